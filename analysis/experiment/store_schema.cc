#include "analysis/experiment/store_schema.h"

namespace tumen::detail {
namespace {

constexpr std::string_view kTables = R"(
CREATE TABLE manifest (  -- what was asked for, and of which program
  key TEXT PRIMARY KEY, value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE text (  -- the experiment's file, the scenario's and those that it extends
  path TEXT PRIMARY KEY,  -- relative to the experiment's file
  content TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE factor (  -- what differs between points
  factor INTEGER PRIMARY KEY,
  name TEXT NOT NULL,    -- its column in `design`
  number TEXT NOT NULL,  -- lever or address that it sets
  unit TEXT NOT NULL, meaning TEXT NOT NULL,
  low REAL, high REAL,   -- of its values
  scale TEXT NOT NULL    -- linear or log
);
CREATE TABLE arm (  -- worlds that every point is run in, with the same luck
  arm INTEGER PRIMARY KEY,
  name TEXT NOT NULL, label TEXT NOT NULL,
  variant TEXT NOT NULL,    -- theory
  world TEXT NOT NULL,      -- arm of the scenario, or empty
  overrides TEXT NOT NULL,  -- one a line: without M, set KEY=VALUE
  baseline INTEGER NOT NULL -- the arm it is compared with; itself: none
);
CREATE TABLE metric (
  metric INTEGER PRIMARY KEY,
  name TEXT NOT NULL, unit TEXT NOT NULL, meaning TEXT NOT NULL
);
CREATE TABLE point (
  point INTEGER PRIMARY KEY,
  replications INTEGER NOT NULL,  -- of every arm, merged so far
  done INTEGER NOT NULL           -- 1 when it has all that it gets
);
CREATE TABLE cell (  -- an arm at a point
  point INTEGER, arm INTEGER,
  runs INTEGER NOT NULL,      -- failed ones included
  failures INTEGER NOT NULL,  -- runs without a result, in no statistic
  hash TEXT NOT NULL,         -- over all its runs, 16 hexadecimal digits
  PRIMARY KEY (point, arm)
) WITHOUT ROWID;
CREATE TABLE statistic (  -- a metric after the last tick, in the metric's unit
  point INTEGER, arm INTEGER, metric INTEGER,
  n INTEGER NOT NULL,              -- runs with a result
  mean REAL, sd REAL,              -- sd with n-1
  lo REAL, hi REAL,                -- 95% confidence interval of the mean, Student's t
  min REAL, q05 REAL, q25 REAL, q50 REAL, q75 REAL, q95 REAL, max REAL,
                                   -- quantiles within 1/64 of themselves
  PRIMARY KEY (point, arm, metric)
) WITHOUT ROWID;
CREATE TABLE difference (  -- the arm less its baseline over pairs of runs with the same luck
  point INTEGER, arm INTEGER, metric INTEGER,
  n INTEGER NOT NULL,        -- pairs
  changed INTEGER NOT NULL,  -- pairs whose values differ in any bit
  mean REAL, sd REAL,
  lo REAL, hi REAL,          -- 95% confidence interval of the mean difference
  PRIMARY KEY (point, arm, metric)
) WITHOUT ROWID;
CREATE TABLE failure (  -- runs without a result
  run INTEGER PRIMARY KEY,  -- (point * arms + arm) * most + replication
  point INTEGER NOT NULL, arm INTEGER NOT NULL, replication INTEGER NOT NULL,
  tick INTEGER NOT NULL, reason TEXT NOT NULL
);
CREATE TABLE partial (  -- points that are under way; empty when all is done
  first_point INTEGER PRIMARY KEY, rounds INTEGER NOT NULL, state BLOB NOT NULL
);
CREATE VIEW result AS  -- statistics by name
  SELECT s.point, a.name AS arm, m.name AS metric, m.unit, s.n, s.mean, s.sd, s.lo, s.hi,
         s.min, s.q05, s.q25, s.q50, s.q75, s.q95, s.max
  FROM statistic s JOIN arm a USING (arm) JOIN metric m USING (metric);
CREATE VIEW effect AS  -- differences by name
  SELECT d.point, a.name AS arm, b.name AS baseline, m.name AS metric, m.unit, d.n, d.changed,
         d.mean, d.sd, d.lo, d.hi
  FROM difference d JOIN arm a USING (arm) JOIN arm b ON b.arm = a.baseline
       JOIN metric m USING (metric);
)";

}  // namespace

std::string store_schema(const StoreDescription& description, Kept keep) {
  std::string sql(kTables);
  sql +=
      "CREATE TABLE design (  -- values of the factors, a column each\n"
      "  point INTEGER PRIMARY KEY";
  for (const StoredFactor& f : description.factors) sql += ",\n  " + quoted_name(f.name) + " REAL";
  sql += "\n);\n";
  if (keep == Kept::points) return sql;
  sql +=
      "CREATE TABLE run (  -- every run; the metrics after the last tick, a column each\n"
      "  run INTEGER PRIMARY KEY,  -- (point * arms + arm) * most + replication\n"
      "  point INTEGER NOT NULL, arm INTEGER NOT NULL, replication INTEGER NOT NULL,\n"
      "  -- of the history; the metrics are NULL where it failed\n"
      "  hash TEXT NOT NULL";
  for (const MetricInfo& m : description.metrics) sql += ",\n  " + quoted_name(m.name) + " REAL";
  sql += "\n);\n";
  if (keep == Kept::runs) return sql;
  sql +=
      "CREATE TABLE series (  -- every tick of every run\n"
      "  run INTEGER PRIMARY KEY,\n"
      "  -- a little-endian IEEE double for each metric and tick, the ticks of metric 0 first; "
      "NaN\n"
      "  -- from the tick of a failure on\n"
      "  ticks BLOB NOT NULL\n"
      ");\n";
  return sql;
}

void check_store(Database& database) {
  const std::string& path = database.path();
  if (database.number("PRAGMA application_id") != kApplicationId) {
    throw DatabaseError(path + " is a database of another program");
  }
  if (const auto version = database.number("PRAGMA user_version"); version != kStoreVersion) {
    throw DatabaseError(path + " has version " + std::to_string(version) +
                        " of the store's format; this program writes version " +
                        std::to_string(kStoreVersion));
  }
  if (const std::string found = database.text("PRAGMA quick_check(1)"); found != "ok") {
    throw DatabaseError(path + " is damaged: " + found);
  }
}

bool is_identity(const std::string& key) {
  return key != "build" && key != kPartKey && key != kPartPointsKey;
}

std::string insert_into(std::string_view table, std::size_t columns) {
  std::string sql = "INSERT INTO " + std::string(table) + " VALUES (?";
  for (std::size_t k = 1; k < columns; ++k) sql += ",?";
  return sql + ")";
}

}  // namespace tumen::detail
