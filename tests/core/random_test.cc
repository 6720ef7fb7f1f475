#include "core/random.h"

#include <Random123/philox.h>

#include <cmath>
#include <cstdint>
#include <set>
#include <vector>

#include "catch.h"

using namespace tumen;

namespace {

double draw_one(std::uint64_t seed, std::uint64_t run, std::uint64_t stream, std::uint32_t tick,
                std::uint32_t draw) {
  return uniform({Word(seed), Word(run)}, stream, tick, draw)[kLanes - 1];
}

/// The draw as random.h documents it, on scalars and with Random123.
double documented(std::uint64_t seed, std::uint64_t run, std::uint64_t agent, std::uint64_t docket,
                  std::uint32_t tick, std::uint32_t draw) {
  const auto low = [](std::uint64_t x) { return static_cast<std::uint32_t>(x % 4294967296ULL); };
  const auto high = [](std::uint64_t x) { return static_cast<std::uint32_t>(x / 4294967296ULL); };
  const std::uint64_t id = combine(combine(agent, docket), tick * 4294967296ULL + draw);
  const r123::Philox4x32::ctr_type counter = {{low(run), high(run), low(id), high(id)}};
  const r123::Philox4x32::key_type key = {{low(seed), high(seed)}};
  const auto w = r123::Philox4x32{}(counter, key);
  return static_cast<double>((w[1] * 4294967296ULL + w[0]) / 2048) * 0x1p-53;
}

constexpr int kSample = 100'000;

/// Chi-square of a sample in 100 equal bins: 99 degrees of freedom, standard deviation 14.
double chi_square(const std::vector<double>& sample) {
  std::vector<int> count(100, 0);
  for (const double u : sample) ++count[static_cast<std::size_t>(u * 100.0)];
  const double expected = static_cast<double>(sample.size()) / 100.0;
  double sum = 0.0;
  for (const int c : count) sum += (c - expected) * (c - expected) / expected;
  return sum;
}

/// Correlation of neighbours, times the square root of their number: near standard normal.
double serial_score(const std::vector<double>& sample) {
  double sum = 0.0;
  for (std::size_t i = 1; i < sample.size(); ++i) {
    sum += (sample[i - 1] - 0.5) * (sample[i] - 0.5) * 12.0;
  }
  return sum / std::sqrt(static_cast<double>(sample.size() - 1));
}

template <class F>
std::vector<double> sample_of(F f) {
  std::vector<double> sample;
  for (std::uint32_t i = 0; i < kSample; ++i) sample.push_back(f(i));
  return sample;
}

}  // namespace

TEST_CASE("a draw is the documented function of its key") {
  std::uint64_t state = 7;
  for (int i = 0; i < 5000; ++i) {
    const std::uint64_t seed = mix64(++state), run = mix64(++state), agent = mix64(++state),
                        docket = mix64(++state);
    const auto tick = static_cast<std::uint32_t>(mix64(++state));
    const auto draw = static_cast<std::uint32_t>(mix64(++state));
    REQUIRE(draw_one(seed, run, stream_id(agent, docket), tick, draw) ==
            documented(seed, run, agent, docket, tick, draw));
  }
}

TEST_CASE("a draw does not depend on the lane or on the other lanes") {
  for (int lane = 0; lane < kLanes; ++lane) {
    RunKeys keys;
    for (int other = 0; other < kLanes; ++other) {
      keys.seed.set(other, mix64(static_cast<std::uint64_t>(other) + 50));
      keys.run.set(other, static_cast<std::uint64_t>(other) + 1000);
    }
    keys.seed.set(lane, 42);
    keys.run.set(lane, 3);
    CHECK(uniform(keys, 9, 5, 1)[lane] == draw_one(42, 3, 9, 5, 1));
  }
}

TEST_CASE("changing any part of the key changes the draw") {
  constexpr std::uint64_t kHigh = std::uint64_t{1} << 32;
  const std::vector<double> draws = {
      draw_one(1, 2, stream_id(3, 4), 5, 6),         draw_one(2, 2, stream_id(3, 4), 5, 6),
      draw_one(1 + kHigh, 2, stream_id(3, 4), 5, 6), draw_one(1, 3, stream_id(3, 4), 5, 6),
      draw_one(1, 2 + kHigh, stream_id(3, 4), 5, 6), draw_one(1, 2, stream_id(4, 4), 5, 6),
      draw_one(1, 2, stream_id(3 + kHigh, 4), 5, 6), draw_one(1, 2, stream_id(3, 5), 5, 6),
      draw_one(1, 2, stream_id(3, 4 + kHigh), 5, 6), draw_one(1, 2, stream_id(3, 4), 6, 6),
      draw_one(1, 2, stream_id(3, 4), 5, 7),         draw_one(1, 2, stream_id(4, 3), 5, 6),
      draw_one(2, 1, stream_id(3, 4), 5, 6),         draw_one(1, 2, stream_id(3, 4), 6, 5)};
  CHECK(std::set<double>(draws.begin(), draws.end()).size() == draws.size());
}

TEST_CASE("draws are uniform and uncorrelated along every part of the key") {
  const std::uint64_t stream = stream_id(hash_text("RUS"), hash_text("port"));
  const auto check = [](const std::vector<double>& sample) {
    for (const double u : sample) REQUIRE((u >= 0.0 && u < 1.0));
    const double chi = chi_square(sample);
    CHECK(chi > 45.0);
    CHECK(chi < 170.0);
    CHECK(std::abs(serial_score(sample)) < 4.5);
  };
  check(sample_of([&](std::uint32_t i) { return draw_one(11, 0, stream, i, 0); }));
  check(sample_of([&](std::uint32_t i) { return draw_one(11, 0, stream, 3, i); }));
  check(sample_of([&](std::uint32_t i) { return draw_one(11, i, stream, 3, 0); }));
  check(sample_of([&](std::uint32_t i) { return draw_one(i, 0, stream, 3, 0); }));
  check(sample_of([&](std::uint32_t i) { return draw_one(11, 0, stream_id(i, 1), 3, 0); }));
  check(sample_of([&](std::uint32_t i) { return draw_one(11, 0, stream_id(1, i), 3, 0); }));
}

TEST_CASE("draws use all 53 bits") {
  std::uint64_t seen_one = 0;
  std::uint64_t seen_zero = 0;
  for (std::uint32_t i = 0; i < 200; ++i) {
    const auto bits = static_cast<std::uint64_t>(draw_one(1, 0, 2, 3, i) * 0x1p53);
    seen_one |= bits;
    seen_zero |= ~bits;
  }
  constexpr std::uint64_t kAll = (std::uint64_t{1} << 53) - 1;
  CHECK((seen_one & kAll) == kAll);
  CHECK((seen_zero & kAll) == kAll);
}
