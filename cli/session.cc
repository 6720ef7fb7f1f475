#include "cli/session.h"

#include <fmt/core.h>

#include <charconv>
#include <thread>

#include "core/result.h"

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

int parse_jobs(const std::string& text) {
  constexpr std::uint64_t kMostJobs = 1024;
  return text.empty() ? hardware_threads()
                      : static_cast<int>(parse_count("--jobs", text, 1, kMostJobs));
}

std::string did_you_mean(const std::string& wanted, const std::vector<std::string>& names) {
  const std::string nearest = nearest_name(wanted, names);
  return nearest.empty() ? "" : fmt::format(" (did you mean \"{}\"?)", nearest);
}

int hardware_threads() {
  const unsigned n = std::thread::hardware_concurrency();
  return n > 0 ? static_cast<int>(n) : 1;
}

}  // namespace tumen
