#include "cli/experiment_plan.h"

#include <fmt/ostream.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "analysis/experiment/design.h"
#include "cli/explain/numbers.h"
#include "cli/program.h"
#include "sim/run.h"

namespace tumen {

namespace fs = std::filesystem;

static_assert(kMostFactors <= kMostColumns && kMostKeptMetrics <= kMostColumns);

/// Runs batches of one arm of the reference model.
class ReferenceArm : public ArmRunner {
 public:
  ReferenceArm(const PreparedExperiment& experiment, std::size_t arm)
      : experiment_(experiment), arm_(arm), state_(experiment.models_[arm]->metrics().size()) {
    use(*experiment.models_[arm]);
  }

  /// Points that differ in what shapes the world are loaded anew.
  void prepare(std::uint64_t point) override {
    const ExperimentInfo& info = experiment_.info();
    const Resolve known = [&info](const std::string& path) -> std::optional<std::string> {
      for (const auto& [name, text] : info.texts) {
        if (name == path) return text;
      }
      return std::nullopt;
    };
    Result<Scenario> loaded = load_point(info, arm_, experiment_.point(point), known);
    if (!loaded) {
      throw WorkError(
          fmt::format("point {} cannot be loaded: {}", point, loaded.errors().front().text()));
    }
    Setup setup = std::move(loaded.value().setup);
    setup.points = {experiment_.positions_[arm_], experiment_.design_};
    world_.reset();
    own_ = std::make_unique<ReferenceModel>(std::move(setup));
    use(*own_);
  }

  void run(const Batch& batch, Mask active, Recorder& recorder) override {
    run_batch(*model_, *world_, batch, active, state_, recorder);
  }

 private:
  void use(const ReferenceModel& model) {
    model_ = &model;
    world_ = model.make_world();
  }

  const PreparedExperiment& experiment_;
  std::size_t arm_;
  std::unique_ptr<ReferenceModel> own_;  ///< of a point loaded anew
  const ReferenceModel* model_ = nullptr;
  std::unique_ptr<ReferenceWorld> world_;
  RunState state_;
};

namespace {

SweepPlan make_plan(const ExperimentInfo& info,
                    const std::vector<std::unique_ptr<ReferenceModel>>& models) {
  SweepPlan plan;
  plan.seed = info.seed;
  plan.points = info.design.points;
  plan.ticks = models.front()->ticks();
  plan.least = info.least;
  plan.most = info.most;
  plan.block = info.block;
  plan.common_luck = info.common_luck;
  plan.keep = info.keep == Keep::points ? Kept::points
              : info.keep == Keep::runs ? Kept::runs
                                        : Kept::series;
  for (const FactorInfo& f : info.factors) plan.lone_points = plan.lone_points || f.shapes;
  for (std::size_t a = 0; a < models.size(); ++a) {
    PlannedArm arm{info.arms[a].name, info.arms[a].baseline, {}, {}};
    const std::span<const MetricInfo> all = models[a]->metrics();
    arm.model_metrics.assign(all.begin(), all.end());
    for (const std::string& name : info.metrics) {
      const auto found = std::ranges::find(all, name, &MetricInfo::name);
      arm.metrics.push_back(static_cast<std::size_t>(found - all.begin()));
      if (a == 0) plan.metrics.push_back(*found);
    }
    plan.arms.push_back(std::move(arm));
  }
  if (info.precision) {
    const auto found = std::ranges::find(info.metrics, info.precision->metric);
    plan.precision = {static_cast<std::size_t>(found - info.metrics.begin()),
                      info.precision->half_width, info.precision->difference};
  }
  return plan;
}

std::string overrides_text(const LoadOptions& options) {
  std::string out;
  for (const std::string& m : options.without) out += "without " + m + "\n";
  for (const std::string& s : options.set) out += "set " + s + "\n";
  return out;
}

std::string precision_text(const Precision& p) {
  return fmt::format("half of the 95% interval of {}{} at most {}",
                     p.difference ? "the difference in " : "", p.metric, exact(p.half_width));
}

/// Paths as the experiment's file would name them, so that a store does not depend on where the
/// files lie.
std::string relative_path(const std::string& path, const std::string& file) {
  const fs::path folder = fs::path(file).lexically_normal().parent_path();
  const fs::path from = folder.empty() ? fs::path(".") : folder;
  return fs::path(path).lexically_normal().lexically_proximate(from).generic_string();
}

StoreDescription describe(const ExperimentInfo& info, const SweepPlan& plan,
                          const Scenario& scenario) {
  StoreDescription d;
  d.manifest = {
      {"program", "tumen"},
      {"version", std::string(program_version())},
      {"build", std::string(program_build())},
      {"experiment", info.id},
      {"title", info.title},
      {"question", info.question},
      {"file", relative_path(info.file, info.file)},
      {"digest", hex(info.digest)},
      {"scenario", scenario.info.id},
      {"seed", std::to_string(info.seed)},
      {"luck", info.common_luck ? "common" : "fresh"},
      {"keep", std::string(keep_name(info.keep))},
      {"design", std::string(design_name(info.design.kind))},
      {"points", std::to_string(plan.points)},
      {"arms", std::to_string(plan.arms.size())},
      {"least", std::to_string(plan.least)},
      {"most", std::to_string(plan.most)},
      {"ticks", std::to_string(plan.ticks)},
      {"tick_years", exact(scenario.setup.calendar.tick_years)},
      {"start", scenario.setup.calendar.date(0)},
  };
  if (info.precision) d.manifest.emplace_back("precision", precision_text(*info.precision));
  for (const auto& [path, text] : info.texts) {
    d.texts.emplace_back(relative_path(path, info.file), text);
  }
  for (const FactorInfo& f : info.factors) {
    d.factors.push_back(
        {f.name, f.number, f.unit, f.meaning, f.low, f.high, f.log ? "log" : "linear"});
  }
  for (const ArmSpec& a : info.arms) {
    d.arms.push_back(
        {a.name, a.label, a.options.variant, a.options.arm, overrides_text(a.options), a.baseline});
  }
  d.metrics = plan.metrics;
  return d;
}

/// SQLite takes names that differ only in the case of letters for the same column.
void check_columns(std::string_view kind, const std::vector<std::string>& names,
                   std::set<std::string> taken) {
  for (const std::string& name : names) {
    std::string lower = name;
    for (char& c : lower) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    if (taken.insert(lower).second) continue;
    throw UsageError(
        fmt::format("a store cannot hold a {} called \"{}\": it has a column of that "
                    "name already, whatever the case of the letters",
                    kind, name));
  }
}

}  // namespace

std::vector<double> make_design(const ExperimentInfo& info) {
  const DesignInfo& d = info.design;
  const std::size_t factors = info.factors.size(), points = d.points;
  std::vector<double> out;
  if (factors == 0) return out;
  out.reserve(points * factors);
  if (d.kind == DesignKind::list || d.kind == DesignKind::grid) {
    std::vector<std::size_t> levels;
    for (const FactorInfo& f : info.factors) levels.push_back(f.values.size());
    const LevelDesign design =
        d.kind == DesignKind::grid ? full_factorial(levels) : listed_points(points, factors);
    for (std::size_t k = 0; k < design.level.size(); ++k) {
      out.push_back(info.factors[k % factors].values[design.level[k]]);
    }
    return out;
  }
  Design design;
  if (d.kind == DesignKind::latin_hypercube) {
    design = latin_hypercube(points, factors, d.seed, {d.optimise, false});
  } else if (d.kind == DesignKind::sobol) {
    design =
        sobol_sequence(points, factors, {d.scramble ? std::optional(d.seed) : std::nullopt, 0});
  } else {
    design = morris_trajectories(d.trajectories, factors, d.levels, d.seed).design;
  }
  for (std::size_t k = 0; k < design.unit.size(); ++k) {
    out.push_back(factor_value(info.factors[k % factors], design.unit[k]));
  }
  return out;
}

PreparedExperiment::PreparedExperiment(Experiment experiment)
    : info_(std::move(experiment.info)), positions_(std::move(experiment.positions)) {
  if (!info_.factors.empty()) {
    design_ = std::make_shared<const std::vector<double>>(make_design(info_));
  }
  for (std::size_t a = 0; a < experiment.arms.size(); ++a) {
    Setup setup = experiment.arms[a].setup;
    setup.points = {positions_[a], design_};
    models_.push_back(std::make_unique<ReferenceModel>(std::move(setup)));
  }
  plan_ = make_plan(info_, models_);
  description_ = describe(info_, plan_, experiment.arms.front());
  description_.design = design_.get();
}

std::span<const double> PreparedExperiment::point(std::uint64_t point) const {
  const std::size_t factors = info_.factors.size();
  if (factors == 0) return {};
  return std::span(*design_).subspan(point * factors, factors);
}

MakeArmRunner PreparedExperiment::make_runner() const {
  return [this](std::size_t arm) { return std::make_unique<ReferenceArm>(*this, arm); };
}

std::unique_ptr<PreparedExperiment> prepare_experiment(Session& session, const std::string& path,
                                                       const Resolve& resolve) {
  Result<Experiment> loaded = load_experiment(path, resolve);
  if (!loaded) {
    for (const Diagnostic& d : loaded.errors()) fmt::print(session.err, "{}\n", d.text());
    return nullptr;
  }
  const ExperimentInfo& info = loaded.value().info;
  std::vector<std::string> factors;
  for (const FactorInfo& f : info.factors) factors.push_back(f.name);
  check_columns("factor", factors, {"point", "replications", "done"});
  if (info.keep != Keep::points) {
    check_columns("metric", info.metrics, {"run", "point", "arm", "replication", "hash"});
  }
  return std::make_unique<PreparedExperiment>(std::move(loaded.value()));
}

}  // namespace tumen
