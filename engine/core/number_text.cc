#include "core/number_text.h"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string>

namespace tumen {
namespace {

#ifdef __cpp_lib_to_chars
NumberText convert(std::string_view text) {
  double value = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (wrong != std::errc()) return {};
  return {value, static_cast<std::size_t>(end - text.data())};
}
#else
// A library without from_chars for floating point. Its strtod rounds as well; it only reads more
// than decimals, which decimal_length() has cut off.
NumberText convert(std::string_view text) {
  const std::string copy(text);
  char* end = nullptr;
  const double value = std::strtod(copy.c_str(), &end);
  if (!std::isfinite(value)) return {};
  return {value, static_cast<std::size_t>(end - copy.c_str())};
}
#endif

/// Characters that a decimal number may consist of.
std::size_t decimal_length(std::string_view text) {
  const std::size_t end = text.find_first_not_of("0123456789.eE+-");
  return end == std::string_view::npos ? text.size() : end;
}

}  // namespace

NumberText read_number(std::string_view text) {
  if (text.empty() || text.front() == '+') return {};
  return convert(text.substr(0, decimal_length(text)));
}

}  // namespace tumen
