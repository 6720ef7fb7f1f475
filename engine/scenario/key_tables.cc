#include <cmath>
#include <string>
#include <vector>

#include "scenario/field_table.h"
#include "scenario/format_number.h"
#include "scenario/markdown.h"
#include "scenario/schema.h"
#include "scenario/sections.h"

namespace tumen {
namespace {

void row(std::string& out, const std::vector<std::string>& cells) {
  for (const std::string& c : cells) out += c.empty() ? "| " : "| " + c + " ";
  out += "|\n";
}

void header(std::string& out, const std::vector<std::string>& names) {
  row(out, names);
  for (std::size_t k = 0; k < names.size(); ++k) out += "| --- ";
  out += "|\n";
}

std::string range(double low, double high) {
  if (std::abs(low) > 1e300 || std::abs(high) > 1e300) return "any number";
  return format_number(low) + " to " + format_number(high);
}

std::string allowed(const Key& key) {
  switch (key.kind) {
    case KeyKind::text:
      return "text";
    case KeyKind::word: {
      std::string out;
      for (const std::string& w : key.words) out += (out.empty() ? "" : ", ") + code(w);
      return out;
    }
    case KeyKind::date:
      return "quarter";
    case KeyKind::integer:
      return key.high > 1e15 ? "whole number" : "whole number " + range(key.low, key.high);
    case KeyKind::real:
      return key.high > 1e300 ? "number" : "number " + range(key.low, key.high);
    case KeyKind::boolean:
      return "`true`, `false`";
    case KeyKind::name:
      return "a " + std::string(key.target);
    case KeyKind::names:
      return "array of " + std::string(key.target) + "s";
    case KeyKind::menu:
      return "array of up to 8 ascending numbers " + range(key.low, key.high);
    case KeyKind::edits:
      return "table of addresses and values";
    case KeyKind::points:
      return "table of quarters and values";
    case KeyKind::request:
      return "table or array of tables";
    case KeyKind::addresses:
      return "array of addresses";
    case KeyKind::texts:
      return "array of texts";
    case KeyKind::numbers:
      return "array of numbers";
  }
  return "";
}

std::string title(const Section& s) {
  const std::string name(s.name);
  if (s.name == "request") return "request = {...}";
  if (s.shape == Shape::list) return "[[" + name + "]]";
  if (s.shape == Shape::entity) return "[" + name + ".ID]";
  if (s.name == "holding") return "[holding.REGION.STATE]";
  if (s.name == "membership") return "[membership.INSTITUTION.STATE]";
  if (s.name == "test") return "[test.ID.NAME]";
  if (s.shape == Shape::pair) return "[" + name + ".STATE.STATE]";
  return "[" + name + "]";
}

void structural_rows(std::string& out, const Section& s) {
  if (s.keys.empty()) return;
  header(out, {"key", "value", "default", "meaning"});
  for (const Key& key : s.keys) {
    const std::string standard = key.required           ? "required"
                                 : key.standard.empty() ? "none"
                                                        : std::string(key.standard);
    row(out, {code(key.name), allowed(key), markdown_cell(standard), markdown_cell(key.meaning)});
  }
  out += "\n";
}

void number_rows(std::string& out, const Section& s) {
  if (!s.numbers) return;
  header(out, {"number", "unit", "default", "range", "plausible", "equation", "meaning", "source"});
  for (const FieldSet::Entry& e : field_table().entries()) {
    const Quantity& q = e.quantity;
    if (e.index_set != static_cast<std::size_t>(*s.numbers) || !settable(q)) continue;
    row(out,
        {code(q.name), markdown_cell(q.unit), required(q) ? "required" : format_number(q.initial),
         range(q.valid.low, q.valid.high), has_prior(q) ? range(q.prior.low, q.prior.high) : "",
         markdown_cell(q.equation), markdown_cell(q.meaning), markdown_cell(q.source)});
  }
  out += "\n";
}

std::string tables_of(std::span<const Section> all) {
  std::string out;
  for (const Section& s : all) {
    out += "### `" + title(s) + "`\n\n" + std::string(s.meaning) + ".\n\n";
    if (s.name == "pair") {
      out += "The numbers of `[dyad.STATE.STATE]`.\n\n";
      continue;
    }
    structural_rows(out, s);
    number_rows(out, s);
  }
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace

std::string key_tables_markdown() { return tables_of(sections()); }

std::string claims_key_tables_markdown() { return tables_of(claims_sections()); }

std::string experiment_key_tables_markdown() { return tables_of(experiment_sections()); }

}  // namespace tumen
