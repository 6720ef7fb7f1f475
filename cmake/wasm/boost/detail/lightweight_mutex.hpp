// In place of Boost's: WebAssembly as browsers run it has no threads, so nothing is locked.
#pragma once

namespace boost::detail {

struct lightweight_mutex {
  struct scoped_lock {
    explicit scoped_lock(lightweight_mutex&) {}
    ~scoped_lock() {}
  };
};

}  // namespace boost::detail
