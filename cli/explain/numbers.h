/// Numbers for people.
#pragma once

#include <cstdint>
#include <string>

namespace tumen {

/// About three significant digits without exponents where that is short: "0.512", "131", "8 230",
/// "1.2e+09"; "-" for not-a-number.
std::string brief(double x);
/// Up to three significant digits without trailing zeros: "25", "0.5", "11.2".
std::string plain(double x);
/// One or two significant digits, for half-widths of intervals: "0.0004", "1.1", "15".
std::string rough(double x);
/// As brief(), with a sign: "+0.012", "-0.112"; "0" for zero.
std::string signed_brief(double x);
/// `digits` after the point; "-" for not-a-number.
std::string fixed(double x, int digits);
/// A share of 1 as "45%"; "<1%" for a small one, ">99%" for one just short of all.
std::string percent(double share);
/// Thousands set apart: "1 000 000".
std::string grouped(std::uint64_t n);
/// 16 hex digits.
std::string hex(std::uint64_t word);
/// The shortest text that reads back as `x`; empty for not-a-number.
std::string exact(double x);

}  // namespace tumen
