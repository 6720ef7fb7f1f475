// The generated description of a configured model.
#include <algorithm>
#include <set>
#include <sstream>

#include "catch.h"
#include "cli/run_program.h"
#include "model/equations.h"
#include "scenario/field_table.h"
#include "scenario/theories.h"

using Catch::Matchers::ContainsSubstring;
using namespace tumen;
using namespace tumen::test;

namespace {

std::string page(std::vector<std::string> more = {}) {
  more.insert(more.begin(), {"odd", two_powers()});
  const Printed said = tumen_says(more);
  REQUIRE(said.err.empty());
  REQUIRE(said.code == kFine);
  return said.out;
}

std::multiset<std::string> lines(const std::string& text) {
  std::multiset<std::string> out;
  std::stringstream stream(text);
  for (std::string line; std::getline(stream, line);) out.insert(line);
  return out;
}

/// Lines of `a` that `b` does not have.
std::vector<std::string> only(const std::string& a, const std::string& b) {
  const auto in_a = lines(a), in_b = lines(b);
  std::vector<std::string> out;
  std::ranges::set_difference(in_a, in_b, std::back_inserter(out));
  return out;
}

bool mentions(const std::string& line, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words,
                             [&](std::string_view w) { return line.find(w) != std::string::npos; });
}

bool left_out(std::string_view number) { return number == "4" || number == "6" || number == "8"; }

/// Whether the line is about an equation that hedging leaves out, or a number of such alone.
bool of_left_out(const std::string& line) {
  for (const Equation& e : equations()) {
    if (left_out(e.number) && mentions(line, {e.formula, e.meaning, e.title})) return true;
  }
  for (const FieldSet::Entry& e : field_table().entries()) {
    const std::string key =
        "`" + std::string(kIndexSetNames[e.index_set]) + "." + std::string(e.quantity.name) + "`";
    if (left_out(e.quantity.equation) && mentions(line, {key})) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("odd has the elements of the protocol, each once and in order") {
  const std::string text = page();
  std::size_t at = 0;
  for (const char* element :
       {"\n## 1 Purpose and patterns\n", "\n## 2 Entities, state variables and scales\n",
        "\n## 3 Process overview and scheduling\n", "\n## 4 Design concepts\n",
        "\n### Individual decision making\n", "\n### Objectives\n", "\n### Learning\n",
        "\n### Individual sensing\n", "\n### Individual prediction\n", "\n### Interaction\n",
        "\n### Collectives\n", "\n### Heterogeneity\n", "\n### Stochasticity\n",
        "\n### Observation\n", "\n## 5 Initialisation\n", "\n## 6 Input data\n",
        "\n## 7 Submodels\n", "\n### Left out\n"}) {
    INFO(element);
    const std::size_t found = text.find(element);
    REQUIRE(found != std::string::npos);
    CHECK(found >= at);
    CHECK(text.find(element, found + 1) == std::string::npos);
    at = found;
  }
  CHECK(text.find("\n\n\n") == std::string::npos);
  CHECK(text == page());
}

TEST_CASE("odd gives every equation in use with its numbers, and names those left out") {
  // What the smallest world has no use for: third states, unions, statecraft, other rules.
  const std::set<std::string> kIdle = {"22", "23", "26", "31", "34", "35", "38", "39", "40",
                                       "41", "42", "45", "46", "47", "48", "49", "50", "51"};
  const std::string text = page();
  for (const Equation& e : equations()) {
    INFO(e.number);
    const bool stands = text.find("    " + std::string(e.formula) + "\n") != std::string::npos;
    CHECK(stands == !kIdle.contains(std::string(e.number)));
  }
  CHECK_THAT(text, ContainsSubstring("- (26) Sanctions as a choice: would be in use if "));
  CHECK_THAT(text, ContainsSubstring("| `state.c_A` | 1 | INVESTOR 0.1, HOST 0.2, else 0.15 |"));
  CHECK_THAT(text, ContainsSubstring("| `parameters.eta` | 1 | 1 | 0.5 to 2 |"));
  CHECK_THAT(text, ContainsSubstring("two-powers/scenario.toml:"));
  CHECK_THAT(text, ContainsSubstring("`state.HEGEMON.pivot` = 1"));
}

TEST_CASE("two variants differ in odd only where what they describe does") {
  const std::string full = page(), hedging = page({"--variant", "hedging"});
  for (const std::string& line : only(hedging, full)) {
    INFO(line);
    CHECK(mentions(line, {"hedging", "w_B", "w_S", "k0", "would be in use if", "| perception |",
                          "| economy |"}));
  }
  for (const std::string& line : only(full, hedging)) {
    INFO(line);
    if (line.empty() || mentions(line, {"| number | value |", "|---|"})) continue;
    CHECK((mentions(line, {"`full`", "w_B", "w_S", "k0", "| perception |", "| economy |"}) ||
           of_left_out(line)));
  }
  CHECK(only(hedging, full).size() > 3);
}

TEST_CASE("odd shows what overlays change, and where it comes from") {
  const std::string text = page({"--set", "rho=2.5", "--set", "scenario.ticks=8"});
  CHECK_THAT(text, ContainsSubstring("| `parameters.rho` | 2.5 | 1 | fixed |"));
  CHECK_THAT(text, ContainsSubstring("--set 'rho=2.5'"));
  CHECK_THAT(text, ContainsSubstring("A history has 8 ticks, from 2001Q1 to 2002Q4."));
  const std::string twice = page({"--set", "rho=2.5", "--set", "rho=3"});
  CHECK_THAT(twice, ContainsSubstring("| --set 'rho=2.5' (replaced later) |"));
  CHECK_THAT(twice, ContainsSubstring("| `parameters.rho` | 3 | 1 | fixed |"));
  CHECK_THAT(page({"--set", "endogenous_sanctions=1"}),
             ContainsSubstring("### (26) Sanctions as a choice\n"));
  CHECK_THAT(page({"--arm", "no-rival"}), ContainsSubstring("| `full` | `no-rival` |"));
}

TEST_CASE("odd under a null says that nothing is sought") {
  const std::string text = page({"--variant", "random"});
  CHECK_THAT(text, ContainsSubstring("None: the decision rule looks at no utilities."));
  CHECK_THAT(text, ContainsSubstring("Decision rule `random`"));
  CHECK_THAT(text, ContainsSubstring("- flows and declared amounts are drawn\n"));
  CHECK(page().find("- flows and declared") == std::string::npos);
}

TEST_CASE("odd answers bad input with exit code 2 and the place of the error") {
  const Printed variant = tumen_says({"odd", two_powers(), "--variant", "hedgin"});
  CHECK(variant.code == kBadInput);
  CHECK(variant.out.empty());
  CHECK_THAT(variant.err, ContainsSubstring("did you mean \"hedging\"?"));
  CHECK(tumen_says({"odd"}).code == kBadInput);
  CHECK(tumen_says({"odd", two_powers() + "x"}).code == kBadInput);
  CHECK(tumen_says({"odd", two_powers(), "--set", "rho=x"}).code == kBadInput);
  TemporaryFolder folder;
  const std::string file = folder.write("bad.toml", "schema_version = 1\n[scenario]\nid = 3\n");
  const Printed bad = tumen_says({"odd", file});
  CHECK(bad.code == kBadInput);
  CHECK_THAT(bad.err, ContainsSubstring(file + ":3:6: "));
  const Printed help = tumen_says({"odd", "--help"});
  CHECK(help.code == kFine);
  CHECK_THAT(help.out, ContainsSubstring("Examples:"));
}

TEST_CASE("every shipped scenario can be described under every theory") {
  for (const char* name : {"two-powers", "turn-to-the-east", "zarubino"}) {
    const std::string folder = std::string(TUMEN_SOURCE_DIR) + "/scenarios/" + name;
    for (const VariantInfo& v : theories()) {
      INFO(name << " " << v.id);
      const Printed said = tumen_says({"odd", folder, "--variant", v.id});
      CHECK(said.code == kFine);
      CHECK_THAT(said.out, ContainsSubstring("\n### Left out\n"));
      CHECK(said.out.find(" nan ") == std::string::npos);
    }
  }
}
