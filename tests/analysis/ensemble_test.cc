#include "analysis/ensemble.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <stdexcept>

#include "analysis/statistics.h"
#include "sim/replay.h"
#include "tests/catch.h"
#include "tests/sim/tribute_model.h"

using namespace tumen;
using tumen::test::TributeModel;

namespace {

EnsembleOptions options(std::uint64_t runs, int jobs = 1) {
  EnsembleOptions o;
  o.seed = 11;
  o.runs = runs;
  o.jobs = jobs;
  return o;
}

/// Bits of everything numeric in a result.
std::uint64_t fingerprint(const EnsembleResult& r) {
  std::uint64_t h = combine(r.hash, r.runs);
  for (const auto* cells : {&r.final_metrics, &r.path_mean, &r.path_sd, &r.path_q05, &r.path_q50,
                            &r.path_q95, &r.final_min, &r.final_max, &r.series}) {
    h = combine(h, cells->size());
    for (const double x : *cells)
      h = combine(h, std::isnan(x) ? 1 : std::bit_cast<std::uint64_t>(x));
  }
  for (const std::uint64_t x : r.run_hash) h = combine(h, x);
  for (const std::uint64_t x : r.path_n) h = combine(h, x);
  for (const RunFailure& f : r.failures) h = combine(h, hash_text(f.reason) ^ f.run);
  return h;
}

/// The values of one metric at one tick in the runs that had not failed, ascending.
std::vector<double> cell(const EnsembleResult& r, std::size_t tick, std::size_t metric) {
  std::vector<double> values;
  const std::size_t width = r.metrics.size();
  const auto ticks = static_cast<std::size_t>(r.ticks);
  for (std::size_t k = 0; k < r.runs; ++k) {
    const double x = r.series[(k * ticks + tick) * width + metric];
    if (!std::isnan(x)) values.push_back(x);
  }
  std::ranges::sort(values);
  return values;
}

}  // namespace

TEST_CASE("an ensemble has the same bits on any number of threads", "[threads]") {
  const TributeModel model(70, 4);
  EnsembleOptions o = options(1000);
  o.keep_series = true;
  const EnsembleResult one = run_ensemble(model, o);
  REQUIRE(one.runs == 1000);
  for (const int jobs : {2, 4, 7}) {
    o.jobs = jobs;
    CHECK(fingerprint(run_ensemble(model, o)) == fingerprint(one));
  }
}

TEST_CASE("the bits of an ensemble are pinned, for every number of lanes") {
  const EnsembleResult r = run_ensemble(TributeModel(70, 4), options(203));
  CHECK(hex16(r.hash) == "438998130c91db7b");
  CHECK(hex16(fingerprint(r)) == "dffcb902987caa81");
}

TEST_CASE("the parts of an ensemble are the runs of the whole") {
  const TributeModel model;
  const EnsembleResult whole = run_ensemble(model, options(100));
  std::uint64_t hash = 0;
  for (const std::uint64_t first : {0U, 1U, 40U, 77U}) {
    EnsembleOptions o = options(first == 0 ? 1 : first == 1 ? 39 : first == 40 ? 37 : 23);
    o.first_run = first;
    const EnsembleResult part = run_ensemble(model, o);
    hash += part.hash;
    for (std::uint64_t run = first; run < first + o.runs; ++run) {
      CHECK(std::ranges::equal(part.final_row(run), whole.final_row(run)));
    }
  }
  CHECK(hash == whole.hash);
  CHECK(replay(model, 11, 63, nullptr).hash == whole.run_hash[63]);
}

TEST_CASE("the index of a run decides its parameter point") {
  const TributeModel model;
  EnsembleOptions o = options(10);
  o.first_run = 3;
  o.runs_per_point = 4;
  const EnsembleResult r = run_ensemble(model, o);
  for (std::uint64_t run = 3; run < 13; ++run) {
    CHECK(r.run_hash[run - 3] == replay(model, 11, run, nullptr, kLastTick, 4).hash);
  }
  CHECK(r.run_hash[4] != replay(model, 11, 7, nullptr, kLastTick, 1).hash);
}

TEST_CASE("means, deviations and bands over time are those of the runs") {
  EnsembleOptions o = options(700);
  o.keep_series = true;
  const EnsembleResult r = run_ensemble(TributeModel(600, 4), o);
  o.runs = kBandRuns;
  const EnsembleResult head = run_ensemble(TributeModel(600, 4), o);
  REQUIRE(r.band_runs == kBandRuns);
  for (const std::size_t tick : {0U, 3U, 4U, 19U}) {
    CHECK(r.path_n[tick] == (tick < 4 ? 700U : 699U));
    for (std::size_t m = 0; m < r.metrics.size(); ++m) {
      const std::size_t i = tick * r.metrics.size() + m;
      const auto all = cell(r, tick, m);
      CHECK(r.path_mean[i] == Approx(mean(all)).epsilon(1e-12));
      CHECK(r.path_sd[i] == Approx(standard_deviation(all)).epsilon(1e-12).margin(1e-9));
      const auto first = cell(head, tick, m);
      CHECK(r.path_q05[i] == quantile_of_sorted(first, 0.05));
      CHECK(r.path_q50[i] == quantile_of_sorted(first, 0.5));
      CHECK(r.path_q95[i] == quantile_of_sorted(first, 0.95));
    }
  }
  const auto wealth = cell(r, 19, 0);
  CHECK(r.final_min[0] == wealth.front());
  CHECK(r.final_max[0] == wealth.back());
}

TEST_CASE("a failed run is an outcome and leaves the others alone") {
  const EnsembleResult sound = run_ensemble(TributeModel(), options(100));
  const EnsembleResult broken = run_ensemble(TributeModel(5, 3), options(100));
  CHECK(sound.failures.empty());
  REQUIRE(broken.failures.size() == 1);
  CHECK(broken.failures[0].run == 5);
  CHECK(broken.failures[0].tick == 3);
  CHECK(broken.runs == 100);
  for (std::uint64_t run = 0; run < 100; ++run) {
    if (run == 5) {
      CHECK(std::ranges::all_of(broken.final_row(run), [](double x) { return std::isnan(x); }));
      CHECK(broken.run_hash[run] != sound.run_hash[run]);
    } else {
      CHECK(broken.run_hash[run] == sound.run_hash[run]);
      CHECK(std::ranges::equal(broken.final_row(run), sound.final_row(run)));
    }
  }
  CHECK(broken.hash - ensemble_hash_term(5, broken.run_hash[5]) ==
        sound.hash - ensemble_hash_term(5, sound.run_hash[5]));
}

TEST_CASE("runs are visited in order with their series, whatever the threads", "[threads]") {
  const TributeModel model(130, 2);
  EnsembleOptions o = options(300, 4);
  std::vector<std::uint64_t> order;
  std::vector<double> series;
  std::uint64_t failed = 0;
  o.visit = [&](const RunView& v) {
    order.push_back(v.run);
    if (v.run == 77) series.assign(v.series.begin(), v.series.end());
    if (v.failure) failed = v.failure->run;
  };
  run_ensemble(model, o);
  CHECK(order.size() == 300);
  CHECK(std::ranges::is_sorted(order));
  CHECK(series == replay(model, 11, 77, nullptr).series);
  CHECK(failed == 130);
}

TEST_CASE("a stopped ensemble holds the first runs without a gap", "[threads]") {
  const TributeModel model;
  std::stop_source source;
  EnsembleOptions o = options(100'000, 3);
  o.stop = source.get_token();
  std::vector<std::uint64_t> told;
  o.progress = [&](std::uint64_t done) {
    told.push_back(done);
    if (done >= 4 * kBlockRuns) source.request_stop();
  };
  const EnsembleResult r = run_ensemble(model, o);
  CHECK(r.runs_asked == 100'000);
  REQUIRE(r.runs >= 4 * kBlockRuns);
  REQUIRE(r.runs < 100'000);
  CHECK(told.back() == r.runs);
  CHECK(std::ranges::is_sorted(told));
  const EnsembleResult same = run_ensemble(model, options(r.runs));
  CHECK(r.hash == same.hash);
  CHECK(r.path_mean == same.path_mean);
  CHECK(r.path_q95 == same.path_q95);
  CHECK(r.final_metrics == same.final_metrics);
}

TEST_CASE("what goes wrong in a thread is thrown to the caller", "[threads]") {
  EnsembleOptions o = options(1000, 3);
  o.progress = [](std::uint64_t done) {
    if (done > 300) throw std::runtime_error("enough");
  };
  CHECK_THROWS_WITH(run_ensemble(TributeModel(), o), "enough");
}

TEST_CASE("an ensemble without runs is empty, not an error") {
  const EnsembleResult r = run_ensemble(TributeModel(), options(0));
  CHECK(r.runs == 0);
  CHECK(r.hash == 0);
  CHECK(r.final_metrics.empty());
  CHECK(std::isnan(r.path_mean[0]));
}

TEST_CASE("A visitor that watches few metrics sees the same columns, in the order of its wishes") {
  const TributeModel model(70, 5);
  const std::size_t metrics = model.metrics().size(), ticks = 20;
  EnsembleOptions o = options(150, 2);
  std::vector<double> all;
  o.visit = [&](const RunView& view) {
    REQUIRE(view.series.size() == ticks * metrics);
    all.insert(all.end(), view.series.begin(), view.series.end());
  };
  const EnsembleResult plain = run_ensemble(model, o);
  o.watch = {3, 0};
  std::size_t run = 0, same = 0;
  o.visit = [&](const RunView& view) {
    REQUIRE(view.series.size() == ticks * 2);
    for (std::size_t t = 0; t < ticks; ++t) {
      for (std::size_t k = 0; k < 2; ++k) {
        const double x = all[(run * ticks + t) * metrics + o.watch[k]];
        const double y = view.series[t * 2 + k];
        same += x == y || (std::isnan(x) && std::isnan(y));
      }
    }
    ++run;
  };
  const EnsembleResult few = run_ensemble(model, o);
  CHECK(run == 150);
  CHECK(same == 150 * ticks * 2);
  CHECK(few.hash == plain.hash);
  CHECK(few.path_q50 == plain.path_q50);
  CHECK(few.failures.size() == 1);
}
