#include "analysis/moments.h"

#include "tests/analysis/stream_support.h"
#include "tests/catch.h"

using namespace tumen;
using namespace tumen::test;

namespace {

constexpr double kLargest = std::numeric_limits<double>::max();
constexpr double kTiny = std::numeric_limits<double>::denorm_min();

ExactMoments moments_of(std::span<const double> values) {
  ExactMoments moments;
  for (const double x : values) moments.add(x);
  return moments;
}

std::vector<double> around(Luck& luck, double centre, double width, std::size_t n) {
  std::vector<double> values(n);
  for (double& x : values) {
    x = centre + width * (static_cast<double>(luck() >> 11U) * 0x1p-53 - 0.5);
  }
  return values;
}

std::vector<std::vector<double>> samples(Luck& luck) {
  std::vector<std::vector<double>> sets = {
      {-0.0},
      {3.25},
      {0.0, -0.0, 0.0},
      {kTiny, -kTiny},
      {kTiny, 0, 0},
      {1e300, 1e300, 1e300 * (1 + 0x1p-52)},
      {1e8, 1e8 + 1e-8, 1e8 - 1e-8},
      {1, 2, 3, 4},
      {-1e150, 1e150, 3, 1e-150},
      {0x1p-530, 0x1.8p-530, 0x1p-531},  // the variance is subnormal
  };
  for (const double centre : {0.0, 5.0, -1e6, 1e15}) {
    for (const double width : {1e-3, 1.0, 1e3}) sets.push_back(around(luck, centre, width, 100));
  }
  for (int k = 0; k < 20; ++k) {
    std::vector<double> values(2 + luck() % 40);
    for (double& x : values) x = any_double(luck, -500, 500);
    sets.push_back(values);
  }
  return sets;
}

}  // namespace

TEST_CASE("mean and variance are those of exact arithmetic, rounded once") {
  Luck luck(1);
  for (const auto& values : samples(luck)) {
    const ExactMoments m = moments_of(values);
    const Exact n = values.size();
    Exact mean = 0;
    for (const double x : values) mean += exact(x) / n;
    Exact squares = 0;
    for (const double x : values) squares += (exact(x) - mean) * (exact(x) - mean);
    CHECK(m.n() == values.size());
    CHECK(m.min() == std::ranges::min(values));
    CHECK(m.max() == std::ranges::max(values));
    CHECK(is_nearest(m.mean(), mean));
    if (values.size() > 1) CHECK(is_nearest(m.variance(), squares / (n - 1)));
    CHECK(m.sd() == std::sqrt(m.variance()));
    CHECK(survives_bytes(m));
  }
}

TEST_CASE("on tame values all agree with sums that round") {
  Luck luck(2);
  const auto values = around(luck, 40, 25, 500);
  const ExactMoments m = moments_of(values);
  CHECK(m.mean() == Approx(mean(values)).epsilon(1e-13));
  CHECK(m.sd() == Approx(standard_deviation(values)).epsilon(1e-13));
  const Interval wanted = mean_interval(mean(values), standard_deviation(values), 500, 0.9);
  CHECK(m.interval(0.9).lo == Approx(wanted.lo).epsilon(1e-13));
  CHECK(m.interval(0.9).hi == Approx(wanted.hi).epsilon(1e-13));
  CHECK(m.interval().hi > m.interval(0.9).hi);
}

TEST_CASE("nothing cancels where the deviation is far below the mean") {
  ExactMoments m;
  const double step = 0x1p-22;  // of 2^30 the last place but none
  for (int k = -500; k <= 500; ++k) m.add(0x1p30 + k * step);
  CHECK(m.mean() == 0x1p30);
  CHECK(m.variance() == 1001 * 1002 / 12.0 * step * step);  // of consecutive numbers
}

TEST_CASE("equal values have themselves as mean and no variance at all") {
  for (const double x : {0.1, -1e308, kTiny, 1e-200, kLargest}) {
    const ExactMoments m = moments_of(std::vector<double>(49, x));
    CHECK(m.mean() == x);
    CHECK(std::bit_cast<std::uint64_t>(m.variance()) == 0);
    CHECK(m.interval().lo == x);
  }
}

TEST_CASE("a mean is finite where the sum is not") {
  const ExactMoments m = moments_of(std::vector{kLargest, kLargest, kLargest / 2});
  CHECK(std::isinf(m.sum()));
  CHECK(is_nearest(m.mean(), exact(kLargest) * 5 / 6));
  CHECK(std::isinf(m.variance()));
}

TEST_CASE("a mean beyond a tie by less than any digits show is rounded to its side") {
  // k + 1/2 +- 1/(2n) where doubles are whole numbers: to the even k only below the tie.
  const double k = 0x1p52;
  const int n = (1 << 16) + 1;
  for (const int above : {n / 2, n / 2 + 1}) {
    ExactMoments m;
    for (int i = 0; i < n; ++i) m.add(i < above ? k + 1 : k);
    CHECK(m.mean() == (above > n / 2 ? k + 1 : k));
  }
}

TEST_CASE("few values have few moments") {
  const ExactMoments none;
  CHECK(none.n() == 0);
  CHECK(none.sum() == 0);
  for (const double x :
       {none.min(), none.max(), none.mean(), none.variance(), none.sd(), none.interval().lo}) {
    CHECK(std::isnan(x));
  }
  CHECK(survives_bytes(none));
  const ExactMoments one = moments_of(std::vector{2.5});
  CHECK(one.mean() == 2.5);
  CHECK(one.variance() == 0);
  CHECK(std::isnan(one.interval().hi));
}

TEST_CASE("moments have the same bytes in every order and grouping") {
  Luck luck(3);
  for (const auto& values : samples(luck)) {
    const std::string bytes = bytes_of(moments_of(values));
    for (int k = 0; k < 20; ++k) {
      const auto m =
          in_any_order<ExactMoments>(values, luck, [](auto& to, double x) { to.add(x); });
      CHECK(bytes_of(m) == bytes);
    }
  }
  const ExactMoments zeros = moments_of(std::vector{-0.0, 0.0});
  CHECK_FALSE(std::signbit(zeros.min()));
  CHECK(bytes_of(zeros) == bytes_of(moments_of(std::vector{0.0, -0.0})));
}

TEST_CASE("pairs are counted as changed by their bits, and differ by arm less baseline") {
  PairedMoments pairs;
  pairs.add(1, 3);
  pairs.add(5, 5);
  pairs.add(0.0, -0.0);
  pairs.add(2, 1);
  CHECK(pairs.changed() == 3);
  CHECK(pairs.differences().n() == 4);
  CHECK(pairs.differences().mean() == 0.25);
  CHECK(pairs.differences().max() == 2);
  CHECK(survives_bytes(pairs));
  CHECK(survives_bytes(PairedMoments()));
  PairedMoments far;
  far.add(-kLargest, kLargest);
  CHECK(far.differences().max() == kLargest);
}

TEST_CASE("pairs have the same bytes in every order and grouping") {
  Luck luck(4);
  std::vector<std::pair<double, double>> values;
  for (int k = 0; k < 200; ++k) {
    const double x = any_double(luck, -30, 30);
    values.emplace_back(x, k % 3 == 0 ? x : any_double(luck, -30, 30));
  }
  const auto add = [](auto& to, const std::pair<double, double>& x) { to.add(x.first, x.second); };
  PairedMoments pairs;
  for (const auto& x : values) add(pairs, x);
  CHECK(pairs.changed() == 133);
  for (int k = 0; k < 20; ++k) {
    CHECK(bytes_of(in_any_order<PairedMoments>(values, luck, add)) == bytes_of(pairs));
  }
}

TEST_CASE("damaged bytes of moments are refused") {
  Luck luck(5);
  bool sound = true;
  for (const auto& values : samples(luck)) refused_damage(moments_of(values), luck, sound);
  CHECK(sound);
  PairedMoments pairs;
  pairs.add(1, 2);
  pairs.add(1, 1);
  CHECK(refused_damage(pairs, luck, sound) > 200);
  CHECK(sound);
}

TEST_CASE("moments that no values have are refused") {
  const auto is_read = [](std::uint64_t n, double min, double max, double sum, double square) {
    std::string bytes;
    ByteWriter out(bytes);
    out.varint(n);
    out.f64(min);
    out.f64(max);
    ExactSum s;
    s.add(sum);
    s.write(out);
    ExactSum q;
    q.add(square);
    q.write(out);
    ByteReader in(bytes);
    ExactMoments::read(in);
    return in.done();
  };
  CHECK(is_read(2, -1, 3, 2, 10));
  CHECK_FALSE(is_read(1, -1, 3, 2, 10));
  CHECK_FALSE(is_read(2, 3, -1, 2, 10));
  CHECK_FALSE(is_read(2, -1, std::numeric_limits<double>::infinity(), 2, 10));
  CHECK_FALSE(is_read(2, -0.0, 3, 3, 9));
  CHECK_FALSE(is_read(2, std::nan(""), 3, 3, 9));
  CHECK_FALSE(is_read(2, 1, 3, -4, 10));
  CHECK_FALSE(is_read(2, -3, -1, 4, 10));
  CHECK_FALSE(is_read(2, 1, 3, 4, -10));
}
