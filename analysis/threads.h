/// Threads, where the platform has them. WebAssembly as browsers run it has none: there one thread
/// does all the work, a lock guards nothing, and nobody else asks to stop.
#pragma once

#if defined(__wasm__)

#include <memory>

namespace tumen {

class StopToken {
 public:
  StopToken() = default;
  bool stop_requested() const { return stopped_ && *stopped_; }

 private:
  friend class StopSource;
  explicit StopToken(std::shared_ptr<bool> stopped) : stopped_(std::move(stopped)) {}
  std::shared_ptr<bool> stopped_;
};

class StopSource {
 public:
  StopToken get_token() const { return StopToken(stopped_); }
  void request_stop() { *stopped_ = true; }

 private:
  std::shared_ptr<bool> stopped_ = std::make_shared<bool>(false);
};

struct Mutex {};

struct LockGuard {
  explicit LockGuard(Mutex&) {}
  ~LockGuard() {}
};

}  // namespace tumen

#else

#include <mutex>
#include <stop_token>

namespace tumen {

using StopToken = std::stop_token;
using StopSource = std::stop_source;
using Mutex = std::mutex;
using LockGuard = std::lock_guard<std::mutex>;

}  // namespace tumen

#endif
