#include "scenario/model_document.h"

#include <charconv>
#include <cmath>

#include "model/bargaining.h"
#include "model/docket.h"
#include "model/equations.h"
#include "model/metrics.h"
#include "model/rules.h"
#include "scenario/markdown.h"
#include "scenario/theories.h"
#include "world/world.h"

namespace tumen {
namespace {

constexpr std::string_view kPreface =
    "# The model\n"
    "\n"
    "This page is generated from the tables that the program runs on (`tumen list equations\n"
    "--format markdown`); a test fails when it differs from them. The symbols are the keys of "
    "scenario\n"
    "files. i is the one who looks or decides, j the other; for projects i is the host and j the "
    "partner.\n"
    "All utilities are money-metric annuities in bn USD/yr, and the noise of a choice is scaled by "
    "the\n"
    "stake of its docket. The same functional forms hold at every level of analysis; levels differ "
    "by\n"
    "distance scale, aggregate of power and stakes only. Number 23 is kept for the "
    "Central\n"
    "Asian equation. Where the equations differ from the reference design, see\n"
    "[decision 2](decisions/0002-where-the-model-departs-from-its-reference.md).\n";

std::string number_text(double x) {
  if (std::isnan(x)) return "required";
  if (std::isinf(x)) return x < 0 ? "-inf" : "inf";
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, x).ptr;
  return std::string(buffer, end);
}

/// Parameters and first values that an equation uses.
void add_parameters(std::string& out, const FieldSet& fields, std::string_view equation) {
  bool any_row = false;
  for (const FieldSet::Entry& e : fields.entries()) {
    const Quantity& q = e.quantity;
    if (q.role == Role::derived || !names_equation(q.equation, equation)) continue;
    if (q.role == Role::stock && q.source.empty()) continue;
    if (!any_row) {
      out +=
          "\n| key | default | plausible range | unit | meaning | source "
          "|\n|---|---|---|---|---|---|\n";
      any_row = true;
    }
    const std::string set(kIndexSetNames[e.index_set]);
    const std::string range = q.prior.empty() || std::isinf(q.prior.low)
                                  ? ""
                                  : number_text(q.prior.low) + " to " + number_text(q.prior.high);
    markdown_row(out, {"`" + set + "." + std::string(q.name) + "`", number_text(q.initial), range,
                       q.unit, q.meaning, q.source});
  }
}

}  // namespace

std::string model_document() {
  const Structure nothing;
  const World world(nothing);
  std::string out(kPreface);
  out += "\n## Equations\n";
  for (const Equation& e : equations()) {
    out += "\n### (" + std::string(e.number) + ") " + std::string(e.title) + "\n\n";
    out += "    " + std::string(e.formula) + "\n\n";
    out += std::string(e.meaning) + " Source: " + std::string(e.source) + ". Code: `" +
           std::string(e.file) + "`.\n";
    add_parameters(out, world.fields, e.number);
  }
  out +=
      "\n## Decisions\n\nEvery decision is a docket: an agent, a menu, a stake. One draw "
      "decides.\n\n"
      "| docket | decides | options | equation |\n|---|---|---|---|\n";
  for (const DocketKind* kind : docket_kinds()) {
    std::string options;
    for (const std::string_view option : kind->options) {
      if (!options.empty()) options += ", ";
      options += option;
    }
    markdown_row(out, {"`" + std::string(kind->id) + "`", kind->meaning, options, kind->equation});
  }
  out += "\n## Rules of choice\n\n| rule | meaning | source |\n|---|---|---|\n";
  for (const DecisionRuleInfo& rule : decision_rules())
    markdown_row(out, {"`" + std::string(rule.id) + "`", rule.meaning, rule.source});
  out += "\n## Rules of bargaining\n\n| rule | meaning | source |\n|---|---|---|\n";
  for (const BargainingRuleInfo& rule : bargaining_rules())
    markdown_row(out, {"`" + std::string(rule.id) + "`", rule.meaning, rule.source});
  out += "\n## Theories\n\n| variant | what it is | sets | source |\n|---|---|---|---|\n";
  for (const VariantInfo& v : theories()) {
    markdown_row(out, {"`" + v.id + "`", v.label, settings_text(v, "`"), v.source});
  }
  out += "\n## Metrics\n\n| metric | unit | meaning |\n|---|---|---|\n";
  for (const MetricFamily& family : metric_families()) {
    markdown_row(out, {"`" + std::string(family.id) + "`", family.unit, family.meaning});
  }
  return out;
}

}  // namespace tumen
