#include "cli/session.h"

#include <fmt/core.h>

#include <charconv>
#include <thread>

namespace tumen {

std::uint64_t parse_count(std::string_view option, std::string_view text, std::uint64_t least,
                          std::uint64_t most) {
  std::uint64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end || value < least || value > most) {
    throw UsageError(fmt::format("{} must be a whole number from {} to {}, got \"{}\"", option,
                                 least, most, text));
  }
  return value;
}

int hardware_threads() {
  const unsigned n = std::thread::hardware_concurrency();
  return n > 0 ? static_cast<int>(n) : 1;
}

}  // namespace tumen
