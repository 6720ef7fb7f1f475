#include "cli/explain/numbers.h"

#include <fmt/core.h>

#include <cmath>

namespace tumen {
namespace {

constexpr double kLargeNumber = 1e9;
constexpr double kSmallNumber = 1e-4;

}  // namespace

std::string brief(double x) {
  if (std::isnan(x)) return "-";
  const double size = std::abs(x);
  if (x == 0) return "0";
  if (size >= kLargeNumber || size < kSmallNumber) return fmt::format("{:.1e}", x);
  if (size >= 9999.5) {
    return (x < 0 ? "-" : "") + grouped(static_cast<std::uint64_t>(std::llround(size)));
  }
  if (size >= 99.95) return fmt::format("{:.0f}", x);
  if (size >= 9.995) return fmt::format("{:.1f}", x);
  if (size >= 0.9995) return fmt::format("{:.2f}", x);
  if (size >= 0.00995) return fmt::format("{:.3f}", x);
  return fmt::format("{:.5f}", x);
}

std::string plain(double x) {
  if (std::isnan(x)) return "-";
  return std::abs(x) >= 999.5 ? brief(x) : fmt::format("{:.3g}", x);
}

std::string rough(double x) {
  if (std::isnan(x)) return "-";
  const double size = std::abs(x);
  if (size >= 99.5) return brief(x);
  if (size < kSmallNumber && size > 0) return fmt::format("{:.0e}", x);
  return fmt::format("{:.{}g}", x, size < 0.01 ? 1 : 2);
}

std::string signed_brief(double x) {
  if (std::isnan(x) || x == 0) return brief(x);
  return x > 0 ? "+" + brief(x) : brief(x);
}

std::string fixed(double x, int digits) {
  return std::isnan(x) ? "-" : fmt::format("{:.{}f}", x, digits);
}

std::string percent(double share) {
  if (std::isnan(share)) return "-";
  if (share > 0 && share < 0.005) return "<1%";
  if (share < 1 && share > 0.995) return ">99%";
  return fmt::format("{:.0f}%", 100 * share);
}

std::string grouped(std::uint64_t n) {
  std::string digits = std::to_string(n);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ' ');
  return digits;
}

std::string hex(std::uint64_t word) { return fmt::format("{:016x}", word); }

std::string exact(double x) { return std::isnan(x) ? "" : fmt::format("{}", x); }

}  // namespace tumen
