#include "scenario/theories.h"

#include <algorithm>
#include <utility>

#include "scenario/assignment.h"
#include "scenario/check_keys.h"
#include "scenario/format_number.h"
#include "scenario/toml_document.h"

namespace tumen {
namespace {

/// The number of `= 0` or of `= {value = 0, ...}`.
double number_of(const Value& v) {
  const Value* inner = v.get("value");
  return inner ? inner->number : v.number;
}

}  // namespace

Value read_theories(std::string_view text, Report& report) {
  const int file = report.add_file(std::string(kTheoriesFile));
  std::optional<Value> tree = parse_toml(text, file, report);
  if (!tree) return {};
  for (const Member& m : tree->members) {
    if (m.key == "schema_version" || m.key == "variant") continue;
    report.error(m.place, m.key, "theories have schema_version and [variant.NAME] sections only");
  }
  check_sections(*tree, report);
  return std::move(*tree);
}

std::vector<const Member*> variants_of(const Value& tree) {
  std::vector<const Member*> out;
  const Value* all = tree.get("variant");
  if (!all) return out;
  for (const Member& m : all->members) {
    if (m.value.is(ValueKind::table)) out.push_back(&m);
  }
  std::ranges::sort(out, {}, [](const Member* m) {
    return std::tuple(m->place.file, m->place.line, m->place.column, std::string_view(m->key));
  });
  return out;
}

VariantInfo variant_info(const Member& variant) {
  VariantInfo info;
  info.id = variant.key;
  info.label = text_or(variant.value, "label", variant.key);
  info.source = text_or(variant.value, "source");
  info.decision = text_or(variant.value, "decision");
  info.bargaining = text_or(variant.value, "bargaining");
  if (const Value* set = variant.value.get("set")) {
    Report ignored;  // loading the variant complains
    ignored.add_file("");
    std::vector<Assignment> all = assignments(*set, "", "", ignored);
    std::ranges::sort(all, {}, [](const Assignment& a) {
      return std::tuple(a.place.line, a.place.column, std::string_view(a.address));
    });
    for (const Assignment& a : all) info.set.emplace_back(a.address, number_of(a.value));
  }
  return info;
}

std::vector<VariantInfo> theories() {
  Report ignored;  // every load complains
  const Value tree = read_theories(kTheoriesText, ignored);
  std::vector<VariantInfo> out;
  for (const Member* m : variants_of(tree)) out.push_back(variant_info(*m));
  return out;
}

std::string settings_text(const VariantInfo& variant, std::string_view quote) {
  const auto quoted = [&](const std::string& text) {
    return std::string(quote) + text + std::string(quote);
  };
  std::string out;
  const auto add = [&](const std::string& text) { out += (out.empty() ? "" : ", ") + text; };
  for (const auto& [address, value] : variant.set)
    add(quoted(address) + " = " + format_number(value));
  if (!variant.decision.empty()) add("decision " + quoted(variant.decision));
  if (!variant.bargaining.empty()) add("bargaining " + quoted(variant.bargaining));
  return out;
}

}  // namespace tumen
