// A point whose numbers are placed in the lanes is the point that is loaded with them.
#include <algorithm>
#include <random>

#include "catch.h"
#include "cli/experiment_plan.h"
#include "experiment_sample.h"
#include "scenario/address.h"
#include "scenario/factors.h"
#include "scenario/field_table.h"
#include "scenario/format_number.h"
#include "scenario/toml_document.h"
#include "shipped.h"
#include "sim/batch.h"
#include "sim/run.h"

using namespace tumen;
using namespace tumen::test;

namespace {

constexpr std::uint64_t kRuns = 2;

/// Hashes of the first runs of points 0, 1, ..., point by point.
std::vector<std::uint64_t> hashes_of(const Setup& setup, std::size_t points,
                                     std::uint64_t runs = kRuns) {
  const ReferenceModel model(setup);
  const auto world = model.make_world();
  RunState state(model.metrics().size());
  RunRecorder recorder(model.metrics(), model.ticks(), false);
  std::vector<std::uint64_t> out;
  for (std::size_t first = 0; first < points * runs; first += kLanes) {
    Batch batch;
    batch.keys.seed = 5;
    const auto count = std::min<std::size_t>(kLanes, points * runs - first);
    Mask active = false;
    for (std::size_t lane = 0; lane < count; ++lane) {
      batch.keys.run.set(static_cast<int>(lane), (first + lane) % runs);
      batch.point.set(static_cast<int>(lane), (first + lane) / runs);
      active.set(static_cast<int>(lane), true);
    }
    recorder.start(batch, active);
    run_batch(model, *world, batch, active, state, recorder);
    for (std::size_t lane = 0; lane < count; ++lane) {
      out.push_back(recorder.record(static_cast<int>(lane)).hash);
    }
  }
  return out;
}

/// The scenario with one number that differs between points.
Setup patched(const Scenario& scenario, std::vector<std::size_t> positions,
              std::vector<double> values) {
  Setup setup = scenario.setup;
  setup.points.positions = {std::move(positions)};
  setup.points.values = std::make_shared<const std::vector<double>>(std::move(values));
  return setup;
}

struct Shipped {
  std::string path;
  Resolve resolve;
  std::string short_run;  ///< as --set: ends after some ticks
};

std::vector<Shipped> all_shipped(int ticks) {
  const Texts texts = shipped_scenarios();
  std::vector<Shipped> out;
  for (const auto& [path, text] : texts) {
    out.push_back({path, from(texts), "scenario.ticks=" + std::to_string(ticks)});
  }
  REQUIRE(out.size() > 4);
  return out;
}

Scenario loaded(const Shipped& s, const std::string& set = "") {
  LoadOptions options;
  options.set = {s.short_run};
  if (!set.empty()) options.set.push_back(set);
  Result<Scenario> result = load_scenario(s.path, s.resolve, options);
  INFO(s.path << " " << set << (result ? "" : result.errors().front().text()));
  REQUIRE(result);
  return std::move(result.value());
}

/// A value that may stand there and does not: nothing where there is none.
std::optional<double> other_value(const Quantity& q, double now) {
  for (const double x : {now * 1.5 + 0.125, now * 0.5, q.prior.low, q.prior.high, q.valid.low,
                         q.valid.high, 1.0, 0.0}) {
    if (std::abs(x) < 1e6 && q.valid.contains(x) && x != now) return x;
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("a lever placed in the lanes is the lever set before loading, in every scenario") {
  int levers = 0, shaping = 0;
  for (const Shipped& s : all_shipped(8)) {
    const Scenario plain = loaded(s);
    std::string text = kExperimentHead +
                       "[design]\nkind = \"list\"\n"
                       "[arm.baseline]\nset = {\"scenario.ticks\" = 8}\n";
    for (const LeverInfo& lever : plain.info.levers) {
      text += "[factor." + lever.id + "]\nlow = " + format_number(lever.low) +
              "\nhigh = " + format_number(lever.high) + "\nlevels = 3\n";
    }
    // Beside the scenario's own files, so that what it extends is found.
    const std::string file = s.path.substr(0, s.path.rfind('/')) + "/experiments/e.toml";
    Result<Experiment> result =
        load_experiment(file, [&](const std::string& path) -> std::optional<std::string> {
          return path == file ? text : s.resolve(path);
        });
    INFO(s.path << (result ? "" : result.errors().front().text()));
    REQUIRE(result);
    const Experiment& e = result.value();
    REQUIRE(e.info.factors.size() == plain.info.levers.size());
    for (std::size_t f = 0; f < e.info.factors.size(); ++f) {
      const FactorInfo& factor = e.info.factors[f];
      INFO(factor.name);
      ++levers;
      shaping += factor.shapes ? 1 : 0;
      if (factor.shapes) continue;
      const std::vector<std::uint64_t> placed =
          hashes_of(patched(e.arms[0], e.positions[0][f], factor.values), factor.values.size());
      ExperimentInfo alone = e.info;
      alone.factors = {factor};
      for (std::size_t k = 0; k < factor.values.size(); ++k) {
        const Result<Scenario> point = load_point(alone, 0, {&factor.values[k], 1}, s.resolve);
        REQUIRE(point);
        const std::vector<std::uint64_t> hashes = hashes_of(point.value().setup, 1);
        INFO(factor.values[k]);
        for (std::size_t r = 0; r < kRuns; ++r) CHECK(placed[k * kRuns + r] == hashes[r]);
      }
    }
  }
  CHECK(levers > 40);
  CHECK(shaping > 0);
  CHECK(shaping < levers / 4);
}

TEST_CASE("a number with a range placed in the lanes is the number set before loading") {
  std::mt19937 dice(11);
  int changed = 0, tried = 0;
  for (const Shipped& s : all_shipped(8)) {
    const Scenario plain = loaded(s);
    const std::uint64_t before = hashes_of(plain.setup, 1)[0];
    Report report;
    Value tree;
    tree.member("priors", {}).value = Value();
    std::vector<FactorInfo> priors = build_prior_factors(tree, plain, report);
    REQUIRE(priors.size() > 60);
    for (int k = 0; k < 8; ++k) {
      FactorInfo factor = priors[dice() % priors.size()];
      // What ways cost differs; which ways there are is not drawn.
      if (factor.number == "parameters.vot" || factor.number.starts_with("link.")) continue;
      INFO(s.path << ": " << factor.number);
      const auto positions = place_factors({factor}, tree, plain, report);
      REQUIRE(positions[0].size() == 1);
      const double value = factor_value(factor, static_cast<double>(dice() % 1000) / 999);
      const std::vector<std::uint64_t> placed = hashes_of(patched(plain, positions[0], {value}), 1);
      const Scenario set = loaded(s, factor.number + "=" + format_number(value));
      CHECK(placed == hashes_of(set.setup, 1));
      changed += placed[0] != before ? 1 : 0;
      ++tried;
    }
  }
  CHECK(tried > 50);
  CHECK(changed > tried / 3);
}

namespace {

/// One number of a scenario and a value that it does not have.
struct Changed {
  std::string address;
  std::size_t position = 0;
  double value = 0;
  bool link = false;
};

/// A change of every settable global number and of every number of the first link.
std::vector<Changed> changes_in(const Scenario& scenario) {
  std::vector<Changed> out;
  std::size_t start = 0;
  for (const FieldSet::Entry& e : field_table().entries()) {
    const auto set = static_cast<IndexSet>(e.index_set);
    const std::size_t at = start, count = scenario.setup.structure.size(set);
    start += count;
    const bool link = set == IndexSet::link;
    if ((set != IndexSet::global && !link) || !settable(e.quantity) || count == 0) continue;
    const std::optional<double> value = other_value(e.quantity, scenario.setup.values[at]);
    if (!value) continue;
    const std::string entity = scenario.setup.structure.name(set, 0);
    out.push_back({std::string(kIndexSetNames[e.index_set]) + (entity.empty() ? "" : "." + entity) +
                       "." + std::string(e.quantity.name),
                   at, *value, link});
  }
  return out;
}

/// Hashes of points each of which has one of the changes.
std::vector<std::uint64_t> placed_hashes(const Scenario& scenario,
                                         const std::vector<Changed>& changes) {
  std::vector<double> table;
  Setup setup = scenario.setup;
  for (const Changed& c : changes) {
    setup.points.positions.push_back({c.position});
    for (const Changed& other : changes) {
      table.push_back(&other == &c ? c.value : setup.values[other.position]);
    }
  }
  setup.points.values = std::make_shared<const std::vector<double>>(std::move(table));
  return hashes_of(setup, changes.size(), 1);
}

/// What an experiment with a factor for that number would say.
bool shapes(const Scenario& scenario, const Changed& c) {
  Report report;
  const std::optional<Value> tree = parse_toml(
      "[factor.x]\nnumber = '" + c.address + "'\nvalues = [" + format_number(c.value) + "]\n",
      report.add_file("e.toml"), report);
  REQUIRE(tree);
  const std::vector<FactorInfo> factors = build_factors(*tree, DesignKind::list, scenario, report);
  REQUIRE(factors.size() == 1);
  return factors[0].shapes;
}

}  // namespace

TEST_CASE("numbers that are read before the first tick only are all known to be so") {
  int shaping = 0, tried = 0;
  for (const Shipped& s : all_shipped(4)) {
    const Scenario plain = loaded(s);
    const std::vector<Changed> changes = changes_in(plain);
    const std::vector<std::uint64_t> placed = placed_hashes(plain, changes);
    for (std::size_t k = 0; k < changes.size(); ++k) {
      const Changed& c = changes[k];
      // Loading itself looks at what ways cost; all else is looked at by the model.
      const bool whole = c.link || c.address == "parameters.vot" || k % 8 == 0;
      Setup again = plain.setup;
      if (whole) again = loaded(s, c.address + "=" + format_number(c.value)).setup;
      again.values[c.position] = c.value;
      ++tried;
      if (placed[k] == hashes_of(again, 1, 1)[0]) continue;
      INFO(s.path << ": " << c.address << " = " << c.value);
      CHECK(shapes(plain, c));
      ++shaping;
    }
  }
  CHECK(tried > 1000);
  CHECK(shaping > 5);
}

TEST_CASE("points that differ in what shapes the world are loaded anew") {
  const Texts texts = shipped_scenarios();
  const std::string file = "scenarios/zarubino/experiments/e.toml";
  const std::string text = kExperimentHead +
                           "replications = 2\n"
                           "[design]\nkind = \"latin-hypercube\"\npoints = 4\n"
                           "[factor.border-cost]\n[factor.chinese-capital]\n"
                           "[priors]\ninclude = [\"state.RUS.*\"]\n"
                           "[arm.baseline]\nset = {\"scenario.ticks\" = 12}\n"
                           "[arm.a]\nset = {\"scenario.ticks\" = 12, \"state.RUS.w_H\" = 1}\n";
  const Resolve resolve = [&](const std::string& path) -> std::optional<std::string> {
    return path == file ? text : from(texts)(path);
  };
  Result<Experiment> read = load_experiment(file, resolve);
  INFO((read ? "" : read.errors().front().text()));
  REQUIRE(read);
  const PreparedExperiment prepared(std::move(read.value()));
  REQUIRE(prepared.plan().lone_points);
  const ExperimentInfo& info = prepared.info();
  REQUIRE(info.factors.size() > 10);
  for (std::size_t arm = 0; arm < 2; ++arm) {
    const std::unique_ptr<ArmRunner> runner = prepared.make_runner()(arm);
    for (std::uint64_t point = 0; point < 4; ++point) {
      LoadOptions options = info.arms[arm].options;
      for (std::size_t f = 0; f < info.factors.size(); ++f) {
        if (arm == 1 && info.factors[f].number == "state.RUS.w_H") continue;
        options.set.push_back(info.factors[f].number + "=" +
                              format_number(prepared.point(point)[f]));
      }
      const Result<Scenario> set = load_scenario(info.scenario, resolve, options);
      REQUIRE(set);
      const std::vector<std::uint64_t> expected = hashes_of(set.value().setup, 1);
      runner->prepare(point);
      RunRecorder recorder(prepared.plan().arms[arm].model_metrics, 12, false);
      for (std::uint64_t run = 0; run < kRuns; ++run) {
        Batch batch;
        batch.keys.seed = 5;
        batch.keys.run.set(0, run);
        batch.point.set(0, point);
        Mask active = false;
        active.set(0, true);
        recorder.start(batch, active);
        runner->run(batch, active, recorder);
        CHECK(recorder.record(0).hash == expected[run]);
      }
    }
  }
}
