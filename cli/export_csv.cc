#include "cli/export_csv.h"

#include <fmt/ostream.h>

#include <nlohmann/json.hpp>
#include <vector>

#include "cli/csv.h"
#include "cli/explain/numbers.h"
#include "cli/program.h"
#include "cli/record_folder.h"
#include "cli/store_input.h"

namespace tumen {
namespace {

constexpr std::size_t kBuffer = 1 << 20;  // bytes

struct Table {
  std::string file, content, sql;
};

std::vector<Table> tables_of(const StoreReader& store) {
  std::string factors, metrics;
  for (const StoredFactor& f : store.description().factors) factors += ", d." + quoted_name(f.name);
  for (const MetricInfo& m : store.description().metrics) metrics += ", r." + quoted_name(m.name);
  // CROSS JOIN keeps SQLite to this order of loops, that of the keys, so that nothing is sorted.
  std::vector<Table> tables = {
      {"design.csv", "points and the values of their factors",
       "SELECT p.point, p.replications, p.done" + factors +
           " FROM point p CROSS JOIN design d USING (point) ORDER BY p.point"},
      {"factors.csv", "what differs between points",
       "SELECT name AS factor, number, unit, meaning, low, high, scale FROM factor "
       "ORDER BY factor.factor"},
      {"arms.csv", "worlds that every point is run in",
       "SELECT a.name AS arm, a.label, a.variant, a.world, a.overrides, b.name AS baseline "
       "FROM arm a CROSS JOIN arm b ON b.arm = a.baseline ORDER BY a.arm"},
      {"metrics.csv", "what is measured",
       "SELECT name AS metric, unit, meaning FROM metric ORDER BY metric.metric"},
      {"cells.csv", "runs, failures and hash of every arm at every point",
       "SELECT c.point, a.name AS arm, c.runs, c.failures, c.hash "
       "FROM cell c CROSS JOIN arm a USING (arm) ORDER BY c.point, c.arm"},
      {"statistics.csv", "every metric after the last tick",
       "SELECT s.point, a.name AS arm, m.name AS metric, m.unit, s.n, s.mean, s.sd, s.lo, s.hi, "
       "s.min, s.q05, s.q25, s.q50, s.q75, s.q95, s.max FROM statistic s CROSS JOIN arm a USING "
       "(arm) CROSS JOIN metric m USING (metric) ORDER BY s.point, s.arm, s.metric"},
      {"differences.csv", "every arm less its baseline",
       "SELECT d.point, a.name AS arm, b.name AS baseline, m.name AS metric, m.unit, d.n, "
       "d.changed, d.mean, d.sd, d.lo, d.hi FROM difference d CROSS JOIN arm a USING (arm) CROSS "
       "JOIN arm b ON b.arm = a.baseline CROSS JOIN metric m USING (metric) "
       "ORDER BY d.point, d.arm, d.metric"},
      {"failures.csv", "runs without a result",
       "SELECT f.run, f.point, a.name AS arm, f.replication, f.tick, f.reason "
       "FROM failure f CROSS JOIN arm a USING (arm) ORDER BY f.run"},
  };
  if (store.keep() != Kept::points) {
    tables.push_back({"runs.csv", "every run: its hash and the metrics after the last tick",
                      "SELECT r.run, r.point, a.name AS arm, r.replication, r.hash" + metrics +
                          " FROM run r CROSS JOIN arm a USING (arm) ORDER BY r.run"});
  }
  return tables;
}

class CsvExport {
 public:
  CsvExport(Session& session, StoreReader& store, RecordFolder& folder)
      : session_(session), store_(store), folder_(folder) {}

  void write_all() {
    for (const Table& t : tables_of(store_)) write_table(t);
    if (store_.keep() == Kept::points) folder_.drop("runs.csv");
    if (store_.keep() == Kept::series) {
      write_series();
    } else {
      folder_.drop("series.csv");
    }
    write_manifest();
  }

 private:
  void begin(const std::string& name) {
    file_.open(folder_, name);
    rows_ = 0;
  }
  void end_row() {
    text_.end_line();
    ++rows_;
    if (text_.text().size() >= kBuffer) flush();
  }
  void flush() {
    if (session_.stopped()) throw WorkError("stopped before all was exported");
    file_.write(text_.text());
    text_.text().clear();
  }
  void end(const std::string& name, const std::string& content) {
    flush();
    file_.close();
    files_[name] = {{"rows", rows_}, {"content", content}};
    folder_.describe(
        fmt::format("  {}: {}, {} {}", name, content, grouped(rows_), rows_ == 1 ? "row" : "rows"));
  }

  void add_field(const Statement& row, int column) {
    switch (row.type(column)) {
      case Statement::Type::integer:
        text_.add(static_cast<std::uint64_t>(row.integer(column)));
        return;
      case Statement::Type::real:
        text_.add(row.real(column));
        return;
      default:
        text_.add(row.text(column));
    }
  }

  void write_table(const Table& table) {
    begin(table.file);
    Statement row(store_.database(), table.sql);
    for (int c = 0; c < row.columns(); ++c) text_.add(row.column_name(c));
    text_.end_line();
    while (row.step()) {
      for (int c = 0; c < row.columns(); ++c) add_field(row, c);
      end_row();
    }
    end(table.file, table.content);
  }

  /// A line for every tick of every run, a column for every metric.
  void write_series() {
    const std::string name = "series.csv";
    const Calendar calendar = store_calendar(store_);
    const std::size_t metrics = store_.description().metrics.size();
    const auto ticks = static_cast<std::size_t>(store_.ticks());
    begin(name);
    for (const char* column : {"run", "point", "arm", "replication", "tick", "date"}) {
      text_.add(column);
    }
    for (const MetricInfo& m : store_.description().metrics) text_.add(m.name);
    text_.end_line();
    Statement row(store_.database(),
                  "SELECT r.run, r.point, a.name, r.replication, s.ticks FROM run r "
                  "CROSS JOIN arm a USING (arm) CROSS JOIN series s USING (run) ORDER BY r.run");
    std::vector<double> values;
    while (row.step()) {
      if (!read_series(row.blob(4), metrics * ticks, values)) {
        throw WorkError(fmt::format("{} is damaged: the series of run {} are not whole",
                                    store_.path(), row.integer(0)));
      }
      for (std::size_t t = 0; t < ticks; ++t) {
        for (const int c : {0, 1, 2, 3}) add_field(row, c);
        text_.add(static_cast<std::uint64_t>(t)).raw(calendar.date(static_cast<int>(t)));
        for (std::size_t m = 0; m < metrics; ++m) text_.add(values[m * ticks + t]);
        end_row();
      }
    }
    end(name, "every metric of every tick of every run");
  }

  void write_manifest() {
    nlohmann::ordered_json facts = nlohmann::ordered_json::object();
    for (const auto& [key, value] : store_.description().manifest) facts[key] = value;
    const nlohmann::ordered_json manifest = {{"kind", "export of a store"},
                                             {"format_version", 1},
                                             {"program", "tumen"},
                                             {"version", std::string(program_version())},
                                             {"complete", store_.complete()},
                                             {"points_done", store_.points_done()},
                                             {"store", std::move(facts)},
                                             {"files", files_}};
    file_.open(folder_, "manifest.json");
    file_.write(manifest.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    file_.write("\n");
    file_.close();
    folder_.describe("  manifest.json: the experiment, and what the files hold");
  }

  Session& session_;
  StoreReader& store_;
  RecordFolder& folder_;
  RecordFile file_;
  CsvText text_;
  std::uint64_t rows_ = 0;
  nlohmann::ordered_json files_ = nlohmann::ordered_json::object();
};

}  // namespace

void export_csv(Session& session, StoreReader& store, const std::string& path, bool force) {
  RecordFolder folder(path, force);
  CsvExport(session, store, folder).write_all();
  folder.commit();
  for (const std::string& line : folder.described()) fmt::print(session.out, "{}\n", line);
}

}  // namespace tumen
