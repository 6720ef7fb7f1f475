#include "cli/sweep_print.h"

#include <fmt/ostream.h>

#include "cli/explain/numbers.h"
#include "cli/run_json.h"
#include "cli/sweep_estimate.h"

namespace tumen {
namespace {

std::string bytes_text(double bytes) {
  constexpr std::string_view kUnits[] = {"bytes", "kB", "MB", "GB", "TB"};
  std::size_t unit = 0;
  for (; bytes >= 1000 && unit + 1 < std::size(kUnits); ++unit) bytes /= 1000;
  return fmt::format("{} {}", plain(bytes), kUnits[unit]);
}

/// What a sweep takes when every cell gets so many replications.
struct Cost {
  double seconds = 0, bytes = 0;
};

Cost cost_of(const SweepPlan& plan, const SweepEstimate& e, std::uint64_t points,
             std::uint64_t replications, int jobs) {
  const auto runs = static_cast<double>(points * plan.arms.size() * replications);
  const double each = e.run_seconds + e.statistics_seconds + e.keep_seconds;
  return {runs * each / jobs,
          e.base_bytes + e.point_bytes * static_cast<double>(points) + e.run_bytes * runs};
}

void print_estimate_text(Session& session, const SweepPlan& plan, const SweepEstimate& e,
                         const Cost& least, const Cost& most, int jobs) {
  fmt::print(session.out,
             "measured on {} runs: {} us a run, {} us more for statistics and store ({}%)\n",
             grouped(e.runs), plain(e.run_seconds * 1e6), plain(e.statistics_seconds * 1e6),
             plain(100 * e.statistics_seconds / e.run_seconds));
  if (plan.keep != Kept::points) {
    fmt::print(session.out, "keeping each run: {} us and {} more\n", plain(e.keep_seconds * 1e6),
               bytes_text(e.run_bytes));
  }
  fmt::print(session.out, "time on {} {}, when they are free: {}", jobs,
             jobs == 1 ? "thread" : "threads", duration_text(least.seconds));
  if (plan.precision) fmt::print(session.out, " to {}", duration_text(most.seconds));
  fmt::print(session.out, "\nstore: {}", bytes_text(least.bytes));
  if (plan.precision && e.run_bytes > 0) fmt::print(session.out, " to {}", bytes_text(most.bytes));
  // A few points fit into the pages that an empty store has.
  if (e.point_bytes > 0) fmt::print(session.out, " ({} a point)", bytes_text(e.point_bytes));
  fmt::print(session.out, "\n");
}

nlohmann::ordered_json plan_json(const PreparedExperiment& experiment, const SweepPart& part) {
  const SweepPlan& plan = experiment.plan();
  const std::uint64_t points = points_of(plan, part), cells = points * plan.arms.size();
  return {{"experiment", experiment.info().id},
          {"digest", hex(experiment.info().digest)},
          {"design", design_name(experiment.info().design.kind)},
          {"factors", experiment.info().factors.size()},
          {"arms", plan.arms.size()},
          {"points", points},
          {"least_runs", cells * plan.least},
          {"most_runs", cells * plan.most}};
}

nlohmann::ordered_json estimate_json(const SweepEstimate& e) {
  return {{"runs", e.runs},
          {"run_seconds", e.run_seconds},
          {"statistics_seconds", e.statistics_seconds},
          {"keep_seconds", e.keep_seconds},
          {"point_bytes", e.point_bytes},
          {"run_bytes", e.run_bytes}};
}

}  // namespace

std::uint64_t points_of(const SweepPlan& plan, const SweepPart& part) {
  const TaskGrid grid(plan);
  std::uint64_t points = 0;
  for (std::uint64_t g = part.share; g < grid.groups(); g += part.shares) {
    points += grid.task(g, 0).points;
  }
  return points;
}

void print_plan(Session& session, const PreparedExperiment& experiment, const SweepPart& part) {
  const ExperimentInfo& info = experiment.info();
  const SweepPlan& plan = experiment.plan();
  fmt::print(session.out, "{}: {}\n", info.id, info.title);
  const std::uint64_t points = points_of(plan, part);
  fmt::print(session.out, "{} points of a {} design over {} factors, {} arms", grouped(points),
             design_name(info.design.kind), info.factors.size(), plan.arms.size());
  if (part.shares > 1) {
    fmt::print(session.out, "; part {} of {}", part.share + 1, part.shares);
  }
  const std::uint64_t cells = points * plan.arms.size();
  if (plan.precision) {
    fmt::print(session.out, "\n{} to {} runs of each arm at each point: {} to {} runs\n",
               grouped(plan.least), grouped(plan.most), grouped(cells * plan.least),
               grouped(cells * plan.most));
  } else {
    fmt::print(session.out, "\n{} runs of each arm at each point: {} runs\n", grouped(plan.most),
               grouped(cells * plan.most));
  }
}

void print_estimate(Session& session, const PreparedExperiment& experiment, const SweepPart& part,
                    int jobs, bool json) {
  const SweepPlan& plan = experiment.plan();
  const SweepEstimate e = estimate_sweep(experiment);
  const std::uint64_t points = points_of(plan, part);
  const Cost least = cost_of(plan, e, points, plan.least, jobs);
  const Cost most = cost_of(plan, e, points, plan.most, jobs);
  if (!json) return print_estimate_text(session, plan, e, least, most, jobs);
  nlohmann::ordered_json document = plan_json(experiment, part);
  document["jobs"] = jobs;
  document["seconds"] = {least.seconds, most.seconds};
  document["bytes"] = {least.bytes, most.bytes};
  document["measured"] = estimate_json(e);
  print_json(session, document);
}

void print_outcome_json(Session& session, const PreparedExperiment& experiment,
                        const SweepPart& part, const std::string& path,
                        const SweepOutcome& outcome) {
  nlohmann::ordered_json document = plan_json(experiment, part);
  document["store"] = path;
  document["complete"] = outcome.complete;
  document["points_done"] = outcome.after.points;
  document["runs"] = outcome.after.runs;
  document["failed_runs"] = outcome.after.failures;
  document["runs_now"] = outcome.after.runs - outcome.before.runs;
  document["seconds"] = outcome.seconds;
  print_json(session, document);
}

}  // namespace tumen
