#include "catch.h"
#include "sample.h"
#include "scenario/text_guard.h"
#include "scenario/toml_document.h"

using namespace tumen;
using namespace tumen::test;
using Catch::Matchers::ContainsSubstring;

namespace {

using Lines = std::vector<std::string>;

/// Errors of the head of two states and then `rest`, which starts in line 11.
Lines errors(const std::string& rest, const LoadOptions& options = {}) {
  return errors_of(load(kHead + rest, options));
}

/// The only complaint about `rest`.
std::string only(const std::string& rest) {
  const Lines all = errors(rest);
  return all.size() == 1 ? all.front() : std::to_string(all.size()) + " errors";
}

/// A world with a region, two nodes and a link, whose sections a test completes: 10 lines.
const std::string kPlace =
    "[region.R]\nowner = \"A\"\ngrp = 5\npop = 1\n"
    "[node.n]\nkind = \"port\"\nowner = \"A\"\n"
    "[node.m]\nkind = \"market\"\nowner = \"B\"\n";

}  // namespace

TEST_CASE("the head of the error tests is a scenario") { CHECK(errors("").empty()); }

TEST_CASE("an unknown section, key, entity or word is told with the nearest name") {
  CHECK_THAT(only("[staet.C]\ngdp = 1\n"),
             ContainsSubstring("s.toml:11:2: there is no section \"staet\"") &&
                 ContainsSubstring("(did you mean \"state\"?)"));
  CHECK(only("[dyad.A.B]\ngrievence = 0.1\n") ==
        "s.toml:12:1: dyad.A.B has no key \"grievence\" (did you mean \"grievance\"?)");
  CHECK(only("[parameters]\nlamda = 2\n") ==
        "s.toml:12:1: parameters has no key \"lamda\" (did you mean \"state.lambda\"?)");
  CHECK(only("[dyad.A.Bx]\ntrade = 1\n") ==
        "s.toml:11:9: dyad.A.Bx: there is no state \"Bx\"; expected \"A\" or \"B\" "
        "(did you mean \"B\"?)");
  CHECK(only("[institution.i]\nmembers = [\"A\", \"Bx\"]\n") ==
        "s.toml:12:17: institution.i.members: there is no state \"Bx\"; expected \"A\" or \"B\" "
        "(did you mean \"B\"?)");
  CHECK_THAT(only(kPlace + "[node.o]\nkind = \"prot\"\nowner = \"A\"\n"),
             ContainsSubstring(":22:8: node.o.kind must be \"port\", \"terminal\" or \"market\", "
                               "got the text \"prot\" (did you mean \"port\"?)"));
  CHECK(only("[shock]\nid = 1\n") ==
        "s.toml:11:1: shock must be an array of tables, written [[shock]], got a table");
}

TEST_CASE("a wrong type, range, unit or number that is none is told with its place") {
  CHECK(only("[parameters]\nrho = \"x\"\n") ==
        "s.toml:12:7: parameters.rho must be a number, got the text \"x\"");
  CHECK(only("[parameters]\nvot = []\n") ==
        "s.toml:12:7: parameters.vot must be a number (USD/(t h)), got an array");
  CHECK(only("[parameters]\nzeta = 3\n") ==
        "s.toml:12:8: parameters.zeta must be between 0 and 1, got 3");
  CHECK(only("[parameters]\nvot = 30\n") ==
        "s.toml:12:7: parameters.vot must be between 0 and 10 USD/(t h), got 30");
  CHECK(only("[parameters]\nrho = nan\n") ==
        "s.toml:12:7: parameters.rho must be a finite number, got nan");
  CHECK(only("[parameters]\nrho = -inf\n") ==
        "s.toml:12:7: parameters.rho must be a finite number, got -inf");
  CHECK(only("[parameters]\nvot = {value = 0.1, unit = \"USD\"}\n") ==
        "s.toml:12:28: parameters.vot.unit must be \"USD/(t h)\", got the text \"USD\"");
  CHECK(only("[parameters]\nrho = {value = 5, low = 1, high = 3}\n") ==
        "s.toml:12:16: parameters.rho.value must be between its low 1 and high 3, got 5");
  CHECK(only("[parameters]\nrho = {value = 5, low = 1, high = 99}\n") ==
        "s.toml:12:35: parameters.rho.high must be between 0 and 50, got 99");
  CHECK(only("[parameters]\nrho = {value = 5, low = 1}\n") ==
        "s.toml:12:7: parameters.rho has low but not high: a range needs both");
  CHECK(only("[parameters]\nrho = {low = 1, high = 3}\n") ==
        "s.toml:12:7: parameters.rho needs value: a number, beside low, high, unit and source");
  CHECK(only("[parameters]\nrho = {value = 1, hihg = 3}\n") ==
        "s.toml:12:19: parameters.rho has no key \"hihg\"; expected \"value\", \"low\", \"high\", "
        "\"unit\" or \"source\" (did you mean \"high\"?)");
  CHECK(only("[institution.i]\nlabel = 3\n") ==
        "s.toml:12:9: institution.i.label must be a text, got 3");
  CHECK(only("[institution.i]\nkey = -3\n") ==
        "s.toml:12:7: institution.i.key must be at least 0, got -3");
  CHECK(only("[institution]\ni = 3\n") == "s.toml:12:5: institution.i must be a table, got 3");
  CHECK(only("[dyad.A]\ntrade = 3\n") ==
        "s.toml:12:1: [dyad.A.B] names two entities: dyad.A.trade must be a table such as "
        "[dyad.A.B], got 3");
}

TEST_CASE("what is computed cannot be set and what is required must be") {
  CHECK(only("[dyad.A.B]\nthreat_S = 1\n") ==
        "s.toml:12:1: dyad.A.B.threat_S is computed every tick and cannot be set");
  CHECK(only("[arm.a]\nset = {security = 1}\n") ==
        "s.toml:12:8: arm.a.set.security: security is computed every tick and cannot be set");
  CHECK(errors("[state.C]\ngdp = 3\n") ==
        Lines{"s.toml:11:8: state.C needs mil (bn USD/yr): Military spending",
              "s.toml:11:8: state.C needs pop (million): Population"});
  CHECK(only("[region.R]\ngrp = 5\npop = 1\n") ==
        "s.toml:11:9: region.R needs owner: State it belongs to");
  CHECK(errors_of(load("schema_version = 2\n")) ==
        Lines{"s.toml:1:1: the file needs a section [scenario] with id, start and ticks",
              "s.toml:1:18: schema_version must be 1, got 2"});
  CHECK(
      errors_of(load("[scenario]\nid = \"Big Id\"\nstart = \"2012\"\nticks = 0\n")) ==
      Lines{
          "s.toml:1:1: the file needs schema_version = 1",
          "s.toml:2:6: scenario.id must be of lower-case letters, digits and -, got the text "
          "\"Big Id\"",
          "s.toml:3:9: scenario.start must be a quarter such as \"2014Q3\", got the text \"2012\"",
          "s.toml:4:9: scenario.ticks must be between 1 and 4000, got 0"});
}

TEST_CASE("dyads and pairs that contradict themselves are errors") {
  CHECK(only("[dyad.A.A]\ntrade = 1\n") ==
        "s.toml:11:9: dyad.A.A: a state has no dyad with itself");
  CHECK(only("[pair.A.B]\ntrade = 1\ni0 = -1\n[pair.B.A]\nsalience = 0.1\ntrade = 2\n") ==
        "s.toml:16:1: pair.B.A.trade is already given in line 12 for the same pair the other way "
        "round");
  CHECK(errors("[pair.A.B]\ntrade = 1\n[dyad.B.A]\ntrade = 2\n").empty());
}

TEST_CASE("entities that contradict themselves are errors") {
  CHECK(only("[institution.i]\nkey = 4\n[institution.j]\nkey = 4\n") ==
        "s.toml:13:14: institution.j has the same key as institution.i");
  CHECK(only("[institution.i]\nmembers = [\"A\", \"A\"]\n") ==
        "s.toml:12:17: institution.i.members names \"A\" twice");
  CHECK(only(kPlace + "[link.e]\nfrom = \"n\"\nto = \"n\"\nkm = 1\nfreight = 1\n") ==
        "s.toml:23:6: link.e.to is the same node as from");
  CHECK(only(kPlace + "[region.S]\nowner = \"A\"\nparent = \"S\"\ngrp = 5\npop = 1\n") ==
        "s.toml:23:10: region.S.parent: a region cannot lie within itself");
  const std::string project = kPlace + "[project.p]\nregion = \"R\"\ncost = 1\ncapacity = 1\n";
  CHECK(
      errors(project + "host = \"B\"\npartner = \"B\"\n") ==
      Lines{"s.toml:22:10: project.p.region must belong to the host \"B\"; \"R\" belongs to \"A\"",
            "s.toml:26:11: project.p.partner is the host itself"});
  const std::string lease = project + "host = \"A\"\npartner = \"B\"\n";
  CHECK(only(lease + "years = [10, 5]\n") ==
        "s.toml:27:9: project.p.years must be ascending, got 10 before 5");
  CHECK(only(lease + "equity = [0, 2]\n") ==
        "s.toml:27:10: project.p.equity has an entry that must be between 0 and 1, got 2");
  CHECK(only(lease + "management = [0.5]\n") ==
        "s.toml:27:14: project.p.management has an entry that must be 0 or 1, got 0.5");
  CHECK(only(lease + "finance = []\n") ==
        "s.toml:27:11: project.p.finance must have 1 to 8 entries, got 0");
  CHECK(only(lease + "stage = \"anounced\"\n") ==
        "s.toml:27:9: project.p.stage must be \"proposed\", \"declared\", \"agreed\", \"funded\", "
        "\"building\", \"operating\", \"suspended\" or \"cancelled\", got the text \"anounced\"");
}

TEST_CASE("a malformed timeline is told with its place") {
  CHECK(errors("[[shock]]\nid = \"x\"\nstart = \"2011Q4\"\nend = \"2010Q1\"\nramp = -1\n") ==
        Lines{"s.toml:13:9: shock.x.start is before the scenario's start 2012Q1",
              "s.toml:14:7: shock.x.end must be later than its start by a tick",
              "s.toml:15:8: shock.x.ramp must be between 0 and 4000, got -1"});
  CHECK(only("[[shock]]\nid = \"x\"\nstart = \"2014Q1\"\nset = {\"state.A.gpd\" = 3}\n") ==
        "s.toml:14:8: shock.x.set.state.A.gpd: state has no quantity \"gpd\" (did you mean "
        "\"gdp\"?)");
  CHECK(only("[[shock]]\nid = \"x\"\nstart = \"2014Q1\"\nset.state.A.gdp = -3\n") ==
        "s.toml:14:19: shock.x.set.state.A.gdp must be between 0.01 and 1000000 bn USD/yr, got -3");
  CHECK(only("[[shock]]\nid = \"x\"\nstart = \"2014Q1\"\n"
             "set = {\"state.A.gdp\" = 3, state.A.gdp = 4}\n") ==
        "s.toml:14:35: shock.x.set gives \"state.A.gdp\" twice");
  CHECK(only("[[shock]]\nid = \"x\"\nstart = \"2014Q1\"\nadd = {\"state.A.gdp\" = inf}\n") ==
        "s.toml:14:24: shock.x.add.state.A.gdp must be a finite number, got inf");
  CHECK(only("[[shock]]\nid = \"x\"\nstart = \"2014Q1\"\n[[shock]]\nid = \"x\"\n") ==
        "s.toml:15:6: two [[shock]] have the id \"x\"; the other is in line 11");
  CHECK(only("[[shock]]\nstart = \"2014Q1\"\n") == "s.toml:11:1: [[shock]] needs id, a text");
  CHECK(
      errors(
          "[[shock]]\nid = \"x\"\nstart = \"2014Q1\"\nrequest = {project = \"p\", yeers = 3}\n") ==
      Lines{"s.toml:14:11: shock.x.request needs years: Years asked for",
            "s.toml:14:22: shock.x.request.project: there is no project \"p\"",
            "s.toml:14:27: shock.x.request has no key \"yeers\"; it has \"project\", \"years\", "
            "\"equity\", \"management\" or \"finance\" (did you mean \"years\"?)"});
  CHECK(errors("[[series]]\ntarget = \"rho\"\npoints = {\"2014Q1\" = 1, \"2014\" = 2, \"2015Q1\" = "
               "60}\n") ==
        Lines{"s.toml:13:25: series.rho.points.2014: \"2014\" must be a quarter such as \"2014Q3\"",
              "s.toml:13:48: series.rho.points.2015Q1 must be between 0 and 50, got 60"});
  CHECK(only("[[series]]\ntarget = \"rho\"\npoints = {\"2014Q1\" = 1}\n"
             "[[series]]\ntarget = \"parameters.rho\"\npoints = {\"2014Q1\" = 1}\n") ==
        "s.toml:12:10: series.rho moves a number that series.parameters.rho moves too");
}

TEST_CASE("variants, arms and levers that are not used are checked too") {
  CHECK(only("[variant.v]\nset = {\"state.*.w_X\" = 0}\n") ==
        "s.toml:12:8: variant.v.set.state.*.w_X: state has no quantity \"w_X\" (did you mean "
        "\"w_E\"?)");
  CHECK(only("[arm.a]\nset = {\"project.*.years\" = [49]}\n") ==
        "s.toml:12:8: arm.a.set.project.*.years: the scenario has no project");
  CHECK(only("[arm.a]\nset = {\"state.A.active\" = 3}\n") ==
        "s.toml:12:27: arm.a.set.state.A.active must be true or false, got 3");
  CHECK(only("[arm.a]\nset = {\"scenario.tick\" = 3}\n") ==
        "s.toml:12:8: arm.a.set.scenario.tick: scenario has no key \"tick\" (did you mean "
        "\"ticks\"?)");
  CHECK(only("[lever.l]\nlow = 1\nhigh = 0\ntargets = [\"rho\"]\n") ==
        "s.toml:13:8: lever.l.high must be above its low 1, got 0");
  CHECK(only("[lever.l]\nlow = 0\nhigh = 99\ntargets = [\"rho\"]\n") ==
        "s.toml:14:12: lever.l.targets: rho must be between 0 and 50, the lever goes from 0 to 99");
  CHECK(only("[lever.l]\nlow = 0\nhigh = 1\ndefault = 2\ntargets = [\"rho\"]\n") ==
        "s.toml:14:11: lever.l.default must be between 0 and 1, got 2");
}

TEST_CASE("an error of the command line names the command line") {
  const std::string lever = "[lever.push]\nlow = 0\nhigh = 2\ntargets = [\"rho\"]\n[arm.calm]\n";
  const auto with = [&](const LoadOptions& o) { return errors(lever, o); };
  CHECK(with({"hedgin", "", {}})
            .at(0)
            .starts_with("--variant hedgin: there is no variant \"hedgin\"; expected \"full\", "
                         "\"balancing\""));
  CHECK_THAT(with({"hedgin", "", {}}).at(0), ContainsSubstring("(did you mean \"hedging\"?)"));
  CHECK(with({"", "clam", {}}) ==
        Lines{"--arm clam: there is no arm \"clam\"; expected \"calm\" (did you mean \"calm\"?)"});
  CHECK(with({"", "", {"rho=x"}}) ==
        Lines{"--set 'rho=x':1:5: rho must be a number, got the text \"x\""});
  CHECK(with({"", "", {"rho = 1 2"}})
            .at(0)
            .starts_with("--set 'rho = 1 2':1:9: the value of rho is not a TOML value"));
  CHECK(with({"", "", {"rho"}}) == Lines{"--set 'rho':1:1: must have the form key=value"});
  CHECK(with({"", "", {"rho=1\nvot=2"}}).size() == 1);
  CHECK(with({"", "", {"push=3"}}) ==
        Lines{"--set 'push=3':1:6: push must be between 0 and 2, got 3"});
  CHECK(with({"", "", {"pish=1"}}) == Lines{"--set 'pish=1':1:1: pish: there is no quantity or "
                                            "lever \"pish\" (did you mean \"push\"?)"});
  CHECK(with({"", "", {"lever.pish=1"}}) == Lines{"--set 'lever.pish=1':1:1: lever.pish: there is "
                                                  "no lever \"pish\" (did you mean \"push\"?)"});
  CHECK(
      with({"", "", {"scenario.decision=logitt"}}) ==
      Lines{
          "--set 'scenario.decision=logitt':1:19: scenario.decision must be \"logit\", "
          "\"best-response\", \"level-0\", \"level-1\", \"level-2\", \"cognitive-hierarchy\", "
          "\"rollout-4\", \"rollout-12\", \"reinforcement\", \"random\" or \"status-quo\", got the "
          "text \"logitt\" (did you mean \"logit\"?)"});
}

TEST_CASE("errors come sorted, at most a hundred") {
  const Lines few = errors("[parameters]\nzeta = 3\nrho = -1\n[dyad.A.B]\ntrade = -1\ni0 = -99\n");
  REQUIRE(few.size() == 4);
  CHECK(few[0].starts_with("s.toml:12:8"));
  CHECK(few[1].starts_with("s.toml:13:7"));
  CHECK(few[2].starts_with("s.toml:15:9"));
  CHECK(few[3].starts_with("s.toml:16:6"));
  std::string many = "[parameters]\n";
  for (int k = 0; k < 300; ++k) many += "unknown" + std::to_string(k) + " = 1\n";
  const Lines all = errors(many);
  REQUIRE(all.size() == 101);
  CHECK(all[99].starts_with("s.toml:111:1: "));
  CHECK(all[100] == "s.toml: more errors follow; the first 100 are shown");
}

TEST_CASE("a message stays readable however long the names are") {
  std::string name;
  for (int k = 0; k < 100000; ++k) name += "\xc3\xa9";
  const std::string text = only("[parameters]\n\"" + name + "\" = 1\n");
  CHECK(text.size() < 1100);
  CHECK_THAT(text, ContainsSubstring("\xc3\xa9..."));
}

TEST_CASE("texts that are not TOML are told with their place") {
  CHECK_THAT(only("[parameters]\nrho = = 3\n"), ContainsSubstring("s.toml:12:7: not TOML: "));
  CHECK(only("[parameters]\nrho = \"\xff\"\n") ==
        "s.toml:12:8: the byte 0xff is not valid UTF-8; save the file as UTF-8");
  CHECK(only("# \xc3\xa9\xc3\xa9 \xc0\xaf\n") ==
        "s.toml:11:6: the byte 0xc0 is not valid UTF-8; save the file as UTF-8");
  CHECK_THAT(only("x = " + std::string(10000, '[') + "\n"),
             ContainsSubstring("s.toml:11:37: nested too deep"));
  std::string dotted = "a";
  for (int k = 0; k < 10000; ++k) dotted += ".a";
  CHECK_THAT(only(dotted + " = 1\n"), ContainsSubstring("s.toml:11:64: nested too deep"));
  CHECK_THAT(only("x = {y = \"\"\"z\"\"\"\", " + dotted + " = 1}\n"),
             ContainsSubstring("nested too deep"));
  CHECK_THAT(only("# " + std::string(kLargestText, '#') + "\n"),
             ContainsSubstring("s.toml: the file has") && ContainsSubstring("(4 MiB)"));
  CHECK_THAT(only("rho = 1\nrho = 2\n"), ContainsSubstring("s.toml:12:"));
}

TEST_CASE("brackets in texts and comments nest nothing") {
  const std::string deep(100, '[');
  CHECK(errors("# " + deep + "\n[institution.i]\nlabel = \"" + deep + "\"\n").empty());
  CHECK(errors("[institution.i]\nlabel = '" + deep + "'\n").empty());
  CHECK(errors("[institution.i]\nlabel = \"\"\"\n" + deep + "\\\"\"\"\"\n").empty());
}

TEST_CASE("absurd sizes are errors") {
  std::string states =
      "schema_version = 1\nscenario = {id = \"s\", start = \"2012Q1\", ticks = 9}\n";
  for (int k = 0; k < 1001; ++k)
    states += "[state.s" + std::to_string(k) + "]\ngdp=1\nmil=1\npop=1\n";
  CHECK(errors_of(load(states)) ==
        Lines{"s.toml:3:2: the scenario has 1001 entries in state; at most 1000 are possible"});
  std::string regions;
  for (int k = 0; k < 2001; ++k) {
    regions += "[region.r" + std::to_string(k) + "]\nowner=\"A\"\ngrp=1\npop=1\n";
  }
  CHECK(errors(regions) ==
        Lines{"s.toml:11:2: the scenario has 2001 entries in region; at most 2000 are possible"});
  CHECK(
      errors("", {"", "", {"scenario.ticks=4001"}}) ==
      Lines{
          "--set 'scenario.ticks=4001':1:16: scenario.ticks must be between 1 and 4000, got 4001"});
}

TEST_CASE("many far-reaching addresses end in an error, not in a hang") {
  std::string text = "schema_version = 1\nscenario = {id = \"s\", start = \"2012Q1\", ticks = 9}\n";
  for (int k = 0; k < 200; ++k) text += "[state.s" + std::to_string(k) + "]\ngdp=1\nmil=1\npop=1\n";
  for (int k = 0; k < 40; ++k) {
    text += "[[shock]]\nid = \"x" + std::to_string(k) +
            "\"\nstart = \"2013Q1\"\nset = {\"dyad.*.*.trade\" = 1}\n";
  }
  const Lines all = errors_of(load(text));
  REQUIRE(all.size() == 1);
  CHECK_THAT(all[0], ContainsSubstring("reach more than 1000000 numbers"));
}
