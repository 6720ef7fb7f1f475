#include "analysis/paired_shares.h"

#include "tests/catch.h"

using namespace tumen;

TEST_CASE("Shares of pairs are compared by the pairs that differ") {
  PairedShares s;
  for (int k = 0; k < 18; ++k) s.add(false, true);
  for (int k = 0; k < 5; ++k) s.add(true, false);
  for (int k = 0; k < 40; ++k) s.add(true, true);
  for (int k = 0; k < 37; ++k) s.add(false, false);
  CHECK(s.n == 100);
  CHECK(s.difference() == Approx(0.13));
  // R: binom.test(5, 5 + 18)$p.value
  CHECK(s.p() == Approx(0.0106220245361).epsilon(1e-10));
  // R: u <- 18.5; d <- 5.5; N <- 102; (u - d)/N + c(-1, 1)*qnorm(.975)*sqrt(u + d - (u - d)^2/N)/N
  CHECK(s.interval().lo == Approx(0.0366229292194).epsilon(1e-10));
  CHECK(s.interval().hi == Approx(0.2182790315649).epsilon(1e-10));
}

TEST_CASE("Arms that never differ tell of no difference") {
  PairedShares s;
  for (int k = 0; k < 50; ++k) s.add(true, true);
  CHECK(s.difference() == 0);
  CHECK(s.p() == 1);
  CHECK(s.interval().lo == Approx(-s.interval().hi));
  CHECK(PairedShares().difference() == 0);
  PairedShares even;
  even.n = 30;
  even.gained = even.lost = 9;
  CHECK(even.p() == 1);
}

TEST_CASE("What all gain is bounded by one") {
  PairedShares s;
  for (int k = 0; k < 3; ++k) s.add(false, true);
  CHECK(s.difference() == 1);
  CHECK(s.interval().hi <= 1);
}
