// What levers reach mechanically: under the random null nobody chooses by preference, so a metric
// that moves with a lever was reached without passing a choice.
#include <fmt/ostream.h>

#include <algorithm>
#include <map>
#include <memory>

#include "cli/commands.h"
#include "cli/explain/numbers.h"
#include "cli/paired_arms.h"
#include "cli/run_json.h"
#include "cli/table.h"
#include "scenario/field_table.h"

namespace tumen {
namespace {

constexpr std::string_view kStandardRuns = "64";
constexpr std::string_view kNull = "random";

constexpr std::string_view kFooter =
    "\nUnder the random null every option is equally likely, so a lever can move a metric only by\n"
    "mechanical ways: through trade, corridors, capital on offer, time to build. Each lever of "
    "the\n"
    "scenario, and each weight of a theory, is moved from its low to its high end over the same\n"
    "runs. What is listed is reached mechanically; contrasts of all else under the null are "
    "exactly\n"
    "zero. A theory weight must reach nothing: with --check it is an error (exit code 1) if one "
    "does.\n\n"
    "Example:\n"
    "  tumen reach two-powers";

struct ReachOptions : PairedOptions {
  bool check = false;
};

/// Something to move, from one end to the other.
struct Mover {
  std::string name, kind, low, high;
};

struct Reach {
  Mover mover;
  std::size_t metrics = 0;           ///< how many there are
  std::vector<std::string> reached;  ///< names of metrics that some run shows changed
};

constexpr std::string_view kWeights[] = {"w_E", "w_B", "w_H", "w_S", "w_BW", "k0", "lambda"};

std::vector<Mover> movers(const ScenarioInfo& info) {
  std::vector<Mover> out;
  for (const LeverInfo& lever : info.levers) {
    out.push_back({lever.id, "lever", fmt::format("{}={}", lever.id, exact(lever.low)),
                   fmt::format("{}={}", lever.id, exact(lever.high))});
  }
  const auto states = static_cast<std::size_t>(IndexSet::state);
  for (const std::string_view weight : kWeights) {
    const auto position = static_cast<std::size_t>(field_table().find(states, weight));
    const Range range = field_table().entries()[position].quantity.prior;
    const std::string address = fmt::format("state.*.{}", weight);
    out.push_back({address, "weight", fmt::format("{}={}", address, exact(range.low)),
                   fmt::format("{}={}", address, exact(range.high))});
  }
  return out;
}

/// "Lbar, RR (2), X (12)": by family, with how many of its metrics.
std::string by_family(const std::vector<std::string>& names) {
  std::vector<std::string> order;
  std::map<std::string, int> count;
  for (const std::string& name : names) {
    const std::string family = name.substr(0, name.find('['));
    if (count[family]++ == 0) order.push_back(family);
  }
  std::string out;
  for (const std::string& family : order) {
    out += (out.empty() ? "" : ", ") + family;
    if (count[family] > 1) out += fmt::format(" ({})", count[family]);
  }
  return out;
}

std::optional<Reach> measure_reach(Session& session, const ReachOptions& options,
                                   const Mover& mover, const EnsembleOptions& ensemble) {
  std::vector<EnsembleResult> ends;
  for (const std::string& end : {mover.low, mover.high}) {
    ScenarioChoice choice = options.choice;
    choice.set.push_back(end);
    std::optional<ArmRun> arm = run_arm(session, choice, std::string(kNull), ensemble);
    if (!arm) return std::nullopt;
    ends.push_back(std::move(arm->result));
  }
  const PairedComparison compared = compare_paired(ends[0], ends[1]);
  Reach reach{mover, compared.metrics.size(), {}};
  for (const PairedDifference& d : compared.metrics) {
    if (d.changed > 0) reach.reached.push_back(d.info.name);
  }
  return reach;
}

void print_reach(Session& session, const ReachOptions& options, const ScenarioInfo& info,
                 const EnsembleOptions& ensemble, const std::vector<Reach>& all) {
  if (options.format == "json") {
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const Reach& r : all) {
      rows.push_back({{"name", r.mover.name},
                      {"kind", r.mover.kind},
                      {"metrics", r.metrics},
                      {"reached", r.reached}});
    }
    print_json(session, {{"scenario", info.id},
                         {"variant", kNull},
                         {"seed", ensemble.seed},
                         {"runs", ensemble.runs},
                         {"reach", std::move(rows)}});
    return;
  }
  fmt::print(
      session.out,
      "Scenario {}, variant {}, {} runs from seed {}: metrics that differ in any run between "
      "the low\nand the high end, with the same luck. Contrasts of all other metrics are "
      "exactly zero.\n\n",
      info.id, kNull, ensemble.runs, ensemble.seed);
  TextTable table{{"moved", "kind", "reached", "metrics"}, {}};
  for (const Reach& r : all) {
    table.rows.push_back({r.mover.name, r.mover.kind,
                          fmt::format("{} of {}", r.reached.size(), r.metrics),
                          r.reached.empty() ? "none" : by_family(r.reached)});
  }
  print_table(session, table, "reach", options.format);
}

int reach(Session& session, const ReachOptions& options) {
  if (!options.choice.variant.empty()) {
    throw UsageError("reach is always measured under the random null: leave --variant out");
  }
  const EnsembleOptions ensemble = options.ensemble(kStandardRuns);
  const std::optional<Scenario> scenario = load_choice(session, options.choice, std::string(kNull));
  if (!scenario) return kBadInput;
  std::vector<Reach> all;
  bool weights_reach_nothing = true;
  for (const Mover& mover : movers(scenario->info)) {
    std::optional<Reach> r = measure_reach(session, options, mover, ensemble);
    if (!r) return kBadInput;
    weights_reach_nothing &= mover.kind != "weight" || r->reached.empty();
    all.push_back(std::move(*r));
  }
  print_reach(session, options, scenario->info, ensemble, all);
  if (weights_reach_nothing || !options.check) return kFine;
  fmt::print(session.err, "tumen: a weight of a theory reaches metrics under the random null\n");
  return kFailed;
}

}  // namespace

void add_reach_command(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand(
      "reach", "Lists what each lever reaches without passing a choice, under the random null");
  const auto options = std::make_shared<ReachOptions>();
  add_paired_options(*command, *options);
  command->add_flag("--check", options->check, "Fail if a weight of a theory reaches anything");
  command->footer(std::string(kFooter));
  command->callback([options, &session] {
    session.action = [options, &session] { return reach(session, *options); };
  });
}

}  // namespace tumen
