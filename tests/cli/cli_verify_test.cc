#include "catch.h"
#include "cli/store_support.h"
#include "cli/verify.h"

using Catch::Matchers::ContainsSubstring;
using namespace tumen;
using namespace tumen::test;

namespace {

/// The store must be found to differ, in what `named` says.
void check_found(const TemporaryFolder& folder, const std::string& store, const std::string& sql,
                 const std::string& named, std::vector<std::string> more = {}) {
  INFO(sql);
  const std::string copy = folder / "tampered.db";
  std::filesystem::copy_file(store, copy, std::filesystem::copy_options::overwrite_existing);
  tamper(copy, sql);
  std::vector<std::string> arguments = {"verify", copy};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const Printed said = tumen_says(arguments);
  CHECK(said.code == kFailed);
  CHECK_THAT(said.out, ContainsSubstring(named));
}

}  // namespace

TEST_CASE("A store is verified from its own texts, whatever has become of the files") {
  const TemporaryFolder folder;
  for (const std::string keep : {"points", "runs", "series"}) {
    const std::string store = small_store(folder, keep + ".db", keep);
    std::filesystem::remove(folder / ("small-" + keep + ".toml"));
    for (const std::vector<std::string>& how :
         {std::vector<std::string>{}, {"--all"}, {"--rows", "3", "--jobs", "2"}}) {
      std::vector<std::string> arguments = {"verify", store, "--format", "json"};
      arguments.insert(arguments.end(), how.begin(), how.end());
      const Printed said = tumen_says(arguments);
      INFO(said.out << said.err);
      REQUIRE(said.code == kFine);
      const nlohmann::json json = said.json();
      CHECK(json.at("verdict") == "same");
      const int sample = keep == "points" ? 4 : 32;
      CHECK(json.at("checked") == (how.empty() ? sample : how.size() == 1 ? 4 : 3));
      CHECK(json.at("rows").size() == (how.size() == 1 ? 0 : json.at("checked").get<unsigned>()));
    }
  }
  const Printed one = tumen_says({"verify", folder / "runs.db", "--run", "13"});
  CHECK(one.code == kFine);
  CHECK_THAT(one.out, ContainsSubstring("run 13: point 0, hedging, replication 5"));
}

TEST_CASE("Whatever was changed in a store is found and named") {
  const TemporaryFolder folder;
  const std::string points = small_store(folder, "points.db", "points");
  check_found(folder, points, "UPDATE cell SET hash = '0123456789abcdef' WHERE point=1 AND arm=1",
              "point 1, hedging: 0123456789abcdef stored");
  check_found(folder, points, "UPDATE statistic SET mean = mean + 1e-12 WHERE point=0 AND metric=1",
              ", mean: ");
  check_found(folder, points, "UPDATE statistic SET hi = hi + 1e-6 WHERE metric=0", ", hi: ");
  check_found(folder, points, "UPDATE statistic SET q95 = q95 * 2 + 1 WHERE metric=0", ", q95: ");
  check_found(folder, points, "DELETE FROM statistic WHERE metric=0", "are not stored");
  check_found(folder, points, "UPDATE difference SET changed = 99", ", difference, changed: ");
  check_found(folder, points, "UPDATE design SET weight = 0.3 WHERE point=1", "factor weight");
  check_found(folder, points, "UPDATE point SET replications = 7 WHERE point=1",
              "7 replications are stored");
  check_found(folder, points, "INSERT INTO failure VALUES (3, 0, 0, 3, 1, 'none')", "failures");
  check_found(folder, points, "DELETE FROM cell WHERE point=1 AND arm=0", "nothing stored",
              {"--all"});
  check_found(folder, points, "UPDATE metric SET unit = 'kg' WHERE metric=0", "in kg");
  check_found(folder, points, "UPDATE manifest SET value = '2' WHERE key='seed'", "seed: \"2\"");
  check_found(folder, points, "UPDATE arm SET variant = 'random' WHERE arm=1", "variant random");
  check_found(folder, points,
              "UPDATE text SET content = replace(content, 'A small', 'A big') "
              "WHERE path LIKE '%small%'",
              "the texts kept in the store have the digest");
  check_found(folder, points,
              "UPDATE text SET content = content || ' # more' WHERE path LIKE '%io%'",
              "the texts kept in the store have the digest");

  const std::string series = small_store(folder, "series.db", "series");
  check_found(folder, series, "UPDATE run SET hash = '00' WHERE run=9", "run 9", {"--all"});
  check_found(folder, series, "UPDATE run SET \"RR[regional]\" = 3 WHERE run=9",
              "run 9, RR[regional]: 3 is stored", {"--run", "9"});
  check_found(folder, series, "UPDATE series SET ticks = zeroblob(length(ticks)) WHERE run=9",
              "run 9, series of", {"--run", "9"});
  check_found(folder, series, "UPDATE series SET ticks = x'00' WHERE run=9", "not stored whole");
  check_found(folder, series, "DELETE FROM run WHERE run=9", "run 9 is not stored", {"--all"});
}

TEST_CASE("verify says what it cannot verify") {
  const TemporaryFolder folder;
  const std::string store = small_store(folder, "points.db", "points");
  const auto refused = [&](const std::vector<std::string>& arguments, const std::string& why) {
    const Printed said = tumen_says(arguments);
    INFO(said.out << said.err);
    CHECK(said.code == kBadInput);
    CHECK_THAT(said.err, ContainsSubstring(why));
  };
  refused({"verify", folder / "none"}, "there is no store or manifest");
  refused({"verify", folder.write("a.json", "[1]")}, "neither a store nor the manifest");
  refused({"verify", folder.write("b.json", "{}")}, "no manifest of a record");
  refused({"verify", store, "--run", "1"}, "keeps no single runs");
  refused({"verify", store, "--all", "--rows", "2"}, "only one of");
  refused({"verify", store, "--rows", "0"}, "--rows");
  REQUIRE(tumen_says({"export", store, "--format", "csv", "--out", folder / "csv"}).code == kFine);
  refused({"verify", folder / "csv/manifest.json"}, "the manifest of an export");
  tamper(store, "DELETE FROM text");
  refused({"verify", store}, "make no experiment");

  const std::string runs = small_store(folder, "runs.db", "runs");
  refused({"verify", runs, "--run", "32"}, "--run must be less than 32");
  tamper(runs, "UPDATE manifest SET value = '0.0.9' WHERE key = 'version'");
  const Printed older = tumen_says({"verify", runs, "--rows", "1"});
  CHECK(older.code == kFine);
  CHECK_THAT(older.out, ContainsSubstring("another version may give other results"));
  std::atomic<bool> pressed = true;
  CHECK(tumen_says({"verify", runs}, {}, &pressed).code == kFailed);
}

TEST_CASE("The record of an ensemble is verified by its rows and its hash") {
  const TemporaryFolder folder;
  std::filesystem::copy(two_powers(), folder / "study");
  REQUIRE(tumen_says({"run", folder / "study", "--runs", "20", "--uncertain", "--seed", "3",
                      "--set", "w_H=0.5", "--ticks", "8", "--out", folder / "out"})
              .code == kFine);
  const std::string manifest = folder / "out/manifest.json";
  const std::string rows = folder.read("out/runs.csv");
  for (const std::vector<std::string>& how :
       {std::vector<std::string>{}, {"--all"}, {"--run", "19"}, {"--rows", "5"}}) {
    std::vector<std::string> arguments = {"verify", manifest, "--format", "json"};
    arguments.insert(arguments.end(), how.begin(), how.end());
    const Printed said = tumen_says(arguments);
    INFO(said.out << said.err);
    CHECK(said.code == kFine);
    CHECK(said.json().at("verdict") == "same");
  }
  std::string changed = rows;
  const std::size_t line = changed.find("\n4,");
  changed[line + 3] = changed[line + 3] == '0' ? '1' : '0';
  folder.write("out/runs.csv", changed);
  const Printed hash = tumen_says({"verify", manifest});
  CHECK(hash.code == kFailed);
  CHECK_THAT(hash.out, ContainsSubstring("run 4:") && ContainsSubstring("DIFFERENT") &&
                           ContainsSubstring("hash of the ensemble"));
  CHECK_THAT(tumen_says({"verify", manifest, "--all"}).out, ContainsSubstring("run 4:"));

  changed = rows.substr(0, rows.size() - 3) + "9\n";
  folder.write("out/runs.csv", changed);
  const Printed value = tumen_says({"verify", manifest, "--run", "19"});
  CHECK(value.code == kFailed);
  CHECK_THAT(value.out, ContainsSubstring("was found"));

  folder.write("out/runs.csv", rows.substr(0, rows.find("\n4,") + 1));
  CHECK(tumen_says({"verify", manifest}).code == kFailed);
  CHECK(tumen_says({"verify", manifest, "--all"}).code == kFailed);
  std::filesystem::remove(folder / "out/runs.csv");
  CHECK(tumen_says({"verify", manifest}).code == kFine);

  std::ofstream(folder / "study/scenario.toml", std::ios::app) << "\n# a thought\n";
  const Printed scenario = tumen_says({"verify", manifest});
  CHECK(scenario.code == kFailed);
  CHECK_THAT(scenario.out, ContainsSubstring("the scenario has changed"));
  std::filesystem::remove_all(folder / "study");
  CHECK(tumen_says({"verify", manifest}).code == kBadInput);
}

TEST_CASE("A sample is spread, without repetition, and full where there is enough") {
  const auto all = [](std::uint64_t from) { return std::optional(from); };
  const auto sample = spread_sample(
      4, 0, 399, [&](std::uint64_t from) { return from < 400 ? all(from) : std::nullopt; });
  REQUIRE(sample.size() == 4);
  for (std::size_t k = 0; k < 4; ++k) CHECK(sample[k] / 100 == k);
  // Numbers with holes: a few small ones and one large.
  const auto holes = [](std::uint64_t from) -> std::optional<std::uint64_t> {
    if (from < 5) return from;
    return from <= 1000 ? std::optional<std::uint64_t>(1000) : std::nullopt;
  };
  CHECK(spread_sample(4, 0, 1000, holes).size() == 4);
  CHECK(spread_sample(9, 0, 1000, holes) == std::vector<std::uint64_t>{0, 1, 2, 3, 4, 1000});
}
