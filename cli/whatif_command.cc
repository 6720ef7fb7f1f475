// Paired counterfactuals: what an arm changes, and the decision at which its histories part from
// the baseline's.
#include <fmt/ostream.h>

#include <algorithm>
#include <memory>

#include "cli/commands.h"
#include "cli/run_json.h"
#include "cli/whatif.h"

namespace tumen {
namespace {

constexpr std::string_view kStandardRuns = "400";
constexpr std::size_t kMostOfAGroup = 4, kMostArms = 32;

constexpr std::string_view kFooter =
    "\nEvery arm runs over the same histories as the baseline with the same luck. A difference is\n"
    "arm less baseline, with its 95% interval. An arm is one of the scenario, or made up on the\n"
    "spot: NAME=OVERRIDES, where overrides are KEY=VALUE (as --set), variant=V, arm=A or\n"
    "without=M, separated by commas.\n\n"
    "Examples:\n"
    "  tumen whatif zarubino --arm no-najin\n"
    "  tumen whatif zarubino --arm calm='dyad.RUS.CHN.i0=0.2,rho=2.5' --arm "
    "liberal=variant=liberal\n"
    "  tumen whatif zarubino --arm no-najin --run 7         where history 7 parts, and why\n"
    "  tumen list arms zarubino                             the scenario's own arms";

struct WhatIfOptions : PairedOptions {
  std::vector<std::string> arms, metrics;
  std::string run;
  bool all = false;
};

std::optional<WhatIfWorld> load_world(Session& session, const std::string& name,
                                      const ScenarioChoice& choice) {
  std::optional<Scenario> scenario = load_choice(session, choice, choice.variant);
  if (!scenario) {
    if (name != "baseline") fmt::print(session.err, "tumen: arm \"{}\" cannot be used\n", name);
    return std::nullopt;
  }
  return WhatIfWorld{name, choice, std::move(scenario->info),
                     std::make_unique<ReferenceModel>(std::move(scenario->setup))};
}

void check_calendar(const WhatIfWorld& baseline, const WhatIfWorld& arm) {
  const Calendar &b = baseline.calendar(), &a = arm.calendar();
  if (b.date(0) == a.date(0) && b.tick_years == a.tick_years) return;
  throw UsageError(fmt::format(
      "arm \"{}\" cannot be compared tick by tick: it starts in {} with ticks of {} years, the "
      "baseline in {} with ticks of {}",
      arm.name, a.date(0), a.tick_years, b.date(0), b.tick_years));
}

/// Metrics asked for, by family for --all, else the headline metrics of the baseline.
std::vector<MetricGroup> shown_metrics(const WhatIfOptions& options, const WhatIfWorld& baseline) {
  std::vector<std::string> known;
  for (const MetricInfo& m : baseline.model->metrics()) known.push_back(m.name);
  std::vector<MetricGroup> groups;
  if (!options.metrics.empty()) {
    MetricGroup& group = groups.emplace_back(MetricGroup{"Metrics asked for", {}, {}});
    for (const std::string& name : options.metrics) {
      if (std::ranges::count(known, name) == 0) {
        throw UsageError(
            fmt::format("the scenario has no metric \"{}\"{}", name, did_you_mean(name, known)));
      }
      if (std::ranges::count(group.metrics, name) > 0) continue;
      group.metrics.push_back(name);
      group.labels.push_back(name);
    }
    return groups;
  }
  if (!options.all) return headline_metrics(baseline.model->setup().structure, kMostOfAGroup);
  for (const std::string& name : known) {
    const std::string family = name.substr(0, name.find('['));
    if (groups.empty() || groups.back().title != family) groups.push_back({family, {}, {}});
    groups.back().metrics.push_back(name);
    groups.back().labels.push_back(name);
  }
  return groups;
}

/// The worlds to compare; nothing after a load error, which has been printed.
std::optional<WhatIf> prepare(Session& session, const WhatIfOptions& options) {
  if (options.arms.empty()) {
    throw UsageError(
        "whatif needs at least one --arm: NAME, an arm of the scenario (see `tumen list arms "
        "SCENARIO`), or NAME=KEY=VALUE,...");
  }
  if (options.arms.size() > kMostArms) {
    throw UsageError(fmt::format("there can be at most {} arms", kMostArms));
  }
  if (options.all && !options.metrics.empty()) {
    throw UsageError("--all and --metric exclude each other");
  }
  WhatIf what_if;
  what_if.options = options.ensemble(kStandardRuns);
  what_if.chosen = !options.metrics.empty();
  what_if.all = options.all;
  std::vector<ArmRequest> requests;
  for (const std::string& text : options.arms) {
    requests.push_back(parse_arm(text, options.choice));
    if (std::ranges::count(requests, requests.back().name, &ArmRequest::name) > 1) {
      throw UsageError(fmt::format("there are two arms called \"{}\"", requests.back().name));
    }
  }
  std::optional<WhatIfWorld> baseline = load_world(session, "baseline", options.choice);
  if (!baseline) return std::nullopt;
  what_if.baseline = std::move(*baseline);
  what_if.shown = shown_metrics(options, what_if.baseline);
  for (const ArmRequest& request : requests) {
    std::optional<WhatIfWorld> arm = load_world(session, request.name, request.choice);
    if (!arm) return std::nullopt;
    check_calendar(what_if.baseline, *arm);
    what_if.arms.push_back(std::move(*arm));
  }
  return what_if;
}

void compare(Session& session, WhatIf& what_if) {
  std::vector<const ReferenceModel*> models;
  for (const WhatIfWorld& arm : what_if.arms) models.push_back(arm.model.get());
  LockstepOptions options;
  options.seed = what_if.options.seed;
  options.runs = what_if.options.runs;
  options.jobs = what_if.options.jobs;
  what_if.result = compare_reference(session, *what_if.baseline.model, models, options);
  if (what_if.result.runs < what_if.result.runs_asked) {
    throw WorkError("stopped before all runs were done; nothing is compared");
  }
}

int what_if(Session& session, const WhatIfOptions& options) {
  std::optional<std::uint64_t> run;
  if (!options.run.empty()) run = parse_count("--run", options.run, 0, kMostRuns - 1);
  std::optional<WhatIf> found = prepare(session, options);
  if (!found) return kBadInput;
  compare(session, *found);
  bool any_pair = false;
  for (std::size_t k = 0; k < found->arms.size(); ++k) {
    const ArmComparison& arm = found->result.arms[k];
    any_pair = any_pair || arm.dropped < found->result.runs;
    const bool parted = arm.divergence.differing_decision > 0;
    std::optional<Parting>& parting = found->partings.emplace_back();
    if (!run && !parted) continue;
    parting = find_parting(session, found->baseline, found->arms[k], found->options.seed,
                           run ? *run : arm.divergence.list.front().example);
  }
  if (options.format == "json") {
    print_json(session, what_if_json(*found));
  } else {
    print_what_if(session, *found, options.format == "markdown");
  }
  return any_pair ? kFine : kFailed;
}

}  // namespace

void add_whatif_command(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand(
      "whatif", "Compares counterfactuals with the same luck: what differs, and since when");
  const auto options = std::make_shared<WhatIfOptions>();
  add_baseline_options(*command, options->choice);
  add_repeated_option(*command, "--arm", options->arms,
                      "What is different; may be given several times")
      ->type_name("NAME[=OVERRIDES]");
  add_seed_option(*command, options->choice);
  add_comparison_options(*command, *options);
  add_repeated_option(*command, "--metric", options->metrics,
                      "Metric to compare; may be given several times")
      ->type_name("NAME");
  command->add_flag("--all", options->all, "Every metric, not the headline metrics alone");
  command->add_option("--run", options->run, "Tell where this history parts, from 0")
      ->type_name("R");
  command->footer(std::string(kFooter));
  command->callback([options, &session] {
    session.action = [options, &session] { return what_if(session, *options); };
  });
}

}  // namespace tumen
