#include "scenario/odd/odd.h"

#include <algorithm>

#include "model/phases.h"
#include "scenario/markdown.h"
#include "scenario/odd/sections.h"
#include "scenario/theories.h"

namespace tumen {

void write_heading(std::string& out, std::string_view text, int level) {
  while (out.ends_with("\n\n")) out.pop_back();
  out += "\n" + std::string(static_cast<std::size_t>(level), '#') + " ";
  out += std::string(text) + "\n\n";
}

void write_line(std::string& out, std::string_view text) { out += std::string(text) + "\n\n"; }

std::string equation_name(const Equation& e) {
  return "(" + std::string(e.number) + ") " + std::string(e.title);
}

std::string numbers_in_use(const Configured& c, std::string_view list) {
  std::string out;
  for (const Equation& e : equations()) {
    if (!names_equation(list, e.number) || !c.uses(e)) continue;
    out += (out.empty() ? "(" : ", (") + std::string(e.number) + ")";
  }
  return out.empty() ? "none" : out;
}

void write_purpose(std::string& out, const Configured& c) {
  const ScenarioInfo& info = c.scenario.info;
  write_heading(out, "1 Purpose and patterns");
  if (!info.question.empty()) write_line(out, info.question);
  write_line(out,
             "The model is judged by how its theories, which share one world, differ in what they "
             "let happen, and by the counterfactual arms below.");
  if (info.arms.empty()) return write_line(out, "The scenario has no arms.");
  markdown_head(out, {"arm", "what it is"});
  for (const ArmInfo& arm : info.arms) markdown_row(out, {code(arm.id), arm.label});
}

void write_process(std::string& out, const Configured& c) {
  write_heading(out, "3 Process overview and scheduling");
  write_line(out,
             "A tick runs these phases in this order. Each is synchronous inside: the order of "
             "entities does not matter.");
  markdown_head(out, {"phase", "what happens", "equations in use"});
  for (const Phase& phase : phases())
    markdown_row(out, {phase.name, phase.meaning, numbers_in_use(c, phase.equations)});
}

std::string odd_document(const Scenario& scenario) {
  const Configured c(scenario);
  const ScenarioInfo& info = scenario.info;
  std::string out = "# " + info.title + "\n\n";
  write_line(out,
             "ODD+D description (Grimm et al. 2006, 2010, 2020; Mueller et al. 2013), generated "
             "from the tables that the program runs on and from the scenario as it is loaded.");
  markdown_head(out, {"scenario", "variant", "arm"});
  markdown_row(out,
               {code(info.id), code(info.variant), info.arm.empty() ? "none" : code(info.arm)});
  write_purpose(out, c);
  write_entities(out, c);
  write_process(out, c);
  write_concepts(out, c);
  write_initialisation(out, c);
  write_input(out, c);
  write_submodels(out, c);
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace tumen
