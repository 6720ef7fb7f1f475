#include "analysis/moments.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <cmath>

#include "analysis/rounding.h"

namespace tumen {
namespace {

using boost::multiprecision::cpp_int;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

cpp_int magnitude_of(const ExactSum::Integer& x) {
  cpp_int result;
  if (!x.magnitude.empty()) {
    import_bits(result, x.magnitude.begin(), x.magnitude.end(), 32, false);
  }
  return result;
}

/// a / b * 2^exponent for positive a and b, rounded once.
double nearest_quotient(cpp_int a, const cpp_int& b, int exponent) {
  const int surplus = static_cast<int>(msb(a)) - static_cast<int>(msb(b));
  const int shift = std::max(0, 65 - surplus);  // for a quotient of at least 64 bits
  a <<= shift;
  cpp_int quotient;
  cpp_int remainder;
  divide_qr(a, b, quotient, remainder);
  const int dropped = static_cast<int>(msb(quotient)) - 63;
  const auto bits = static_cast<std::uint64_t>(quotient >> dropped);
  const bool more = !remainder.is_zero() || static_cast<int>(lsb(quotient)) < dropped;
  return detail::nearest_double(bits, exponent - shift + dropped, more);
}

/// Finite, and no negative zero.
bool is_extreme(double x) {
  return std::isfinite(x) &&
         std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(x + 0.0);
}

}  // namespace

double ExactMoments::min() const { return n_ == 0 ? kNaN : min_; }

double ExactMoments::max() const { return n_ == 0 ? kNaN : max_; }

void ExactMoments::merge(const ExactMoments& other) {
  if (other.n_ == 0) return;
  min_ = n_ == 0 ? other.min_ : std::min(min_, other.min_);
  max_ = n_ == 0 ? other.max_ : std::max(max_, other.max_);
  n_ += other.n_;
  sum_.merge(other.sum_);
  squares_.merge(other.squares_);
}

double ExactMoments::mean() const {
  if (n_ == 0) return kNaN;
  if (min_ == max_) return min_;
  const ExactSum::Integer sum = sum_.integer();
  if (sum.magnitude.empty()) return 0;
  const double size = nearest_quotient(magnitude_of(sum), cpp_int(n_), sum.exponent);
  return sum.negative ? -size : size;
}

double ExactMoments::variance() const {
  if (n_ == 0) return kNaN;
  if (min_ == max_) return 0;
  const ExactSum::Integer sum = sum_.integer();
  const ExactSum::Integer squares = squares_.integer();
  cpp_int of_squares = magnitude_of(squares) * n_;
  cpp_int of_sum = magnitude_of(sum);
  of_sum *= of_sum;
  const int exponent = std::min(squares.exponent, 2 * sum.exponent);
  of_squares <<= squares.exponent - exponent;
  of_sum <<= 2 * sum.exponent - exponent;
  if (of_squares <= of_sum) return 0;  // only after reading what no values have
  return nearest_quotient(of_squares - of_sum, cpp_int(n_) * (n_ - 1), exponent);
}

double ExactMoments::sd() const { return std::sqrt(variance()); }

Interval ExactMoments::interval(double confidence) const {
  return mean_interval(mean(), sd(), n_, confidence);
}

void ExactMoments::write(ByteWriter& out) const {
  out.varint(n_);
  if (n_ == 0) return;
  out.f64(min_);
  out.f64(max_);
  sum_.write(out);
  squares_.write(out);
}

ExactMoments ExactMoments::read(ByteReader& in) {
  ExactMoments result;
  result.n_ = in.varint();
  if (result.n_ == 0) return {};
  result.min_ = in.f64();
  result.max_ = in.f64();
  result.sum_ = ExactSum::read(in);
  result.squares_ = ExactSum::read(in);
  const double min = result.min_;
  const double max = result.max_;
  const double sum = result.sum_.value();
  const double squares = result.squares_.value();
  const bool varies = min != max;
  const bool possible = is_extreme(min) && is_extreme(max) && min <= max &&
                        (!varies || result.n_ > 1) && (min < 0 || sum >= 0) &&
                        (max > 0 || sum <= 0) && squares >= 0;
  if (!possible) in.fail();
  return in.ok() ? result : ExactMoments();
}

void PairedMoments::merge(const PairedMoments& other) {
  differences_.merge(other.differences_);
  changed_ += other.changed_;
}

void PairedMoments::write(ByteWriter& out) const {
  differences_.write(out);
  out.varint(changed_);
}

PairedMoments PairedMoments::read(ByteReader& in) {
  PairedMoments result;
  result.differences_ = ExactMoments::read(in);
  result.changed_ = in.varint();
  if (result.changed_ > result.differences_.n()) in.fail();
  return in.ok() ? result : PairedMoments();
}

}  // namespace tumen
