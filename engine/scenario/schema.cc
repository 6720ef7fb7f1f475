#include "scenario/schema.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "scenario/field_table.h"
#include "scenario/json_text.h"
#include "scenario/limits.h"
#include "scenario/quantity_value.h"
#include "scenario/sections.h"

namespace tumen {
namespace {

constexpr std::string_view kIdPattern = "^[A-Za-z][A-Za-z0-9_-]{0,63}$";
constexpr std::string_view kFreeIdPattern = "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$";
constexpr std::string_view kQuarterPattern = "^[1-9][0-9]{3}Q[1-4]$";

void pattern(JsonText& out, std::string_view regex) {
  out.key("type").text("string").key("pattern").text(regex);
}

void bounds(JsonText& out, double low, double high) {
  if (std::abs(low) < 1e300) out.key("minimum").number(low);
  if (std::abs(high) < 1e300) out.key("maximum").number(high);
}

void ranged_number(JsonText& out, const Quantity& q) {
  out.open_object().key("type").text("number");
  bounds(out, q.valid.low, q.valid.high);
  out.close_object();
}

std::string description(const Quantity& q) {
  std::string text = std::string(q.meaning) + " [" + std::string(q.unit) + "]";
  if (!q.equation.empty()) text += "; equation " + std::string(q.equation);
  if (!q.source.empty()) text += "; source: " + std::string(q.source);
  return text;
}

/// Plain number, boolean, stage name, or table with range, unit and source.
void quantity(JsonText& out, const Quantity& q) {
  out.open_object().key("description").text(description(q));
  if (!required(q)) out.key("default").number(q.initial);
  out.key("anyOf").open_array();
  ranged_number(out, q);
  out.open_object().key("type").text("boolean").close_object();
  if (q.unit == "stage") out.open_object().key("$ref").text("#/$defs/stage").close_object();
  out.open_object().key("type").text("object").key("properties").open_object();
  for (const char* part : {"value", "low", "high"}) {
    out.key(part);
    ranged_number(out, q);
  }
  out.key("unit").open_object().key("const").text(q.unit).close_object();
  out.key("source").open_object().key("type").text("string").close_object();
  out.close_object().key("required").open_array().text("value").close_array();
  out.key("dependentRequired").open_object();
  out.key("low").open_array().text("high").close_array();
  out.key("high").open_array().text("low").close_array().close_object();
  out.key("additionalProperties").boolean(false).close_object();
  out.close_array().close_object();
}

void array_of(JsonText& out, std::string_view type) {
  out.key("type").text("array").key("items").open_object().key("type").text(type).close_object();
}

void structural_type(JsonText& out, const Key& key) {
  switch (key.kind) {
    case KeyKind::text:
      out.key("type").text("string");
      break;
    case KeyKind::name:
      pattern(out, kIdPattern);
      break;
    case KeyKind::word:
      out.key("enum").open_array();
      for (const std::string& w : key.words) out.text(w);
      out.close_array();
      break;
    case KeyKind::date:
      pattern(out, kQuarterPattern);
      break;
    case KeyKind::integer:
    case KeyKind::real:
      out.key("type").text(key.kind == KeyKind::real ? "number" : "integer");
      bounds(out, key.low, key.high);
      break;
    case KeyKind::boolean:
      out.key("type").text("boolean");
      break;
    case KeyKind::names:
    case KeyKind::addresses:
    case KeyKind::texts:
      array_of(out, "string");
      break;
    case KeyKind::numbers:
      array_of(out, "number");
      break;
    case KeyKind::menu:
      out.key("type").text("array").key("minItems").number(1);
      out.key("maxItems").number(static_cast<double>(kMostMenu));
      out.key("items").open_object().key("type").text("number");
      bounds(out, key.low, key.high);
      out.close_object();
      break;
    case KeyKind::edits:
      out.key("type").text("object");
      break;
    case KeyKind::points:
      out.key("type").text("object").key("propertyNames").open_object();
      pattern(out, kQuarterPattern);
      out.close_object();
      break;
    case KeyKind::request:
      out.key("anyOf").open_array();
      out.open_object().key("$ref").text("#/$defs/request").close_object();
      out.open_object().key("type").text("array").key("items").open_object();
      out.key("$ref").text("#/$defs/request").close_object().close_object().close_array();
      break;
  }
}

void structural_key(JsonText& out, const Key& key) {
  std::string text(key.meaning);
  if (!key.standard.empty()) text += "; default " + std::string(key.standard);
  out.open_object().key("description").text(text);
  structural_type(out, key);
  out.close_object();
}

const Quantity* quantity_of(const Section& section, std::string_view key) {
  if (!section.numbers) return nullptr;
  const int at = field_table().find(static_cast<std::size_t>(*section.numbers), key);
  if (at < 0) return nullptr;
  const Quantity& q = field_table().entries()[static_cast<std::size_t>(at)].quantity;
  return settable(q) ? &q : nullptr;
}

/// One table of a section. `whole`: required keys are demanded; else a file may inherit them.
void table(JsonText& out, const Section& section, bool described, bool whole) {
  out.open_object().key("type").text("object");
  if (described) out.key("description").text(section.meaning);
  out.key("properties").open_object();
  for (const Key& key : section.keys) {
    out.key(key.name);
    const Quantity* number = quantity_of(section, key.name);
    if (!number) {
      structural_key(out, key);
      continue;
    }
    out.open_object().key("anyOf").open_array();
    structural_key(out, key);
    quantity(out, *number);
    out.close_array().close_object();
  }
  for (const std::string& name :
       section.numbers ? settable_names(*section.numbers) : std::vector<std::string>()) {
    if (find_key(section, name)) continue;
    out.key(name);
    quantity(out, *quantity_of(section, name));
  }
  out.close_object().key("additionalProperties").boolean(false);
  if (whole && std::ranges::any_of(section.keys, &Key::required)) {
    out.key("required").open_array();
    for (const Key& key : section.keys) {
      if (key.required) out.text(key.name);
    }
    out.close_array();
  }
  out.close_object();
}

/// Tables named by ids, `levels` deep.
void named(JsonText& out, const Section& section, int levels) {
  out.open_object().key("type").text("object");
  if (levels == static_cast<int>(section.shape)) out.key("description").text(section.meaning);
  out.key("propertyNames").open_object();
  pattern(out, section.numbers ? kIdPattern : kFreeIdPattern);
  out.close_object().key("additionalProperties");
  if (levels == 1) {
    out.open_object().key("$ref").text("#/$defs/" + std::string(section.name)).close_object();
  } else {
    named(out, section, levels - 1);
  }
  out.close_object();
}

void section_schema(JsonText& out, const Section& section, bool whole) {
  if (section.name == "metric") {
    out.open_object().key("type").text("object").key("description").text(section.meaning);
    out.key("additionalProperties").open_object().key("type").text("string").close_object();
    out.close_object();
  } else if (section.shape == Shape::list) {
    out.open_object().key("type").text("array").key("description").text(section.meaning);
    out.key("items").open_object().key("$ref").text("#/$defs/" + std::string(section.name));
    out.close_object().close_object();
  } else if (section.shape == Shape::plain) {
    table(out, section, true, whole);
  } else {
    named(out, section, static_cast<int>(section.shape));
  }
}

JsonText begin_schema(std::string_view title) {
  JsonText out;
  out.open_object();
  out.key("$schema").text("https://json-schema.org/draft/2020-12/schema");
  out.key("title").text(title);
  out.key("type").text("object").key("properties").open_object();
  out.key("schema_version").open_object().key("const").number(1).close_object();
  return out;
}

std::string end_schema(JsonText out, std::span<const Section> all, bool whole) {
  for (const Section& s : all) {
    if (s.name == "request") continue;
    out.key(s.name);
    section_schema(out, s, whole);
  }
  out.close_object().key("additionalProperties").boolean(false);
  out.key("$defs").open_object();
  out.key("stage").open_object().key("enum").open_array();
  for (const std::string_view stage : stage_names()) out.text(stage);
  out.close_array().close_object();
  for (const Section& s : all) {
    if (s.shape == Shape::plain) continue;
    out.key(s.name);
    table(out, s, false, whole);
  }
  out.close_object().close_object();
  return out.str() + "\n";
}

}  // namespace

std::string json_schema() {
  JsonText out = begin_schema("Tumen scenario file");
  out.key("extends").open_object().key("type").text("string");
  out.key("description")
      .text("Scenario that this one overrides key by key: a folder or file, relative to this file");
  out.close_object();
  return end_schema(std::move(out), sections(), false);
}

std::string claims_schema() {
  return end_schema(begin_schema("Tumen claims file"), claims_sections(), true);
}

std::string experiment_schema() {
  return end_schema(begin_schema("Tumen experiment file"), experiment_sections(), true);
}

}  // namespace tumen
