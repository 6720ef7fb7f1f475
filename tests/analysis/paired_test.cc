#include "analysis/paired.h"

#include <bit>
#include <cmath>

#include "analysis/statistics.h"
#include "tests/catch.h"
#include "tests/sim/tribute_model.h"

using namespace tumen;
using tumen::test::TributeModel;

namespace {

EnsembleOptions options(int jobs = 1) {
  EnsembleOptions o;
  o.seed = 11;
  o.runs = 300;
  o.jobs = jobs;
  return o;
}

/// The tribute model with something done to it: a prize that the first actor is given at the end
/// of every tick, in step, or only in what is reported.
struct Arm : TributeModel {
  double prize = 0, reported = 0;

  void step(World& w, const Batch& batch, int tick, Observer* observer) const {
    TributeModel::step(w, batch, tick, observer);
    w.wealth[test::ActorId(std::size_t{0})] += prize;
  }
  void measure(const World& w, std::span<Real> out) const {
    TributeModel::measure(w, out);
    out[0] += reported;
  }
};
static_assert(Model<Arm>);

EnsembleResult with_prize(double prize, int jobs = 1) {
  Arm arm;
  arm.prize = prize;
  return run_ensemble(arm, options(jobs));
}

}  // namespace

TEST_CASE("arms that are alike differ in nothing") {
  const PairedComparison same = compare_paired(with_prize(0), with_prize(0));
  CHECK(same.runs == 300);
  CHECK(same.histories_changed == 0);
  for (const PairedDifference& d : same.metrics) {
    INFO(d.info.name);
    CHECK(d.n == 300);
    CHECK(d.changed == 0);
    CHECK(std::bit_cast<std::uint64_t>(d.difference) == 0);
    CHECK(std::bit_cast<std::uint64_t>(d.sd) == 0);
  }
}

TEST_CASE("a shift of one metric is found there, in its size, and nowhere else") {
  Arm shifted;
  shifted.reported = 64.0;
  const PairedComparison found = compare_paired(with_prize(0), run_ensemble(shifted, options()));
  CHECK(found.histories_changed == 300);
  for (const PairedDifference& d : found.metrics) {
    INFO(d.info.name);
    CHECK(d.changed == (d.info.name == "W" ? 300U : 0U));
    CHECK(d.difference == Approx(d.info.name == "W" ? 64.0 : 0.0).margin(1e-9));
  }
  CHECK(found.find("W")->hi - found.find("W")->lo < 1e-9);
  CHECK(found.find("nobody") == nullptr);
}

TEST_CASE("pairing takes out the luck that both arms share") {
  const EnsembleResult base = with_prize(0), arm = with_prize(0.5);
  const PairedDifference paired = *compare_paired(base, arm).find("W[0]");
  const std::size_t w0 = 2;
  const double unpaired =
      std::hypot(standard_deviation(base.finals_of(w0)), standard_deviation(arm.finals_of(w0)));
  CHECK(paired.sd < 0.75 * unpaired);
  CHECK(paired.difference == Approx(mean(arm.finals_of(w0)) - mean(base.finals_of(w0))));
  CHECK(paired.lo < paired.difference);
  CHECK(paired.difference < paired.hi);
}

TEST_CASE("a comparison has the same bits on any number of threads", "[threads]") {
  const PairedComparison one = compare_paired(with_prize(0), with_prize(3));
  const PairedComparison three = compare_paired(with_prize(0, 3), with_prize(3, 2));
  REQUIRE(one.metrics.size() == three.metrics.size());
  CHECK(one.histories_changed == three.histories_changed);
  for (std::size_t m = 0; m < one.metrics.size(); ++m) {
    CHECK(std::bit_cast<std::uint64_t>(one.metrics[m].difference) ==
          std::bit_cast<std::uint64_t>(three.metrics[m].difference));
    CHECK(std::bit_cast<std::uint64_t>(one.metrics[m].sd) ==
          std::bit_cast<std::uint64_t>(three.metrics[m].sd));
    CHECK(one.metrics[m].changed == three.metrics[m].changed);
  }
}

TEST_CASE("a run that failed in either arm is dropped from both, and counted") {
  const TributeModel broken(70, 4), whole;
  const EnsembleResult base = run_ensemble(whole, options());
  for (const PairedComparison& c : {compare_paired(base, run_ensemble(broken, options())),
                                    compare_paired(run_ensemble(broken, options()), base)}) {
    CHECK(c.runs == 300);
    CHECK(c.dropped == 1);
    CHECK(c.histories_changed == 0);
    CHECK(c.find("W")->n == 299);
    CHECK(c.find("W")->changed == 0);
  }
}
