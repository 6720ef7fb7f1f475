#include "analysis/paired_path.h"

#include <bit>
#include <cmath>

#include "analysis/lockstep.h"
#include "analysis/statistics.h"
#include "tests/catch.h"
#include "tests/sim/tribute_model.h"

using namespace tumen;
using tumen::test::TributeModel;

namespace {

constexpr std::uint64_t kSeed = 11, kRuns = 203;

/// The tribute model with a prize for the first actor in every tick, and a length of its own.
struct Prized : TributeModel {
  double prize = 0;
  int length = 20;

  explicit Prized(double p = 0, std::uint64_t broken_run = ~0ULL, int broken_tick = 3)
      : TributeModel(broken_run, broken_tick), prize(p) {}
  int ticks() const { return length; }
  void step(World& w, const Batch& batch, int tick, Observer* observer) const {
    TributeModel::step(w, batch, tick, observer);
    w.wealth[test::ActorId(std::size_t{0})] += prize;
  }
};

/// Reports one metric more than the tribute model, before the others.
struct Talkative : TributeModel {
  Talkative() {
    infos.push_back({"extra", "1", "nothing"});
    for (const MetricInfo& info : TributeModel::metrics()) infos.push_back(info);
    infos.erase(infos.begin() + 1);  // "W"
  }
  std::span<const MetricInfo> metrics() const { return infos; }
  void measure(const World& w, std::span<Real> out) const {
    std::vector<Real> all(infos.size());
    TributeModel::measure(w, all);
    out[0] = 7.0;
    for (std::size_t m = 1; m < infos.size(); ++m) out[m] = all[m];
  }
  std::vector<MetricInfo> infos;
};

/// Numbers with known means: the baseline is u + tick, the arm adds 3 + tick and noise of its own.
struct KnownMean : TributeModel {
  bool arm = false;
  explicit KnownMean(bool is_arm) : arm(is_arm) {}
  int ticks() const { return 2; }
  void step(World& w, const Batch& batch, int tick, Observer*) const {
    const auto at = static_cast<std::uint32_t>(tick);
    Real x = uniform(batch.keys, hash_text("shared"), at, 0) + tick;
    if (arm) x += 3.0 + tick + 4.0 * (uniform(batch.keys, hash_text("own"), at, 0) - 0.5);
    *w.fights = x;
  }
};

EnsembleOptions ensemble_options() {
  EnsembleOptions o;
  o.seed = kSeed;
  o.runs = kRuns;
  o.keep_series = true;
  return o;
}

template <class B, class A>
LockstepResult compared(const B& baseline, const A& arm, int jobs = 1, std::uint64_t runs = kRuns,
                        std::uint64_t seed = kSeed) {
  LockstepOptions o;
  o.seed = seed;
  o.runs = runs;
  o.jobs = jobs;
  const A* arms[] = {&arm};
  return compare_worlds(baseline, std::span<const A* const>(arms), o);
}

std::uint64_t fingerprint(const PairedPath& p) {
  std::uint64_t h = p.metrics.size();
  for (const auto* cells : {&p.baseline, &p.difference, &p.sd}) {
    for (const double x : *cells) h = combine(h, std::bit_cast<std::uint64_t>(x));
  }
  for (const std::uint64_t x : p.n) h = combine(h, x);
  for (const std::uint64_t x : p.changed) h = combine(h, x);
  return h;
}

}  // namespace

TEST_CASE("worlds that are alike differ nowhere, to the last bit") {
  const LockstepResult r = compared(Prized(), Prized());
  const PairedPath& path = r.arms.at(0).path;
  CHECK(r.runs == kRuns);
  CHECK(r.hash == r.arms[0].hash);
  CHECK(path.ticks == 20);
  CHECK(path.metrics.size() == 12);
  for (const double x : path.difference) CHECK(std::bit_cast<std::uint64_t>(x) == 0);
  for (const double x : path.sd) CHECK(std::bit_cast<std::uint64_t>(x) == 0);
  for (const std::uint64_t x : path.changed) CHECK(x == 0);
  for (const std::uint64_t x : path.n) CHECK(x == kRuns);
}

TEST_CASE("every cell of a path is the mean and deviation of the pairs' differences") {
  const Prized base(0, 70, 4), arm(2.5, 150, 9);
  const EnsembleResult b = run_ensemble(base, ensemble_options()),
                       a = run_ensemble(arm, ensemble_options());
  const LockstepResult r = compared(base, arm);
  const PairedPath& path = r.arms.at(0).path;
  CHECK(r.hash == b.hash);
  CHECK(r.arms[0].hash == a.hash);
  const std::size_t width = path.metrics.size();
  for (std::size_t t = 0; t < 20; ++t) {
    for (std::size_t m = 0; m < width; ++m) {
      std::vector<double> differences, values;
      std::uint64_t changed = 0;
      for (std::size_t run = 0; run < kRuns; ++run) {
        const std::size_t cell = (run * 20 + t) * width + m;
        if (std::isnan(b.series[cell]) || std::isnan(a.series[cell])) continue;
        values.push_back(b.series[cell]);
        differences.push_back(a.series[cell] - b.series[cell]);
        changed += a.series[cell] != b.series[cell] ? 1U : 0U;
      }
      const PairedDifference d = path.at(static_cast<int>(t), m);
      INFO("tick " << t << ", " << d.info.name);
      REQUIRE(d.n == differences.size());
      REQUIRE(d.changed == changed);
      REQUIRE(d.baseline == Approx(mean(values)).epsilon(1e-12));
      REQUIRE(d.difference == Approx(mean(differences)).epsilon(1e-9).margin(1e-9));
      REQUIRE(d.sd == Approx(standard_deviation(differences)).epsilon(1e-7).margin(1e-7));
    }
  }
}

TEST_CASE("the end of a path is what two ensembles compared run by run say") {
  const Prized base, arm(2.5);
  const PairedComparison whole =
      compare_paired(run_ensemble(base, ensemble_options()), run_ensemble(arm, ensemble_options()));
  const PairedPath path = compared(base, arm).arms.at(0).path;
  REQUIRE(path.metrics.size() == whole.metrics.size());
  for (std::size_t m = 0; m < path.metrics.size(); ++m) {
    const PairedDifference d = path.at_end(m), &e = whole.metrics[m];
    CHECK(d.info.name == e.info.name);
    CHECK(d.changed == e.changed);
    CHECK(d.lo == Approx(e.lo).epsilon(1e-9).margin(1e-9));
    CHECK(d.hi == Approx(e.hi).epsilon(1e-9).margin(1e-9));
  }
}

TEST_CASE("intervals of paired differences cover the truth at their nominal rate") {
  constexpr int kReplications = 600;
  int covered[2] = {0, 0};
  for (int k = 0; k < kReplications; ++k) {
    const PairedPath path =
        compared(KnownMean(false), KnownMean(true), 1, 30, static_cast<std::uint64_t>(k) + 1)
            .arms.at(0)
            .path;
    const auto metric = static_cast<std::size_t>(path.find_metric("fights"));
    for (int tick = 0; tick < 2; ++tick) {
      const PairedDifference d = path.at(tick, metric);
      covered[tick] += d.lo <= 3.0 + tick && 3.0 + tick <= d.hi ? 1 : 0;
    }
  }
  // Four binomial standard errors.
  const double slack = 4 * std::sqrt(0.95 * 0.05 / kReplications);
  for (const int count : covered) {
    CHECK(std::abs(static_cast<double>(count) / kReplications - 0.95) < slack);
  }
}

TEST_CASE("a path has the same bits on any number of threads", "[threads]") {
  const Prized base(0, 70, 4), arm(2.5, 150, 9);
  const LockstepResult one = compared(base, arm, 1);
  for (const int jobs : {2, 3, 7}) {
    const LockstepResult more = compared(base, arm, jobs);
    CHECK(fingerprint(more.arms[0].path) == fingerprint(one.arms[0].path));
    CHECK(more.hash == one.hash);
  }
}

TEST_CASE("the bits of a path are pinned, for every number of lanes") {
  const LockstepResult r = compared(Prized(0, 70, 4), Prized(2.5, 150, 9));
  CHECK(hex16(fingerprint(r.arms.at(0).path)) == "bee0b47169ee43ea");
}

TEST_CASE("a pair of which one run failed is dropped, and counted") {
  const LockstepResult r = compared(Prized(0, 70, 4), Prized(0, 150, 9));
  const ArmComparison& arm = r.arms.at(0);
  CHECK(arm.dropped == 2);
  REQUIRE(r.failures.size() == 1);
  CHECK(r.failures[0].run == 70);
  REQUIRE(arm.failures.size() == 1);
  CHECK(arm.failures[0].run == 150);
  CHECK(arm.failures[0].tick == 9);
  CHECK(arm.path.n[3] == kRuns);
  CHECK(arm.path.n[4] == kRuns - 1);
  CHECK(arm.path.n[9] == kRuns - 2);
  CHECK(arm.path.at_end(0).changed == 0);
}

TEST_CASE("worlds of different length are compared over the ticks that both have") {
  Prized longer(2.5), shorter;
  shorter.length = 7;
  for (const LockstepResult& r : {compared(longer, shorter), compared(shorter, longer)}) {
    CHECK(r.arms.at(0).path.ticks == 7);
    CHECK(r.arms[0].dropped == 0);
  }
  const PairedPath whole = compared(Prized(2.5), Prized()).arms[0].path;
  const PairedPath cut = compared(longer, shorter).arms[0].path;
  for (std::size_t k = 0; k < cut.difference.size(); ++k) {
    CHECK(cut.difference[k] == whole.difference[k]);
  }
}

TEST_CASE("metrics are matched by name, and those that only one world has are named") {
  const LockstepResult r = compared(TributeModel(), Talkative());
  const ArmComparison& arm = r.arms.at(0);
  CHECK(arm.only_in_baseline == std::vector<std::string>{"W"});
  CHECK(arm.only_in_arm == std::vector<std::string>{"extra"});
  CHECK(arm.path.metrics.size() == 11);
  for (const double x : arm.path.difference) CHECK(x == 0);
}
