// What each mechanism contributes: it is switched off, and all else, luck included, stays.
#include <fmt/ostream.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "cli/commands.h"
#include "cli/explain/numbers.h"
#include "cli/paired_arms.h"
#include "cli/run_json.h"
#include "cli/table.h"
#include "scenario/mechanisms.h"

namespace tumen {
namespace {

constexpr std::string_view kStandardRuns = "400";

constexpr std::string_view kFooter =
    "\nEvery mechanism is switched off in turn over the same runs with the same luck. An effect "
    "is\n"
    "the paired difference, without less with, and its 95% interval. Without --metric the metrics\n"
    "are the realisation ratios RR of all levels.\n\n"
    "Examples:\n"
    "  tumen ablate two-powers\n"
    "  tumen ablate zarubino --runs 1000 --metric 'RR[regional]' --metric 'A[RUS,CHN]'\n"
    "  tumen ablate zarubino --mechanism hedging --mechanism sovereignty";

struct AblateOptions : PairedOptions {
  std::vector<std::string> metrics, mechanisms;
};

struct Ablation {
  Mechanism mechanism;
  PairedComparison effect;
};

/// The mechanisms asked for, all of them unless some were named.
std::vector<Mechanism> chosen_mechanisms(const AblateOptions& options) {
  if (options.mechanisms.empty()) return mechanisms();
  std::vector<std::string> names;
  for (const Mechanism& m : mechanisms()) names.push_back(m.id);
  std::vector<Mechanism> out;
  for (const std::string& id : options.mechanisms) {
    const auto at = std::ranges::find(names, id);
    if (at == names.end()) {
      throw UsageError(fmt::format("there is no mechanism \"{}\"{}", id, did_you_mean(id, names)));
    }
    out.push_back(mechanisms()[static_cast<std::size_t>(at - names.begin())]);
  }
  return out;
}

/// The metrics asked for, the realisation ratios unless some were named.
std::vector<std::string> chosen_metrics(const AblateOptions& options, const ArmRun& baseline) {
  std::vector<std::string> known, ratios;
  for (const MetricInfo& m : baseline.result.metrics) {
    known.push_back(m.name);
    if (m.name.starts_with("RR[")) ratios.push_back(m.name);
  }
  if (options.metrics.empty()) return ratios;
  for (const std::string& name : options.metrics) {
    if (std::ranges::count(known, name) > 0) continue;
    throw UsageError(
        fmt::format("the scenario has no metric \"{}\"{}", name, did_you_mean(name, known)));
  }
  return options.metrics;
}

/// A number with its sign, three digits after the point where it is small enough for that.
std::string signed_text(double x) {
  return std::abs(x) < 100 ? fmt::format("{:+.3f}", x) : signed_brief(x);
}

std::string effect_text(const PairedDifference* d) {
  if (d == nullptr) return "";
  if (d->n == 0) return "no runs";
  if (d->changed == 0) return "no change";
  return fmt::format("{} [{}, {}]", signed_text(d->difference), signed_text(d->lo),
                     signed_text(d->hi));
}

nlohmann::ordered_json effect_json(const PairedDifference& d) {
  return {{"with", d.baseline}, {"diff", d.difference}, {"lo", d.lo}, {"hi", d.hi},
          {"n", d.n},           {"changed", d.changed}};
}

void print_ablations_json(Session& session, const ArmRun& baseline,
                          const std::vector<std::string>& metrics,
                          const std::vector<Ablation>& ablations) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const Ablation& a : ablations) {
    nlohmann::ordered_json effects;
    for (const std::string& name : metrics) {
      if (const PairedDifference* d = a.effect.find(name)) effects[name] = effect_json(*d);
    }
    rows.push_back({{"id", a.mechanism.id},
                    {"label", a.mechanism.label},
                    {"equation", a.mechanism.equation},
                    {"histories_changed", a.effect.histories_changed},
                    {"effects", std::move(effects)}});
  }
  print_json(session, {{"scenario", baseline.info.id},
                       {"variant", baseline.info.variant},
                       {"seed", baseline.result.seed},
                       {"runs", baseline.result.runs},
                       {"hash", hex(baseline.result.hash)},
                       {"mechanisms", std::move(rows)}});
}

void print_ablations(Session& session, const AblateOptions& options, const ArmRun& baseline,
                     const std::vector<std::string>& metrics,
                     const std::vector<Ablation>& ablations) {
  if (options.format == "json") {
    print_ablations_json(session, baseline, metrics, ablations);
    return;
  }
  fmt::print(
      session.out,
      "Scenario {}, variant {}, {} runs from seed {}, hash {}.\n"
      "Each row: a mechanism switched off; the change of each metric at the end, 95% CI.\n\n",
      baseline.info.id, baseline.info.variant, baseline.result.runs, baseline.result.seed,
      hex(baseline.result.hash));
  TextTable table{{"without", "equation", "histories"}, {}, 1};
  for (const std::string& name : metrics) table.columns.push_back(name);
  table.columns.emplace_back("mechanism");
  for (const Ablation& a : ablations) {
    const double share = static_cast<double>(a.effect.histories_changed) /
                         static_cast<double>(std::max<std::uint64_t>(a.effect.runs, 1));
    std::vector<std::string> row = {a.mechanism.id, a.mechanism.equation, percent(share)};
    for (const std::string& name : metrics) row.push_back(effect_text(a.effect.find(name)));
    row.push_back(a.mechanism.label);
    table.rows.push_back(std::move(row));
  }
  print_table(session, table, "mechanisms", options.format);
}

int ablate(Session& session, const AblateOptions& options) {
  const EnsembleOptions ensemble = options.ensemble(kStandardRuns);
  const std::vector<Mechanism> chosen = chosen_mechanisms(options);
  const std::string& variant = options.choice.variant;
  const std::optional<ArmRun> baseline = run_arm(session, options.choice, variant, ensemble);
  if (!baseline) return kBadInput;
  const std::vector<std::string> metrics = chosen_metrics(options, *baseline);
  std::vector<Ablation> ablations;
  for (const Mechanism& m : chosen) {
    ScenarioChoice choice = options.choice;
    choice.without.push_back(m.id);
    const std::optional<ArmRun> arm = run_arm(session, choice, variant, ensemble);
    if (!arm) return kBadInput;
    ablations.push_back({m, compare_paired(baseline->result, arm->result)});
  }
  print_ablations(session, options, *baseline, metrics, ablations);
  return kFine;
}

}  // namespace

void add_ablate_command(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand(
      "ablate", "Switches mechanisms off one by one and says what each contributes");
  const auto options = std::make_shared<AblateOptions>();
  add_paired_options(*command, *options);
  command->add_option("--metric", options->metrics, "Metric to compare; may be given several times")
      ->type_name("NAME");
  command
      ->add_option("--mechanism", options->mechanisms,
                   "Mechanism to switch off; may be given several times")
      ->type_name("M");
  command->footer(std::string(kFooter));
  command->callback([options, &session] {
    session.action = [options, &session] { return ablate(session, *options); };
  });
}

}  // namespace tumen
