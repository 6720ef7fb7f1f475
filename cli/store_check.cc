#include "cli/store_check.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "analysis/experiment/store_reader.h"
#include "cli/explain/numbers.h"

namespace tumen {
namespace {

/// Bounds of intervals hold a quantile of Student's t, which differs between mathematical libraries
/// in its last digits.
bool is_near(double a, double b) {
  return std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b));
}

}  // namespace

StoreCheck::StoreCheck(const std::string& path, const PreparedExperiment& experiment)
    : database_(path, Database::Mode::read),
      experiment_(experiment),
      plan_(experiment.plan()),
      worker_(plan_, experiment.make_runner()) {}

void StoreCheck::compare(CheckedRow& row, const std::string& what, double stored,
                         double found) const {
  std::string text = number_difference(what, stored, found);
  if (!text.empty()) row.differences.push_back(std::move(text));
}

bool StoreCheck::has_run(std::uint64_t number) {
  Statement s(database_, "SELECT 1 FROM run WHERE run = ?");
  s.bind(1, number);
  return s.step();
}

CheckedRow StoreCheck::run(std::uint64_t number) {
  const RunPlace place = run_place(plan_, number);
  CheckedRow row;
  row.name = fmt::format("run {}: point {}, {}, replication {}", number, place.point,
                         plan_.arms[place.arm].name, place.replication);
  const Task task = {0, 0, place.point, 1, place.replication, 1};
  const CellResult made = worker_.run_cell(task, place.arm, false);
  row.found = hex(made.hashes.front());
  compare_design(row, place.point);
  compare_run(row, place, made, 0);
  return row;
}

/// Compares run `k` of those made with the one that is kept; gives `row` its hash where it has
/// none.
void StoreCheck::compare_run(CheckedRow& row, const RunPlace& place, const CellResult& made,
                             std::size_t k) {
  const std::uint64_t number = run_number(plan_, place);
  std::string sql = "SELECT point, arm, replication, hash";
  for (const MetricInfo& m : plan_.metrics) sql += ", " + quoted_name(m.name);
  Statement stored(database_, sql + " FROM run WHERE run = ?");
  stored.bind(1, number);
  const std::string run = fmt::format("run {}", number);
  if (!stored.step()) {
    row.differences.push_back(run + " is not stored");
    return;
  }
  compare(row, run + ", point", stored.real(0), static_cast<double>(place.point));
  compare(row, run + ", arm", stored.real(1), static_cast<double>(place.arm));
  compare(row, run + ", replication", stored.real(2), static_cast<double>(place.replication));
  const std::string hash = stored.text(3), found = hex(made.hashes[k]);
  if (row.stored.empty()) {
    row.stored = hash;
  } else if (hash != found) {
    row.differences.push_back(fmt::format("{}: hash {} is stored, {} was found", run, hash, found));
  }
  const std::size_t metrics = plan_.metrics.size();
  for (std::size_t m = 0; m < metrics; ++m) {
    compare(row, run + ", " + plan_.metrics[m].name, stored.real(static_cast<int>(m) + 4),
            made.finals[k * metrics + m]);
  }
  if (plan_.keep != Kept::series) return;
  const auto ticks = static_cast<std::size_t>(plan_.ticks);
  Statement series(database_, "SELECT ticks FROM series WHERE run = ?");
  series.bind(1, number);
  std::vector<double> values;
  if (!series.step() || !read_series(series.blob(0), metrics * ticks, values)) {
    row.differences.push_back(run + ", series: not stored whole");
    return;
  }
  for (std::size_t v = 0; v < values.size(); ++v) {
    compare(row,
            fmt::format("{}, series of {}, tick {}", run, plan_.metrics[v / ticks].name, v % ticks),
            values[v], made.series[k * metrics * ticks + v]);
  }
}

void StoreCheck::compare_design(CheckedRow& row, std::uint64_t point) {
  const std::vector<FactorInfo>& factors = experiment_.info().factors;
  if (factors.empty()) return;
  std::string sql = "SELECT point";
  for (const FactorInfo& f : factors) sql += ", " + quoted_name(f.name);
  Statement stored(database_, sql + " FROM design WHERE point = ?");
  stored.bind(1, point);
  if (!stored.step()) {
    row.differences.push_back(fmt::format("point {} has no values of its factors", point));
    return;
  }
  for (std::size_t f = 0; f < factors.size(); ++f) {
    compare(row, "factor " + factors[f].name, stored.real(static_cast<int>(f) + 1),
            experiment_.point(point)[f]);
  }
}

CheckedRow StoreCheck::cell(std::uint64_t point, std::size_t arm, bool runs) {
  CheckedRow row;
  row.name = fmt::format("point {}, {}", point, plan_.arms[arm].name);
  compare_design(row, point);
  Statement about(database_, "SELECT replications, done FROM point WHERE point = ?");
  about.bind(1, point);
  const bool known = about.step();
  const auto replications = known ? static_cast<std::uint64_t>(about.integer(0)) : 0;
  const bool done = known && about.integer(1) == 1;
  const TaskGrid grid(plan_);
  const std::uint64_t rounds = grid.rounds_for(replications);
  if (replications < 1 || grid.replications_after(rounds) != replications) {
    row.differences.push_back(fmt::format("{} replications are stored", replications));
    return row;
  }
  Statement stored(database_, "SELECT runs, failures, hash FROM cell WHERE point = ? AND arm = ?");
  stored.bind(1, point).bind(2, static_cast<std::uint64_t>(arm));
  const bool has_cell = stored.step();
  row.stored = has_cell ? stored.text(2) : done ? "nothing" : "no hash yet";

  CellStatistics statistics(plan_.metrics.size(), plan_.arms[arm].baseline != arm);
  std::vector<FailedRun> failures;
  for (std::uint64_t round = 0; round < rounds; ++round) {
    Task task = grid.task(grid.group_of(point), round);
    task.first_point = point;
    task.points = 1;
    CellResult made = worker_.run_cell(task, arm, true);
    statistics.merge(made.statistics);
    failures.insert(failures.end(), made.failures.begin(), made.failures.end());
    for (std::size_t k = 0; runs && k < made.hashes.size(); ++k) {
      compare_run(row, {point, arm, task.first_replication + k}, made, k);
    }
  }
  row.found = done ? hex(statistics.hash) : row.stored;
  compare_failures(row, point, arm, failures);
  if (!done) return row;
  if (has_cell) {
    compare(row, "runs", stored.real(0), static_cast<double>(statistics.runs));
    compare(row, "failures", stored.real(1), static_cast<double>(statistics.failures));
  }
  compare_statistics(row, point, arm, statistics);
  if (!statistics.paired.empty()) compare_pairs(row, point, arm, statistics);
  return row;
}

void StoreCheck::compare_failures(CheckedRow& row, std::uint64_t point, std::size_t arm,
                                  const std::vector<FailedRun>& made) {
  const std::uint64_t first = run_number(plan_, {point, arm, 0});
  Statement stored(database_,
                   "SELECT replication, tick, reason FROM failure WHERE run >= ? AND run < ? "
                   "ORDER BY run");
  stored.bind(1, first).bind(2, first + plan_.most);
  std::size_t k = 0;
  bool same = true;
  for (; stored.step(); ++k) {
    same = same && k < made.size() &&
           stored.integer(0) == static_cast<std::int64_t>(made[k].replication) &&
           stored.integer(1) == made[k].tick && stored.text(2) == made[k].reason;
  }
  if (!same || k != made.size()) {
    row.differences.push_back(
        fmt::format("{} failures are stored, {} were found, or others", k, made.size()));
  }
}

void StoreCheck::compare_statistics(CheckedRow& row, std::uint64_t point, std::size_t arm,
                                    const CellStatistics& made) {
  Statement s(database_,
              "SELECT n, mean, sd, lo, hi, min, q05, q25, q50, q75, q95, max FROM statistic "
              "WHERE point = ? AND arm = ? AND metric = ?");
  for (std::size_t m = 0; m < made.moments.size(); ++m) {
    const std::string& name = plan_.metrics[m].name;
    s.bind(1, point).bind(2, static_cast<std::uint64_t>(arm));
    s.bind(3, static_cast<std::uint64_t>(m));
    if (s.step()) {
      const ExactMoments& x = made.moments[m];
      const Interval ci = x.interval();
      compare(row, name + ", n", s.real(0), static_cast<double>(x.n()));
      compare(row, name + ", mean", s.real(1), x.mean());
      compare(row, name + ", sd", s.real(2), x.sd());
      if (!is_near(s.real(3), ci.lo)) compare(row, name + ", lo", s.real(3), ci.lo);
      if (!is_near(s.real(4), ci.hi)) compare(row, name + ", hi", s.real(4), ci.hi);
      compare(row, name + ", min", s.real(5), x.min());
      int column = 6;
      for (const double p : kStoredQuantiles) {
        compare(row, s.column_name(column).insert(0, name + ", "), s.real(column),
                made.sketch[m].quantile(p, x.min(), x.max()));
        ++column;
      }
      compare(row, name + ", max", s.real(column), x.max());
    } else {
      row.differences.push_back("the statistics of " + name + " are not stored");
    }
    s.reset();
  }
}

void StoreCheck::compare_pairs(CheckedRow& row, std::uint64_t point, std::size_t arm,
                               const CellStatistics& made) {
  Statement s(database_,
              "SELECT n, changed, mean, sd, lo, hi FROM difference "
              "WHERE point = ? AND arm = ? AND metric = ?");
  for (std::size_t m = 0; m < made.paired.size(); ++m) {
    const std::string name = plan_.metrics[m].name + ", difference";
    s.bind(1, point).bind(2, static_cast<std::uint64_t>(arm));
    s.bind(3, static_cast<std::uint64_t>(m));
    if (s.step()) {
      const ExactMoments& d = made.paired[m].differences();
      const Interval ci = d.interval();
      compare(row, name + ", n", s.real(0), static_cast<double>(d.n()));
      compare(row, name + ", changed", s.real(1), static_cast<double>(made.paired[m].changed()));
      compare(row, name + ", mean", s.real(2), d.mean());
      compare(row, name + ", sd", s.real(3), d.sd());
      if (!is_near(s.real(4), ci.lo)) compare(row, name + ", lo", s.real(4), ci.lo);
      if (!is_near(s.real(5), ci.hi)) compare(row, name + ", hi", s.real(5), ci.hi);
    } else {
      row.differences.push_back("the " + name + ", is not stored");
    }
    s.reset();
  }
}

}  // namespace tumen
