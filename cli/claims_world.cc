#include "cli/claims_world.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/ensemble.h"
#include "cli/experiment_plan.h"
#include "cli/explain/stall_levels.h"
#include "scenario/factors.h"

namespace tumen {
namespace {

/// Whether a level has the test's label at its tick.
Outcome label_outcome(const ReferenceModel& model, const ClaimTest& test) {
  WatchedLevels watched = watched_levels(model);
  const auto judge = std::ranges::find_if(
      watched.judges, [&](const StallJudge& j) { return j.level().level == test.level; });
  const auto label = std::ranges::find(kStallLabelNames, test.label);
  if (judge == watched.judges.end() || label == kStallLabelNames.end()) {
    throw UsageError(fmt::format("no label {} at level {}", test.label, test.level));
  }
  const auto wanted = static_cast<StallLabel>(label - kStallLabelNames.begin());
  Outcome out;
  out.by = test.by;
  out.history = std::move(watched.watch);
  out.so = [judge = *judge, wanted, tick = test.by](std::span<const double> series) {
    return judge.at(series, tick) == wanted;
  };
  return out;
}

}  // namespace

ClaimsWorld::ClaimsWorld(Session& session, const ClaimsFile& file, ClaimsRuns runs)
    : session_(session), file_(file), runs_(std::move(runs)), arms_(file.arms.size()) {
  if (runs_.draws == 0) {
    arm_at(0);
    return;
  }
  ExperimentInfo info;
  info.factors = factors_ = prior_factors(load(0));
  info.design.kind = DesignKind::latin_hypercube;
  info.design.points = runs_.draws;
  info.design.seed = runs_.seed;
  design_ = std::make_shared<const std::vector<double>>(make_design(info));
}

Scenario ClaimsWorld::load(std::size_t arm) const {
  LoadOptions options = file_.arms[arm].options;
  options.variant = runs_.variant;
  options.set.insert(options.set.begin(), runs_.set.begin(), runs_.set.end());
  options.without.insert(options.without.end(), runs_.without.begin(), runs_.without.end());
  Result<Scenario> loaded = load_scenario(file_.scenario, read_text, options);
  if (!loaded) {
    throw UsageError(fmt::format("arm {} of {} under {}: {}", file_.arms[arm].name, file_.world,
                                 runs_.variant, loaded.errors().front().text()));
  }
  return std::move(loaded.value());
}

ClaimsWorld::Arm& ClaimsWorld::arm_at(std::size_t arm) {
  Arm& out = arms_[arm];
  if (out.model) return out;
  Scenario scenario = load(arm);
  if (design_) {
    scenario.setup.points = {place_prior_factors(factors_, scenario), design_};
  }
  out.model = std::make_unique<ReferenceModel>(std::move(scenario.setup));
  return out;
}

std::size_t ClaimsWorld::ask(std::size_t arm, const ClaimTest& test, bool with) {
  Arm& at = arm_at(arm);
  const std::string& text = with ? test.with : test.value;
  const std::string key = fmt::format("{}|{}|{}|{}|{}|{}", text, static_cast<int>(test.take),
                                      test.from, test.by, test.label, test.level);
  const auto known = std::ranges::find(at.keys, key);
  if (known != at.keys.end()) return static_cast<std::size_t>(known - at.keys.begin());
  at.keys.push_back(key);
  at.values.emplace_back();
  at.outcomes.push_back(test.label.empty() ? outcome_of(arm, test, text)
                                           : label_outcome(*at.model, test));
  return at.keys.size() - 1;
}

Outcome ClaimsWorld::outcome_of(std::size_t arm, const ClaimTest& test,
                                const std::string& text) const {
  const ReferenceModel& model = *arms_[arm].model;
  std::vector<std::string> names;
  for (const MetricInfo& m : model.metrics()) names.push_back(m.name);
  const Result<Expression> expression = Expression::parse(text, names);
  if (!expression) {
    throw UsageError(fmt::format("arm {} of {} under {}: {} {}", file_.arms[arm].name, file_.world,
                                 runs_.variant, text, expression.errors().front().message));
  }
  return {
      expression.value(), test.take, test.from, test.by, model.setup().calendar.tick_years, {}, {}};
}

void ClaimsWorld::extend(const std::set<std::size_t>& arms, std::uint64_t runs) {
  std::vector<std::size_t> short_of;
  std::vector<OutcomeTask> tasks;
  for (const std::size_t arm : arms) {
    const Arm& at = arms_[arm];
    if (at.runs >= runs) continue;
    short_of.push_back(arm);
    tasks.push_back(reference_task(*at.model, at.outcomes, at.runs, runs - at.runs));
  }
  OutcomeOptions options;
  options.seed = runs_.seed;
  options.jobs = runs_.jobs;
  if (design_) options.runs_per_point = kRunsPerDraw;
  const std::vector<OutcomeTable> tables = take_reference_outcomes(session_, tasks, options);
  for (std::size_t t = 0; t < tables.size(); ++t) {
    Arm& at = arms_[short_of[t]];
    for (std::size_t k = 0; k < at.outcomes.size(); ++k) {
      const std::span<const double> fresh = tables[t].of(k);
      at.values[k].insert(at.values[k].end(), fresh.begin(), fresh.end());
    }
    at.runs = runs;
  }
}

std::span<const double> ClaimsWorld::values(std::size_t arm, std::size_t outcome,
                                            std::uint64_t runs) const {
  return std::span(arms_[arm].values[outcome]).first(static_cast<std::size_t>(runs));
}

bool ClaimsWorld::is_truth(std::size_t arm, std::size_t outcome) const {
  return arms_[arm].outcomes[outcome].is_truth();
}

std::uint64_t ClaimsWorld::runs_made() const {
  std::uint64_t sum = 0;
  for (const Arm& arm : arms_) sum += arm.runs;
  return sum;
}

}  // namespace tumen
