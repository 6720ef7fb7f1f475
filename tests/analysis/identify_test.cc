#include "analysis/claims/identify.h"

#include <cmath>
#include <vector>

#include "core/hash.h"
#include "tests/catch.h"

using namespace tumen;

namespace {

/// About normal numbers of standard deviation 1 around `mean`, a pure function of the arguments.
std::vector<double> noise(std::size_t n, std::uint64_t seed, double mean) {
  std::vector<double> out;
  for (std::size_t k = 0; k < n; ++k) {
    double sum = 0;
    for (std::uint64_t j = 0; j < 12; ++j) {
      sum += static_cast<double>(combine(combine(seed, k), j) >> 11U) * 0x1p-53;
    }
    out.push_back(mean + sum - 6);
  }
  return out;
}

const std::vector<ContrastScale> kTwo = {{0.1}, {0.1}};

}  // namespace

TEST_CASE("theories with contrasts far apart are told apart, twins are not") {
  const std::vector<ContrastSample> apart = {{noise(512, 1, 0), noise(512, 2, 0)},
                                             {noise(512, 3, 2), noise(512, 4, 0)},
                                             {noise(512, 5, 2), noise(512, 6, 2)}};
  const Identification sure = identify(apart, 256, 32, kTwo);
  CHECK(sure.traces == 8);
  CHECK(sure.accuracy == 1);
  CHECK(sure.chance == Approx(1.0 / 3));
  const std::vector<ContrastSample> twins = {{noise(4096, 1, 1), noise(4096, 2, 1)},
                                             {noise(4096, 3, 1), noise(4096, 4, 1)}};
  const Identification unsure = identify(twins, 2048, 16, kTwo);
  CHECK(unsure.accuracy == Approx(0.5).margin(0.15));
  // Rows of shares add up to 1.
  for (std::size_t row = 0; row < 2; ++row) {
    CHECK(unsure.confusion[row * 2] + unsure.confusion[row * 2 + 1] == Approx(1));
  }
}

TEST_CASE("the same sample twice is a tie") {
  const ContrastSample one = {noise(256, 1, 0), noise(256, 2, 1)};
  const std::vector<ContrastSample> same = {one, one};
  const Identification out = identify(same, 128, 32, kTwo);
  for (const double share : out.confusion) CHECK(share == 0.5);
}

TEST_CASE("the likelihood is that of normal means") {
  const Signature theory = {{1.0}, {2.0}, 100};
  const std::vector<ContrastScale> scale = {{0.1}};
  const std::vector<double> means = {2.0};
  const double variance = 4.0 * (1.0 / 25 + 1.0 / 100);
  CHECK(log_likelihood(means, 25, theory, scale) ==
        Approx(-0.5 * (std::log(variance) + 1 / variance)).epsilon(1e-12));
  // Certain contrasts are not taken to be sharper than a tenth of what matters.
  const Signature certain = {{1.0}, {0.0}, 100};
  CHECK(log_likelihood(means, 25, certain, scale) ==
        Approx(-0.5 * (std::log(1e-4) + 1e4)).epsilon(1e-12));
  // What has no value counts nowhere.
  CHECK(log_likelihood(std::vector<double>{std::nan("")}, 25, theory, scale) == 0);
}

TEST_CASE("the best contrast is the one furthest apart for its noise") {
  const Signature a = {{0, 0, 0}, {1, 10, 1}, 400}, b = {{1, 5, 0.5}, {1, 10, 1}, 400};
  const std::vector<ContrastScale> scales(3, ContrastScale{0.1});
  CHECK(best_contrast(a, b, 32, scales) == 0);
  CHECK(best_contrast(a, a, 32, scales) == 3);
}

TEST_CASE("too few runs identify nothing") {
  const std::vector<ContrastSample> few = {{noise(64, 1, 0), noise(64, 2, 0)}};
  CHECK(identify(few, 64, 32, kTwo).traces == 0);
  CHECK(identify(std::vector<ContrastSample>{}, 64, 32, kTwo).traces == 0);
}
