#include <boost/random/sobol.hpp>
#include <stdexcept>

#include "analysis/experiment/design.h"
#include "core/hash.h"

namespace tumen {

namespace {

/// Digits that have a coin for each prefix. No two of the first 2^32 points share so many in any
/// factor, so below them one hash of the prefix makes all coins at once.
constexpr int kNested = 32;

/// A binary fraction of 64 digits, scrambled. Node 2^depth + prefix of the tree of prefixes has
/// the coin of the digit that follows.
std::uint64_t scramble(std::uint64_t x, std::uint64_t stream) {
  std::uint64_t flips = 0;
  for (int depth = 0; depth < kNested; ++depth) {
    const std::uint64_t node = (std::uint64_t{1} << 63 | x >> 1) >> (63 - depth);
    flips |= (combine(stream, node) >> 63) << (63 - depth);
  }
  const std::uint64_t leaf = std::uint64_t{1} << kNested | x >> (64 - kNested);
  return x ^ (flips | combine(stream, leaf) >> kNested);
}

}  // namespace

Design sobol_sequence(std::size_t points, std::size_t factors, const SobolOptions& options) {
  constexpr std::uint64_t kMostPoints = std::uint64_t{1} << 32;
  if (points < 1 || points > kMostPoints || options.skip > kMostPoints - points)
    throw std::invalid_argument("sobol_sequence: points, with those skipped, must be 1 to 2^32");
  if (factors < 1 || factors > kMaxSobolFactors)
    throw std::invalid_argument("sobol_sequence: factors must be from 1 to 3667");

  std::vector<std::uint64_t> streams;
  if (options.scramble_seed) {
    const std::uint64_t of_seed = combine(hash_text("sobol: scrambling"), *options.scramble_seed);
    for (std::size_t factor = 0; factor < factors; ++factor)
      streams.push_back(combine(of_seed, factor));
  }

  Design design{points, factors, {}};
  design.unit.reserve(points * factors);
  boost::random::sobol engine(factors);  // starts at point 1: it leaves the origin out
  if (options.skip > 1) engine.seed(options.skip - 1);
  for (std::size_t point = 0; point < points; ++point)
    for (std::size_t factor = 0; factor < factors; ++factor) {
      const bool origin = point + options.skip == 0;
      std::uint64_t digits = origin ? 0 : engine();
      if (options.scramble_seed) digits = scramble(digits, streams[factor]);
      design.unit.push_back(static_cast<double>(digits >> 11) * 0x1p-53);
    }
  return design;
}

}  // namespace tumen
