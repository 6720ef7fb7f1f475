#include <cmath>

#include "catch.h"
#include "cli/report_ranks.h"
#include "cli/report_stall.h"
#include "cli/report_support.h"

using Catch::Matchers::ContainsSubstring;
using namespace tumen;
using namespace tumen::test;

namespace {

/// A number of the report is that of the store but for its later digits.
bool near(const nlohmann::json& found, double expected) {
  if (std::isnan(expected)) return found.is_null();
  return found.is_number() && std::abs(found.get<double>() - expected) <= 1e-5 * std::abs(expected);
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
