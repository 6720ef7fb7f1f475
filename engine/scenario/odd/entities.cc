// 2 Entities, state variables and scales.
#include "scenario/format_number.h"
#include "scenario/markdown.h"
#include "scenario/odd/sections.h"

namespace tumen {
namespace {

std::string menu_text(const std::vector<double>& menu) {
  std::string out;
  for (const double x : menu) out += (out.empty() ? "" : ", ") + format_number(x);
  return out;
}

/// Who the members of an index set are, in the order of their stable keys.
std::string members(const Structure& s, IndexSet set) {
  if (set == IndexSet::dyad) return "ordered pairs of states";
  if (set == IndexSet::holding) return "each region with each investing state";
  if (set == IndexSet::route) return "paths of cargoes through the corridors";
  std::string out;
  for (std::size_t k = 0; k < s.size(set); ++k) {
    out += (out.empty() ? "" : ", ") + s.name(set, k);
    if (set == IndexSet::state && !s.states[k].active) out += " (passive)";
  }
  return out;
}

void write_sets(std::string& out, const Structure& s) {
  markdown_head(out, {"entities", "number", "which"});
  for (std::size_t k = 1; k < kNamedIndexSets; ++k) {
    const auto set = static_cast<IndexSet>(k);
    std::size_t number = s.size(set);
    if (set == IndexSet::dyad) number -= s.states.size();
    if (number == 0) continue;
    markdown_row(out, {kIndexSetNames[k], std::to_string(number), members(s, set)});
  }
}

void write_projects(std::string& out, const Structure& s) {
  if (s.projects.empty()) return;
  out += '\n';
  markdown_head(out, {"project", "host", "partner", "third", "through", "region", "level", "class",
                      "years", "equity", "management", "finance"});
  for (const Project& p : s.projects) {
    std::string third;
    for (const StateId i : p.third) third += (third.empty() ? "" : ", ") + s[i].id;
    markdown_row(
        out, {p.id, s[p.host].id, s[p.partner].id, third.empty() ? "none" : third,
              p.through ? s[p.through].id : "none", s[p.region].id,
              kLevelNames[static_cast<std::size_t>(p.level)], p.project_class, menu_text(p.years),
              menu_text(p.equity), menu_text(p.management), menu_text(p.finance)});
  }
}

void write_variables(std::string& out, const Configured& c) {
  out += '\n';
  markdown_head(out, {"state variable", "unit", "meaning", "equations in use"});
  for (const FieldSet::Entry& e : c.entries()) {
    const Quantity& q = e.quantity;
    if (q.role == Role::parameter || !c.uses(e)) continue;
    markdown_row(out,
                 {code(Configured::key_of(e)), q.unit, q.meaning, numbers_in_use(c, q.equation)});
  }
}

}  // namespace

void write_entities(std::string& out, const Configured& c) {
  const Calendar& calendar = c.setup().calendar;
  write_heading(out, "2 Entities, state variables and scales");
  write_line(out, "A tick is " + format_number(calendar.tick_years) + " years. A history has " +
                      std::to_string(calendar.ticks) + " ticks, from " + calendar.date(0) + " to " +
                      calendar.date(calendar.ticks - 1) +
                      ". Space is the distances between states, the regions and the corridors.");
  write_sets(out, c.structure());
  write_projects(out, c.structure());
  write_variables(out, c);
  out +=
      "\nVariables of equations that are left out (element 7) are computed too and bear on "
      "nothing.\n";
}

}  // namespace tumen
