/// A small scenario that uses every section, and ways to load texts.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scenario/address.h"
#include "scenario/scenario.h"
#include "world/world.h"

namespace tumen::test {

using Texts = std::map<std::string, std::string>;

inline Resolve from(Texts texts) {
  return [texts = std::move(texts)](const std::string& path) -> std::optional<std::string> {
    const auto at = texts.find(path);
    if (at == texts.end()) return std::nullopt;
    return at->second;
  };
}

/// Loads `text` as the file s.toml.
inline Result<Scenario> load(const std::string& text, const LoadOptions& options = {}) {
  return load_scenario("s.toml", from({{"s.toml", text}}), options);
}

/// Its errors as people see them; empty when it loads.
inline std::vector<std::string> errors_of(const Result<Scenario>& result) {
  std::vector<std::string> out;
  if (result) return out;
  for (const Diagnostic& d : result.errors()) out.push_back(d.text());
  return out;
}

/// A scenario of two states: 10 lines, to which a test adds.
inline const std::string kHead =
    "schema_version = 1\n"
    "scenario = {id = \"s\", start = \"2012Q1\", ticks = 40}\n"
    "[state.A]\n"
    "gdp = 100\nmil = 5\npop = 10\n"
    "[state.B]\n"
    "gdp = 50\nmil = 2\npop = 5\n";

inline const std::string kSample = R"(schema_version = 1
[scenario]
id = "sample"
title = "A sample"
question = "Does it load?"
start = "2012Q1"
ticks = 40
tick_years = 0.25
decision = "logit"
bargaining = "nash"

[parameters]
rho = {value = 1.5, low = 0.5, high = 2.5, unit = "1", source = "a paper"}
vot = 0.03
endogenous_sanctions = true

[state.RUS]
label = "Russia"
key = 17
gdp = {value = 2200, source = "World Bank"}
mil = 80
pop = 143
lambda = 20

[state.CHN]
label = "China"
gdp = 8500
mil = 150
pop = 1350

[state.USA]
active = false
gdp = 16000
mil = 650
pop = 310

[pair.RUS.CHN]
distance = 500
grievance = 0.2

[dyad.RUS.CHN]
grievance = 0.6

[region.FAR]
label = "The far region"
owner = "RUS"
grp = 80
pop = 6
adjoins = ["NEAR"]

[region.NEAR]
owner = "CHN"
grp = 200
pop = 38

[region.TOWN]
owner = "RUS"
parent = "FAR"
grp = 20
pop = 2

[holding.FAR.CHN]
stock0 = 1.5

[node.inland]
kind = "terminal"
owner = "CHN"
region = "NEAR"

[node.harbour]
kind = "port"
owner = "RUS"
region = "FAR"
capacity = 5

[node.other]
kind = "port"
owner = "CHN"
capacity = 50

[node.market]
kind = "market"
owner = "USA"

[link.border]
from = "inland"
to = "harbour"
mode = "rail"
customs = "FAR"
km = 70
freight = 4
border_cost = 9

[link.long]
from = "inland"
to = "other"
km = 1200
freight = 25

[link.sea-1]
from = "harbour"
to = "market"
km = 900
freight = 8

[link.sea-2]
from = "other"
to = "market"
km = 1100
freight = 9

[cargo.grain]
origin = "inland"
destination = "market"
shipper = "CHN"
region = "NEAR"
routes = 5
demand0 = 30

[project.port]
label = "The port"
host = "RUS"
partner = "CHN"
region = "FAR"
facing = "NEAR"
third = ["USA"]
level = "sub_regional"
class = "port"
node = "harbour"
years = [10, 25, 49]
stage = "declared"
cost = 3
capacity = 60

[institution.club]
members = ["CHN", "RUS"]
strength = 0.3

[[shock]]
id = "sanctions"
label = "Sanctions"
source = "press"
start = "2014Q3"
end = "2020Q1"
ramp = 2
set = {"dyad.*.RUS.sanction_finance" = 0.2, "dyad.USA.RUS.sanction_finance" = 0.35}
multiply.state.RUS.gdp = 0.95

[[shock]]
id = "request"
start = "2013Q1"
request = {project = "port", years = 49, equity = 0.51, management = 1, finance = 0.75}

[[series]]
target = "parameters.oil_price"
source = "prices"
points = {"2012Q1" = 112, "2014Q1" = 109, "2015Q1" = 52}

[arm.no-harbour]
label = "The harbour stays shut"
set = {"node.harbour.available" = 0, "project.port.years" = [49]}

[arm.calm]
label = "No sanctions"
set = {"shock.sanctions.enabled" = false}

[variant.cautious]
label = "States fear dependence"
source = "a paper"
decision = "random"
set = {rho = 3, "state.*.w_H" = 2, "state.RUS.w_H" = 4}

[lever.penalty]
label = "Financial sanctions"
unit = "1"
low = 0
high = 0.5
default = 0.35
targets = ["dyad.USA.RUS.sanction_finance", "dyad.USA.CHN.sanction_finance"]

[metric]
"CNSH[FAR]" = "capital_share[FAR,CHN]"
)";

/// Position in the arena of the one number of that address; the arena's size if there is none.
inline std::size_t arena_position(const Scenario& s, const std::string& address) {
  const World world(s.setup.structure);
  const auto slots = resolve_slots(s.setup.structure, world.fields, address);
  if (!slots || slots.value().size() != 1) return s.setup.values.size();
  const Slot slot = slots.value().front();
  return world.fields.entries()[slot.entry].offset + slot.position;
}
/// The first value of the one number of that address.
inline double value_of(const Scenario& s, const std::string& address) {
  return s.setup.values.at(arena_position(s, address));
}
/// The range that it is sampled from; empty: fixed.
inline Range prior_of(const Scenario& s, const std::string& address) {
  return s.setup.priors.at(arena_position(s, address));
}

}  // namespace tumen::test
