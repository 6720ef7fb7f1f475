#include <algorithm>
#include <array>
#include <atomic>
#include <map>

#include "cli/explain/history.h"
#include "cli/scenario_choice.h"
#include "tests/catch.h"
#include "tests/cli/run_program.h"

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;
using namespace tumen;
using namespace tumen::test;

namespace {

Printed whatif(std::vector<std::string> more) {
  more.insert(more.begin(), {"whatif", two_powers()});
  return tumen_says(more);
}

json whatif_json(std::vector<std::string> more) {
  more.insert(more.end(), {"--format", "json"});
  const Printed said = whatif(more);
  INFO(said.err);
  REQUIRE(said.code == kFine);
  return said.json();
}

std::unique_ptr<ReferenceModel> load(const std::string& arm, const std::vector<std::string>& set) {
  Result<Scenario> scenario =
      load_scenario(two_powers() + "/scenario.toml", read_text, {"", arm, set, {}});
  REQUIRE(scenario);
  return std::make_unique<ReferenceModel>(std::move(scenario.value().setup));
}

/// Per tick, (docket, agent, target) -> option of one history.
using Decisions = std::vector<std::map<std::array<std::string, 3>, std::string>>;
Decisions decisions_of(const ReferenceModel& model, std::uint64_t run) {
  Decisions out(40);
  for (const HistoryDecision& d : observe(model, {1, run, 1}).decisions) {
    const Docket& docket = model.dockets()[d.docket];
    const DocketKind& kind = model.kind(docket);
    out[static_cast<std::size_t>(d.tick)]
       [{std::string(kind.id), model.setup().structure[docket.agent].id, docket.target}] =
           kind.options[d.chosen];
  }
  return out;
}

}  // namespace

TEST_CASE("an arm that is the baseline differs nowhere") {
  const json j = whatif_json({"--arm", "same=variant=full", "--runs", "70"});
  const json& arm = j.at("arms").at(0);
  CHECK(arm.at("hash") == j.at("baseline").at("hash"));
  CHECK(arm.at("metrics").size() > 40);
  for (const auto& [name, m] : arm.at("metrics").items()) {
    INFO(name);
    CHECK(m.at("diff") == 0.0);
    CHECK(m.at("lo") == 0.0);
    CHECK(m.at("hi") == 0.0);
    CHECK(m.at("n") == 70);
    CHECK(m.at("changed") == 0);
  }
  CHECK(arm.at("first_divergence").is_null());
  CHECK(arm.at("divergences").empty());
  CHECK(arm.at("histories_changed") == 0.0);
  CHECK_THAT(whatif({"--arm", "same=variant=full", "--runs", "8"}).out,
             ContainsSubstring("Nowhere: not one of 8 pairs differs"));
}

TEST_CASE("whatif speaks JSON of the documented shape, with the numbers of run and ablate") {
  const json j =
      whatif_json({"--arm", "no-rival", "--arm", "tame=without=hedging", "--runs", "24"});
  REQUIRE(j.at("arms").size() == 2);
  for (const json& arm : j.at("arms")) {
    for (const auto& [name, m] : arm.at("metrics").items()) {
      INFO(name);
      CHECK(m.at("lo") <= m.at("diff"));
      CHECK(m.at("diff") <= m.at("hi"));
      CHECK(m.at("n") == 24);
    }
    const json& path = arm.at("metrics").at("RR[regional]").at("path");
    for (const char* key : {"baseline", "diff", "lo", "hi"}) CHECK(path.at(key).size() == 40);
    CHECK(path.at("diff").back() == arm.at("metrics").at("RR[regional]").at("diff"));
    const json& first = arm.at("first_divergence");
    CHECK(first.at("tick").is_number_integer());
    CHECK(first.at("agent").is_string());
    CHECK(first.at("docket").is_string());
    CHECK(first.at("share_of_runs") > 0.0);
    CHECK(first == arm.at("divergences").at(0));
    double sum = 0;
    for (const json& d : arm.at("divergences")) sum += d.at("share_of_runs").get<double>();
    CHECK(sum == Approx(arm.at("decisions_changed").get<double>()));
  }
  const auto ran = [](std::vector<std::string> more) {
    more.insert(more.begin(), {"run", two_powers(), "--runs", "24", "--format", "json"});
    return tumen_says(more).json();
  };
  const json base = ran({}), arm = ran({"--arm", "no-rival"});
  CHECK(j.at("baseline").at("hash") == base.at("hash"));
  CHECK(j.at("arms")[0].at("hash") == arm.at("hash"));
  const json& a = j.at("arms")[0].at("metrics").at("A[HOST,INVESTOR]");
  const auto mean = [](const json& run) {
    return run.at("metrics").at("A[HOST,INVESTOR]").at("mean").get<double>();
  };
  CHECK(a.at("diff").get<double>() == Approx(mean(arm) - mean(base)).margin(1e-12));
  const json ablated = tumen_says({"ablate", two_powers(), "--mechanism", "hedging", "--runs", "24",
                                   "--format", "json"})
                           .json()
                           .at("mechanisms")[0]
                           .at("effects")
                           .at("RR[regional]");
  const json& tame = j.at("arms")[1].at("metrics").at("RR[regional]");
  for (const char* key : {"diff", "lo", "hi"}) {
    CHECK(tame.at(key).get<double>() == Approx(ablated.at(key).get<double>()));
  }
}

TEST_CASE("the history that --run tells parts where two replays of it do") {
  const auto base = load("", {}), arm = load("no-rival", {"rho=2"});
  int parted = 0;
  for (int run = 0; run < 6; ++run) {
    const Decisions b = decisions_of(*base, static_cast<std::uint64_t>(run)),
                    a = decisions_of(*arm, static_cast<std::uint64_t>(run));
    std::size_t tick = 0;
    while (tick < 40 && b[tick] == a[tick]) ++tick;
    const json j =
        whatif_json({"--arm", "x=arm=no-rival,rho=2", "--runs", "2", "--run", std::to_string(run)});
    const json& told = j.at("arms").at(0).at("history");
    INFO("run " << run);
    REQUIRE(told.at("run") == run);
    if (tick == 40) {
      CHECK(told.at("tick").is_null());
      continue;
    }
    ++parted;
    REQUIRE(told.at("tick") == tick);
    const std::array<std::string, 3> key = {told.at("docket"), told.at("agent"), told.at("target")};
    for (const auto& [side, decisions] :
         {std::pair("baseline", b[tick]), std::pair("arm", a[tick])}) {
      const auto made = decisions.find(key);
      if (made == decisions.end()) {
        CHECK(told.at(side).is_null());
        continue;
      }
      CHECK(told.at(side).at("chosen") == made->second);
      double sum = 0;
      for (const json& o : told.at(side).at("options")) sum += o.at("probability").get<double>();
      CHECK(sum == Approx(1.0));
    }
    std::size_t differing = 0;
    for (const auto& [name, option] : b[tick]) {
      differing += a[tick].contains(name) && a[tick].at(name) == option ? 0U : 1U;
    }
    for (const auto& [name, option] : a[tick]) differing += b[tick].contains(name) ? 0U : 1U;
    CHECK(told.at("others").size() + 1 == differing);
    if (!told.at("baseline").is_null() && !told.at("arm").is_null()) {
      CHECK(told.at("baseline").at("draw") == told.at("arm").at("draw"));
    }
  }
  CHECK(parted > 2);
}

TEST_CASE("whatif prints the same for any number of threads") {
  for (const char* format : {"json", "text", "markdown"}) {
    const auto with_jobs = [format](const char* jobs) {
      return whatif({"--arm", "no-rival", "--arm", "x=rho=2,variant=liberal", "--runs", "150",
                     "--jobs", jobs, "--format", format})
          .out;
    };
    CHECK(with_jobs("1") == with_jobs("2"));
  }
}

TEST_CASE("what whatif prints for people is readable") {
  const Printed text = whatif({"--arm", "no-rival", "--runs", "70"});
  REQUIRE(text.code == kFine);
  for (const char* part :
       {"Arm no-rival", "The rival port is closed", "ratio RR = EV / PV", "Where histories part",
        "line: no-rival; dots: baseline", "U, ", "P, "}) {
    CHECK_THAT(text.out, ContainsSubstring(part));
  }
  Terminal ascii;
  ascii.utf8 = false;
  const Printed plain =
      tumen_says({"whatif", two_powers(), "--arm", "no-rival", "--runs", "8"}, ascii);
  CHECK(std::ranges::all_of(plain.out, [](char c) { return static_cast<signed char>(c) >= 0; }));
  CHECK_THAT(whatif({"--arm", "x=rho=2", "--runs", "8", "--all"}).out,
             ContainsSubstring("more metrics change in no pair"));
  CHECK_THAT(whatif({"--arm", "x=rho=2", "--runs", "8", "--format", "markdown"}).out,
             ContainsSubstring("| metric | baseline | difference | 95% CI | changed |"));
}

TEST_CASE("arms of other worlds are compared where they can be, and say where not") {
  const Printed shorter = whatif({"--arm", "short=scenario.ticks=12", "--runs", "8"});
  REQUIRE(shorter.code == kFine);
  CHECK_THAT(shorter.out, ContainsSubstring("Only the 12 ticks that both worlds have"));
  CHECK(whatif_json({"--arm", "long=scenario.ticks=60", "--runs", "8"})
            .at("arms")[0]
            .at("first_divergence")
            .is_null());
  const Printed other = whatif({"--arm", "slow=scenario.tick_years=1", "--runs", "8"});
  CHECK(other.code == kBadInput);
  CHECK_THAT(other.err, ContainsSubstring("cannot be compared tick by tick"));
}

TEST_CASE("pairs that failed are dropped, counted and told") {
  TemporaryFolder folder;
  const std::string file =
      folder.write("scenario.toml",
                   "schema_version = 1\nextends = \"" + two_powers() +
                       "\"\n[scenario]\nid = \"overflow\"\n[arm.boom]\nlabel = \"Too much\"\n"
                       "[arm.boom.set]\n\"shock.x.enabled\" = true\n\"shock.y.enabled\" = true\n"
                       "[[shock]]\nid = \"x\"\nenabled = false\nstart = \"2003Q1\"\n"
                       "multiply = {\"state.HOST.gdp\" = 1e308}\n"
                       "[[shock]]\nid = \"y\"\nenabled = false\nstart = \"2003Q2\"\n"
                       "multiply = {\"state.HOST.gdp\" = 1e308}\n");
  const std::vector<std::string> command = {"whatif", file, "--runs", "4", "--arm"};
  std::vector<std::string> one = command, two = command;
  one.emplace_back("boom");
  two.insert(two.end(), {"boom", "--arm", "x=rho=2", "--run", "1"});
  const Printed lost = tumen_says(one);
  INFO(lost.err);
  CHECK(lost.code == kFailed);
  CHECK_THAT(lost.out, ContainsSubstring("4 of 4 pairs are dropped"));
  CHECK_THAT(lost.out, ContainsSubstring("No pair completed"));
  const Printed half = tumen_says(two);
  CHECK(half.code == kFine);
  CHECK_THAT(half.out, ContainsSubstring("Run 1 failed in one of the worlds"));
}

TEST_CASE("whatif answers bad input with a sentence and exit code 2") {
  const std::vector<std::pair<std::vector<std::string>, std::string>> wrong = {
      {{}, "at least one --arm"},
      {{"--arm", "no-rivl"}, "did you mean \"no-rival\"?"},
      {{"--arm", "x=rhoo=2"}, "did you mean \"rho\"?"},
      {{"--arm", "x=rhoo=2"}, "arm \"x\" cannot be used"},
      {{"--arm", "x=rho"}, "an override must be KEY=VALUE"},
      {{"--arm", "x="}, "an override must be KEY=VALUE"},
      {{"--arm", "x=rho=2,,"}, "an override must be KEY=VALUE"},
      {{"--arm", "=rho=2"}, "needs a name"},
      {{"--arm", "x=arm=no-rival,arm=control"}, "one arm only"},
      {{"--arm", "x=variant=liberl"}, "liberl"},
      {{"--arm", "x=without=hedgin"}, "did you mean \"hedging\"?"},
      {{"--arm", "no-rival", "--arm", "no-rival"}, "two arms called \"no-rival\""},
      {{"--arm", "no-rival", "--metric", "RR[regionl]"}, "did you mean \"RR[regional]\"?"},
      {{"--arm", "no-rival", "--runs", "1"}, "--runs must be"},
      {{"--arm", "no-rival", "--runs", "200001"}, "--runs must be"},
      {{"--arm", "no-rival", "--run", "-1"}, "--run"},
      {{"--arm", "no-rival", "--all", "--metric", "RR[regional]"}, "exclude each other"},
      {{"--arm", "no-rival", "--jobs", "0"}, "--jobs must be"},
      {{"--arm", "no-rival", "--format", "xml"}, "--format"},
  };
  for (const auto& [arguments, message] : wrong) {
    const Printed said = whatif(arguments);
    INFO(message);
    CHECK(said.code == kBadInput);
    CHECK(said.out.empty());
    CHECK_THAT(said.err, ContainsSubstring(message));
  }
}

TEST_CASE("whatif stops when it is interrupted, and compares nothing") {
  const std::atomic<bool> interrupted = true;
  const Printed said =
      tumen_says({"whatif", two_powers(), "--arm", "no-rival", "--runs", "2000"}, {}, &interrupted);
  CHECK(said.code == kFailed);
  CHECK(said.out.empty());
  CHECK_THAT(said.err, ContainsSubstring("stopped before"));
}
