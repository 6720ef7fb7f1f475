#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "catch.h"
#include "scenario/field_table.h"
#include "scenario/schema.h"
#include "scenario/sections.h"
#include "shipped.h"

using namespace tumen;
using namespace tumen::test;
using nlohmann::json;

namespace {

/// The properties of one table of a section.
json table_of(const json& schema, const Section& s) {
  const std::string name(s.name);
  return s.shape == Shape::plain ? schema["properties"][name] : schema["$defs"][name];
}

}  // namespace

TEST_CASE("the JSON Schema has every key and number that a scenario may set") {
  const json schema = json::parse(json_schema());
  CHECK(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema");
  for (const Section& s : sections()) {
    if (s.name == "metric" || s.name == "pair") continue;
    const json properties = table_of(schema, s)["properties"];
    CHECK(properties.size() == key_names(s).size());
    for (const std::string& key : key_names(s)) {
      INFO(s.name << "." << key);
      CHECK(properties.contains(key));
    }
  }
  const json rho = schema["properties"]["parameters"]["properties"]["rho"];
  const auto at = field_table().find(0, "rho");
  const Quantity& q = field_table().entries()[static_cast<std::size_t>(at)].quantity;
  CHECK(rho["default"] == q.initial);
  CHECK(rho["anyOf"][0]["minimum"] == q.valid.low);
  CHECK(rho["anyOf"][0]["maximum"] == q.valid.high);
  CHECK_FALSE(schema["$defs"]["state"]["properties"].contains("capability"));
}

TEST_CASE("every reference inside the JSON Schema leads somewhere") {
  const json schema = json::parse(json_schema());
  int count = 0;
  const std::function<void(const json&)> walk = [&](const json& node) {
    if (node.is_object() && node.contains("$ref") && node["$ref"].is_string()) {
      const std::string target = node["$ref"];
      INFO(target);
      CHECK(schema.contains(json::json_pointer(target.substr(1))));
      ++count;
    }
    for (const json& child : node) {
      if (child.is_structured()) walk(child);
    }
  };
  walk(schema);
  CHECK(count > 10);
}

namespace {

/// Every section of the table and every key of a section, required ones as such.
void check_keys(const json& schema, std::span<const Section> sections) {
  CHECK(schema["properties"].size() == sections.size() + 1);
  for (const Section& s : sections) {
    const json table = table_of(schema, s);
    CHECK(table["properties"].size() == s.keys.size());
    for (const Key& key : s.keys) {
      INFO(s.name << "." << key.name);
      REQUIRE(table["properties"].contains(key.name));
      const json required = table.value("required", json::array());
      CHECK((std::ranges::count(required, json(key.name)) == 1) == key.required);
    }
  }
}

}  // namespace

TEST_CASE("the schema of experiment files has every key that they may have") {
  const json schema = json::parse(experiment_schema());
  check_keys(schema, experiment_sections());
  const json design = schema["properties"]["design"]["properties"];
  CHECK(design["kind"]["enum"].size() == 5);
  CHECK(design["levels"]["minimum"] == 2);
}

TEST_CASE("the schema of claims files has every key that they may have") {
  const json schema = json::parse(claims_schema());
  check_keys(schema, claims_sections());
}

TEST_CASE("the key tables of the documentation are those of the loader") {
  const std::string begin = "<!-- key tables: begin -->\n", end = "<!-- key tables: end -->\n";
  struct Page {
    std::string file, list, tables;
  };
  for (const Page& page :
       {Page{"scenario-format.md", "keys", key_tables_markdown()},
        Page{"experiments.md", "experiment-keys", experiment_key_tables_markdown()},
        Page{"claims.md", "claim-keys", claims_key_tables_markdown()}}) {
    const std::string text = read_text(std::string(TUMEN_SOURCE_DIR) + "/docs/" + page.file);
    const std::size_t from = text.find(begin), to = text.find(end);
    REQUIRE(from != std::string::npos);
    REQUIRE(to != std::string::npos);
    const std::string written = text.substr(from + begin.size(), to - from - begin.size());
    if (written != "\n" + page.tables + "\n") {
      FAIL("docs/" << page.file
                   << " has drifted from the tables: replace what stands between its markers by "
                      "the output of `tumen list "
                   << page.list << " --format markdown`");
    }
  }
}

TEST_CASE("the example of the documentation loads") {
  const std::string text = read_text(std::string(TUMEN_SOURCE_DIR) + "/docs/scenario-format.md");
  const std::string fence = "```toml\n";
  const std::size_t from = text.find(fence) + fence.size();
  const std::string example = text.substr(from, text.find("```\n", from) - from);
  CHECK(errors_of(load(example)).empty());
  CHECK(errors_of(load(example, {"", "no-embargo", {}})).empty());
}
