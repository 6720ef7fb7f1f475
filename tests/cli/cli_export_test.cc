#include <netcdf.h>

#include <cmath>
#include <map>

#include "catch.h"
#include "cli/csv.h"
#include "cli/explain/numbers.h"
#include "cli/export_netcdf.h"
#include "cli/store_support.h"

using Catch::Matchers::ContainsSubstring;
using namespace tumen;
using namespace tumen::test;

namespace {

/// Lines of a CSV file without quoted line breaks, the header first.
std::vector<std::vector<std::string>> rows_of(const std::string& text) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) rows.push_back(csv_fields(line));
  return rows;
}

/// The rows of a query, as a CSV file would write them.
std::vector<std::vector<std::string>> rows_of(Database& database, const std::string& sql) {
  std::vector<std::vector<std::string>> rows;
  for (Statement s(database, sql); s.step();) {
    rows.emplace_back();
    for (int c = 0; c < s.columns(); ++c) {
      const bool real = s.type(c) == Statement::Type::real;
      rows.back().push_back(real ? exact(s.real(c)) : s.text(c));
    }
  }
  return rows;
}

void check_table(const TemporaryFolder& folder, Database& database, const std::string& file,
                 const std::string& sql) {
  INFO(file);
  std::vector<std::vector<std::string>> found = rows_of(folder.read("out/" + file));
  REQUIRE(!found.empty());
  found.erase(found.begin());
  CHECK(!found.empty());
  CHECK(found == rows_of(database, sql));
}

/// A NetCDF file, read through the C library.
class Read {
 public:
  explicit Read(const std::string& path) {
    REQUIRE(nc_open(path.c_str(), NC_NOWRITE, &file_) == NC_NOERR);
  }
  ~Read() { nc_close(file_); }
  bool has(const std::string& name) const {
    int id = 0;
    return nc_inq_varid(file_, name.c_str(), &id) == NC_NOERR;
  }
  std::vector<double> numbers(const std::string& name) const {
    std::vector<double> values(size(name));
    REQUIRE(nc_get_var_double(file_, id(name), values.data()) == NC_NOERR);
    return values;
  }
  std::vector<std::string> texts(const std::string& name) const {
    std::vector<char*> pointers(size(name));
    REQUIRE(nc_get_var_string(file_, id(name), pointers.data()) == NC_NOERR);
    std::vector<std::string> values(pointers.begin(), pointers.end());
    nc_free_string(pointers.size(), pointers.data());
    return values;
  }
  std::string attribute(const std::string& variable, const std::string& name) const {
    const int of = variable.empty() ? NC_GLOBAL : id(variable);
    std::size_t length = 0;
    if (nc_inq_attlen(file_, of, name.c_str(), &length) != NC_NOERR) return "";
    std::string text(length, ' ');
    REQUIRE(nc_get_att_text(file_, of, name.c_str(), text.data()) == NC_NOERR);
    return text;
  }
  std::vector<std::size_t> shape(const std::string& name) const {
    int dimensions = 0;
    int ids[NC_MAX_VAR_DIMS];
    REQUIRE(nc_inq_var(file_, id(name), nullptr, nullptr, &dimensions, ids, nullptr) == NC_NOERR);
    std::vector<std::size_t> shape(static_cast<std::size_t>(dimensions));
    for (std::size_t k = 0; k < shape.size(); ++k) {
      REQUIRE(nc_inq_dimlen(file_, ids[k], &shape[k]) == NC_NOERR);
    }
    return shape;
  }

 private:
  int id(const std::string& name) const {
    INFO(name);
    int id = 0;
    REQUIRE(nc_inq_varid(file_, name.c_str(), &id) == NC_NOERR);
    return id;
  }
  std::size_t size(const std::string& name) const {
    std::size_t product = 1;
    for (const std::size_t n : shape(name)) product *= n;
    return product;
  }
  int file_ = -1;
};

Printed export_as(const std::string& format, const std::string& store, const std::string& out,
                  bool force = false) {
  std::vector<std::string> arguments = {"export", store, "--format", format, "--out", out};
  if (force) arguments.emplace_back("--force");
  return tumen_says(arguments);
}

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

}  // namespace

TEST_CASE("export csv writes every number of the store, as it is") {
  const TemporaryFolder folder;
  const std::string store = small_store(folder, "s.db", "series");
  const Printed said = export_as("csv", store, folder / "out");
  INFO(said.err);
  REQUIRE(said.code == kFine);
  CHECK(said.err.empty());
  Database database(store, Database::Mode::read);
  check_table(folder, database, "design.csv",
              "SELECT point, replications, done, weight FROM point JOIN design USING (point)");
  check_table(folder, database, "statistics.csv", "SELECT * FROM result ORDER BY 1, 2, 3");
  check_table(folder, database, "differences.csv",
              "SELECT point, arm, baseline, metric, unit, n, changed, mean, sd, lo, hi FROM effect "
              "ORDER BY 1, 2, 4");
  check_table(folder, database, "metrics.csv", "SELECT name, unit, meaning FROM metric");
  check_table(folder, database, "factors.csv",
              "SELECT name, number, unit, meaning, low, high, scale FROM factor");
  check_table(folder, database, "cells.csv",
              "SELECT point, name, runs, failures, hash FROM cell JOIN arm USING (arm) "
              "ORDER BY point, arm");
  const auto runs = rows_of(folder.read("out/runs.csv"));
  REQUIRE(runs.size() == 1 + 2 * 2 * 8);
  CHECK(runs[0][5] == database.text("SELECT name FROM metric WHERE metric = 0"));
  CHECK(runs[9][2] == database.text("SELECT name FROM arm WHERE arm = 1"));
  CHECK(runs[9][4] == database.text("SELECT hash FROM run WHERE run = 8"));

  // The last tick of the series is what the runs end with.
  const auto series = rows_of(folder.read("out/series.csv"));
  const auto ticks =
      static_cast<std::size_t>(database.number("SELECT value FROM manifest WHERE key = 'ticks'"));
  REQUIRE(series.size() == 1 + 2 * 2 * 8 * ticks);
  CHECK(series[1][5] == database.text("SELECT value FROM manifest WHERE key = 'start'"));
  for (std::size_t m = 0; m + 6 < series[0].size(); ++m) {
    CHECK(series[0][m + 6] == runs[0][m + 5]);
    CHECK(series[ticks][m + 6] == runs[1][m + 5]);
  }
  const auto manifest = nlohmann::json::parse(folder.read("out/manifest.json"));
  CHECK(manifest.at("complete") == true);
  CHECK(manifest.at("store").at("title") == "A small, \"quoted\" one");
  CHECK(manifest.at("files").at("runs.csv").at("rows") == 32);
}

TEST_CASE("export netcdf writes what the store holds, with units and names") {
  const TemporaryFolder folder;
  const std::string store = small_store(folder, "s.db", "series");
  REQUIRE(export_as("netcdf", store, folder / "s.nc").code == kFine);
  Database database(store, Database::Mode::read);
  const Read file(folder / "s.nc");
  const auto metrics = file.texts("metric");
  const auto units = file.texts("metric_unit");
  const auto arms = file.texts("arm");
  REQUIRE(arms.size() == 2);
  REQUIRE(metrics.size() ==
          static_cast<std::size_t>(database.number("SELECT count(*) FROM metric")));
  CHECK(file.shape("value_at_quantile") == std::vector<std::size_t>{2, 2, metrics.size(), 5});
  CHECK(file.numbers("weight") == std::vector<double>{0.25, 0.5});
  CHECK(file.attribute("weight", "number") == "w_H");
  CHECK(file.attribute("weight", "units") == database.text("SELECT unit FROM factor"));
  CHECK(file.attribute("", "Conventions") == "CF-1.10");
  CHECK(file.attribute("", "tumen_digest") ==
        database.text("SELECT value FROM manifest WHERE key = 'digest'"));
  CHECK(file.attribute("", "complete") == "yes");

  const auto mean = file.numbers("mean"), n = file.numbers("n"), high = file.numbers("hi");
  const auto quantiles = file.numbers("value_at_quantile");
  std::size_t at = 0;
  for (Statement s(database, "SELECT n, mean, hi, q95 FROM statistic ORDER BY point, arm, metric");
       s.step(); ++at) {
    CHECK(n[at] == s.real(0));
    CHECK(same(mean[at], s.real(1)));
    CHECK(same(high[at], s.real(2)));
    CHECK(same(quantiles[at * 5 + 4], s.real(3)));
  }
  CHECK(at == mean.size());
  // The baseline has no differences; its places are there and empty.
  const auto difference = file.numbers("difference_mean");
  CHECK(std::isnan(difference[0]));
  CHECK(same(difference[metrics.size()], [&] {
    Statement s(database, "SELECT mean FROM difference ORDER BY point, arm, metric");
    s.step();
    return s.real(0);
  }()));

  NetcdfNames names;
  for (std::size_t m = 0; m < metrics.size(); ++m) {
    const std::string name = names.take(metrics[m]);
    CHECK(file.attribute(name, "units") == units[m]);
    CHECK(file.attribute(name, "metric") == metrics[m]);
    const auto finals = file.numbers(name), series = file.numbers(name + "_series");
    REQUIRE(finals.size() == 32);
    const std::size_t ticks = series.size() / finals.size();
    std::size_t run = 0;
    for (Statement s(database, "SELECT " + quoted_name(metrics[m]) + " FROM run ORDER BY run");
         s.step(); ++run) {
      CHECK(same(finals[run], s.real(0)));
      CHECK(same(series[run * ticks + ticks - 1], s.real(0)));
    }
  }
  const auto time = file.numbers("time");
  CHECK(time[4] - time[0] == 1);  // four quarters
}

TEST_CASE("Runs fall into blocks of a NetCDF variable, each run into one place") {
  struct Case {
    std::uint64_t points, arms, most, limit;
  };
  for (const Case c : {Case{7, 2, 3, 20}, Case{7, 2, 3, 4}, Case{3, 2, 10, 4}, Case{1, 1, 1, 1}}) {
    const detail::RunBlocks blocks(c.points, c.arms, c.most, c.limit);
    CHECK(blocks.size() <= c.limit);
    std::map<std::vector<std::size_t>, int> seen;
    for (std::uint64_t run = 0; run < c.points * c.arms * c.most; ++run) {
      const std::uint64_t block = blocks.block_of(run);
      const auto start = blocks.start(block), count = blocks.count(block);
      const std::uint64_t offset = blocks.offset(run);
      const std::vector<std::size_t> place = {start[0] + offset / count[2] / count[1],
                                              start[1] + offset / count[2] % count[1],
                                              start[2] + offset % count[2]};
      CHECK(place ==
            std::vector<std::size_t>{run / c.most / c.arms, run / c.most % c.arms, run % c.most});
      ++seen[place];
    }
    CHECK(seen.size() == c.points * c.arms * c.most);
  }
}

TEST_CASE("Names become names that NetCDF and CF can do with, unlike each other") {
  NetcdfNames names;
  CHECK(names.take("RR[a,b]") == "RR_a_b");
  CHECK(names.take("RR[a-b]") == "RR_a_b_2");
  CHECK(names.take("7th/") == "x7th");
  CHECK(names.take("\xc3\xa4") == "x");
}

TEST_CASE("An unfinished store is exported as far as it is, and that is said") {
  const TemporaryFolder folder;
  std::string text = small_experiment("runs");
  text.replace(text.find("replications = 8"), 16, "replications = 64");
  const std::string file = folder.write("part.toml", text);
  REQUIRE(tumen_says({"sweep", file, "--store", folder / "s.db", "--part", "2/2"}).code == kFine);
  for (const std::string format : {"csv", "netcdf"}) {
    const Printed said = export_as(format, folder / "s.db", folder / ("out-" + format));
    CHECK(said.code == kFine);
    CHECK_THAT(said.err, ContainsSubstring("1 of 2 points are done"));
  }
  const auto design = rows_of(folder.read("out-csv/design.csv"));
  CHECK(design[1][2] == "0");
  CHECK(design[2][2] == "1");
  CHECK(rows_of(folder.read("out-csv/statistics.csv"))[1][0] == "1");
  const Read read(folder / "out-netcdf");
  CHECK(read.attribute("", "complete") == "no");
  const auto mean = read.numbers("mean");
  CHECK(std::isnan(mean.front()));
  CHECK(!std::isnan(mean.back()));
  const auto runs = read.numbers(NetcdfNames().take(read.texts("metric").front()));
  CHECK(std::isnan(runs.front()));
  CHECK(!std::isnan(runs.back()));
  CHECK(!read.has("time"));
}

TEST_CASE("export refuses what it cannot do, and leaves nothing half-written") {
  const TemporaryFolder folder;
  const std::string store = small_store(folder, "s.db", "points");
  const auto refused = [&](const std::string& file, const std::string& out, const char* why) {
    for (const std::string format : {"csv", "netcdf"}) {
      const Printed said = export_as(format, file, out);
      CHECK(said.code == kBadInput);
      CHECK_THAT(said.err, ContainsSubstring(why));
    }
  };
  refused(folder / "none.db", folder / "x", "there is no store");
  refused(folder.write("text.db", "hello"), folder / "x", "no SQLite database");
  { Database(folder / "other.db", Database::Mode::create).execute("CREATE TABLE a (b)"); }
  refused(folder / "other.db", folder / "x", "is no store");
  std::filesystem::copy_file(store, folder / "cut.db");
  std::filesystem::resize_file(folder / "cut.db", std::filesystem::file_size(store) / 2);
  refused(folder / "cut.db", folder / "x", "damaged");
  std::filesystem::copy_file(store, folder / "newer.db");
  tamper(folder / "newer.db", "PRAGMA user_version = 99");
  refused(folder / "newer.db", folder / "x", "version 99");
  refused(store, store, "the store itself");
  CHECK(!std::filesystem::exists(folder / "x"));

  folder.write("there.nc", "mine");
  CHECK(export_as("netcdf", store, folder / "there.nc").code == kBadInput);
  CHECK(folder.read("there.nc") == "mine");
  CHECK(export_as("netcdf", store, folder / "there.nc", true).code == kFine);
  REQUIRE(export_as("csv", store, folder / "out").code == kFine);
  CHECK(export_as("csv", store, folder / "out").code == kBadInput);
  folder.write("out/runs.csv", "of an earlier export");
  CHECK(export_as("csv", store, folder / "out", true).code == kFine);
  CHECK(!std::filesystem::exists(folder / "out/runs.csv"));

  const Printed nowhere = export_as("netcdf", store, folder / "no-folder/s.nc");
  CHECK(nowhere.code == kFailed);
  std::atomic<bool> pressed = true;
  for (const std::string format : {"csv", "netcdf"}) {
    const Printed stopped =
        tumen_says({"export", store, "--format", format, "--out", folder / ("stopped-" + format)},
                   {}, &pressed);
    CHECK(stopped.code == kFailed);
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder / "")) {
    INFO(entry.path());
    CHECK(entry.path().string().find("stopped") == std::string::npos);
    CHECK(entry.path().extension() != ".partial");
  }
}
