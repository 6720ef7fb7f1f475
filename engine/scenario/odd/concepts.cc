// 4 Design concepts, with those of ODD+D about decisions.
#include <algorithm>
#include <utility>

#include "model/objectives.h"
#include "scenario/format_number.h"
#include "scenario/markdown.h"
#include "scenario/odd/sections.h"
#include "scenario/theories.h"

namespace tumen {
namespace {

constexpr std::string_view kLearning = "3,19,48";
constexpr std::string_view kSensing = "1,2,4,6,8,41";
constexpr std::string_view kPrediction = "13,22,45,46,47";
constexpr std::string_view kChoice = "16,21";

bool comes_up(const Configured& c, const DocketKind& kind) {
  return c.uses_any(kind.equation) && std::ranges::any_of(c.model.dockets(), [&](const Docket& d) {
           return d.period > 0 && &c.model.kind(d) == &kind;
         });
}

void write_equations(std::string& out, const Configured& c, std::string_view list) {
  bool some = false;
  for (const Equation& e : equations()) {
    if (!names_equation(list, e.number) || !c.uses(e)) continue;
    out += "- " + equation_name(e) + ": " + std::string(e.meaning) + "\n";
    some = true;
  }
  if (!some) out += "Nothing of this is in use.\n";
}

/// The numbers of states and of the world that steer the equations of the list, one a line.
void write_settings(std::string& out, const Configured& c, std::string_view list) {
  for (std::size_t k = 0; k < c.entries().size(); ++k) {
    const FieldSet::Entry& e = c.entries()[k];
    if (e.quantity.role != Role::parameter || e.count == 0) continue;
    if (e.index_set > static_cast<std::size_t>(IndexSet::dyad)) continue;
    const bool listed = std::ranges::any_of(equations(), [&](const Equation& q) {
      return names_equation(list, q.number) && names_equation(e.quantity.equation, q.number) &&
             c.uses(q);
    });
    if (!listed) continue;
    out += "- " + code(Configured::key_of(e)) + " = " + c.values_of(k) + " " +
           std::string(e.quantity.unit) + ": " + std::string(e.quantity.meaning) + "\n";
  }
}

void write_theory(std::string& out, const Configured& c) {
  const ScenarioInfo& info = c.scenario.info;
  write_heading(out, "Theoretical and empirical background", 3);
  const auto found = std::ranges::find(info.variants, info.variant, &VariantInfo::id);
  if (found != info.variants.end()) {
    const std::string sets = settings_text(*found, "`");
    write_line(out, "Variant " + code(found->id) + ": " + found->label +
                        " Source: " + (found->source.empty() ? "none given" : found->source) +
                        ". It sets: " + (sets.empty() ? "nothing" : sets) + ".");
  }
  std::string parts;
  for (const Equation& e : equations()) {
    if (c.uses(e)) parts += "- " + equation_name(e) + ": " + std::string(e.source) + "\n";
  }
  out += parts;
}

void write_decision(std::string& out, const Configured& c) {
  write_heading(out, "Individual decision making", 3);
  const Rules& rules = c.setup().rules;
  if (const DecisionRuleInfo* rule = find_decision_rule(rules.decision)) {
    write_line(out, "Decision rule " + code(rule->id) + ": " + std::string(rule->meaning) +
                        ". Source: " + std::string(rule->source) + ".");
  }
  for (const BargainingRuleInfo& rule : bargaining_rules()) {
    if (rule.id != rules.bargaining) continue;
    write_line(out, "Bargaining rule " + code(rule.id) + ": " + std::string(rule.meaning) +
                        ". Source: " + std::string(rule.source) + ".");
  }
  write_settings(out, c, kChoice);
}

void write_objectives(std::string& out, const Configured& c) {
  write_heading(out, "Objectives", 3);
  if (!reads_utilities(c.setup().rules.decision))
    return write_line(out, "None: the decision rule looks at no utilities.");
  write_line(out, "Utilities are sums of these terms, bn USD/yr. Terms of weight 0 are left out.");
  markdown_head(out, {"decision", "term", "meaning", "weight"});
  for (const DocketKind* kind : docket_kinds()) {
    if (!comes_up(c, *kind)) continue;
    for (const Term term : terms_of(kind->id)) {
      const Aim& aim = aims()[static_cast<std::size_t>(term)];
      if (!matters(c.configuration(), term)) continue;
      const std::string weight = std::string(kIndexSetNames[static_cast<std::size_t>(aim.set)]) +
                                 "." + std::string(aim.weight);
      markdown_row(out, {kind->id, term_names()[static_cast<std::size_t>(term)], aim.meaning,
                         aim.weight.empty() ? "none" : code(weight)});
    }
  }
}

void write_interaction(std::string& out, const Configured& c) {
  write_heading(out, "Interaction", 3);
  write_line(out, "Agents meet in these decisions.");
  markdown_head(out, {"decision", "what", "who", "dockets", "ticks between occasions", "options"});
  for (const DocketKind* kind : docket_kinds()) {
    if (!comes_up(c, *kind)) continue;
    std::vector<StateId> who;
    std::size_t dockets = 0;
    int period = 1;
    for (const Docket& d : c.model.dockets()) {
      if (&c.model.kind(d) != kind) continue;
      ++dockets;
      period = d.period;
      if (std::ranges::find(who, d.agent) == who.end()) who.push_back(d.agent);
    }
    std::ranges::sort(who);
    std::string names, options;
    for (const StateId i : who) names += (names.empty() ? "" : ", ") + c.structure()[i].id;
    for (const std::string_view o : kind->options)
      options += (options.empty() ? "" : ", ") + std::string(o);
    markdown_row(out, {kind->id, kind->meaning, names, std::to_string(dockets),
                       std::to_string(period), options});
  }
}

void write_luck(std::string& out, const Configured& c) {
  write_heading(out, "Stochasticity", 3);
  write_line(out,
             "Every draw is a pure function of seed, run, a stream named by stable keys, tick and "
             "number of the draw. Nobody's luck moves another's, and variants and arms share it.");
  const DecisionRuleInfo* rule = find_decision_rule(c.setup().rules.decision);
  out += "- one draw a docket and occasion decides what is chosen\n";
  if (!c.structure().projects.empty()) out += "- one draw a project and round of talks\n";
  if (rule != nullptr && rule->random_sizes) {
    out += "- flows and declared amounts are drawn\n";
    out += "- lots decide ratification and joint action\n";
  }
  if (rule != nullptr && rule->outlook == Outlook::hierarchy)
    out += "- one draw a state and history decides how deep it reasons\n";
  constexpr std::pair<std::string_view, std::string_view> kDraws[] = {
      {"22", "one draw a state and tick starts or ends provocations, where some may come"},
      {"33", "one draw a running lease and tick decides whether control is lost"},
      {"35", "two draws an issue are what it is worth to the pair"},
      {"41", "one draw a pair and tick is what is misread in signals"},
      {"51", "one draw a project and history is what its host knows of its sovereignty cost"},
  };
  for (const auto& [equation, what] : kDraws) {
    if (c.uses_any(equation)) out += "- " + std::string(what) + "\n";
  }
  out += "- numbers with a range are drawn anew for each parameter point of an uncertain run\n";
}

void write_heterogeneity(std::string& out, const Configured& c) {
  write_heading(out, "Heterogeneity", 3);
  write_line(out, "These numbers differ between entities at the start.");
  markdown_head(out, {"number", "unit", "values"});
  for (std::size_t k = 0; k < c.entries().size(); ++k) {
    const FieldSet::Entry& e = c.entries()[k];
    if (e.quantity.role == Role::derived || !c.uses(e) || !c.differs(k)) continue;
    markdown_row(out, {code(Configured::key_of(e)), e.quantity.unit, c.values_of(k)});
  }
}

void write_collectives(std::string& out, const Structure& s) {
  write_heading(out, "Collectives", 3);
  if (s.institutions.empty()) return write_line(out, "None.");
  const auto names = [&](const std::vector<StateId>& states) {
    std::string text;
    for (const StateId i : states) text += (text.empty() ? "" : ", ") + s[i].id;
    return text.empty() ? "none" : text;
  };
  for (const Institution& institution : s.institutions) {
    out += "- " + institution.id + ": members " + names(institution.members);
    if (institution.leader) out += "; led by " + s[institution.leader].id;
    if (institution.graded()) out += "; depth open to " + names(institution.open_to);
    out += "\n";
  }
}

void write_observation(std::string& out, const Configured& c) {
  write_heading(out, "Observation", 3);
  write_line(out, "Measured at the end of every tick, for each history:");
  markdown_head(out, {"metric", "unit", "meaning", "number"});
  for (const MetricFamily& family : metric_families()) {
    const std::size_t number = family.list(c.structure()).size();
    if (number == 0) continue;
    markdown_row(out, {code(family.id), family.unit, family.meaning, std::to_string(number)});
  }
}

}  // namespace

void write_concepts(std::string& out, const Configured& c) {
  write_heading(out, "4 Design concepts");
  write_theory(out, c);
  write_decision(out, c);
  write_objectives(out, c);
  write_heading(out, "Learning", 3);
  write_equations(out, c, kLearning);
  write_settings(out, c, kLearning);
  write_heading(out, "Individual sensing", 3);
  write_equations(out, c, kSensing);
  write_heading(out, "Individual prediction", 3);
  write_equations(out, c, kPrediction);
  write_interaction(out, c);
  write_collectives(out, c.structure());
  write_heterogeneity(out, c);
  write_luck(out, c);
  write_observation(out, c);
}

}  // namespace tumen
