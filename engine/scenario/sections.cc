#include "scenario/sections.h"

#include <array>
#include <limits>

#include "model/bargaining.h"
#include "model/rules.h"
#include "scenario/field_table.h"
#include "scenario/limits.h"
#include "world/corridors.h"
#include "world/structure.h"

namespace tumen {
namespace {

constexpr double kLargestKey = 9223372036854775807.0;

Key label(std::string_view what) { return {"label", KeyKind::text, false, "the id", what}; }
Key entity_key() {
  return {"key",
          KeyKind::integer,
          false,
          "a hash of the id",
          "Stable key: orders storage and keys luck, so that the entity can be renamed",
          {},
          0,
          kLargestKey};
}
Key reference(std::string_view name, bool required, std::string_view target,
              std::string_view meaning) {
  return {name, KeyKind::name, required, required ? "" : "none", meaning, target};
}
Key references(std::string_view name, std::string_view target, std::string_view meaning) {
  return {name, KeyKind::names, false, "[]", meaning, target};
}
Key text(std::string_view name, bool required, std::string_view meaning) {
  return {name, KeyKind::text, required, required ? "" : "\"\"", meaning};
}
Key word(std::string_view name, std::string_view standard, std::string_view meaning,
         std::vector<std::string> words) {
  return {name, KeyKind::word, standard.empty(), standard, meaning, {}, 0, 0, std::move(words)};
}
Key menu(std::string_view name, std::string_view standard, std::string_view meaning, double high) {
  return {name, KeyKind::menu, false, standard, meaning, {}, 0, high};
}

Key degrees(std::string_view name, double most, std::string_view meaning) {
  return {name, KeyKind::real, false, "none", meaning, {}, -most, most};
}

std::vector<std::string> level_names() { return {kLevelNames.begin(), kLevelNames.end()}; }

Section scenario_section() {
  return {"scenario",
          Shape::plain,
          std::nullopt,
          "What the scenario is and how long it runs",
          {{"id", KeyKind::text, true, "", "Name of the scenario: lower-case letters, digits, -"},
           {"title", KeyKind::text, false, "the id", "Title for people"},
           text("question", false, "The question it asks, one sentence"),
           {"start", KeyKind::date, true, "", "First quarter, as \"2012Q1\""},
           {"ticks", KeyKind::integer, true, "", "Length of the run in ticks", {}, 1, kMostTicks},
           {"tick_years",
            KeyKind::real,
            false,
            "0.25",
            "Length of a tick in years: 0.25, 0.5 or 1",
            {},
            0.25,
            1},
           word("decision", "\"logit\"", "How states choose", decision_names()),
           word("bargaining", "\"nash\"", "How terms are agreed", bargaining_names())}};
}

Section project_section() {
  return {"project",
          Shape::entity,
          IndexSet::project,
          "A cooperation project",
          {label("Name for people"),
           entity_key(),
           reference("host", true, "state", "State where it stands"),
           reference("partner", true, "state", "State that wants to lease and to pay"),
           reference("region", true, "region", "Region where it stands; its owner is the host"),
           reference("facing", false, "region", "The partner's region across the border"),
           references("third", "state", "States whose capital the host may invite"),
           reference("through", false, "state",
                     "State in between whose consent it needs, besides host and partner"),
           word("level", "\"regional\"", "Level of analysis", level_names()),
           {"class", KeyKind::text, false, "\"\"", "port, rail, bridge, pipeline, ...: a label"},
           reference("node", false, "node", "Node whose capacity it adds to"),
           reference("link", false, "link", "Link whose capacity it adds to"),
           menu("years", "[10, 25, 49]", "Lease lengths on the menu, in years", 99),
           menu("equity", "[0, 0.25, 0.49]", "Foreign equity on the menu", 1),
           menu("management", "[0, 1]", "Foreign management on the menu: 0, 1 or both", 1),
           menu("finance", "[0, 0.25, 0.5, 0.75]", "Foreign finance on the menu", 1)}};
}

std::vector<Section> make_sections() {
  std::vector<Section> s;
  s.push_back(scenario_section());
  s.push_back({"parameters", Shape::plain, IndexSet::global, "Parameters of the whole world", {}});
  s.push_back({"state",
               Shape::entity,
               IndexSet::state,
               "A state or a bloc of states",
               {label("Name for people"),
                entity_key(),
                {"active", KeyKind::boolean, false, "true",
                 "false: a passive bloc that only trades, sanctions and weighs"},
                degrees("latitude", 90, "Where it lies, degrees north"),
                degrees("longitude", 180, "Where it lies, degrees east")}});
  s.push_back({"dyad",
               Shape::pair,
               IndexSet::dyad,
               "What the first state thinks of the second, or does to it",
               {}});
  s.push_back({"pair",
               Shape::pair,
               IndexSet::dyad,
               "Both directions between two states at once; a dyad section overrides",
               {}});
  s.push_back(
      {"region",
       Shape::entity,
       IndexSet::region,
       "A sub-national region",
       {label("Name for people"), entity_key(),
        reference("owner", true, "state", "State it belongs to"),
        reference("parent", false, "region",
                  "Wider region whose product counts at the "
                  "regional level"),
        references("adjoins", "region", "Regions across the border; either side may say it")}});
  s.push_back({"holding",
               Shape::pair,
               IndexSet::holding,
               "Capital of a state in a region: region, then investing state",
               {}});
  s.push_back(
      {"node",
       Shape::entity,
       IndexSet::node,
       "A port, inland terminal or market",
       {label("Name for people"), entity_key(),
        word("kind", "", "What it is", {"port", "terminal", "market"}),
        reference("owner", true, "state", "State it belongs to"),
        reference("region", false, "region", "Region where it stands"),
        degrees("latitude", 90, "Where maps draw it, degrees north; no result depends on it"),
        degrees("longitude", 180, "Where maps draw it, degrees east; no result depends on it")}});
  s.push_back({"link",
               Shape::entity,
               IndexSet::link,
               "An edge of the corridor graph, both ways",
               {label("Name for people"), entity_key(), reference("from", true, "node", "One end"),
                reference("to", true, "node", "The other end"),
                text("mode", false, "rail, road, sea, river, pipeline: a label"),
                reference("customs", false, "region",
                          "Region whose free-port regime lowers the border cost")}});
  s.push_back(
      {"cargo",
       Shape::entity,
       IndexSet::cargo,
       "A demand for transport",
       {label("Name for people"),
        entity_key(),
        reference("origin", true, "node", "Where it starts"),
        reference("destination", true, "node", "Where it ends"),
        reference("shipper", true, "state", "State whose growth moves the demand"),
        reference("region", false, "region", "Region it comes from"),
        {"routes", KeyKind::integer, false, "12", "Most routes kept", {}, 1, kMostRoutes}}});
  s.push_back(project_section());
  s.push_back(
      {"institution",
       Shape::entity,
       IndexSet::institution,
       "An organisation of states",
       {label("Name for people"), entity_key(),
        references("members", "state", "States that belong to it"),
        reference("leader", false, "state", "State whose product and capital draw the others"),
        references("open_to", "state",
                   "States that choose how deep they go; none: all or nothing")}});
  s.push_back({"membership",
               Shape::pair,
               IndexSet::membership,
               "A state in an institution: institution, then state",
               {}});
  s.push_back(
      {"shock",
       Shape::list,
       std::nullopt,
       "A dated, sourced group of edits and requests",
       {text("id", true, "Name of the shock, unique"),
        label("Name for people"),
        text("source", false, "Where date and size come from"),
        {"enabled", KeyKind::boolean, false, "true", "false: it does not happen"},
        {"start", KeyKind::date, true, "", "Quarter in which it begins"},
        {"end", KeyKind::date, false, "never", "First quarter in which it is over"},
        {"ramp",
         KeyKind::integer,
         false,
         "0",
         "Ticks until it has its full size",
         {},
         0,
         kMostTicks},
        {"set", KeyKind::edits, false, "", "Numbers that become these values"},
        {"add", KeyKind::edits, false, "", "Numbers that grow by these values"},
        {"multiply", KeyKind::edits, false, "", "Numbers that are multiplied by these values"},
        {"request", KeyKind::request, false, "",
         "Requests for a lease at posted terms, put to the host"}}});
  s.push_back(
      {"request",
       Shape::list,
       std::nullopt,
       "A request inside a shock",
       {reference("project", true, "project", "Project that is asked for"),
        {"years", KeyKind::real, true, "", "Years asked for", {}, 0, 99},
        {"equity", KeyKind::real, false, "0", "Foreign equity asked for", {}, 0, 1},
        {"management", KeyKind::real, false, "0", "1: foreign management", {}, 0, 1},
        {"finance", KeyKind::real, false, "0", "Share of the cost the partner pays", {}, 0, 1}}});
  s.push_back({"series",
               Shape::list,
               std::nullopt,
               "A dated path of a number: linear between its points, constant outside them",
               {text("target", true, "Address of the number"),
                text("source", false, "Where the values come from"),
                {"points", KeyKind::points, true, "", "Quarters and values"}}});
  s.push_back(
      {"arm",
       Shape::entity,
       std::nullopt,
       "A named set of overrides to compare with",
       {label("Name for people"), {"set", KeyKind::edits, false, "", "Overrides by address"}}});
  s.push_back({"variant",
               Shape::entity,
               std::nullopt,
               "A theory: overrides and rules",
               {label("One sentence"),
                text("source", false, "The theory's source"),
                word("decision", "the scenario's", "How states choose", decision_names()),
                word("bargaining", "the scenario's", "How terms are agreed", bargaining_names()),
                {"set", KeyKind::edits, false, "", "Overrides by address"}}});
  constexpr double kLarge = std::numeric_limits<double>::max();
  s.push_back(
      {"lever",
       Shape::entity,
       std::nullopt,
       "A knob for people",
       {label("Name for people"),
        text("unit", false, "Unit of its value"),
        {"low", KeyKind::real, true, "", "Lowest value", {}, -kLarge, kLarge},
        {"high", KeyKind::real, true, "", "Highest value", {}, -kLarge, kLarge},
        {"default",
         KeyKind::real,
         false,
         "none",
         "Where it stands; informative",
         {},
         -kLarge,
         kLarge},
        {"targets", KeyKind::addresses, true, "", "Every address gets the lever's value"}}});
  s.push_back({"overlay",
               Shape::plain,
               std::nullopt,
               "What is laid over the scenario where a command asks for nothing else",
               {text("variant", false, "Theory; \"full\" is the scenario as it is"),
                text("arm", false, "Arm of the scenario"),
                {"without", KeyKind::texts, false, "[]", "Mechanisms that are switched off"},
                {"set", KeyKind::texts, false, "[]", "Overrides, as --set takes them"}}});
  s.push_back({"metric", Shape::plain, std::nullopt, "Other names for metrics", {}});
  return s;
}

}  // namespace

std::span<const Section> sections() {
  static const std::vector<Section> all = make_sections();
  return all;
}

const Section* find_section(std::string_view name) { return find_section(sections(), name); }

const Section* find_section(std::span<const Section> all, std::string_view name) {
  for (const Section& s : all) {
    if (s.name == name && s.name != "request") return &s;
  }
  return nullptr;
}

const Key* find_key(const Section& section, std::string_view name) {
  for (const Key& k : section.keys) {
    if (k.name == name) return &k;
  }
  return nullptr;
}

bool is_structural(const Section& section, std::string_view key, const Value& value) {
  if (!find_key(section, key)) return false;
  const bool number_too =
      section.numbers && field_table().find(static_cast<std::size_t>(*section.numbers), key) >= 0;
  return !number_too || value.is(ValueKind::text) || value.is(ValueKind::array);
}

std::vector<std::string> key_names(const Section& section) {
  std::vector<std::string> names;
  for (const Key& k : section.keys) names.emplace_back(k.name);
  if (section.numbers) {
    for (std::string& n : settable_names(*section.numbers)) {
      if (!find_key(section, n)) names.push_back(std::move(n));
    }
  }
  return names;
}

std::vector<std::string> decision_names() {
  std::vector<std::string> names;
  for (const DecisionRuleInfo& rule : decision_rules()) names.emplace_back(rule.id);
  return names;
}

std::vector<std::string> bargaining_names() {
  std::vector<std::string> names;
  for (const BargainingRuleInfo& rule : bargaining_rules()) names.emplace_back(rule.id);
  return names;
}

}  // namespace tumen
