#include <fmt/ostream.h>

#include <algorithm>
#include <memory>

#include "cli/commands.h"
#include "cli/explain/numbers.h"
#include "cli/explain/stall_levels.h"
#include "cli/run_json.h"
#include "cli/run_record.h"
#include "cli/scenario_choice.h"
#include "cli/story.h"
#include "cli/variant_run.h"
#include "scenario/limits.h"

namespace tumen {
namespace {

constexpr std::string_view kStandardRuns = "100";
constexpr std::string_view kStandardUncertainRuns = "800";

constexpr std::string_view kFooter =
    "\nWithout --runs there are 100 histories, or 800 with --uncertain (8 to each draw of the\n"
    "parameters). The same command gives the same numbers on any machine and any --jobs.\n\n"
    "Examples:\n"
    "  tumen run two-powers                         a summary\n"
    "  tumen run two-powers --set w_H=0.5           another world\n"
    "  tumen run two-powers --variant full,liberal  two theories side by side\n"
    "  tumen run two-powers --story --run 7         one history as a chronicle\n"
    "  tumen run two-powers --out results           every number, for R or Python";

struct RunOptions {
  ScenarioChoice choice;
  std::string runs, run = "0", jobs, ticks, out, format = "text";
  bool uncertain = false, story = false, force = false;
};

std::vector<std::string> split_names(const std::string& list) {
  std::vector<std::string> names;
  std::size_t from = 0;
  while (from <= list.size()) {
    const std::size_t comma = std::min(list.find(',', from), list.size());
    const std::string name = list.substr(from, comma - from);
    if (name.empty()) throw UsageError("--variant needs names, as in --variant full,liberal");
    if (std::ranges::count(names, name) == 0) names.push_back(name);
    from = comma + 1;
  }
  return names;
}

std::uint64_t number_of_runs(const RunOptions& options) {
  const std::string_view standard = options.uncertain ? kStandardUncertainRuns : kStandardRuns;
  return parse_count("--runs", options.runs.empty() ? standard : std::string_view(options.runs), 1,
                     kMostRuns);
}

/// The scenario under one variant, not run yet.
std::optional<VariantRun> prepare_variant(Session& session, const RunOptions& options,
                                          const std::string& variant) {
  ScenarioChoice choice = options.choice;
  if (!options.ticks.empty()) {
    parse_count("--ticks", options.ticks, 1, kMostTicks);
    choice.set.push_back("scenario.ticks=" + options.ticks);
  }
  std::optional<Scenario> scenario = load_choice(session, choice, variant);
  if (!scenario) return std::nullopt;
  VariantRun run;
  run.info = std::move(scenario->info);
  run.set = choice.set;
  run.without = choice.without;
  run.uncertain = options.uncertain;
  scenario->setup.sample_priors = options.uncertain;
  run.model = std::make_unique<ReferenceModel>(std::move(scenario->setup));
  run.jobs = parse_jobs(options.jobs);
  return run;
}

int tell_story(Session& session, const RunOptions& options, const VariantRun& run) {
  const std::uint64_t which = parse_count("--run", options.run, 0, kMostRuns - 1);
  const RunAddress address = {options.choice.seed_number(), which,
                              options.uncertain ? kRunsPerPoint : 1};
  print_story(session, run, address, options.format == "json");
  return kFine;
}

int run_all(Session& session, const RunOptions& options) {
  EnsembleOptions ensemble;
  ensemble.seed = options.choice.seed_number();
  ensemble.runs = number_of_runs(options);
  ensemble.runs_per_point = options.uncertain ? kRunsPerPoint : 1;
  std::vector<VariantRun> runs;
  const std::string& variants = options.choice.variant;
  for (const std::string& variant :
       variants.empty() ? std::vector<std::string>{""} : split_names(variants)) {
    std::optional<VariantRun> run = prepare_variant(session, options, variant);
    if (!run) return kBadInput;
    runs.push_back(std::move(*run));
  }
  if (options.story) {
    if (runs.size() > 1) throw UsageError("--story tells one history: give one --variant");
    return tell_story(session, options, runs.front());
  }
  std::optional<RecordFolder> folder;
  if (!options.out.empty()) folder.emplace(options.out, options.force);
  bool complete = true, any_success = false;
  for (VariantRun& run : runs) {
    std::optional<RunWriter> writer;
    ensemble.jobs = run.jobs;
    if (folder) {
      writer.emplace(*folder, runs.size() > 1 ? run.info.variant : "", run);
    }
    // The record needs every metric, the labels a few.
    WatchedLevels watched = watched_levels(*run.model);
    ensemble.watch = writer ? std::vector<std::size_t>() : watched.watch;
    run.labels.emplace(writer ? stall_judges(*run.model) : std::move(watched.judges),
                       run.model->ticks() - 1);
    ensemble.visit = [&writer, &run](const RunView& view) {
      if (writer) writer->add(view);
      run.labels->add(view);
    };
    TimedEnsemble timed = run_reference(session, *run.model, ensemble);
    run.result = std::move(timed.result);
    run.seconds = timed.seconds;
    run.summaries = summarise(run.result);
    if (writer) writer->finish(run);
    complete = complete && run.result.runs == run.result.runs_asked;
    any_success = any_success || run.result.failures.size() < run.result.runs;
    if (session.stopped()) break;
  }
  std::erase_if(runs, [](const VariantRun& run) { return run.summaries.empty(); });
  if (folder) folder->commit();
  if (options.format == "json") {
    if (runs.size() == 1) {
      print_json(session, run_json(runs.front()));
    } else {
      nlohmann::ordered_json all = nlohmann::ordered_json::array();
      for (const VariantRun& run : runs) all.push_back(run_json(run));
      print_json(session, {{"comparison", std::move(all)}});
    }
  } else if (runs.size() == 1) {
    print_summary(session, runs.front());
  } else {
    print_comparison(session, runs);
  }
  if (folder && options.format != "json") {
    for (const std::string& line : folder->described()) fmt::print(session.out, "{}\n", line);
  }
  if (!complete || session.stopped()) {
    fmt::print(session.err, "tumen: stopped before all runs were done\n");
    return kFailed;
  }
  return any_success ? kFine : kFailed;
}

}  // namespace

void add_run_command(CLI::App& program, Session& session) {
  CLI::App* command =
      program.add_subcommand("run", "Simulates a scenario many times and summarises what came out");
  const auto options = std::make_shared<RunOptions>();
  add_scenario_options(*command, options->choice);
  command->add_option("--runs", options->runs, "Number of histories, 1 to 1000000000")
      ->type_name("N");
  command->add_option("--jobs", options->jobs, "Threads; all of the machine's unless given")
      ->type_name("N");
  command->add_option("--ticks", options->ticks, "Length of the run instead of the scenario's")
      ->type_name("N");
  command->add_flag("--uncertain", options->uncertain,
                    "Draw the parameters from their ranges, 8 histories to a draw");
  command->add_flag("--story", options->story, "Tell one history as a dated chronicle");
  command->add_option("--run", options->run, "Which history --story tells, from 0")->type_name("R");
  command->add_option("--out", options->out, "Write the record into this folder")->type_name("DIR");
  command->add_flag("--force", options->force, "Let --out replace files in a folder that has some");
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  command->footer(std::string(kFooter));
  command->callback([options, &session] {
    session.action = [options, &session] { return run_all(session, *options); };
  });
}

}  // namespace tumen
