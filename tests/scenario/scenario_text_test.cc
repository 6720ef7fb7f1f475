// A world as one file: read again it is the same world.
#include "scenario/scenario_text.h"

#include "catch.h"
#include "scenario/shipped.h"
#include "scenario/toml_document.h"
#include "scenario/toml_text.h"

using namespace tumen;
using namespace tumen::test;

namespace {

/// Reads what the project ships.
const Resolve read_file = from(shipped_scenarios());

std::string path_of(const std::string& world) { return "scenarios/" + world + "/scenario.toml"; }

/// The same numbers, dates and rules.
void check_same(const Setup& a, const Setup& b) {
  REQUIRE(a.values.size() == b.values.size());
  for (std::size_t k = 0; k < a.values.size(); ++k) {
    if (a.values[k] != b.values[k])
      FAIL("number " << k << ": " << a.values[k] << ", " << b.values[k]);
  }
  CHECK(a.calendar.ticks == b.calendar.ticks);
  CHECK(a.rules.decision == b.rules.decision);
  CHECK(a.rules.bargaining == b.rules.bargaining);
  REQUIRE(a.edits.size() == b.edits.size());
  for (std::size_t k = 0; k < a.edits.size(); ++k) {
    CHECK(a.edits[k].value == b.edits[k].value);
    CHECK(a.edits[k].start == b.edits[k].start);
  }
  REQUIRE(a.shocks.size() == b.shocks.size());
  for (std::size_t k = 0; k < a.shocks.size(); ++k) CHECK(a.shocks[k].id == b.shocks[k].id);
  CHECK(a.series.size() == b.series.size());
  CHECK(a.requests.size() == b.requests.size());
}

/// Loads the text as a file that stands alone.
Scenario alone(const std::string& text, const LoadOptions& options = {}) {
  Result<Scenario> loaded = load_scenario(
      "alone.toml",
      [&text](const std::string& path) {
        return path == "alone.toml" ? std::optional(text) : std::nullopt;
      },
      options);
  if (!loaded) FAIL(loaded.errors().front().text());
  return std::move(loaded.value());
}

}  // namespace

TEST_CASE("Every shipped world written as one file is the same world") {
  for (const auto& [path, shipped] : shipped_scenarios()) {
    INFO(path);
    const Result<std::string> text = scenario_text(path, read_file);
    REQUIRE(text);
    const Result<Scenario> original = load_scenario(path, read_file);
    REQUIRE(original);
    check_same(alone(text.value()).setup, original.value().setup);
  }
}

TEST_CASE("What is laid over a world is in its file") {
  const std::string path = path_of("zarubino");
  const LoadOptions options = {
      "hedging",
      "no-najin",
      {"shock.sanctions-2014.enabled=false", "shock.nine-bridges.start=\"2018Q1\"", "migration=0.2",
       "state.*.w_B=0.125"},
      {"relative-gains"}};
  const Result<std::string> text = scenario_text(path, read_file, options);
  REQUIRE(text);
  const Result<Scenario> original = load_scenario(path, read_file, options);
  REQUIRE(original);
  const Scenario copy = alone(text.value());
  check_same(copy.setup, original.value().setup);
  CHECK(copy.info.variant == "hedging");

  SECTION("a command's theory and overrides come after those of the file") {
    const Scenario other = alone(text.value(), {"liberal", "", {"migration=0.9"}, {}});
    const Result<Scenario> wanted =
        load_scenario(path, read_file,
                      {"liberal",
                       "no-najin",
                       {"shock.sanctions-2014.enabled=false", "shock.nine-bridges.start=\"2018Q1\"",
                        "migration=0.2", "state.*.w_B=0.125", "migration=0.9"},
                       {"relative-gains"}});
    REQUIRE(wanted);
    check_same(other.setup, wanted.value().setup);
  }
}

TEST_CASE("A world that does not load is not written") {
  const Result<std::string> text =
      scenario_text(path_of("zarubino"), read_file, {"", "", {"nonsense=1"}, {}});
  REQUIRE_FALSE(text);
  CHECK(text.errors().front().key == "nonsense");
}

TEST_CASE("A faulty [overlay] is complained about where it stands") {
  const std::string base = scenario_text(path_of("two-powers"), read_file).value();
  const auto errors_of = [&base](const std::string& overlay) {
    const std::string text = base + "\n[overlay]\n" + overlay + "\n";
    const Result<Scenario> loaded =
        load_scenario("alone.toml", [&text](const std::string&) { return std::optional(text); });
    REQUIRE_FALSE(loaded);
    return loaded.errors().front();
  };
  CHECK(errors_of("variant = \"hedgin\"").suggestion == "hedging");
  CHECK(errors_of("arm = 3").key == "overlay.arm");
  CHECK(errors_of("set = [1]").key == "overlay.set");
  CHECK(errors_of("varriant = \"hedging\"").suggestion == "variant");
}

TEST_CASE("Any text survives being written and read") {
  Value tree;
  const std::string nasty = "quote \" slash \\ line\nend\ttab \x01 \x7f \xC3\xA9 \xED\x95\x9C";
  Member& m = tree.member(nasty, {});
  m.value.kind = ValueKind::text;
  m.value.text = nasty;
  Report report;
  const std::optional<Value> read = parse_toml(toml_text(tree), report.add_file("x"), report);
  REQUIRE(read);
  REQUIRE(read->members.size() == 1);
  CHECK(read->members[0].key == nasty);
  CHECK(read->members[0].value.text == nasty);
}
