/// Mean and variance of a stream, without rounding until they are asked for.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>

#include "analysis/bytes.h"
#include "analysis/exact_sum.h"
#include "analysis/statistics.h"

namespace tumen {

/// Number, extremes, sum and sum of squares of finite values, all exact: whatever the order and the
/// grouping in which values are added and parts merged, every result has the same bits. -0.0
/// counts as 0.0. About 200 bytes for values of about one size.
class ExactMoments {
 public:
  /// Adds a value, which must be finite.
  void add(double x);
  void merge(const ExactMoments& other);

  std::uint64_t n() const { return n_; }
  double min() const;  ///< NaN without values
  double max() const;  ///< NaN without values
  /// The exact sum, rounded once: infinite beyond the largest double. 0 without values.
  double sum() const { return sum_.value(); }
  /// The exact quotient of sum and number, rounded once to the nearest, so that it is never beyond
  /// an extreme and is the value itself where all are equal. NaN without values.
  double mean() const;
  /// (n Q - S^2) / (n (n-1)) of the exact sums S and Q of values and squares, rounded once: nothing
  /// cancels however small the variance is beside the mean. 0 exactly where all values are equal
  /// and for one value, NaN without values, infinite beyond the largest double.
  double variance() const;
  /// The square root of variance().
  double sd() const;
  /// mean_interval() of these values: NaN bounds for n < 2. Its quantile of Student's t is the only
  /// number here that comes from the mathematical library of the machine.
  Interval interval(double confidence = 0.95) const;

  /// In canonical form: equal moments have equal bytes.
  void write(ByteWriter& out) const;
  /// What write() wrote. Fails `in` for what is not in canonical form or cannot be the moments of
  /// any values by its extremes and signs, and then returns empty moments.
  static ExactMoments read(ByteReader& in);

 private:
  std::uint64_t n_ = 0;
  double min_ = 0;
  double max_ = 0;
  ExactSum sum_;
  ExactSum squares_;
};

/// Moments of the differences of pairs: runs of two arms that share their luck (paired.h).
class PairedMoments {
 public:
  /// Adds a pair of finite values. The difference arm - baseline is rounded to a double; one beyond
  /// the largest double counts as that.
  void add(double baseline, double arm);
  void merge(const PairedMoments& other);

  /// Of arm - baseline; its n() is the number of pairs.
  const ExactMoments& differences() const { return differences_; }
  /// Pairs whose values differ in any bit.
  std::uint64_t changed() const { return changed_; }

  /// As ExactMoments.
  void write(ByteWriter& out) const;
  static PairedMoments read(ByteReader& in);

 private:
  ExactMoments differences_;
  std::uint64_t changed_ = 0;
};

inline void ExactMoments::add(double x) {
  x += 0.0;  // -0.0 becomes 0.0
  min_ = n_ == 0 || x < min_ ? x : min_;
  max_ = n_ == 0 || max_ < x ? x : max_;
  ++n_;
  sum_.add(x);
  squares_.add_square(x);
}

inline void PairedMoments::add(double baseline, double arm) {
  changed_ += std::bit_cast<std::uint64_t>(baseline) != std::bit_cast<std::uint64_t>(arm) ? 1U : 0U;
  constexpr double kLargest = std::numeric_limits<double>::max();
  differences_.add(std::clamp(arm - baseline, -kLargest, kLargest));
}

}  // namespace tumen
