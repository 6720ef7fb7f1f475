// A designed experiment into a store.
#include <fmt/ostream.h>

#include <algorithm>
#include <memory>
#include <sstream>

#include "cli/commands.h"
#include "cli/experiment_choice.h"
#include "cli/explain/numbers.h"
#include "cli/program.h"
#include "cli/scenario_choice.h"
#include "cli/sweep_print.h"
#include "cli/sweep_result.h"
#include "cli/sweep_run.h"

namespace tumen {
namespace {

constexpr std::string_view kFooter =
    "\nWithout --store the results go to ID.db in the current folder, ID being the experiment's. "
    "A\n"
    "sweep may be stopped with Ctrl-C or killed at any moment: what was saved, about every "
    "second,\n"
    "stays, and --resume goes on. The finished store is the same, row for row, for any --jobs and\n"
    "however often it was interrupted. Files are described in docs/experiments.md, the store in\n"
    "docs/store.md.\n\n"
    "Examples:\n"
    "  tumen sweep zarubino/port-leases --dry-run\n"
    "  tumen sweep scenarios/zarubino/experiments/sanctions.toml --store sanctions.db\n"
    "  tumen sweep zarubino/sanctions --store sanctions.db --resume\n"
    "  tumen sweep zarubino/prior-ensemble --part 3/16 --store part-3.db";

/// With more processes than this the one that leads only serves the others.
constexpr int kMostWithWork = 64;

struct SweepOptions {
  std::string experiment, store, jobs, part, format = "text";
  bool resume = false, dry_run = false;
};

SweepPart parse_part(const std::string& text) {
  if (text.empty()) return {};
  constexpr std::uint64_t kMostParts = 1'000'000;
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) {
    throw UsageError(fmt::format("--part must have the form K/N, as 3/16, got \"{}\"", text));
  }
  SweepPart part;
  part.shares = parse_count("--part, after the /,", text.substr(slash + 1), 1, kMostParts);
  part.share = parse_count("--part, before the /,", text.substr(0, slash), 1, part.shares) - 1;
  return part;
}

StoreDescription part_description(const PreparedExperiment& experiment, const SweepPart& part) {
  StoreDescription description = experiment.description();
  if (part.shares == 1) return description;
  description.manifest.emplace_back(kPartKey, fmt::format("{}/{}", part.share + 1, part.shares));
  description.manifest.emplace_back(kPartPointsKey,
                                    std::to_string(points_of(experiment.plan(), part)));
  return description;
}

/// A store must not be overwritten, nor a new one taken for an old one.
void check_store(const SweepOptions& options, const std::string& path) {
  if (!options.resume && store_exists(path)) {
    throw UsageError(
        fmt::format("{} exists already: go on with --resume, or give another --store", path));
  }
}

/// A store that cannot be used is bad input: nothing has been done or changed.
std::unique_ptr<Store> open_store(const std::string& path, const PreparedExperiment& experiment,
                                  const SweepPart& part) {
  try {
    return std::make_unique<Store>(path, experiment.plan(), part_description(experiment, part));
  } catch (const DatabaseError& error) {
    throw UsageError(error.what());
  }
}

/// With several processes each has one thread unless told otherwise.
int jobs_of(const SweepOptions& options, const Ranks& ranks) {
  return options.jobs.empty() && ranks.count() > 1 ? 1 : parse_jobs(options.jobs);
}

/// The process that holds the store; the only one that prints.
int lead(Session& session, const SweepOptions& options, const Ranks& ranks, SweepHost& host) {
  const SweepPart part = parse_part(options.part);
  SweepWish wish;
  wish.jobs = jobs_of(options, ranks);
  const int all_jobs = wish.jobs * (ranks.count() - (ranks.count() > kMostWithWork ? 1 : 0));
  if (ranks.count() > kMostWithWork) wish.jobs = 0;
  const auto experiment =
      prepare_experiment(session, find_experiment(options.experiment), read_text);
  if (!experiment) return kBadInput;
  wish.most_seconds = experiment->info().most_seconds;
  wish.total_points = points_of(experiment->plan(), part);
  const std::string path = options.store.empty() ? experiment->info().id + ".db" : options.store;
  const bool json = options.format == "json";
  if (!json) print_plan(session, *experiment, part);
  if (options.dry_run) {
    print_estimate(session, *experiment, part, all_jobs, json);
    return kFine;
  }
  check_store(options, path);
  const std::unique_ptr<Store> store = open_store(path, *experiment, part);
  SweepOutcome outcome;
  try {
    Sweep sweep(experiment->plan(), *store, store->progress(), part.share, part.shares);
    outcome = run_sweep(session, *experiment, sweep, host, wish);
    store->close();
  } catch (const RankError& error) {
    if (error.code == kBadInput) throw UsageError(error.what());
    throw;
  } catch (const DatabaseError& error) {
    throw WorkError(fmt::format("{}\nwhat was saved before is kept; --resume goes on from there",
                                error.what()));
  }
  if (json) {
    print_outcome_json(session, *experiment, part, path, outcome);
  } else {
    print_sweep_result(session, *experiment, path, outcome);
  }
  if (outcome.complete) return kFine;
  fmt::print(session.err, "tumen: stopped after {} of {} points; --resume goes on\n",
             grouped(outcome.after.points), grouped(wish.total_points));
  return kFailed;
}

/// The other processes. What they have to say is told to the one that leads.
int help(Session& session, const SweepOptions& options, Ranks& ranks) {
  std::unique_ptr<PreparedExperiment> experiment;
  const auto prepare = [&]() -> HelperSweep {
    if (options.dry_run) return {nullptr, {}, "", 0};
    std::ostringstream said;
    Session quiet{said, said, {}, session.interrupted, {}};
    try {
      const int jobs = jobs_of(options, ranks);
      experiment = prepare_experiment(quiet, find_experiment(options.experiment), read_text);
      if (!experiment) throw RankError(kBadInput, said.str());
      return {&experiment->plan(), experiment->make_runner(),
              identity_of(experiment->description()), jobs};
    } catch (const UsageError& error) {
      throw RankError(kBadInput, error.what());
    }
  };
  return help_sweep(ranks, prepare, session.interrupted);
}

int sweep(Session& session, const SweepOptions& options) {
  const std::unique_ptr<Ranks> ranks = join_ranks();
  if (ranks->rank() > 0) return help(session, options, *ranks);
  SweepHost host(*ranks);
  int code = kFailed;
  // All is said before the others end: the job may be over as soon as one of them has.
  try {
    code = lead(session, options, *ranks, host);
  } catch (...) {
    code = tell_failure(session);
  }
  session.out.flush();
  session.err.flush();
  host.end(code);
  return code;
}

}  // namespace

void add_sweep_command(CLI::App& program, Session& session) {
  CLI::App* command =
      program.add_subcommand("sweep", "Runs a designed experiment into a store of results");
  const auto options = std::make_shared<SweepOptions>();
  command
      ->add_option("experiment", options->experiment,
                   "Experiment file, or SCENARIO/NAME for one that is shipped")
      ->type_name("EXPERIMENT")
      ->required();
  command->add_option("--store", options->store, "File for the results")->type_name("FILE");
  command->add_flag("--resume", options->resume, "Go on with a store that was begun");
  command
      ->add_option("--jobs", options->jobs,
                   "Threads; all of the machine's, or with MPI one, unless given")
      ->type_name("N");
  command->add_flag("--dry-run", options->dry_run,
                    "Tell points, runs, time and disk, measured on a few runs, and do no more");
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  command->add_option("--part", options->part, "Only the K-th of N parts of the points")
      ->type_name("K/N");
  command->footer(std::string(kFooter));
  command->callback([options, &session] {
    session.action = [options, &session] { return sweep(session, *options); };
  });
}

}  // namespace tumen
