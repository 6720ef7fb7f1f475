// Theories are data: engine/scenario/theories.toml, compiled in, read as a scenario's own are.
#include "scenario/theories.h"

#include <algorithm>

#include "catch.h"
#include "sample.h"
#include "scenario/field_table.h"
#include "scenario/sections.h"
#include "shipped.h"

using namespace tumen;
using namespace tumen::test;

namespace {

Scenario sample(const LoadOptions& options = {}, const std::string& more = "") {
  const Result<Scenario> loaded = load(kSample + more, options);
  REQUIRE(errors_of(loaded).empty());
  return loaded.value();
}

std::vector<std::string> faults(const std::string& text) {
  Report report;
  read_theories(text, report);
  std::vector<std::string> out;
  for (const Diagnostic& d : report.sorted()) out.push_back(d.text());
  return out;
}

const VariantInfo& theory(const std::vector<VariantInfo>& all, std::string_view id) {
  const auto found = std::ranges::find(all, id, &VariantInfo::id);
  REQUIRE(found != all.end());
  return *found;
}

/// The values of one number in all states.
std::vector<double> in_states(const Scenario& s, std::string_view name) {
  std::vector<double> out;
  std::size_t at = 0;
  for (const FieldSet::Entry& e : field_table().entries()) {
    const std::size_t count = s.setup.structure.size(static_cast<IndexSet>(e.index_set));
    if (e.index_set == static_cast<std::size_t>(IndexSet::state) && e.quantity.name == name) {
      for (std::size_t k = 0; k < count; ++k) out.push_back(s.setup.values[at + k]);
    }
    at += count;
  }
  return out;
}

}  // namespace

TEST_CASE("the theories that are compiled in are those of the file, and nothing is wrong in it") {
  const std::string text =
      read_text(std::filesystem::path(TUMEN_SOURCE_DIR) / std::string(kTheoriesFile));
  CHECK(kTheoriesText == text);
  CHECK(faults(text).empty());
}

TEST_CASE("every theory says what it is, sets known numbers, and loads in every scenario") {
  const std::vector<VariantInfo> all = theories();
  REQUIRE_FALSE(all.empty());
  CHECK(all.front().id == "full");
  CHECK(all.front().set.empty());
  const Texts shipped = shipped_scenarios();
  for (const VariantInfo& v : all) {
    INFO(v.id);
    CHECK_FALSE(v.label.empty());
    CHECK_FALSE(v.source.empty());
    for (const auto& [address, value] : v.set) {
      INFO(address);
      const std::size_t dot = address.find('.');
      const Section* section = find_section(address.substr(0, dot));
      REQUIRE(section != nullptr);
      REQUIRE(section->numbers);
      const int at = field_table().find(static_cast<std::size_t>(*section->numbers),
                                        address.substr(address.rfind('.') + 1));
      REQUIRE(at >= 0);
      const Quantity& q = field_table().entries()[static_cast<std::size_t>(at)].quantity;
      CHECK(settable(q));
      CHECK(q.valid.contains(value));
    }
    for (const auto& [path, text] : shipped) {
      INFO(path);
      CHECK(load_scenario(path, from(shipped), {v.id, "", {}}));
    }
  }
}

TEST_CASE("the theories of the reference design keep their names and what they switch off") {
  const std::vector<VariantInfo> all = theories();
  const auto sets = [&](std::string_view id) { return settings_text(theory(all, id)); };
  CHECK(sets("full").empty());
  CHECK(sets("balancing") == "state.*.w_H = 0, state.*.w_S = 0, state.*.k0 = 0");
  CHECK(sets("hedging") == "state.*.w_B = 0, state.*.w_S = 0, state.*.k0 = 0");
  CHECK(sets("status") == "state.*.w_B = 0, state.*.w_H = 0, state.*.k0 = 0");
  CHECK(sets("liberal") == "state.*.w_B = 0, state.*.w_H = 0, state.*.w_S = 0, state.*.k0 = 0");
  CHECK(sets("bandwagon") == "state.*.w_B = 0, state.*.w_BW = 1");
  CHECK(sets("random") == "decision random, bargaining random");
  CHECK(settings_text(theory(all, "status-quo"), "`") == "decision `status-quo`");
  const Scenario hedging = sample({"hedging", "", {}});
  for (const double w : in_states(hedging, "w_B")) CHECK(w == 0);
  CHECK(in_states(hedging, "w_H") == in_states(sample(), "w_H"));
}

TEST_CASE("a number that a theory gives names the theory's place") {
  const Scenario s = sample({"relative-gains", "", {}});
  const auto given = std::ranges::find(s.info.numbers, "state.*.k0", &GivenNumber::address);
  REQUIRE(given != s.info.numbers.end());
  CHECK(given->value == 0.6);
  CHECK(given->file == kTheoriesFile);
  CHECK(given->line > 1);
}

TEST_CASE("a scenario's own variant takes the place of the theory of that name") {
  const std::string own = "[variant.hedging]\nlabel = \"Mine\"\nset = {\"state.*.w_H\" = 0.5}\n";
  const Scenario s = sample({"hedging", "", {}}, own);
  CHECK(std::ranges::count(s.info.variants, "hedging", &VariantInfo::id) == 1);
  CHECK(theory(s.info.variants, "hedging").label == "Mine");
  for (const double w : in_states(s, "w_H")) CHECK(w == 0.5);
  CHECK(in_states(s, "w_B") == in_states(sample(), "w_B"));
}

TEST_CASE("errors in a file of theories are placed in it") {
  const std::string file(kTheoriesFile);
  CHECK(faults("schema_version = 1\n[variant.x]\nlabel = \"X\"\n").empty());
  CHECK(faults("[variant.x\n").at(0).starts_with(file + ":1:"));
  CHECK(faults("[variant.x]\ndecision = \"logitt\"\n").at(0).starts_with(file + ":2:12: "));
  CHECK_THAT(faults("[variant.x]\nlable = \"X\"\n").at(0),
             Catch::Matchers::ContainsSubstring("did you mean \"label\"?"));
  CHECK(faults("[state.A]\ngdp = 1\n").at(0) ==
        file + ":1:2: theories have schema_version and [variant.NAME] sections only");
  CHECK(faults("variant = 3\n").size() == 1);
}
