#include "scenario/overlay.h"

#include <algorithm>
#include <utility>

#include "scenario/address.h"
#include "scenario/check_keys.h"
#include "scenario/mechanisms.h"
#include "scenario/sections.h"
#include "scenario/theories.h"

namespace tumen {
namespace {

/// The named tables of a section ([arm.NAME]) that are tables indeed.
std::vector<const Member*> named_tables(const Value& tree, std::string_view section) {
  std::vector<const Member*> out;
  const Value* all = tree.get(section);
  if (!all) return out;
  for (const Member& m : all->members) {
    if (m.value.is(ValueKind::table)) out.push_back(&m);
  }
  return out;
}

void append(std::vector<Assignment>& to, std::vector<Assignment> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

Assignment rule(std::string_view key, Value value, Place place, const std::string& origin) {
  const std::string address = "scenario." + std::string(key);
  return {address, place, std::move(value), origin + "." + std::string(key), origin, false};
}

/// `lenient`: a theory may set what the scenario has none of.
std::vector<Assignment> of_variant(const Member& m, bool lenient, Report& report) {
  const std::string origin = "variant." + m.key;
  std::vector<Assignment> out;
  for (const std::string_view key : {"decision", "bargaining"}) {
    const Member* given = m.value.find(key);
    if (given) out.push_back(rule(key, given->value, given->place, origin));
  }
  if (const Value* set = m.value.get("set"))
    append(out, assignments(*set, origin + ".set", origin, report));
  for (Assignment& a : out) a.lenient = lenient;
  return out;
}

void unknown(const std::string& what, const std::string& wanted,
             const std::vector<std::string>& names, Report& report) {
  std::string message = "there is no " + what + " \"" + wanted + "\"";
  message += names.empty() ? "; the scenario has none" : "; expected " + one_of(names, 24);
  report.error({report.add_file("--" + what + " " + wanted.substr(0, 64)), 0, 0},
               what + "." + wanted, message, report.nearest(wanted, names));
}

void collect_variants(const Value& tree, const std::string& wanted, Overlays& out, Report& report) {
  const std::vector<const Member*> own = named_tables(tree, "variant");
  bool found = wanted.empty();
  const auto is_own = [&own](std::string_view id) {
    return std::ranges::any_of(own, [id](const Member* m) { return m->key == id; });
  };
  const Value shared = read_theories(kTheoriesText, report);
  for (const Member* m : variants_of(shared)) {
    if (is_own(m->key)) continue;
    out.variants.push_back(variant_info(*m));
    if (m->key != wanted) continue;
    found = true;
    append(out.chosen, of_variant(*m, true, report));
  }
  for (const Member* m : own) {
    out.variants.push_back(variant_info(*m));
    found = found || m->key == wanted;
    append(m->key == wanted ? out.chosen : out.others, of_variant(*m, false, report));
  }
  if (found) return;
  std::vector<std::string> names;
  for (const VariantInfo& v : out.variants) names.push_back(v.id);
  unknown("variant", wanted, names, report);
}

void collect_arms(const Value& tree, const std::string& wanted, Overlays& out, Report& report) {
  bool found = wanted.empty();
  std::vector<std::string> names;
  for (const Member* m : named_tables(tree, "arm")) {
    const std::string origin = "arm." + m->key;
    names.push_back(m->key);
    out.arms.push_back({m->key, text_or(m->value, "label", m->key)});
    found = found || m->key == wanted;
    const Value* set = m->value.get("set");
    if (!set) continue;
    append(m->key == wanted ? out.chosen : out.others,
           assignments(*set, origin + ".set", origin, report));
  }
  if (!found) unknown("arm", wanted, names, report);
}

/// Where a structural assignment is written: section, entity (or "") and key.
struct StructuralPath {
  const Section* section = nullptr;
  std::string entity, key;
};

StructuralPath structural_path(const Assignment& a) {
  const std::vector<std::string> parts = split_address(a.address);
  const Section* section = find_section(parts[0]);
  if (!section || parts.size() < 2) return {};
  const bool overridable = section->name == "scenario" || section->name == "shock" ||
                           (section->numbers && section->shape == Shape::entity);
  const std::size_t wanted = section->shape == Shape::plain ? 2 : 3;
  if (!overridable || parts.size() != wanted) return {};
  // Whole sections without numbers are structure, so that a misspelt key is complained about.
  if (section->numbers && !is_structural(*section, parts.back(), a.value)) return {};
  return {section, wanted == 3 ? parts[1] : "", parts.back()};
}

void write_key(Value& table, const StructuralPath& path, const Assignment& a) {
  Member& m = table.member(path.key, a.place);
  m.place = a.place;
  m.value = a.value;
}

/// Complains where a dry run finds that the value could not stand there.
void check_key(const StructuralPath& path, const Assignment& a, Report& report) {
  const Key* key = find_key(*path.section, path.key);
  const bool fixed = path.key == "id" && path.section->shape == Shape::list;
  if (!key || fixed) {
    std::vector<std::string> names;
    for (const Key& k : path.section->keys) {
      if (k.name != "id" || !fixed) names.emplace_back(k.name);
    }
    report.error(a.place, a.path,
                 a.path + ": " + std::string(path.section->name) +
                     (fixed ? " ids cannot be overridden" : " has no key \"" + path.key + "\""),
                 fixed ? "" : report.nearest(path.key, names));
    return;
  }
  if (const std::string wrong = fault(*key, a.value); !wrong.empty()) {
    report.error(a.value.place, a.path, a.path + " " + wrong,
                 a.value.is(ValueKind::text) ? report.nearest(a.value.text, key->words) : "");
  }
}

/// The texts of an array in front of those of `list`.
void put_first(const Value* texts, std::vector<std::string>& list) {
  if (!texts) return;
  std::vector<std::string> first;
  for (const Value& item : texts->items) {
    if (item.is(ValueKind::text)) first.push_back(item.text);
  }
  list.insert(list.begin(), first.begin(), first.end());
}

}  // namespace

LoadOptions with_own_overlay(const Value& tree, LoadOptions options) {
  const Value* own = tree.get("overlay");
  if (!own) return options;
  if (options.variant.empty()) options.variant = text_or(*own, "variant");
  if (options.arm.empty()) options.arm = text_or(*own, "arm");
  put_first(own->get("without"), options.without);
  put_first(own->get("set"), options.set);
  return options;
}

Overlays collect_overlays(const Value& tree, const LoadOptions& options, Report& report) {
  Overlays out;
  collect_variants(tree, options.variant, out, report);
  collect_arms(tree, options.arm, out, report);
  for (const std::string& id : options.without) append(out.chosen, switch_off(id, report));
  for (const std::string& text : options.set) append(out.chosen, parse_set(text, report));
  return out;
}

bool assigns_structure(const Assignment& a) { return structural_path(a).section != nullptr; }

void assign_structure(const Assignment& a, Value& tree, bool dry, Report& report) {
  const StructuralPath path = structural_path(a);
  const std::size_t before = report.count();
  check_key(path, a, report);
  if (report.count() > before) return;
  const std::string name(path.section->name);
  if (path.section->shape == Shape::plain) {
    if (!dry) write_key(tree.member(name, a.place).value, path, a);
    return;
  }
  Value* all = nullptr;
  if (Member* m = tree.find(name)) all = &m->value;
  std::vector<std::string> names;
  bool found = false;
  for (std::size_t k = 0; all && k < all->members.size(); ++k) {
    Member& m = all->members[k];
    names.push_back(m.key);
    if ((path.entity != "*" && path.entity != m.key) || !m.value.is(ValueKind::table)) continue;
    found = true;
    if (!dry) write_key(m.value, path, a);
  }
  if (found || a.lenient) return;
  report.error(a.place, a.path,
               a.path + ": " +
                   (path.entity == "*" ? "the scenario has no " + name
                                       : "there is no " + name + " \"" + path.entity + "\""),
               report.nearest(path.entity, names));
}

}  // namespace tumen
