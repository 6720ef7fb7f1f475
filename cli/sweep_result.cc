#include "cli/sweep_result.h"

#include <fmt/ostream.h>

#include <algorithm>

#include "cli/explain/numbers.h"
#include "cli/style.h"
#include "cli/table.h"

namespace tumen {
namespace {

constexpr std::size_t kMostRows = 12;
constexpr std::size_t kMostFactors = 4;
constexpr std::size_t kWidth = 80;
constexpr std::size_t kCell = 13;  ///< "0.147 ±0.0015"

/// The metric that is judged for precision; else of the RR the one whose means differ most between
/// points; else the first.
std::size_t shown_metric(const SweepPlan& plan, const Database& database) {
  if (plan.precision) return plan.precision->metric;
  Statement statement(database,
                      "SELECT max(mean) - min(mean) FROM statistic WHERE metric = ? AND arm = 0");
  std::size_t shown = 0;
  double widest = -1;
  for (std::size_t m = 0; m < plan.metrics.size(); ++m) {
    if (!plan.metrics[m].name.starts_with("RR[")) continue;
    statement.bind(1, static_cast<std::uint64_t>(m));
    if (statement.step() && statement.real(0) > widest) {
      widest = statement.real(0);
      shown = m;
    }
    statement.reset();
  }
  return shown;
}

/// As many arms as fit on a line, at least one.
std::size_t shown_arms(const PreparedExperiment& experiment, std::size_t factors) {
  std::size_t width = 7;
  for (std::size_t f = 0; f < factors; ++f) {
    width += std::max<std::size_t>(experiment.info().factors[f].name.size(), 5) + 2;
  }
  std::size_t arms = 0;
  for (const PlannedArm& arm : experiment.plan().arms) {
    width += std::max(arm.name.size(), kCell) + 2;
    if (arms > 0 && width > kWidth + 2) break;
    ++arms;
  }
  return arms;
}

void print_table_of(Session& session, const PreparedExperiment& experiment,
                    const std::string& path) {
  const SweepPlan& plan = experiment.plan();
  const ExperimentInfo& info = experiment.info();
  const std::size_t factors = std::min(info.factors.size(), kMostFactors);
  const std::size_t arms = shown_arms(experiment, factors);
  Database database(path, Database::Mode::read);
  const std::size_t metric = shown_metric(plan, database);
  Statement statement(database,
                      "SELECT mean, hi - mean FROM statistic WHERE point = ? AND arm = ? "
                      "AND metric = ?");
  Statement done(database, "SELECT point FROM point WHERE done = 1 ORDER BY point LIMIT ?");
  done.bind(1, static_cast<std::uint64_t>(kMostRows));
  TextTable table{{"point"}, {}};
  for (std::size_t f = 0; f < factors; ++f) table.columns.push_back(info.factors[f].name);
  for (std::size_t a = 0; a < arms; ++a) table.columns.push_back(plan.arms[a].name);
  while (done.step()) {
    const auto point = static_cast<std::uint64_t>(done.integer(0));
    std::vector<std::string> row = {std::to_string(point)};
    for (std::size_t f = 0; f < factors; ++f) row.push_back(plain(experiment.point(point)[f]));
    for (std::size_t a = 0; a < arms; ++a) {
      statement.bind(1, point).bind(2, static_cast<std::uint64_t>(a));
      statement.bind(3, static_cast<std::uint64_t>(metric));
      row.push_back(statement.step() ? fmt::format("{} {}{}", brief(statement.real(0)),
                                                   Style(session.terminal).sign("±", "+-"),
                                                   rough(statement.real(1)))
                                     : "-");
      statement.reset();
    }
    table.rows.push_back(std::move(row));
  }
  if (table.rows.empty()) return;
  fmt::print(session.out, "\n{} ({}) after the last tick, mean and half of its 95% interval\n",
             plan.metrics[metric].name, plan.metrics[metric].unit);
  print_table(session, table, "points", "text");
  if (plan.points > table.rows.size()) {
    fmt::print(session.out, "... the first {} of {} points\n", table.rows.size(),
               grouped(plan.points));
  }
  if (arms < plan.arms.size()) {
    fmt::print(session.out, "... the first {} of {} arms\n", arms, plan.arms.size());
  }
}

}  // namespace

void print_sweep_result(Session& session, const PreparedExperiment& experiment,
                        const std::string& path, const SweepOutcome& outcome) {
  const std::uint64_t now = outcome.after.runs - outcome.before.runs;
  if (outcome.before.runs > 0) {
    fmt::print(session.out, "{} runs of earlier sessions found\n", grouped(outcome.before.runs));
  }
  fmt::print(session.out, "{} runs in {}, {} a second{}\n", grouped(now),
             duration_text(outcome.seconds),
             grouped(static_cast<std::uint64_t>(static_cast<double>(now) /
                                                std::max(outcome.seconds, 1e-9))),
             outcome.after.failures > 0
                 ? "; " + grouped(outcome.after.failures) + " runs failed and are kept as such"
                 : "");
  fmt::print(session.out, "{} in {}\n", outcome.complete ? "all points are done," : "so far,",
             path);
  print_table_of(session, experiment, path);
}

}  // namespace tumen
