/// The last step of exact arithmetic.
#pragma once

#include <cstdint>

namespace tumen::detail {

/// The double nearest to bits * 2^exponent, ties to even, for `bits` with its highest bit set.
/// `more`: the number is a little larger, by less than 2^exponent. Subnormal results are rounded
/// once, too; results beyond the largest double are infinite.
double nearest_double(std::uint64_t bits, int exponent, bool more);

}  // namespace tumen::detail
