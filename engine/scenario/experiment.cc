#include "scenario/experiment.h"

#include <algorithm>
#include <set>

#include "core/hash.h"
#include "scenario/chain.h"
#include "scenario/check_keys.h"
#include "scenario/experiment_arms.h"
#include "scenario/experiment_design.h"
#include "scenario/experiment_text.h"
#include "scenario/factors.h"
#include "scenario/format_number.h"
#include "scenario/metric_names.h"
#include "scenario/sections.h"
#include "scenario/toml_document.h"
#include "scenario/wildcard.h"

namespace tumen {
namespace {

constexpr std::uint64_t kReplications = 64;
constexpr std::uint64_t kBlock = 64;

/// Everything between an experiment's text and its plan.
class ExperimentLoader {
 public:
  ExperimentLoader(const std::string& path, const Resolve& resolve, Report& report)
      : path_(path), resolve_(resolve), report_(report), in_(report) {}

  std::optional<Experiment> load() {
    if (!read_tree()) return std::nullopt;
    // What is malformed has its complaint; the rest is looked at all the same, so that one look
    // tells every error.
    read_experiment();
    if (in_.is_sound("design")) info().design = read_design(in_);
    if (in_.is_sound("precision")) read_precision();
    info().arms = list_arms(in_.tree, report_);
    if (!load_scenarios() && !load_plain()) return std::nullopt;
    if (in_.is_sound("design")) build_plan();
    if (report_.failed() || !scenario_errors_.empty()) return std::nullopt;
    return std::move(out_);
  }

  /// Errors of the scenario, with places of their own.
  const Diagnostics& scenario_errors() const { return scenario_errors_; }

 private:
  ExperimentInfo& info() { return out_.info; }
  bool read_tree() {
    std::optional<std::string> text = resolve_(path_);
    const int file = report_.add_file(path_);
    if (!text) {
      report_.error({file, 0, 0}, "", "cannot read " + path_);
      return false;
    }
    std::optional<Value> tree = parse_toml(*text, file, report_);
    if (!tree) return false;
    in_.tree = std::move(*tree);
    info().file = path_;
    info().digest = hash_text(*text);
    info().texts.emplace_back(path_, std::move(*text));
    const Place top{file, 1, 1};
    if (!in_.tree.find("schema_version")) {
      report_.error(top, "schema_version", "the file needs schema_version = 1");
    }
    if (!in_.tree.find("experiment")) {
      report_.error(top, "experiment",
                    "the file needs a section [experiment] with id and scenario");
    }
    const Value* experiment = in_.tree.get("experiment");
    check_sections(in_.tree, experiment_sections(), "an experiment file", {}, report_);
    return experiment && experiment->is(ValueKind::table);
  }

  static bool is_experiment_id(const std::string& text) {
    return !text.empty() && text.size() <= 64 &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
  }

  void read_experiment() {
    info().id = in_.text("experiment", "id", "");
    if (const Value* id = in_.read("experiment", "id"); id && !is_experiment_id(info().id)) {
      in_.error("experiment", "id",
                "must be of lower-case letters, digits and -, at most 64, got " + describe(*id));
    }
    info().title = in_.text("experiment", "title", info().id);
    info().question = in_.text("experiment", "question", "");
    info().scenario = extended_path(path_, in_.text("experiment", "scenario", ""));
    info().seed = in_.count("experiment", "seed", 1);
    info().common_luck = in_.text("experiment", "luck", "common") == "common";
    const std::string keep = in_.text("experiment", "keep", "points");
    info().keep = keep == "runs" ? Keep::runs : keep == "series" ? Keep::series : Keep::points;
    info().least = info().most = in_.count("experiment", "replications", kReplications);
    info().block = kBlock;
    const Value* seconds = in_.read("experiment", "most_seconds");
    info().most_seconds = seconds ? seconds->number : 0;
  }

  void read_precision() {
    if (!in_.tree.find("precision")) return;
    if (in_.read("experiment", "replications")) {
      in_.error("experiment", "replications", "and [precision] exclude each other");
    }
    Precision p;
    p.metric = in_.text("precision", "metric", "");
    const Value* half = in_.read("precision", "half_width");
    p.half_width = half ? half->number : 0;
    p.difference = in_.text("precision", "of", "mean") == "difference";
    if (!(p.half_width > 0)) in_.error("precision", "half_width", "must be above 0");
    info().block = in_.count("precision", "block", kBlock);
    info().least = in_.count("precision", "least", std::max<std::uint64_t>(info().block, 2));
    info().most = in_.count("precision", "most", std::max<std::uint64_t>(4096, info().least));
    if (info().most < info().least) in_.error("precision", "most", "must not be below least");
    info().precision = std::move(p);
  }

  bool load_scenarios() {
    const Resolve remember = [this](const std::string& path) {
      std::optional<std::string> text = resolve_(path);
      const bool known = std::ranges::any_of(
          info().texts, [&](const auto& known_text) { return known_text.first == path; });
      if (text && !known) {
        info().digest = combine(info().digest, hash_text(*text));
        info().texts.emplace_back(path, *text);
      }
      return text;
    };
    if (!in_.read("experiment", "scenario")) return false;
    if (!resolve_(info().scenario)) {
      in_.error("experiment", "scenario", "names " + info().scenario + ", which cannot be read");
      return false;
    }
    for (ArmSpec& arm : info().arms) {
      Result<Scenario> loaded = load_scenario(info().scenario, remember, arm.options);
      if (!loaded) {
        blame_arms(in_.tree, loaded.errors(), report_, scenario_errors_);
        continue;
      }
      out_.arms.push_back(std::move(loaded.value()));
      for (const ArmInfo& known : out_.arms.back().info.arms) {
        if (arm.label.empty() && known.id == arm.options.arm) arm.label = known.label;
      }
      check_calendar(arm);
    }
    return out_.arms.size() == info().arms.size() && !out_.arms.empty();
  }

  /// Where arms cannot be loaded: the scenario as it is, to judge the rest of the file by.
  bool load_plain() {
    out_.arms.clear();
    if (!in_.read("experiment", "scenario")) return false;
    const Result<Scenario> loaded = load_scenario(info().scenario, resolve_);
    if (loaded) out_.arms.push_back(loaded.value());
    return !out_.arms.empty();
  }

  void check_calendar(const ArmSpec& arm) {
    const Calendar& first = out_.arms.front().setup.calendar;
    const Calendar& own = out_.arms.back().setup.calendar;
    if (own.ticks == first.ticks && own.tick_years == first.tick_years &&
        own.date(0) == first.date(0)) {
      return;
    }
    in_.error(
        "experiment", "arms",
        "must all have the same start, ticks and tick_years; \"" + arm.name + "\" has others");
  }

  void build_plan() {
    const Scenario& first = out_.arms.front();
    info().factors = build_factors(in_.tree, info().design.kind, first, report_);
    const bool listed =
        info().design.kind == DesignKind::list || info().design.kind == DesignKind::grid;
    std::vector<FactorInfo> priors;
    if (in_.is_sound("priors")) priors = build_prior_factors(in_.tree, first, report_);
    if (!priors.empty() && listed) {
      in_.error("priors", "", "needs a latin-hypercube, sobol or morris design");
    }
    drop_given(priors);
    info().factors.insert(info().factors.end(), priors.begin(), priors.end());
    if (info().factors.size() > kMostFactors) {
      in_.error("priors", "", "gives more than " + std::to_string(kMostFactors) + " factors");
    }
    if (!listed && info().factors.empty() && !report_.failed()) {
      in_.error("design", "kind", "needs factors: [factor.ID] sections or [priors]");
    }
    choose_metrics();
    if (report_.failed()) return;
    count_points(in_, info());
    for (const Scenario& arm : out_.arms) {
      auto& positions =
          out_.positions.emplace_back(place_factors(info().factors, in_.tree, arm, report_));
      for (std::size_t f = 0; f < positions.size(); ++f) {
        if (info().factors[f].shapes) positions[f].clear();
      }
    }
  }

  /// A number that a factor sets is not drawn as well.
  void drop_given(std::vector<FactorInfo>& priors) {
    std::set<std::size_t> taken;
    Report quiet;
    for (const auto& positions :
         place_factors(info().factors, in_.tree, out_.arms.front(), quiet)) {
      taken.insert(positions.begin(), positions.end());
    }
    const auto placed = place_factors(priors, in_.tree, out_.arms.front(), quiet);
    std::vector<FactorInfo> kept;
    for (std::size_t k = 0; k < priors.size(); ++k) {
      const bool free =
          std::ranges::none_of(placed[k], [&](std::size_t at) { return taken.contains(at); });
      if (free) kept.push_back(std::move(priors[k]));
    }
    priors = std::move(kept);
  }

  void choose_metrics() {
    const std::vector<std::string> known = metric_names(out_.arms.front().setup);
    const std::vector<std::string> wanted = in_.texts("experiment", "metrics", {"*"});
    for (const std::string& pattern : wanted) {
      if (std::ranges::any_of(known, [&](const auto& name) { return matches(pattern, name); }))
        continue;
      const Value* given = in_.read("experiment", "metrics");
      for (const Value& item : given ? given->items : std::vector<Value>()) {
        if (item.text != pattern) continue;
        report_.error(item.place, "experiment.metrics",
                      "experiment.metrics: the scenario has no metric \"" + pattern + "\"",
                      report_.nearest(pattern, known));
      }
    }
    for (const std::string& name : known) {
      if (std::ranges::any_of(wanted, [&](const auto& p) { return matches(p, name); })) {
        info().metrics.push_back(name);
      }
    }
    if (info().keep != Keep::points && info().metrics.size() > kMostKeptMetrics) {
      in_.error("experiment", "metrics",
                "are " + std::to_string(info().metrics.size()) + "; at most " +
                    std::to_string(kMostKeptMetrics) + " can be kept by run");
    }
    if (info().precision && std::ranges::count(info().metrics, info().precision->metric) == 0) {
      report_.error(in_.read("precision", "metric")->place, "precision.metric",
                    "precision.metric must be one of the metrics that are kept, got \"" +
                        info().precision->metric + "\"",
                    report_.nearest(info().precision->metric, info().metrics));
    }
    for (std::size_t a = 1; a < out_.arms.size(); ++a) {
      const std::vector<std::string> other = metric_names(out_.arms[a].setup);
      for (const std::string& name : info().metrics) {
        if (std::ranges::find(other, name) != other.end()) continue;
        in_.error("experiment", "metrics",
                  "names " + name + ", which arm \"" + info().arms[a].name + "\" does not have");
        break;
      }
    }
  }

  const std::string& path_;
  const Resolve& resolve_;
  Report& report_;
  ExperimentText in_;
  Experiment out_;
  Diagnostics scenario_errors_;
};

}  // namespace

std::string_view keep_name(Keep keep) {
  switch (keep) {
    case Keep::points:
      return "points";
    case Keep::runs:
      return "runs";
    case Keep::series:
      break;
  }
  return "series";
}

Result<Experiment> load_experiment(const std::string& path, const Resolve& resolve) {
  Report report;
  ExperimentLoader loader(path, resolve, report);
  if (auto experiment = loader.load()) return std::move(*experiment);
  Diagnostics errors = report.sorted();
  errors.insert(errors.end(), loader.scenario_errors().begin(), loader.scenario_errors().end());
  return errors;
}

Result<Scenario> load_point(const ExperimentInfo& info, std::size_t arm,
                            std::span<const double> values, const Resolve& resolve) {
  LoadOptions options = info.arms[arm].options;
  for (std::size_t f = 0; f < info.factors.size(); ++f) {
    if (info.factors[f].prior) continue;
    options.set.push_back(info.factors[f].number + "=" + format_number(values[f]));
  }
  return load_scenario(info.scenario, resolve, options);
}

}  // namespace tumen
