#include "analysis/parallel.h"

#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace tumen {

void on_threads(int jobs, const std::function<void(std::stop_token failed)>& work) {
  std::stop_source failed;
  std::exception_ptr first;
  std::mutex mutex;
  const auto guarded = [&] {
    try {
      work(failed.get_token());
    } catch (...) {
      const std::lock_guard lock(mutex);
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

}  // namespace tumen
