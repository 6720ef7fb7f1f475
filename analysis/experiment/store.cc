#include "analysis/experiment/store.h"

#include <sys/stat.h>

#include <algorithm>
#include <cmath>

#include "analysis/experiment/file_lock.h"
#include "analysis/experiment/store_schema.h"

namespace tumen {
namespace {

using detail::insert_into;
using detail::is_identity;

std::unique_ptr<FileLock> lock(const std::string& path) {
  if (path == ":memory:") return nullptr;
  auto lock = std::make_unique<FileLock>(path);
  if (lock->held()) return lock;
  throw DatabaseError("cannot write " + path + ": another sweep is writing it");
}

}  // namespace

struct Store::Statements {
  Statements(const Database& db, std::size_t metrics, Kept keep)
      : point(db, "UPDATE point SET replications = ?2, done = ?3 WHERE point = ?1"),
        cell(db, insert_into("cell", 5)),
        statistic(db, insert_into("statistic", 15)),
        difference(db, insert_into("difference", 9)),
        failure(db, insert_into("failure", 6)),
        save_partial(db, "REPLACE INTO partial VALUES (?, ?, ?)"),
        drop_partial(db, "DELETE FROM partial WHERE first_point = ?") {
    if (keep != Kept::points) run.emplace(db, insert_into("run", 5 + metrics));
    if (keep == Kept::series) series.emplace(db, insert_into("series", 2));
  }
  Statement point, cell, statistic, difference, failure, save_partial, drop_partial;
  std::optional<Statement> run, series;
};

Store::Store(const std::string& path, const SweepPlan& plan, const StoreDescription& description)
    : lock_(lock(path)), database_(path, Database::Mode::create), plan_(plan), grid_(plan) {
  const std::int64_t id = database_.number("PRAGMA application_id");
  const std::int64_t tables = database_.number("SELECT count(*) FROM sqlite_master");
  if (tables == 0 && id == 0) {
    create(description);
  } else {
    detail::check_store(database_);
    check_same(description);
  }
  statements_ = std::make_unique<Statements>(database_, plan.metrics.size(), plan.keep);
}

Store::~Store() = default;

void Store::create(const StoreDescription& d) {
  // With a log beside the file, readers see the last commit while the next is written.
  database_.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE");
  database_.execute("PRAGMA application_id = " + std::to_string(detail::kApplicationId) +
                    "; PRAGMA user_version = " + std::to_string(kStoreVersion));
  database_.execute(detail::store_schema(d, plan_.keep));
  Statement manifest(database_, insert_into("manifest", 2));
  for (const auto& [key, value] : d.manifest) manifest.bind(1, key).bind(2, value).run();
  Statement text(database_, insert_into("text", 2));
  for (const auto& [path, content] : d.texts) text.bind(1, path).bind(2, content).run();
  Statement factor(database_, insert_into("factor", 8));
  for (std::size_t k = 0; k < d.factors.size(); ++k) {
    const StoredFactor& f = d.factors[k];
    factor.bind(1, static_cast<std::uint64_t>(k)).bind(2, f.name).bind(3, f.number);
    factor.bind(4, f.unit).bind(5, f.meaning).bind(6, f.low).bind(7, f.high).bind(8, f.scale).run();
  }
  Statement arm(database_, insert_into("arm", 7));
  for (std::size_t k = 0; k < d.arms.size(); ++k) {
    const StoredArm& a = d.arms[k];
    arm.bind(1, static_cast<std::uint64_t>(k)).bind(2, a.name).bind(3, a.label);
    arm.bind(4, a.variant).bind(5, a.world).bind(6, a.overrides);
    arm.bind(7, static_cast<std::uint64_t>(a.baseline)).run();
  }
  Statement metric(database_, insert_into("metric", 4));
  for (std::size_t k = 0; k < d.metrics.size(); ++k) {
    const MetricInfo& m = d.metrics[k];
    metric.bind(1, static_cast<std::uint64_t>(k)).bind(2, m.name).bind(3, m.unit);
    metric.bind(4, m.meaning).run();
  }
  Statement point(database_, "INSERT INTO point VALUES (?, 0, 0)");
  const std::size_t factors = d.design ? d.factors.size() : 0;
  Statement design(database_, insert_into("design", 1 + factors));
  for (std::uint64_t p = 0; p < plan_.points; ++p) {
    point.bind(1, p).run();
    design.bind(1, p);
    for (std::size_t f = 0; f < factors; ++f) {
      design.bind(static_cast<int>(f) + 2, (*d.design)[p * factors + f]);
    }
    design.run();
  }
  database_.execute("COMMIT");
}

void Store::check_same(const StoreDescription& d) {
  Statement manifest(database_, "SELECT value FROM manifest WHERE key = ?");
  const auto held_as = [&manifest](std::string_view key) {
    manifest.bind(1, key);
    std::string held = manifest.step() ? manifest.text(0) : "";
    manifest.reset();
    return held;
  };
  std::string part;
  for (const auto& [key, value] : d.manifest) {
    if (key == kPartKey) part = value;
    if (!is_identity(key)) continue;
    const std::string held = held_as(key);
    if (held == value) continue;
    throw DatabaseError(database_.path() + " is the store of another experiment: its " + key +
                        " is \"" + held + "\", this experiment's is \"" + value + "\"");
  }
  const auto described = [](const std::string& which) {
    return which.empty() ? "the whole sweep" : "part " + which + " of the sweep";
  };
  if (const std::string held = held_as(kPartKey); held != part) {
    throw DatabaseError(database_.path() + " is a store of " + described(held) + ", not of " +
                        described(part));
  }
  database_.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
}

SweepProgress Store::progress() {
  SweepProgress out;
  out.done.resize(grid_.groups());
  Statement points(database_, "SELECT point FROM point WHERE done = 1");
  while (points.step()) {
    const auto point = static_cast<std::uint64_t>(points.integer(0));
    if (point < plan_.points) out.done[grid_.group_of(point)] = true;
    ++out.count.points;
  }
  Statement cells(database_, "SELECT coalesce(sum(runs), 0), coalesce(sum(failures), 0) FROM cell");
  cells.step();
  out.count.runs = static_cast<std::uint64_t>(cells.integer(0));
  out.count.failures = static_cast<std::uint64_t>(cells.integer(1));
  Statement partial(database_, "SELECT first_point, rounds, state FROM partial");
  while (partial.step()) {
    const auto point = static_cast<std::uint64_t>(partial.integer(0));
    GroupState state;
    state.rounds = static_cast<std::uint64_t>(partial.integer(1));
    ByteReader in(partial.blob(2));
    state.cells.resize(in.count());
    for (CellStatistics& cell : state.cells) {
      cell = CellStatistics::read(in);
      if (cell.moments.size() != plan_.metrics.size()) in.fail();
      out.count.runs += cell.runs;
      out.count.failures += cell.failures;
    }
    const bool sound = in.done() && point < plan_.points && state.rounds < grid_.rounds() &&
                       state.cells.size() == plan_.arms.size();
    if (!sound) {
      throw DatabaseError(database_.path() + " is damaged: the state of point " +
                          std::to_string(point) + " cannot be read");
    }
    out.open.emplace(grid_.group_of(point), std::move(state));
  }
  return out;
}

void Store::begin() {
  if (!database_.in_transaction()) database_.execute("BEGIN IMMEDIATE");
}

void Store::add_runs(const TaskResult& result) {
  begin();
  const Task& task = result.task;
  std::string bytes;
  for (std::size_t c = 0; c < result.cells.size(); ++c) {
    const CellResult& cell = result.cells[c];
    RunPlace place{task.first_point + c / plan_.arms.size(), c % plan_.arms.size(), 0};
    for (const FailedRun& f : cell.failures) {
      place.replication = f.replication;
      Statement& s = statements_->failure;
      s.bind(1, run_number(plan_, place)).bind(2, place.point);
      s.bind(3, static_cast<std::uint64_t>(place.arm)).bind(4, f.replication);
      s.bind(5, f.tick).bind(6, f.reason).run();
    }
    const std::size_t metrics = plan_.metrics.size();
    for (std::size_t k = 0; k < cell.hashes.size(); ++k) {
      place.replication = task.first_replication + k;
      const std::uint64_t number = run_number(plan_, place);
      const std::string hash = hash_text16(cell.hashes[k]);
      Statement& s = *statements_->run;
      s.bind(1, number).bind(2, place.point).bind(3, static_cast<std::uint64_t>(place.arm));
      s.bind(4, place.replication).bind(5, hash);
      for (std::size_t m = 0; m < metrics; ++m) {
        s.bind(static_cast<int>(m) + 6, cell.finals[k * metrics + m]);
      }
      s.run();
      if (cell.series.empty()) continue;
      const std::size_t values = metrics * static_cast<std::size_t>(plan_.ticks);
      bytes.clear();
      ByteWriter out(bytes);
      for (const double x : std::span(cell.series).subspan(k * values, values)) out.f64(x);
      statements_->series->bind(1, number).bind_blob(2, bytes).run();
    }
  }
}

void Store::finish_group(std::uint64_t group, const GroupState& state) {
  begin();
  const Task task = grid_.task(group, 0);
  for (std::uint64_t p = 0; p < task.points; ++p) {
    const std::uint64_t point = task.first_point + p;
    for (std::size_t a = 0; a < plan_.arms.size(); ++a) {
      write_cell(point, a, state.cells[p * plan_.arms.size() + a]);
    }
    const std::uint64_t replications = grid_.replications_after(state.rounds);
    statements_->point.bind(1, point).bind(2, replications).bind(3, 1).run();
  }
  statements_->drop_partial.bind(1, task.first_point).run();
}

void Store::write_cell(std::uint64_t point, std::size_t arm, const CellStatistics& cell) {
  const auto arm_number = static_cast<std::uint64_t>(arm);
  const std::string hash = hash_text16(cell.hash);
  statements_->cell.bind(1, point).bind(2, arm_number).bind(3, cell.runs).bind(4, cell.failures);
  statements_->cell.bind(5, hash).run();
  for (std::size_t m = 0; m < cell.moments.size(); ++m) {
    const auto metric = static_cast<std::uint64_t>(m);
    const ExactMoments& x = cell.moments[m];
    const Interval ci = x.interval();
    Statement& s = statements_->statistic;
    s.bind(1, point).bind(2, arm_number).bind(3, metric).bind(4, x.n());
    s.bind(5, x.mean()).bind(6, x.sd()).bind(7, ci.lo).bind(8, ci.hi).bind(9, x.min());
    int column = 10;
    for (const double p : kStoredQuantiles) {
      s.bind(column++, cell.sketch[m].quantile(p, x.min(), x.max()));
    }
    s.bind(column, x.max()).run();
    if (cell.paired.empty()) continue;
    const ExactMoments& d = cell.paired[m].differences();
    const Interval difference = d.interval();
    Statement& t = statements_->difference;
    t.bind(1, point).bind(2, arm_number).bind(3, metric).bind(4, d.n());
    t.bind(5, cell.paired[m].changed()).bind(6, d.mean()).bind(7, d.sd());
    t.bind(8, difference.lo).bind(9, difference.hi).run();
  }
}

void Store::save(const std::map<std::uint64_t, GroupState>& open) {
  begin();
  for (const auto& [group, state] : open) {
    const Task task = grid_.task(group, 0);
    std::string bytes;
    ByteWriter out(bytes);
    out.varint(state.cells.size());
    for (const CellStatistics& cell : state.cells) cell.write(out);
    statements_->save_partial.bind(1, task.first_point).bind(2, state.rounds);
    statements_->save_partial.bind_blob(3, bytes).run();
    statements_->point.bind(1, task.first_point).bind(2, grid_.replications_after(state.rounds));
    statements_->point.bind(3, 0).run();
  }
  database_.execute("COMMIT");
}

void Store::close() {
  statements_.reset();
  // A reader may hold the log; the file is whole with it too.
  try {
    database_.execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
  } catch (const DatabaseError&) {
  }
}

std::uint64_t Store::size() {
  return static_cast<std::uint64_t>(database_.number("PRAGMA page_count") *
                                    database_.number("PRAGMA page_size"));
}

std::string identity_of(const StoreDescription& description) {
  std::string out;
  for (const auto& [key, value] : description.manifest) {
    if (is_identity(key)) out += key + "=" + value + "\n";
  }
  return out;
}

bool store_exists(const std::string& path) {
  struct stat found {};
  return stat(path.c_str(), &found) == 0;
}

std::string hash_text16(std::uint64_t hash) {
  std::string text(16, '0');
  for (std::size_t k = 16; k-- > 0; hash >>= 4U) text[k] = "0123456789abcdef"[hash & 15U];
  return text;
}

}  // namespace tumen
