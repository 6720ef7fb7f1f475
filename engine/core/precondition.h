/// What a caller has promised.
#pragma once

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace tumen {

/// For a broken promise: throws std::invalid_argument with `what`; ends the program where the
/// platform has no exceptions.
[[noreturn]] inline void broken_promise([[maybe_unused]] const std::string& what) {
#ifdef __cpp_exceptions
  throw std::invalid_argument(what);
#else
  std::abort();
#endif
}

}  // namespace tumen
