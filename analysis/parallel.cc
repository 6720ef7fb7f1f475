#include "analysis/parallel.h"

#ifndef __wasm__
#include <exception>
#include <thread>
#include <vector>
#endif

namespace tumen {

#ifdef __wasm__

void on_threads(int, const std::function<void(StopToken failed)>& work) { work(StopToken()); }

#else

void on_threads(int jobs, const std::function<void(StopToken failed)>& work) {
  StopSource failed;
  std::exception_ptr first;
  Mutex mutex;
  const auto guarded = [&] {
    try {
      work(failed.get_token());
    } catch (...) {
      const LockGuard lock(mutex);
      if (!first) first = std::current_exception();
      failed.request_stop();
    }
  };
  {
    std::vector<std::jthread> threads;
    for (int k = 1; k < jobs; ++k) threads.emplace_back(guarded);
    guarded();
  }
  if (first) std::rethrow_exception(first);
}

#endif

}  // namespace tumen
