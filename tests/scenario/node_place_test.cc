// Where ports, terminals and markets lie: read and checked, and without any say in what happens.
#include <string>
#include <vector>

#include "analysis/ensemble.h"
#include "catch.h"
#include "model/reference_model.h"
#include "scenario/schema.h"
#include "shipped.h"

using namespace tumen;
using namespace tumen::test;

namespace {

const std::string kNode = "[node.port]\nkind = \"port\"\nowner = \"A\"\n";

/// The sample with a place for its harbour.
std::string placed(const std::string& latitude, const std::string& longitude) {
  std::string text = kSample;
  const std::string before = "[node.harbour]\n";
  text.insert(text.find(before) + before.size(),
              "latitude = " + latitude + "\nlongitude = " + longitude + "\n");
  return text;
}

std::uint64_t hash_of(const std::string& text) {
  const Result<Scenario> scenario = load(text);
  REQUIRE(scenario);
  EnsembleOptions options;
  options.runs = 8;
  options.jobs = 1;
  return run_ensemble(ReferenceModel(scenario.value().setup), options).hash;
}

}  // namespace

TEST_CASE("a node that says where it lies has its place, another has none") {
  const Result<Scenario> result = load(placed("42.64", "-131.08"));
  REQUIRE(result);
  const Structure& s = result.value().setup.structure;
  const Node& harbour = s[find_entity<NodeId>(s.nodes, "harbour")];
  REQUIRE(harbour.place);
  CHECK(harbour.place->latitude == 42.64);
  CHECK(harbour.place->longitude == -131.08);
  CHECK_FALSE(s[find_entity<NodeId>(s.nodes, "inland")].place);
}

TEST_CASE("half a node's place and places off the Earth are errors") {
  using Errors = std::vector<std::string>;
  CHECK(errors_of(load(kHead + kNode + "latitude = 0\nlongitude = 0\n")) == Errors{});
  CHECK(errors_of(load(kHead + kNode + "longitude = 3\n")) ==
        Errors{"s.toml:11:1: node.port needs both latitude and longitude, or neither"});
  CHECK(errors_of(load(kHead + kNode + "latitude = 1\nlongitude = -181\n")) ==
        Errors{"s.toml:15:13: node.port.longitude must be between -180 and 180, got -181"});
  CHECK(errors_of(load(kHead + kNode + "latitude = \"N\"\nlongitude = 1\n")).size() == 1);
}

TEST_CASE("where a node lies changes no history") {
  const std::uint64_t nowhere = hash_of(kSample);
  CHECK(hash_of(placed("42.64", "131.08")) == nowhere);
  CHECK(hash_of(placed("-90", "180")) == nowhere);
}

TEST_CASE("editors know the place of a node") {
  const std::string schema = json_schema();
  CHECK(schema.find("Where maps draw it, degrees north") != std::string::npos);
  CHECK(schema.find("Where maps draw it, degrees east") != std::string::npos);
}

TEST_CASE("every node of a shipped world on Earth has its place") {
  const Texts texts = shipped_scenarios();
  for (const auto& [path, text] : texts) {
    CAPTURE(path);
    const Result<Scenario> result = load_scenario(path, from(texts));
    REQUIRE(result);
    const bool stylised = path.find("two-powers") != std::string::npos;
    for (const Node& node : result.value().setup.structure.nodes) {
      CAPTURE(node.id);
      CHECK(node.place.has_value() != stylised);
    }
  }
}
