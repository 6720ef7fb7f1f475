// tumen sweep, from the file to the rows of the store.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "analysis/experiment/sqlite.h"
#include "analysis/sweep_support.h"
#include "catch.h"
#include "cli/run_program.h"

using Catch::Matchers::ContainsSubstring;
using namespace tumen;
using namespace tumen::test;

namespace {

const std::string kZarubino = std::string(TUMEN_SOURCE_DIR) + "/scenarios/zarubino";

std::string head(const std::string& scenario = two_powers()) {
  return "schema_version = 1\n[experiment]\nid = \"small\"\nscenario = \"" + scenario + "\"\n";
}

/// Few metrics, few runs, few ticks.
std::string small(const std::string& rest = "") {
  return head() +
         "replications = 12\nmetrics = [\"RR[*]\", \"X[HOST,INVESTOR]\"]\nseed = 3\n"
         "[arm.baseline]\nset = {\"scenario.ticks\" = 8}\n"
         "[arm.proud]\nset = {\"scenario.ticks\" = 8, w_H = 2}\n"
         "[factor.rho]\nvalues = [0.5, 2.5]\n[factor.envy]\nnumber = \"state.HOST.w_E\"\n"
         "values = [0, 1, 2]\n" +
         rest;
}

std::vector<std::string> column(const std::string& store, const std::string& query) {
  Database database(store, Database::Mode::read);
  Statement rows(database, query);
  std::vector<std::string> out;
  while (rows.step()) out.emplace_back(rows.text(0));
  return out;
}

std::string hash_of(const std::string& store, int point, int arm) {
  return column(store, "SELECT hash FROM cell WHERE point = " + std::to_string(point) +
                           " AND arm = " + std::to_string(arm))
      .at(0);
}

/// Hash of the ensemble that `tumen run` makes of it.
std::string run_hash(const std::string& scenario, const std::vector<std::string>& rest) {
  std::vector<std::string> arguments = {"run", scenario, "--format", "json", "--jobs", "1"};
  arguments.insert(arguments.end(), rest.begin(), rest.end());
  return tumen_says(arguments).json().at("hash");
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void sweep(const std::string& file, const std::string& store,
           const std::vector<std::string>& rest = {}) {
  std::vector<std::string> arguments = {"sweep", file, "--store", store};
  arguments.insert(arguments.end(), rest.begin(), rest.end());
  const Printed said = tumen_says(arguments);
  INFO(said.out << said.err);
  REQUIRE(said.code == kFine);
}

}  // namespace

TEST_CASE("a cell of a store is the ensemble that run makes with the same settings") {
  TemporaryFolder folder;
  const std::string file = folder.write("e.toml", small()), store = folder / "e.db";
  sweep(file, store);
  const double rho[] = {0.5, 2.5}, weight[] = {0, 1, 2};
  for (const int point : {0, 2, 5}) {
    for (const int arm : {0, 1}) {
      std::vector<std::string> rest = {
          "--seed", "3",
          "--runs", "12",
          "--set",  "scenario.ticks=8",
          "--set",  "rho=" + std::to_string(rho[point / 3]),
          "--set",  "state.HOST.w_E=" + std::to_string(weight[point % 3])};
      if (arm == 1) rest.insert(rest.begin(), {"--set", "w_H=2"});
      CHECK(hash_of(store, point, arm) == run_hash(two_powers(), rest));
    }
  }
  CHECK(hash_of(store, 0, 0) != hash_of(store, 0, 1));
  CHECK(column(store, "SELECT count(*) FROM cell") == std::vector<std::string>{"12"});
}

TEST_CASE("variants and a factor that shapes the world are those of run") {
  TemporaryFolder folder;
  const std::string file = folder.write(
      "e.toml", head(kZarubino) +
                    "replications = 5\nvariants = [\"full\", \"hedging\"]\nmetrics = [\"RR[*]\"]\n"
                    "[arm.baseline]\nset = {\"scenario.ticks\" = 12}\n"
                    "[factor.border-cost]\nvalues = [0, 9, 15]\n"
                    "[factor.chinese-capital]\nvalues = [0, 0.002]\n");
  const std::string store = folder / "e.db";
  sweep(file, store);
  const std::string cost[] = {"0", "9", "15"}, capital[] = {"0", "0.002"};
  for (int point = 0; point < 6; ++point) {
    for (const int arm : {0, 1}) {
      CHECK(hash_of(store, point, arm) ==
            run_hash(kZarubino, {"--variant", arm == 0 ? "full" : "hedging", "--runs", "5", "--set",
                                 "scenario.ticks=12", "--set", "border-cost=" + cost[point / 2],
                                 "--set", "chinese-capital=" + capital[point % 2]}));
    }
  }
}

TEST_CASE("a dry run tells what would be done, and does nothing") {
  TemporaryFolder folder;
  const std::string file = folder.write("e.toml", small()), store = folder / "e.db";
  const Printed said = tumen_says({"sweep", file, "--store", store, "--dry-run", "--jobs", "1"});
  INFO(said.err);
  CHECK(said.code == kFine);
  CHECK_THAT(said.out, ContainsSubstring("6 points of a grid design over 2 factors, 2 arms") &&
                           ContainsSubstring("144 runs") && ContainsSubstring("us a run") &&
                           ContainsSubstring("store: "));
  CHECK_FALSE(std::filesystem::exists(store));
  CHECK(said.err.empty());
}

TEST_CASE("a store that is there is not touched without --resume") {
  TemporaryFolder folder;
  const std::string file = folder.write("e.toml", small()), store = folder / "e.db";
  sweep(file, store);
  const std::string before = bytes_of(store);
  const Printed again = tumen_says({"sweep", file, "--store", store});
  CHECK(again.code == kBadInput);
  CHECK_THAT(again.err, ContainsSubstring("exists already") && ContainsSubstring("--resume"));
  CHECK(bytes_of(store) == before);
  // Finished already: nothing is left to do.
  const std::string rows = dump(store);
  const Printed resumed = tumen_says({"sweep", file, "--store", store, "--resume"});
  CHECK(resumed.code == kFine);
  CHECK_THAT(resumed.out, ContainsSubstring("144 runs of earlier sessions found") &&
                              ContainsSubstring("0 runs in"));
  CHECK(dump(store) == rows);
  // Of another experiment: refused, and left as it is.
  const std::string other =
      folder.write("o.toml", small("[arm.more]\nset = {\"scenario.ticks\" = 8}\n"));
  const Printed foreign = tumen_says({"sweep", other, "--store", store, "--resume"});
  CHECK(foreign.code == kBadInput);
  CHECK(dump(store) == rows);
  // No database at all.
  const std::string text = folder.write("text.db", "no database");
  CHECK(tumen_says({"sweep", file, "--store", text, "--resume"}).code == kBadInput);
  CHECK(folder.read("text.db") == "no database");
}

TEST_CASE("a sweep gives the same rows on any number of threads, and in parts") {
  TemporaryFolder folder;
  const std::string file = folder.write("e.toml", small());
  sweep(file, folder / "one.db", {"--jobs", "1"});
  sweep(file, folder / "two.db", {"--jobs", "2"});
  CHECK(dump(folder / "one.db") == dump(folder / "two.db"));
  std::vector<std::string> hashes;
  for (const char* part : {"1/2", "2/2"}) {
    const std::string store = folder / ("part-" + std::string(part, 1) + ".db");
    sweep(file, store, {"--part", part});
    for (const std::string& h : column(store, "SELECT hash FROM cell")) hashes.push_back(h);
  }
  std::vector<std::string> all = column(folder / "one.db", "SELECT hash FROM cell");
  std::ranges::sort(all);
  std::ranges::sort(hashes);
  CHECK(hashes == all);
}

TEST_CASE("an interrupted sweep says so, and goes on to the same rows") {
  TemporaryFolder folder;
  const std::string file = folder.write("e.toml", small());
  sweep(file, folder / "whole.db");
  const std::atomic<bool> interrupted = true;
  const std::vector<std::string> command = {"sweep",           file,     "--store",
                                            folder / "cut.db", "--jobs", "1"};
  const Printed cut = tumen_says(command, {}, &interrupted);
  CHECK(cut.code == kFailed);
  CHECK_THAT(cut.err, ContainsSubstring("--resume goes on"));
  sweep(file, folder / "cut.db", {"--resume"});
  CHECK(dump(folder / "cut.db") == dump(folder / "whole.db"));
}

TEST_CASE("sweep answers bad wishes with exit code 2") {
  TemporaryFolder folder;
  const std::string file = folder.write("e.toml", small());
  const auto fails = [&](const std::vector<std::string>& rest, const std::string& part) {
    std::vector<std::string> arguments = {"sweep", file, "--store", folder / "no.db"};
    arguments.insert(arguments.end(), rest.begin(), rest.end());
    const Printed said = tumen_says(arguments);
    INFO(said.err);
    CHECK(said.code == kBadInput);
    CHECK_THAT(said.err, ContainsSubstring(part));
    CHECK_FALSE(std::filesystem::exists(folder / "no.db"));
  };
  fails({"--part", "3"}, "K/N");
  fails({"--part", "3/2"}, "--part");
  fails({"--part", "0/2"}, "--part");
  fails({"--part", "a/2"}, "--part");
  fails({"--part", "1/"}, "--part");
  fails({"--part", "1/2/3"}, "--part");
  fails({"--jobs", "0"}, "--jobs");
  fails({"--jobs", "x"}, "--jobs");
  const Printed nowhere = tumen_says({"sweep", file + "x"});
  CHECK(nowhere.code == kBadInput);
  CHECK_THAT(nowhere.err, ContainsSubstring("there is no experiment file"));
  const std::string bad = folder.write("bad.toml", small("[factor.rhoo]\nvalues = [1]\n"));
  const Printed wrong = tumen_says({"sweep", bad});
  CHECK(wrong.code == kBadInput);
  CHECK_THAT(wrong.err, ContainsSubstring(bad + ":") && ContainsSubstring("rhoo"));
  CHECK(tumen_says({"sweep", file, "--store", folder / "no/such/folder.db"}).code == kBadInput);
}

TEST_CASE("a rule of precision stops each point when it is known well enough") {
  TemporaryFolder folder;
  const auto with = [&](const std::string& half, const std::string& of) {
    return folder.write("p" + half + of + ".toml",
                        head() +
                            "metrics = [\"X[HOST,INVESTOR]\"]\n"
                            "[arm.baseline]\nset = {\"scenario.ticks\" = 8}\n"
                            "[arm.proud]\nset = {\"scenario.ticks\" = 8, w_H = 2}\n"
                            "[factor.rho]\nvalues = [0.5, 1, 2.5]\n"
                            "[precision]\nmetric = \"X[HOST,INVESTOR]\"\nblock = 16\nleast = 16\n"
                            "most = 256\nhalf_width = " +
                            half + "\nof = \"" + of + "\"\n");
  };
  const auto runs = [&](const std::string& file, const std::string& jobs) {
    const std::string store = file + jobs + ".db";
    sweep(file, store, {"--jobs", jobs});
    return column(store, "SELECT runs FROM cell ORDER BY point, arm");
  };
  const std::vector<std::string> loose = runs(with("1e9", "mean"), "1");
  CHECK(loose == std::vector<std::string>(6, "16"));
  const std::vector<std::string> never = runs(with("1e-9", "mean"), "1");
  CHECK(never == std::vector<std::string>(6, "256"));

  // In between, the runs are the least whole number of blocks that is enough, on any threads.
  const std::string file = with("1e-9", "mean");
  Database database(file + "1.db", Database::Mode::read);
  Statement spread(database, "SELECT max(hi - mean) FROM statistic WHERE point = 1 AND metric = 0");
  REQUIRE(spread.step());
  const double at_most = spread.real(0);
  REQUIRE(at_most > 0);
  const std::string between = with(std::to_string(2 * at_most), "mean");
  const std::vector<std::string> some = runs(between, "1");
  CHECK(some == runs(between, "2"));
  CHECK(some[2] == some[3]);
  const int n = std::stoi(some[2]);
  CHECK(n > 16);
  CHECK(n < 256);
  CHECK(n % 16 == 0);
  Database reached(between + "1.db", Database::Mode::read);
  Statement half(reached, "SELECT max(hi - mean) FROM statistic WHERE point = 1 AND metric = 0");
  REQUIRE(half.step());
  CHECK(half.real(0) <= 2 * at_most);
  CHECK(runs(with("1e9", "difference"), "2") == std::vector<std::string>(6, "16"));
}

TEST_CASE("fresh luck differs between points, common luck does not") {
  TemporaryFolder folder;
  // A factor that changes nothing: what differs is luck.
  const auto hashes = [&](const std::string& luck) {
    const std::string file =
        folder.write(luck + ".toml",
                     head() + "replications = 3\nluck = \"" + luck +
                         "\"\nmetrics = [\"RR[*]\"]\n[arm.baseline]\nset = {\"scenario.ticks\" = "
                         "4}\n[factor.rho]\nvalues = [1, 1]\n");
    sweep(file, folder / (luck + ".db"));
    return column(folder / (luck + ".db"), "SELECT hash FROM cell ORDER BY point");
  };
  const std::vector<std::string> common = hashes("common"), fresh = hashes("fresh");
  REQUIRE(common.size() == 2);
  CHECK(common[0] == common[1]);
  CHECK(fresh[0] == common[0]);
  CHECK(fresh[1] != fresh[0]);
}

TEST_CASE("a sweep draws a progress bar on terminals only") {
  TemporaryFolder folder;
  const std::string file = folder.write("e.toml", small());
  const Printed quiet = tumen_says({"sweep", file, "--store", folder / "q.db"});
  CHECK(quiet.code == kFine);
  CHECK(quiet.err.empty());
  CHECK(quiet.out.find('\r') == std::string::npos);
  CHECK_THAT(quiet.out, ContainsSubstring("144 runs in") &&
                            ContainsSubstring("all points are done") &&
                            ContainsSubstring("RR[regional]"));
  Terminal terminal;
  terminal.err = true;
  const Printed shown = tumen_says({"sweep", file, "--store", folder / "s.db"}, terminal);
  CHECK_THAT(shown.err, ContainsSubstring("of 6 points"));
}

TEST_CASE("a sweep and its estimate can be read by machines") {
  TemporaryFolder folder;
  const std::string file = folder.write("e.toml", small());
  const Printed estimate =
      tumen_says({"sweep", file, "--dry-run", "--jobs", "2", "--format", "json"});
  REQUIRE(estimate.code == kFine);
  const nlohmann::json plan = estimate.json();
  CHECK(plan.at("points") == 6);
  CHECK(plan.at("least_runs") == 144);
  CHECK(plan.at("most_runs") == 144);
  CHECK(plan.at("seconds")[0] > 0);
  CHECK(plan.at("bytes")[0] > 0);
  CHECK(plan.at("measured").at("run_seconds") > 0);
  const std::string store = folder / "s.db";
  const nlohmann::json done =
      tumen_says({"sweep", file, "--store", store, "--format", "json"}).json();
  CHECK(done.at("complete") == true);
  CHECK(done.at("runs") == 144);
  CHECK(done.at("runs_now") == 144);
  CHECK(done.at("digest") == plan.at("digest"));
  const nlohmann::json again =
      tumen_says({"sweep", file, "--store", store, "--resume", "--format", "json"}).json();
  CHECK(again.at("runs") == 144);
  CHECK(again.at("runs_now") == 0);
}
