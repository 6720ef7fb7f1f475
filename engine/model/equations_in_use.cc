#include "model/equations_in_use.h"

#include <algorithm>
#include <array>

#include "model/rules.h"

namespace tumen {
namespace {

using C = Configuration;

bool decides(const Structure& s, StateId i) {
  return s[i].active ||
         std::ranges::any_of(s.regions, [i](const Region& r) { return r.owner == i; }) ||
         std::ranges::any_of(s.projects,
                             [i](const Project& p) { return p.host == i || p.partner == i; });
}

/// Whether the number can be other than 0 at some time.
bool moves_from_zero(const C& c, std::size_t entry, std::size_t position) {
  const FieldSet::Entry& e = c.first.fields.entries()[entry];
  if (c.first.fields.values(e)[position][0] != 0.0) return true;
  const auto here = [&](const Slot& s) { return s.entry == entry && s.position == position; };
  if (std::ranges::any_of(c.setup.series, [&](const Series& x) { return here(x.slot); }))
    return true;
  if (std::ranges::any_of(c.setup.edits, [&](const Edit& x) {
        return here(x.slot) && x.kind != EditKind::multiply && x.value != 0;
      })) {
    return true;
  }
  const std::size_t at = e.offset + position;
  return c.setup.sample_priors && at < c.setup.priors.size() && !c.setup.priors[at].empty();
}

template <class Counts>
bool any_moves(const C& c, IndexSet set, std::string_view name, Counts counts) {
  const int found = c.first.fields.find(static_cast<std::size_t>(set), name);
  if (found < 0) return false;
  const auto entry = static_cast<std::size_t>(found);
  for (std::size_t k = 0; k < c.first.fields.entries()[entry].count; ++k) {
    if (counts(k) && moves_from_zero(c, entry, k)) return true;
  }
  return false;
}

bool parameter(const C& c, std::string_view name) {
  return ever_other_than_zero(c, IndexSet::global, name);
}

/// Some docket of a kind that names the equation comes up.
bool comes_up(const C& c, std::string_view number) {
  return std::ranges::any_of(c.dockets, [&](const Docket& d) {
    return d.period > 0 && names_equation(docket_kinds()[d.kind]->equation, number);
  });
}

// What the rows are made of.
bool has_projects(const C& c) { return !c.setup.structure.projects.empty(); }
bool has_cargo(const C& c) { return !c.setup.structure.cargos.empty(); }
bool has_host_region(const C& c) {
  return std::ranges::any_of(c.setup.structure.regions, [](const Region& r) { return !r.parent; });
}
bool has_trade(const C& c) { return ever_other_than_zero(c, IndexSet::dyad, "trade"); }
bool balances(const C& c) {
  return counts_in_some_state(c, "w_B") && reads_utilities(c.setup.rules.decision);
}
bool seeks_status(const C& c) { return counts_in_some_state(c, "w_S"); }
bool fears(const C& c) {
  return std::ranges::any_of(std::array{"w_B", "w_H", "w_BW", "k0"},
                             [&](const char* w) { return counts_in_some_state(c, w); });
}
bool grows(const C& c) {
  for (const IndexSet set : {IndexSet::state, IndexSet::region}) {
    for (const char* rate : {"growth", "pop_growth"}) {
      if (ever_other_than_zero(c, set, rate)) return true;
    }
  }
  return false;
}

bool bargains_by(const C& c, std::string_view rule) {
  return has_projects(c) && c.setup.rules.bargaining == rule;
}

bool of_pairs(const C& c, std::string_view name) {
  return ever_other_than_zero(c, IndexSet::dyad, name);
}

bool has_outlook(const C& c, Outlook outlook) {
  const DecisionRuleInfo* rule = find_decision_rule(c.setup.rules.decision);
  return rule != nullptr && rule->outlook == outlook;
}

constexpr std::string_view kFears = "some state that decides has w_B, w_H, w_BW or k0 other than 0";
constexpr std::string_view kProjects = "there are projects";
constexpr std::string_view kRegions = "some region stands for itself";

constexpr EquationUse kUses[] = {
    {"1", "some state that decides has w_B, w_H, w_BW, w_S or k0 other than 0",
     [](const C& c) { return fears(c) || seeks_status(c); }},
    {"2", kFears, fears},
    {"3", kFears, fears},
    {"4", "some state that decides has w_B other than 0, and choices look at utilities", balances},
    {"6", "some state that decides has w_S other than 0", seeks_status},
    {"7", "states trade", has_trade},
    {"8", "states trade, and some state that decides has w_S other than 0",
     [](const C& c) { return has_trade(c) && seeks_status(c); }},
    {"9", "there is cargo", has_cargo},
    {"10", kRegions, has_host_region},
    {"11", kRegions, has_host_region},
    {"13", kProjects, has_projects},
    {"14", kProjects, has_projects},
    {"15", kProjects, has_projects},
    {"16", kProjects, has_projects},
    {"19", "there are projects or regions, or threats count",
     [](const C& c) { return has_projects(c) || has_host_region(c) || fears(c); }},
    {"21", "choices look at utilities",
     [](const C& c) { return reads_utilities(c.setup.rules.decision); }},
    {"22", "some project passes a state in between, or some state provokes",
     [](const C& c) {
       return std::ranges::any_of(c.setup.structure.projects,
                                  [](const Project& p) { return bool(p.through); }) ||
              ever_other_than_zero(c, IndexSet::state, "provocation_rate");
     }},
    {"23", "states choose how deep they go into an institution",
     [](const C& c) { return c.setup.structure.has_graded_institutions(); }},
    {"24", kRegions, has_host_region},
    {"25", "there are projects or regions",
     [](const C& c) { return has_projects(c) || has_host_region(c); }},
    {"26", "endogenous_sanctions or some may_sanction is 1, and some state is active",
     [](const C& c) {
       return (parameter(c, "endogenous_sanctions") || of_pairs(c, "may_sanction")) &&
              comes_up(c, "26");
     }},
    {"29", "some growth is other than 0", grows},
    {"30", kRegions, has_host_region},
    {"31", "some region limits labour, equity or investors, or may do so",
     [](const C& c) {
       return std::ranges::any_of(
           std::array{"openness_step", "labour_need", "screening", "asez"},
           [&](const char* name) { return ever_other_than_zero(c, IndexSet::region, name); });
     }},
    {"33", "there are projects, and control erodes",
     [](const C& c) { return has_projects(c) && parameter(c, "erosion"); }},
    {"34", "some pair talks about free trade, or has it",
     [](const C& c) { return of_pairs(c, "fta_open") || of_pairs(c, "fta"); }},
    {"35", "some pair has open issues", [](const C& c) { return of_pairs(c, "issues"); }},
    {"37", kProjects, has_projects},
    {"38", "some port may be boycotted",
     [](const C& c) { return ever_other_than_zero(c, IndexSet::project, "boycottable"); }},
    {"39", "some agreement can be reopened",
     [](const C& c) { return ever_other_than_zero(c, IndexSet::project, "reopenable"); }},
    {"40", "some owner can spend on a region, or does",
     [](const C& c) {
       return ever_other_than_zero(c, IndexSet::region, "budget_step") ||
              ever_other_than_zero(c, IndexSet::region, "budget");
     }},
    {"41", "misperception is other than 0",
     [](const C& c) { return parameter(c, "misperception"); }},
    {"42", "some pair sells arms, or may",
     [](const C& c) { return of_pairs(c, "arms_market") || of_pairs(c, "arms"); }},
    {"45", "choices look at the moves of others",
     [](const C& c) {
       return has_outlook(c, Outlook::moves) || has_outlook(c, Outlook::hierarchy);
     }},
    {"46", "choices look at the paths that they open",
     [](const C& c) { return has_outlook(c, Outlook::paths); }},
    {"47", "real_option is other than 0, and there are projects",
     [](const C& c) { return has_projects(c) && parameter(c, "real_option"); }},
    {"48", "choices look at what has paid in the past",
     [](const C& c) { return has_outlook(c, Outlook::experience); }},
    {"49", "the rule of bargaining is zeuthen",
     [](const C& c) { return bargains_by(c, "zeuthen"); }},
    {"50", "the rule of bargaining is alternating-offers",
     [](const C& c) { return bargains_by(c, "alternating-offers"); }},
    {"51", "the rule of bargaining is private-information",
     [](const C& c) { return bargains_by(c, "private-information"); }},
};

bool in_dockets(std::string_view number) {
  return std::ranges::any_of(docket_kinds(), [&](const DocketKind* kind) {
    return names_equation(kind->equation, number);
  });
}

const EquationUse* find_use(std::string_view number) {
  const auto found = std::ranges::find(kUses, number, &EquationUse::number);
  return found == std::end(kUses) ? nullptr : found;
}

}  // namespace

std::span<const EquationUse> equation_uses() { return kUses; }

bool in_use(const Configuration& c, const Equation& equation) {
  if (const EquationUse* use = find_use(equation.number)) return use->used(c);
  return !in_dockets(equation.number) || comes_up(c, equation.number);
}

std::string_view use_condition(const Equation& equation) {
  if (const EquationUse* use = find_use(equation.number)) return use->when;
  return in_dockets(equation.number) ? "such a decision comes up" : "";
}

bool ever_other_than_zero(const Configuration& c, IndexSet set, std::string_view name) {
  return any_moves(c, set, name, [](std::size_t) { return true; });
}

bool counts_in_some_state(const Configuration& c, std::string_view name) {
  return any_moves(c, IndexSet::state, name,
                   [&](std::size_t k) { return decides(c.setup.structure, StateId(k)); });
}

bool reads_utilities(std::string_view decision_rule) {
  return decision_rule != "random" && decision_rule != "status-quo" && decision_rule != "level-0";
}

}  // namespace tumen
