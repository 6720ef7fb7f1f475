// Declared against realised: what became of what was announced, level by level.
#include <fmt/ostream.h>

#include <algorithm>
#include <memory>

#include "cli/commands.h"
#include "cli/explain/stall_levels.h"
#include "cli/paired_arms.h"
#include "cli/run_json.h"
#include "cli/stall_report.h"
#include "scenario/dates.h"

namespace tumen {
namespace {

constexpr std::string_view kStandardRuns = "400";
constexpr std::string_view kStandardSynthetic = "4000";

constexpr std::string_view kFooter =
    "\nEvery level of every run gets one label: ABSENT, RUPTURE, REALISED, STALL or SLOW, in the\n"
    "order in which they are tested. A scenario stalls at a level where the lower 95% bound of\n"
    "P(STALL) is above one half. Read the mean RR beside it: labels saturate. --arm judges an arm\n"
    "over the same runs and compares it run by run.\n\n"
    "Examples:\n"
    "  tumen stall zarubino\n"
    "  tumen stall zarubino --at 2020Q4 --variant hedging\n"
    "  tumen stall two-powers --arm sanctions --format markdown\n"
    "  tumen stall --characteristics     how often the label errs where the truth is known";

struct StallOptions : PairedOptions {
  std::vector<std::string> arms;
  std::string at;
  bool characteristics = false, bootstrap = false;
};

StallRule rule_of(const StallOptions& options) {
  StallRule rule;
  if (options.bootstrap) rule.bound = SlopeBound::bootstrap;
  return rule;
}

int judged_tick(const StallOptions& options, const Calendar& calendar) {
  if (options.at.empty()) return calendar.ticks - 1;
  const std::optional<Quarter> quarter = parse_quarter(options.at);
  const int tick = quarter ? calendar.tick_of(quarter->year, quarter->quarter) : -1;
  if (tick < 0 || tick >= calendar.ticks) {
    throw UsageError(fmt::format("--at must be a date from {} to {}, got \"{}\"", calendar.date(0),
                                 calendar.date(calendar.ticks - 1), options.at));
  }
  return tick;
}

/// Loads a world and judges its runs; nothing after a load error, which has been printed.
std::optional<StallWorld> judge_world(Session& session, const StallOptions& options,
                                      const std::string& arm) {
  ScenarioChoice choice = options.choice;
  choice.arm = arm;
  std::optional<Scenario> scenario = load_choice(session, choice, choice.variant);
  if (!scenario) return std::nullopt;
  StallWorld world;
  world.info = std::move(scenario->info);
  world.model = std::make_unique<ReferenceModel>(std::move(scenario->setup));
  world.rule = rule_of(options);
  const Calendar& calendar = world.model->setup().calendar;
  world.tick = judged_tick(options, calendar);
  world.levels = study_levels(*world.model);
  world.study = std::make_unique<StallStudy>(world.model->metrics(), world.levels,
                                             1 / calendar.tick_years, world.tick, world.rule);
  EnsembleOptions ensemble = options.ensemble(kStandardRuns);
  ensemble.visit = [&study = *world.study](const RunView& run) { study.add(run); };
  world.result = run_reference(session, *world.model, ensemble).result;
  if (world.result.runs < world.result.runs_asked) {
    throw WorkError("stopped before all runs were done; nothing is judged");
  }
  return world;
}

int stall(Session& session, const StallOptions& options) {
  if (options.characteristics) {
    if (!options.choice.scenario.empty()) {
      throw UsageError("--characteristics is about no scenario: leave SCENARIO out");
    }
    const std::string_view runs =
        options.runs.empty() ? kStandardSynthetic : std::string_view(options.runs);
    print_characteristics(session, rule_of(options), parse_count("--runs", runs, 1, kKeptRuns),
                          options.choice.seed_number(), options.format);
    return kFine;
  }
  if (options.choice.scenario.empty()) throw UsageError("SCENARIO is required");
  std::vector<std::string> arms = {""};
  arms.insert(arms.end(), options.arms.begin(), options.arms.end());
  std::vector<StallWorld> worlds;
  for (const std::string& arm : arms) {
    std::optional<StallWorld> world = judge_world(session, options, arm);
    if (!world) return kBadInput;
    worlds.push_back(std::move(*world));
  }
  if (options.format == "json") {
    print_json(session, stall_json(worlds));
  } else {
    print_stall(session, worlds, options.format);
  }
  const bool any_success = std::ranges::any_of(worlds, [](const StallWorld& world) {
    return world.result.failures.size() < world.result.runs;
  });
  return any_success ? kFine : kFailed;
}

}  // namespace

void add_stall_command(CLI::App& program, Session& session) {
  CLI::App* command =
      program.add_subcommand("stall", "Labels what became of declared cooperation, by level");
  const auto options = std::make_shared<StallOptions>();
  add_baseline_options(*command, options->choice);
  command->get_option("scenario")->required(false);
  add_seed_option(*command, options->choice);
  add_repeated_option(*command, "--arm", options->arms,
                      "Judge this arm too and compare it; may be given several times")
      ->type_name("A");
  command->add_option("--at", options->at, "Date of the judgement, as 2020Q4; the end by default")
      ->type_name("DATE");
  add_comparison_options(*command, *options);
  command->add_flag("--bootstrap", options->bootstrap,
                    "Bound slopes by a block bootstrap, not by ranks");
  command->add_flag("--characteristics", options->characteristics,
                    "Label synthetic levels whose truth is known instead");
  command->footer(std::string(kFooter));
  command->callback([options, &session] {
    session.action = [options, &session] { return stall(session, *options); };
  });
}

}  // namespace tumen
