/// Quantiles of a stream, from counts in bins that are known before any value is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/bytes.h"

namespace tumen {

/// A histogram whose bins are cut from the bits of a double: sign, exponent and the highest 6 bits
/// of the mantissa, 64 bins to every factor of two. So no range is asked for, a merge is an
/// addition of counts, and the sketch depends on no order or grouping. (Relative bins as in
/// DDSketch: Masson, Rim and Lee, "DDSketch", PVLDB 12 (2019); with powers of two there is no
/// logarithm.) Zero of either sign has a bin of its own, and so have the subnormals of each sign,
/// which are all one bin.
///
/// Memory: 8 bytes for each bin with a value in it: about 10 bins for values within 10% of each
/// other, some 300 for those of a normal distribution around zero.
class QuantileSketch {
 public:
  /// A bin is no wider than so much of any value in it, subnormals apart.
  static constexpr double kRelativeError = 1.0 / 64;
  /// Values that a sketch can count.
  static constexpr std::uint64_t kMaxCount = (std::uint64_t{1} << 46U) - 1;

  /// Counts the values, which must be finite. Best in blocks: each is sorted, and merged at once.
  void add(std::span<const double> values);
  void merge(const QuantileSketch& other);

  /// Values counted.
  std::uint64_t count() const;
  /// Bins with a value in them.
  std::size_t bins() const { return entries_.size(); }

  /// Quantile of type 7 (quantile_of_sorted) for 0 <= p <= 1, of values whose exact least and
  /// greatest are `min` and `max`; NaN without values. Order statistics are spread evenly over
  /// their bin, as far as it lies within [min, max]. Then each is off, rounding apart, by less
  /// than kRelativeError of itself (by less than 2^-1022 where it is subnormal), the first and the
  /// last by nothing; so is a quantile between two of the same sign, and one between a < 0 < b, at
  /// weights 1-w and w, is off by less than kRelativeError * ((1-w)|a| + w b). Exact where all
  /// values are equal.
  double quantile(double p, double min, double max) const;

  /// In canonical form: the same counts have the same bytes. 2 or 3 bytes per bin.
  void write(ByteWriter& out) const;
  /// What write() wrote. Fails `in` for anything else, and then returns an empty sketch.
  static QuantileSketch read(ByteReader& in);

 private:
  double order_statistic(std::uint64_t rank, double min, double max) const;

  /// Ascending; the bin in the upper 18 bits and its count in the lower 46, so that a bin takes
  /// one word. Never a count of 0.
  std::vector<std::uint64_t> entries_;
};

}  // namespace tumen
