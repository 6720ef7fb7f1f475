#include "scenario/format_number.h"

#include <array>
#include <charconv>
#include <cstdint>

namespace tumen {

std::string format_number(double x) {
  constexpr double kPlainBelow = 1e15;
  if (-kPlainBelow < x && x < kPlainBelow) {
    const auto whole = static_cast<std::int64_t>(x);
    if (static_cast<double>(whole) == x) return std::to_string(whole);
  }
  std::array<char, 40> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), x).ptr;
  return {buffer.data(), end};
}

}  // namespace tumen
