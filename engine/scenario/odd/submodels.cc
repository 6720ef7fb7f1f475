// 7 Submodels: the equations in use, with their numbers as configured.
#include "scenario/markdown.h"
#include "scenario/odd/sections.h"

namespace tumen {
namespace {

void write_parameters(std::string& out, const Configured& c, const Equation& equation) {
  bool first = true;
  for (std::size_t k = 0; k < c.entries().size(); ++k) {
    const FieldSet::Entry& e = c.entries()[k];
    const Quantity& q = e.quantity;
    if (q.role == Role::derived || !names_equation(q.equation, equation.number)) continue;
    if (e.count == 0 || (q.role == Role::stock && q.source.empty())) continue;
    if (first) {
      out += '\n';
      markdown_head(out, {"number", "value", "unit", "plausible range", "meaning", "from"});
    }
    first = false;
    markdown_row(out, {code(Configured::key_of(e)), c.values_of(k), q.unit, c.ranges_of(k),
                       q.meaning, c.provenance_of(k)});
  }
}

}  // namespace

void write_submodels(std::string& out, const Configured& c) {
  write_heading(out, "7 Submodels");
  write_line(out,
             "The equations in use. i looks or decides, j is the other; for projects i is "
             "the host and j the partner.");
  for (const Equation& e : equations()) {
    if (!c.uses(e)) continue;
    write_heading(out, equation_name(e), 3);
    out += "    " + std::string(e.formula) + "\n\n";
    out += std::string(e.meaning) + " Source: " + std::string(e.source) +
           ". Code: " + code(e.file) + ".\n";
    write_parameters(out, c, e);
  }
  write_heading(out, "Left out", 3);
  bool all = true;
  for (const Equation& e : equations()) {
    if (c.uses(e)) continue;
    out += "- " + equation_name(e) + ": would be in use if " + std::string(use_condition(e)) + "\n";
    all = false;
  }
  if (all) write_line(out, "Nothing.");
}

}  // namespace tumen
