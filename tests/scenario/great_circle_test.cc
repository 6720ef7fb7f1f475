#include "scenario/great_circle.h"

#include <cmath>
#include <string>
#include <vector>

#include "catch.h"
#include "sample.h"

using namespace tumen;
using namespace tumen::test;

namespace {

double between(double lat1, double lon1, double lat2, double lon2) {
  return great_circle(direction(lat1, lon1), direction(lat2, lon2));
}

/// The same by the haversine formula and the machine's own functions.
double by_the_library(double lat1, double lon1, double lat2, double lon2) {
  const double degree = std::acos(-1.0) / 180;
  const double north = std::sin((lat2 - lat1) * degree / 2);
  const double east = std::sin((lon2 - lon1) * degree / 2);
  const double h = north * north + std::cos(lat1 * degree) * std::cos(lat2 * degree) * east * east;
  return 2 * 6371 * std::asin(std::min(1.0, std::sqrt(h)));
}

double distance(const Scenario& scenario, const char* from, const char* to) {
  const std::string address = std::string("dyad.") + from + "." + to + ".distance";
  const World w(scenario.setup.structure);
  const auto slots = resolve_slots(w.structure, w.fields, address);
  REQUIRE(slots);
  const Slot slot = slots.value().front();
  return scenario.setup.values[w.fields.entries()[slot.entry].offset + slot.position];
}

const std::string kPlaces =
    "schema_version = 1\n"
    "scenario = {id = \"s\", start = \"2012Q1\", ticks = 4}\n"
    "state.LON = {gdp = 1, mil = 1, pop = 1, latitude = 51.5, longitude = -0.1}\n"
    "state.PAR = {gdp = 1, mil = 1, pop = 1, latitude = 48.9, longitude = 2.4}\n"
    "state.VVO = {gdp = 1, mil = 1, pop = 1, latitude = 43.1, longitude = 131.9}\n";

}  // namespace

TEST_CASE("great circles are as long as geometry says") {
  CHECK(between(12, 34, 12, 34) == 0);
  CHECK(between(90, 0, -90, 0) == 20015);
  CHECK(between(0, 0, 0, 90) == 10008);
  CHECK(between(0, 179, 0, -179) == 222);
  CHECK(between(90, 10, 90, -170) == 0);
  CHECK(between(0, 180, 0, -180) == 0);
  for (double lat1 = -90; lat1 <= 90; lat1 += 22.5) {
    for (double lat2 = -90; lat2 <= 90; lat2 += 17.3) {
      for (double lon2 = -180; lon2 <= 180; lon2 += 13.7) {
        const double expected = by_the_library(lat1, -71.3, lat2, lon2);
        CHECK(std::abs(between(lat1, -71.3, lat2, lon2) - expected) < 0.5001);
      }
    }
  }
}

TEST_CASE("states that say where they lie have their distance, both ways") {
  const Result<Scenario> result = load(kPlaces);
  REQUIRE(result);
  CHECK(std::abs(distance(result.value(), "LON", "PAR") - 340) < 5);
  CHECK(distance(result.value(), "PAR", "LON") == distance(result.value(), "LON", "PAR"));
  CHECK(std::abs(distance(result.value(), "LON", "VVO") - 8520) < 50);
}

TEST_CASE("a pair or a dyad overrides the distance, and a state without a place has the default") {
  const Result<Scenario> result = load(kPlaces +
                                       "state.NOWHERE = {gdp = 1, mil = 1, pop = 1}\n"
                                       "pair.LON.PAR = {distance = 33}\n"
                                       "dyad.PAR.LON = {distance = 44}\n");
  CHECK(errors_of(result) == std::vector<std::string>{});
  REQUIRE(result);
  CHECK(distance(result.value(), "LON", "PAR") == 33);
  CHECK(distance(result.value(), "PAR", "LON") == 44);
  CHECK(distance(result.value(), "LON", "NOWHERE") == 3000);
}

TEST_CASE("half a place and places off the Earth are errors") {
  const std::string state = "state.X = {gdp = 1, mil = 1, pop = 1, ";
  CHECK(errors_of(load(kPlaces + state + "latitude = 3}\n")) ==
        std::vector<std::string>{
            "s.toml:6:11: state.X needs both latitude and longitude, or neither"});
  CHECK(
      errors_of(load(kPlaces + state + "latitude = 91, longitude = 0}\n")) ==
      std::vector<std::string>{"s.toml:6:50: state.X.latitude must be between -90 and 90, got 91"});
  CHECK(errors_of(load(kPlaces + state + "latitude = 1, longitude = \"E\"}\n")).size() == 1);
}
