#include <cmath>

#include "catch.h"
#include "cli/pages.h"
#include "cli/report_page.h"
#include "cli/report_ranks.h"
#include "cli/report_stall.h"
#include "cli/store_support.h"

using Catch::Matchers::ContainsSubstring;
using namespace tumen;
using namespace tumen::test;

namespace {

nlohmann::json report_of(const std::string& store, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments = {"report", store, "--format", "json"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const Printed said = tumen_says(arguments);
  INFO(said.err);
  REQUIRE(said.code == kFine);
  return said.json();
}

std::string experiment(const std::string& rest) {
  return "schema_version = 1\n[experiment]\nid = \"e\"\nscenario = \"" + two_powers() +
         "\"\nmetrics = [\"RR[*]\", \"A[*]\"]\n" + rest;
}

std::string swept(const TemporaryFolder& folder, const std::string& text) {
  const Printed said =
      tumen_says({"sweep", folder.write("e.toml", text), "--store", folder / "e.db"});
  INFO(said.err);
  REQUIRE(said.code == kFine);
  return folder / "e.db";
}

/// A number of the report is that of the store but for its later digits.
bool near(const nlohmann::json& found, double expected) {
  if (std::isnan(expected)) return found.is_null();
  return found.is_number() && std::abs(found.get<double>() - expected) <= 1e-5 * std::abs(expected);
}

void check_refused(const std::vector<std::string>& arguments, const std::string& message) {
  INFO(message);
  const Printed said = tumen_says(arguments);
  CHECK(said.code == kBadInput);
  CHECK(said.out.empty());
  CHECK_THAT(said.err, ContainsSubstring(message));
}

}  // namespace

TEST_CASE("report has the numbers of the store in their places") {
  const TemporaryFolder folder;
  const std::string store = small_store(folder, "s.db", "points");
  const nlohmann::json report = report_of(store);
  CHECK(report["report"] == 1);
  CHECK(report["manifest"]["title"] == "A small, \"quoted\" one");
  CHECK(report["state"]["complete"] == true);
  CHECK(report["state"]["runs"] == 2 * 2 * 8);
  CHECK(report["factors"][0]["number"] == "w_H");
  CHECK(report["arms"][0]["baseline"].is_null());
  CHECK(report["arms"][1]["baseline"] == 0);
  CHECK(report["points"]["values"] == nlohmann::json({0.25, 0.5}));
  CHECK(report["series"].is_null());
  CHECK(report["sensitivity"].is_null());
  CHECK(report["claims"].empty());

  const std::size_t arms = 2, metrics = report["metrics"].size();
  Database database(store, Database::Mode::read);
  std::size_t rows = 0;
  for (Statement s(database,
                   "SELECT s.point, s.arm, s.metric, s.n, s.mean, s.hi - s.mean, s.q05, s.max, "
                   "d.mean, d.hi - d.mean FROM statistic s LEFT JOIN difference d USING (point, "
                   "arm, metric)");
       s.step(); ++rows) {
    const auto at =
        (static_cast<std::size_t>(s.integer(0)) * arms + static_cast<std::size_t>(s.integer(1))) *
            metrics +
        static_cast<std::size_t>(s.integer(2));
    CHECK(report["statistics"]["n"][at] == s.integer(3));
    CHECK(near(report["statistics"]["mean"][at], s.real(4)));
    CHECK(near(report["statistics"]["half"][at], s.real(5)));
    CHECK(near(report["statistics"]["q05"][at], s.real(6)));
    CHECK(near(report["statistics"]["max"][at], s.real(7)));
    CHECK(near(report["differences"]["mean"][at], s.real(8)));
    CHECK(near(report["differences"]["half"][at], s.real(9)));
  }
  CHECK(rows == report["statistics"]["mean"].size());
}

TEST_CASE("report narrows to the metrics that are named") {
  const TemporaryFolder folder;
  const std::string store = small_store(folder, "s.db", "points");
  const nlohmann::json all = report_of(store), some = report_of(store, {"--metric", "A[*]"});
  const std::size_t kept = all["metrics"].size(), chosen = some["metrics"].size();
  REQUIRE(chosen < kept);
  CHECK(some["metrics_kept"] == kept);
  CHECK(some["low_ratio"].is_null());
  for (std::size_t k = 0; k < kept; ++k) {
    if (all["metrics"][k] == some["metrics"][0]) {
      CHECK(all["statistics"]["mean"][kept + k] == some["statistics"]["mean"][chosen]);
    }
  }
}

TEST_CASE("a curve averages over the settings of the other factors, an effect spans its ends") {
  const TemporaryFolder folder;
  const std::string store =
      swept(folder, experiment("replications = 8\n[factor.a]\nnumber = \"w_H\"\nvalues = [0, 0.25, "
                               "0.5]\n[factor.b]\nnumber = \"w_B\"\nvalues = [0.5, 1]\n"));
  const nlohmann::json report = report_of(store);
  const std::size_t metrics = report["metrics"].size();
  REQUIRE(report["curves"].size() == 2);
  const nlohmann::json& curve = report["curves"][0];
  CHECK(curve["levels"] == nlohmann::json({0, 0.25, 0.5}));
  CHECK(curve["settings"] == 2);
  CHECK(curve["difference"][0].is_null());  // its only arm is compared with none
  const auto value = [&](const char* column, std::size_t point, std::size_t m) {
    return report["statistics"][column][point * metrics + m].get<double>();
  };
  for (std::size_t m = 0; m < metrics; ++m) {
    // The points of a = 0 are 0 and 1, those of a = 0.5 are 4 and 5.
    const double low = (value("mean", 0, m) + value("mean", 1, m)) / 2;
    const double high = (value("mean", 4, m) + value("mean", 5, m)) / 2;
    CHECK(curve["mean"][m].get<double>() == Approx(low).epsilon(1e-4));
    CHECK(report["effects"][0]["change"][m].get<double>() ==
          Approx(high - low).epsilon(1e-3).margin(1e-5));
    const double half =
        (value("half", 0, m) + value("half", 1, m) + value("half", 4, m) + value("half", 5, m)) / 2;
    CHECK(report["effects"][0]["half"][m].get<double>() == Approx(half).epsilon(1e-3).margin(1e-6));
  }
}

TEST_CASE("report of a morris design tells elementary effects of the means") {
  const TemporaryFolder folder;
  const std::string store = swept(
      folder,
      experiment("replications = 4\n[design]\nkind = \"morris\"\ntrajectories = 3\n[factor.a]\n"
                 "number = \"w_H\"\nlow = 0\nhigh = 1\n[factor.b]\nnumber = \"w_B\"\nlow = 0.5\n"
                 "high = 2\n"));
  const nlohmann::json report = report_of(store);
  REQUIRE(report["sensitivity"].is_object());
  CHECK(report["sensitivity"]["trajectories"] == 3);
  CHECK(report["curves"].empty());
  const std::size_t metrics = report["metrics"].size();
  for (std::size_t f = 0; f < 2; ++f) {
    for (std::size_t m = 0; m < metrics; ++m) {
      double sum = 0, sizes = 0;
      for (std::size_t t = 0; t < 3; ++t) {
        for (std::size_t s = 0; s < 2; ++s) {
          const std::size_t p = 3 * t + s;
          const double range = f == 0 ? 1 : 1.5;
          const double by = (report["points"]["values"][2 * (p + 1) + f].get<double>() -
                             report["points"]["values"][2 * p + f].get<double>()) /
                            range;
          if (std::abs(by) < 0.01) continue;
          const double effect = (report["statistics"]["mean"][(p + 1) * metrics + m].get<double>() -
                                 report["statistics"]["mean"][p * metrics + m].get<double>()) /
                                by;
          sum += effect / 3;
          sizes += std::abs(effect) / 3;
        }
      }
      CHECK(report["sensitivity"]["mu"][f * metrics + m].get<double>() ==
            Approx(sum).epsilon(1e-3).margin(1e-4));
      CHECK(report["sensitivity"]["mu_star"][f * metrics + m].get<double>() ==
            Approx(sizes).epsilon(1e-3).margin(1e-4));
    }
  }
}

TEST_CASE("rank correlations of known rankings") {
  const std::vector<double> up = {1, 2, 3, 4, 5}, bent = {2, 1, 4, 3, 5}, flat = {3, 3, 3, 3, 3};
  CHECK(middle_ranks(std::vector<double>{7, -1, 7, 9}) == std::vector<double>{2.5, 1, 2.5, 4});
  CHECK(rank_correlation(up, up).rho == 1);
  // 1 - 6 sum d^2 / (n (n^2 - 1)) with four ranks one off
  const RankCorrelation some = rank_correlation(up, bent);
  CHECK(some.rho == Approx(0.8));
  CHECK(some.lo == Approx(std::tanh(std::atanh(0.8) - 1.959964 * std::sqrt(0.53))));
  CHECK(rank_correlation(bent, up).hi == some.hi);
  CHECK(std::isnan(rank_correlation(up, flat).rho));
}

TEST_CASE("report of a sample tells what goes with its means") {
  const TemporaryFolder folder;
  const std::string store =
      swept(folder, experiment("luck = \"fresh\"\nreplications = 4\n[design]\nkind = "
                               "\"sobol\"\npoints = 8\n[factor.a]\nnumber = \"w_H\"\nlow = 0\n"
                               "high = 1\n[factor.b]\nnumber = \"w_B\"\nlow = 0.5\nhigh = 2\n"));
  const nlohmann::json report = report_of(store);
  const std::size_t metrics = report["metrics"].size();
  REQUIRE(report["correlations"]["rho"].size() == 2 * metrics);
  CHECK(report["sensitivity"].is_null());
  std::vector<double> factor, means;
  for (std::size_t p = 0; p < 8; ++p) {
    factor.push_back(report["points"]["values"][2 * p + 1]);
    means.push_back(report["statistics"]["mean"][p * metrics]);
  }
  const double rho = rank_correlation(middle_ranks(factor), middle_ranks(means)).rho;
  CHECK(near(report["correlations"]["rho"][metrics], rho));
}

TEST_CASE("the last tick of a fan is the statistic of its cell") {
  const TemporaryFolder folder;
  const nlohmann::json report = report_of(small_store(folder, "s.db", "series"));
  const std::size_t ticks = report["state"]["ticks"];
  REQUIRE(report["series"]["dates"].size() == ticks);
  CHECK(report["series"]["dates"].back() == report["state"]["end"]);
  const nlohmann::json& bands = report["series"]["bands"];
  REQUIRE(bands.size() == report["statistics"]["mean"].size());
  for (std::size_t k = 0; k < bands.size(); ++k) {
    CHECK(bands[k]["mean"][ticks - 1] == report["statistics"]["mean"][k]);
    CHECK(bands[k]["half"][ticks - 1] == report["statistics"]["half"][k]);
    CHECK(bands[k]["quantiles"][(ticks - 1) * 5 + 2] == report["statistics"]["q50"][k]);
  }
}

TEST_CASE("a share of low ratios is exact with single runs and bounded without") {
  const TemporaryFolder folder;
  const nlohmann::json points = report_of(small_store(folder, "p.db", "points"))["low_ratio"];
  const nlohmann::json runs = report_of(small_store(folder, "r.db", "runs"))["low_ratio"];
  CHECK(points["threshold"] == 0.5);
  REQUIRE(points["least"].size() == runs["least"].size());
  REQUIRE(!runs["least"].empty());
  for (std::size_t k = 0; k < runs["least"].size(); ++k) {
    CHECK(runs["exact"][k] == true);
    CHECK(runs["least"][k] == runs["most"][k]);
    CHECK(points["least"][k].get<double>() <= runs["least"][k].get<double>());
    CHECK(points["most"][k].get<double>() >= runs["most"][k].get<double>());
  }
}

TEST_CASE("bounds of a low share follow from extremes and quantiles") {
  ReportStatistic x{101, 0, 0, 0, 0.1, 0.9, {0.2, 0.3, 0.4, 0.6, 0.8}};
  const LowRatioShare open = low_ratio_share(x, 0.5);
  CHECK(!open.exact);
  CHECK(open.least == Approx(51.0 / 101));
  CHECK(open.most == Approx(76.0 / 101));
  x.quantiles[2] = 0.499;  // nearer to the threshold than a quantile is known
  CHECK(low_ratio_share(x, 0.5).least == Approx(26.0 / 101));
  x.max = 0.5;
  CHECK(low_ratio_share(x, 0.5).exact);
  CHECK(low_ratio_share(x, 0.5).least == 1);
  x.min = 0.51;
  x.max = 0.9;
  CHECK(low_ratio_share(x, 0.5).most == 0);
  CHECK(low_ratio_share({}, 0.5).most == 1);
}

TEST_CASE("a store that is not finished is reported as far as it is") {
  const TemporaryFolder folder;
  const std::string store = small_store(folder, "s.db", "points", {"--part", "1/2"});
  const Printed said = tumen_says({"report", store, "--format", "json"});
  REQUIRE(said.code == kFine);
  const nlohmann::json report = said.json();
  const std::size_t done = report["state"]["points_done"];
  CHECK(report["state"]["complete"] == (done == 2));
  CHECK(report["points"]["number"].size() == done);
  CHECK(said.err.empty() == (done == 2));
  tamper(store,
         "UPDATE point SET done = 0; DELETE FROM cell; DELETE FROM statistic;"
         "DELETE FROM difference");
  const Printed none = tumen_says({"report", store, "--format", "json"});
  REQUIRE(none.code == kFine);
  CHECK_THAT(none.err, ContainsSubstring("0 of 2 points are done"));
  CHECK(none.json()["statistics"]["mean"].empty());
}

TEST_CASE("report says in plain words what it cannot read") {
  const TemporaryFolder folder;
  const std::string store = small_store(folder, "s.db", "points");
  const auto json = [](const std::string& path) {
    return std::vector<std::string>{"report", path, "--format", "json"};
  };
  check_refused(json(folder / "none.db"), "there is no store");
  check_refused(json(folder.path().string()), "is no file");
  check_refused(json(folder.write("text.db", "words")), "text.db");
  check_refused({"report", store, "--format", "json", "--metric", "RX[*]"}, "keeps no metric");
  check_refused({"report", store, "--format", "json", "-o", folder / "x"}, "give no -o");
  check_refused({"report", store}, "-o needs the name");
  check_refused({"report", store, "-o", store}, "names the store itself");
  check_refused({"report", store, "-o", folder.path().string()}, "is a folder");
  const std::string other = small_store(folder, "other.db", "points");
  check_refused({"report", store, "-o", other, "--force"}, "is a store");
  const std::string page = folder.write("page.html", "mine");
  check_refused({"report", store, "-o", page}, "--force");
  CHECK(folder.read("page.html") == "mine");

  std::string cut = folder.read("s.db");
  cut.resize(cut.size() / 2);
  check_refused(json(folder.write("cut.db", cut)), "cut.db");
  tamper(store, "DELETE FROM statistic WHERE metric = 0");
  check_refused(json(store), "is damaged: statistics");
  tamper(store, "DROP TABLE cell");
  check_refused(json(store), "cell");
  tamper(other, "UPDATE statistic SET metric = 99 WHERE metric = 0");
  check_refused(json(other), "unknown metric");
}

TEST_CASE("report takes what claims printed, fact by fact") {
  const TemporaryFolder folder;
  const std::string store = small_store(folder, "s.db", "points");
  const std::string claims =
      folder.write("c.json",
                   R"({"scenario":"s","seed":1,"variant":"full","runs":8,"null":false,
          "counts":{"supported":1,"beyond_null":1,"refuted":"<b>"},
          "claims":[{"id":"S1","verdict":"supported","effect":0.5,"lo":0.4,"hi":0.6,"n":8,
                     "statement":7,"extra":{"deep":1},"tests":[{"name":"t","effect":0.5}]}]})");
  const nlohmann::json report = report_of(store, {"--claims", claims});
  REQUIRE(report["claims"].size() == 1);
  const nlohmann::json& one = report["claims"][0];
  CHECK(one["variant"] == "full");
  CHECK(one["counts"]["supported"] == 1);
  CHECK(one["counts"]["refuted"].is_null());
  CHECK(one["claims"][0]["effect"] == 0.5);
  CHECK(one["claims"][0]["statement"].is_null());
  CHECK(!one["claims"][0].contains("extra"));
  CHECK(one["claims"][0]["tests"][0]["name"] == "t");

  const std::vector<std::string> head = {"report", store, "--format", "json", "--claims"};
  for (const char* text : {"words", "[]", "{}", R"({"variants":{}})", R"({"variants":[1]})",
                           R"({"variant":"x","claims":[{"id":1}]})"}) {
    std::vector<std::string> arguments = head;
    arguments.push_back(folder.write("bad.json", text));
    check_refused(arguments, "is not what `tumen claims --format json` prints");
  }
  std::vector<std::string> arguments = head;
  arguments.push_back(folder / "none.json");
  check_refused(arguments, "there is no file");
}

TEST_CASE("no text can end the element of a page's data") {
  const std::string marker(kReportMarker);
  const std::string page = "<script type=\"application/json\">" + marker + "</script>";
  const nlohmann::json hostile = {{"label", "</script><script>alert(1)</script><!-- \xE2\x80\xA8"}};
  const std::string filled = fill_page(page, hostile.dump());
  const std::string inside =
      filled.substr(page.find(marker), filled.rfind("</script>") - page.find(marker));
  CHECK(inside.find('<') == std::string::npos);
  CHECK(nlohmann::json::parse(inside) == hostile);
  CHECK_THROWS_AS(fill_page("no place", "{}"), WorkError);
  CHECK_THROWS_AS(fill_page(page + marker, "{}"), WorkError);
}

TEST_CASE("a hostile label of a store stays text") {
  const TemporaryFolder folder;
  const std::string store = small_store(folder, "s.db", "points");
  tamper(store, "UPDATE arm SET label = '</script><img src=x onerror=alert(1)>' WHERE arm = 1");
  const nlohmann::json report = report_of(store);
  const std::string filled = fill_page(kReportMarker, report.dump());
  CHECK(filled.find('<') == std::string::npos);
  CHECK(nlohmann::json::parse(filled) == report);
}

TEST_CASE("report writes a whole page, or says that this build holds none") {
  const TemporaryFolder folder;
  const std::string store = small_store(folder, "s.db", "points");
  const std::string out = folder / "page.html";
  const Printed said = tumen_says({"report", store, "-o", out});
  CHECK(!std::filesystem::exists(out + ".partial"));
  if (report_page().empty()) {
    CHECK(said.code == kFailed);
    CHECK_THAT(said.err, ContainsSubstring("holds no pages"));
    CHECK(!std::filesystem::exists(out));
  } else {
    CHECK(said.code == kFine);
    CHECK(folder.read("page.html").find(kReportMarker) == std::string::npos);
  }
}

TEST_CASE("a page that cannot be written leaves nothing behind") {
  const TemporaryFolder folder;
  write_whole(folder / "page.html", "one");
  write_whole(folder / "page.html", "two");
  CHECK(folder.read("page.html") == "two");
  CHECK_THROWS_AS(write_whole(folder / "none/page.html", "x"), WorkError);
  std::filesystem::create_directory(folder / "folder");
  CHECK_THROWS_AS(write_whole(folder / "folder", "x"), WorkError);
  CHECK(!std::filesystem::exists(folder / "folder.partial"));
}
