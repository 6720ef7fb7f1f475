// The engine as a page asks it.
#include "web/engine/lab.h"

#include "analysis/ensemble.h"
#include "analysis/summary.h"
#include "catch.h"
#include "cli/explain/numbers.h"
#include "scenario/shipped.h"

using namespace tumen;
using namespace tumen::test;
using lab::Answer;
using lab::Json;
using lab::Lab;

namespace {

/// Reads what the project ships.
const Resolve read_file = from(shipped_scenarios());

std::string path_of(const std::string& world) { return "scenarios/" + world + "/scenario.toml"; }

constexpr const char* kPath = "two-powers/scenario.toml";

Lab loaded(const Json& choice = Json::object()) {
  Lab lab;
  lab.call(
      Json({{"do", "file"}, {"path", kPath}, {"text", *read_file(path_of("two-powers"))}}).dump());
  Json asked = choice;
  asked["scenario"] = kPath;
  const Answer answer = lab.call(Json({{"do", "load"}, {"slot", 0}, {"choice", asked}}).dump());
  INFO(answer.json.dump());
  REQUIRE(answer.json.contains("loaded"));
  return lab;
}

Answer run(Lab& lab, int first, int count, const std::vector<std::string>& metrics) {
  return lab.call(
      Json({{"do", "run"}, {"slot", 0}, {"first", first}, {"count", count}, {"metrics", metrics}})
          .dump());
}

void gather(Lab& lab, const std::string& key, const Answer& block,
            const std::vector<std::string>& metrics, int ticks) {
  const Answer answer = lab.call(Json({{"do", "gather"},
                                       {"key", key},
                                       {"metrics", metrics},
                                       {"ticks", ticks},
                                       {"block", block.json}})
                                     .dump(),
                                 block.numbers);
  REQUIRE_FALSE(answer.json.contains("error"));
}

const std::vector<std::string> kMetrics = {"RR[sub_regional]", "A[HOST,INVESTOR]"};

}  // namespace

TEST_CASE("Blocks of a page are the ensemble of the program, in any order") {
  const Scenario scenario = load_scenario(path_of("two-powers"), read_file).value();
  const ReferenceModel model(scenario.setup);
  EnsembleOptions options;
  options.runs = 100;
  const EnsembleResult whole = run_ensemble(model, options);
  const std::vector<MetricSummary> summaries = summarise(whole);
  std::vector<std::string> metrics;
  for (std::size_t m = 0; m < 5; ++m) metrics.push_back(summaries[m].info.name);

  Lab lab = loaded();
  const int ticks = model.ticks();
  for (const auto& [first, count] : {std::pair(37, 63), std::pair(0, 1), std::pair(1, 36)}) {
    gather(lab, "k", run(lab, first, count, metrics), metrics, ticks);
  }
  const Answer judged = lab.call(R"({"do": "judge", "key": "k"})");
  CHECK(judged.json.at("hash") == hex(whole.hash));
  CHECK(judged.json.at("runs") == 100);
  const std::size_t cells = metrics.size() * static_cast<std::size_t>(ticks);
  REQUIRE(judged.numbers.size() == 8 * cells);
  for (std::size_t m = 0; m < metrics.size(); ++m) {
    INFO(metrics[m]);
    const std::size_t last = (m + 1) * static_cast<std::size_t>(ticks) - 1;
    const MetricSummary& s = summaries[m];
    const double wanted[] = {s.mean, s.lo, s.hi, s.q05, s.q25, s.q50, s.q75, s.q95};
    for (std::size_t k = 0; k < 8; ++k) {
      CHECK(judged.numbers[k * cells + last] == Approx(wanted[k]).margin(1e-12));
    }
  }
}

TEST_CASE("Runs behind a gap wait, and no run counts twice") {
  Lab lab = loaded();
  const Answer early = run(lab, 0, 8, kMetrics), late = run(lab, 16, 8, kMetrics);
  const int ticks = static_cast<int>(early.numbers.size() / (8 * kMetrics.size()));
  gather(lab, "k", late, kMetrics, ticks);
  CHECK(lab.call(R"({"do": "judge", "key": "k"})").json.at("runs") == 0);
  gather(lab, "k", early, kMetrics, ticks);
  CHECK(lab.call(R"({"do": "judge", "key": "k"})").json.at("runs") == 8);
  gather(lab, "k", run(lab, 8, 8, kMetrics), kMetrics, ticks);
  CHECK(lab.call(R"({"do": "judge", "key": "k"})").json.at("runs") == 24);
  const Answer again = lab.call(Json({{"do", "gather"},
                                      {"key", "k"},
                                      {"metrics", kMetrics},
                                      {"ticks", ticks},
                                      {"block", early.json}})
                                    .dump(),
                                early.numbers);
  CHECK(again.json.contains("error"));
}

TEST_CASE("A world compared with itself differs nowhere; with another it differs where it does") {
  Lab lab = loaded();
  const Answer block = run(lab, 0, 40, kMetrics);
  const int ticks = static_cast<int>(block.numbers.size() / (40 * kMetrics.size()));
  gather(lab, "a", block, kMetrics, ticks);
  gather(lab, "b", block, kMetrics, ticks);
  const Answer same = lab.call(R"({"do": "compare", "baseline": "a", "now": "b"})");
  const std::size_t cells = kMetrics.size() * static_cast<std::size_t>(ticks);
  for (std::size_t k = cells; k < 8 * cells; ++k) CHECK(same.numbers[k] == 0);

  Answer shifted = block;
  for (double& x : shifted.numbers) x += 0.5;
  gather(lab, "c", shifted, kMetrics, ticks);
  const Answer other = lab.call(R"({"do": "compare", "baseline": "a", "now": "c"})");
  for (std::size_t cell = 0; cell < cells; ++cell) {
    CHECK(other.numbers[cells + cell] == Approx(0.5));  // difference
    CHECK(other.numbers[6 * cells + cell] == 1);        // higher
    CHECK(other.numbers[7 * cells + cell] == 0);        // lower
  }
}

TEST_CASE("A choice is laid over the world as the program lays it") {
  Lab lab = loaded({{"variant", "hedging"},
                    {"levers", {{"state.*.w_H", 0.75}}},
                    {"without", {"relative-gains"}},
                    {"seed", 9}});
  const Answer block = run(lab, 0, 16, kMetrics);
  LoadOptions options;
  options.variant = "hedging";
  options.without = {"relative-gains"};
  options.set = {"state.*.w_H=0.75"};
  const ReferenceModel model(
      load_scenario(path_of("two-powers"), read_file, options).value().setup);
  EnsembleOptions ensemble;
  ensemble.seed = 9;
  ensemble.runs = 16;
  CHECK(block.json.at("hash") == hex(run_ensemble(model, ensemble).hash));
}

TEST_CASE("A card says what would have been without each term") {
  Lab lab = loaded();
  const Answer told = lab.call(R"({"do": "history", "slot": 0, "run": 0})");
  std::size_t seen = 0;
  for (const Json& d : told.json.at("decisions")) {
    if (!d.at("notable") || seen == 12) continue;
    ++seen;
    const Json card = lab.call(Json({{"do", "card"},
                                     {"slot", 0},
                                     {"run", 0},
                                     {"tick", d.at("tick")},
                                     {"position", d.at("position")}})
                                   .dump())
                          .json.at("card");
    INFO(card.dump());
    for (const Json& without : card.at("without")) {
      const std::string term = without.at("term");
      double most = -1e300, sum = 0;
      for (const Json& o : card.at("options")) {
        if (o.at("available"))
          most =
              std::max(most, o.at("utility").get<double>() - o.at("terms").at(term).get<double>());
      }
      for (std::size_t o = 0; o < card.at("options").size(); ++o) {
        const Json& option = card.at("options").at(o);
        sum += without.at("probability").at(o).get<double>();
        if (option.at("name") != without.at("best")) continue;
        CHECK(option.at("utility").get<double>() - option.at("terms").at(term).get<double>() ==
              Approx(most).margin(1e-12));
      }
      CHECK(sum == Approx(1));
    }
  }
  CHECK(seen > 3);
}

TEST_CASE("Where two worlds part is a decision that was taken otherwise") {
  Lab lab = loaded();
  lab.call(Json({{"do", "load"},
                 {"slot", 1},
                 {"choice", {{"scenario", kPath}, {"levers", {{"state.*.w_H", 2.5}}}}}})
               .dump());
  const Json parted =
      lab.call(R"({"do": "part", "baseline": 0, "now": 1, "first": 0, "count": 32})").json;
  INFO(parted.dump());
  CHECK(parted.at("pairs") == 32);
  CHECK(parted.at("decisions").get<double>() > 0);
  const Json& first = parted.at("partings").at(0);
  CHECK(first.at("chosen").at(0).at("baseline") != first.at("chosen").at(0).at("now"));
  const Json self =
      lab.call(R"({"do": "part", "baseline": 0, "now": 0, "first": 0, "count": 8})").json;
  CHECK(self.at("differing") == 0);
}

TEST_CASE("Requests that make no sense are answered with an error") {
  Lab lab = loaded();
  for (const char* request :
       {"",
        "{",
        "[]",
        "3",
        R"({"do": 3})",
        R"({"do": "fly"})",
        R"({"do": "load"})",
        R"({"do": "load", "slot": 9, "choice": {}})",
        R"({"do": "run", "slot": 3, "count": 1})",
        R"({"do": "run", "slot": 0, "count": 0})",
        R"({"do": "run", "slot": 0, "count": 1e18})",
        R"({"do": "run", "slot": -1, "count": 5})",
        R"({"do": "judge", "key": "none"})",
        R"({"do": "gather", "key": "g", "metrics": ["x"], "ticks": 4, "block": {"runs": 9}})",
        R"({"do": "gather", "key": "g", "block": {"runs": 0}})",
        R"({"do": "card", "slot": 0, "run": 0, "tick": 4000, "position": 1})",
        R"({"do": "card", "slot": 0, "run": 0, "tick": 1, "position": 99999})",
        R"({"do": "part", "baseline": 0, "now": 3, "count": 2})",
        R"({"do": "toml"})",
        R"({"do": "compare", "baseline": {}, "now": []})"}) {
    INFO(request);
    CHECK(lab.call(request).json.contains("error"));
  }
}

TEST_CASE("A scenario that does not load has located problems, and leaves the world as it was") {
  Lab lab = loaded();
  const std::string before = run(lab, 0, 4, kMetrics).json.at("hash");
  lab.call(R"({"do": "file", "path": "bad/scenario.toml", "text": "[scenario\nid = 3"})");
  const Json bad =
      lab.call(R"({"do": "load", "slot": 0, "choice": {"scenario": "bad/scenario.toml"}})").json;
  REQUIRE(bad.contains("problems"));
  CHECK(bad.at("problems").at(0).at("line") == 1);
  CHECK(run(lab, 0, 4, kMetrics).json.at("hash") == before);
}

TEST_CASE("Every shipped world is described whole") {
  for (const auto& [path, shipped] : shipped_scenarios()) {
    INFO(path);
    lab::LoadedWorld world;
    Scenario scenario = load_scenario(path, read_file).value();
    world.info = scenario.info;
    world.model = std::make_unique<ReferenceModel>(std::move(scenario.setup));
    const Json told = lab::describe(world);
    CHECK(told.at("dates").size() == static_cast<std::size_t>(world.model->ticks()));
    CHECK(told.at("levers").size() == world.info.levers.size());
    for (const Json& lever : told.at("levers")) {
      INFO(lever.dump());
      CHECK(lever.at("low").get<double>() <= lever.at("standard").get<double>());
      CHECK(lever.at("standard").get<double>() <= lever.at("high").get<double>());
    }
    CHECK(told.at("weights").size() > 5);
    std::vector<std::string> names;
    for (const MetricInfo& m : world.model->metrics()) names.push_back(m.name);
    for (const Json& group : told.at("groups")) {
      for (const Json& metric : group.at("metrics")) {
        INFO(metric.dump());
        CHECK(std::ranges::count(names, metric.get<std::string>()) == 1);
      }
    }
  }
}
