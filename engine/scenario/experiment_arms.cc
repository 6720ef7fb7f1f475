#include "scenario/experiment_arms.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "scenario/assignment.h"
#include "scenario/check_keys.h"
#include "scenario/format_number.h"
#include "scenario/sections.h"

namespace tumen {
namespace {

const Section& section_of(std::string_view name) {
  return *find_section(experiment_sections(), name);
}

/// The value of a key of [experiment] when it is there and well formed, else null.
const Value* read(const Value& tree, std::string_view key) {
  const Value* table = tree.get("experiment");
  return table && table->is(ValueKind::table) ? well_formed(section_of("experiment"), *table, key)
                                              : nullptr;
}

std::vector<std::string> texts_of(const Value* array, std::vector<std::string> standard) {
  if (!array) return standard;
  std::vector<std::string> out;
  for (const Value& v : array->items) out.push_back(v.text);
  return out;
}

/// "key=value" as --set takes it; nothing for what --set could not say.
std::optional<std::string> set_text(const Assignment& a) {
  const Value& v = a.value;
  if (a.address.find_first_of("=\n\r") != std::string::npos) return std::nullopt;
  if (v.is(ValueKind::boolean)) return a.address + (v.number != 0 ? "=true" : "=false");
  if (v.is(ValueKind::integer)) return a.address + "=" + std::to_string(v.integer);
  if (v.is_number()) return a.address + "=" + format_number(v.number);
  const bool plain = v.is(ValueKind::text) && v.text.find_first_of("'\n\r") == std::string::npos;
  if (plain) return a.address + "='" + v.text + "'";
  return std::nullopt;
}

std::vector<Assignment> overrides_of(const Member& arm, Report& report) {
  const Value* set = arm.value.get("set");
  const std::string path = "arm." + arm.key + ".set";
  return set ? assignments(*set, path, path, report) : std::vector<Assignment>();
}

/// The sound [arm.ID].
std::vector<const Member*> own_arms(const Value& tree) {
  std::vector<const Member*> out = tables_in_file_order(tree.get("arm"));
  std::erase_if(out, [](const Member* m) {
    return !is_id(m->key, true) || !is_sound(section_of("arm"), m->value);
  });
  return out;
}

ArmSpec own_arm(const Member& m, Report& report) {
  ArmSpec arm;
  arm.name = m.key;
  arm.label = text_or(m.value, "label", m.key);
  arm.options.arm = text_or(m.value, "arm");
  arm.options.without = texts_of(m.value.get("without"), {});
  for (const Assignment& a : overrides_of(m, report)) {
    if (std::optional<std::string> text = set_text(a)) {
      arm.options.set.push_back(std::move(*text));
    } else {
      report.error(a.place, a.path,
                   a.path + " must be a number, a boolean or a text, got " + describe(a.value));
    }
  }
  return arm;
}

std::vector<ArmSpec> list_worlds(const Value& tree, Report& report) {
  std::vector<ArmSpec> worlds{{"baseline", "the scenario as it is", {}, 0}};
  std::vector<ArmSpec> last;
  for (const Member* m : own_arms(tree)) {
    ArmSpec arm = own_arm(*m, report);
    if (arm.name == "baseline") {
      worlds.front() = std::move(arm);
    } else {
      last.push_back(std::move(arm));
    }
  }
  for (const std::string& name : texts_of(read(tree, "arms"), {})) {
    ArmSpec& arm = worlds.emplace_back();
    arm.name = arm.options.arm = name;
  }
  worlds.insert(worlds.end(), std::make_move_iterator(last.begin()),
                std::make_move_iterator(last.end()));
  return worlds;
}

/// A place of the file, with the key that stands there.
struct Blamed {
  Place place;
  std::string key;
};

/// Where an array of texts has `text`.
void find_item(const Value* array, const std::string& text, const std::string& key,
               std::vector<Blamed>& out) {
  if (!array) return;
  for (const Value& v : array->items) {
    if (v.text == text) out.push_back({v.place, key});
  }
}

/// Where the file says what the error is about: `file` is the overlay that a scenario's errors
/// name in place of a file.
std::vector<Blamed> places_of(const Value& tree, const std::string& file) {
  std::vector<Blamed> out;
  const auto named = [&file](const std::string& option, const std::string& text) {
    return file == option + text;
  };
  const auto items = [&](const Value* array, const std::string& option, const std::string& key) {
    for (const Value& v : array ? array->items : std::vector<Value>()) {
      if (named(option, v.text.substr(0, 64))) find_item(array, v.text, key, out);
    }
  };
  items(read(tree, "variants"), "--variant ", "experiment.variants");
  items(read(tree, "arms"), "--arm ", "experiment.arms");
  Report quiet;
  for (const Member* m : own_arms(tree)) {
    const std::string path = "arm." + m->key;
    const Value* arm = m->value.get("arm");
    if (arm && named("--arm ", arm->text.substr(0, 64))) out.push_back({arm->place, path + ".arm"});
    items(m->value.get("without"), "--without ", path + ".without");
    for (const Assignment& a : overrides_of(*m, quiet)) {
      const std::optional<std::string> text = set_text(a);
      if (text && named("--set '", text->substr(0, 200) + "'")) {
        out.push_back({a.place, a.path});
      }
    }
  }
  return out;
}

}  // namespace

std::vector<ArmSpec> list_arms(const Value& tree, Report& report) {
  const std::vector<ArmSpec> worlds = list_worlds(tree, report);
  const std::vector<std::string> variants = texts_of(read(tree, "variants"), {"full"});
  const Value* given = read(tree, "variants");
  const Member* section = tree.find("experiment");
  const auto error = [&](const std::string& key, const std::string& message) {
    const Value* v = read(tree, key);
    report.error(v         ? v->place
                 : section ? section->place
                           : Place{0, 1, 1},
                 "experiment." + key, "experiment." + key + " " + message);
  };
  if (given && variants.empty()) error("variants", "must name at least one variant");
  if (worlds.size() * variants.size() > kMostArms) {
    error("variants", "times arms are more than " + std::to_string(kMostArms));
    return {};
  }
  std::vector<ArmSpec> out;
  std::set<std::string> names;
  for (const std::string& variant : variants) {
    const std::size_t first = out.size();
    for (ArmSpec world : worlds) {
      if (variants.size() > 1) {
        world.name = worlds.size() > 1 ? variant + "/" + world.name : variant;
      }
      world.options.variant = variant;
      world.baseline = out.size() == first ? 0 : first;
      if (!names.insert(world.name).second) {
        error(worlds.size() > 1 ? "arms" : "variants",
              "give the name \"" + world.name + "\" twice");
      }
      out.push_back(std::move(world));
    }
  }
  return out;
}

std::vector<ArmSpec> list_own_arms(const Value& tree, Report& report) {
  std::vector<ArmSpec> out;
  for (const Member* m : own_arms(tree)) out.push_back(own_arm(*m, report));
  return out;
}

void blame_arms(const Value& tree, const Diagnostics& errors, Report& report, Diagnostics& own) {
  for (const Diagnostic& d : errors) {
    const std::vector<Blamed> places = places_of(tree, d.file);
    for (const Blamed& b : places) {
      // The messages about a number begin with its address, as b.key ends with it.
      const bool addressed = d.file.starts_with("--set");
      const std::string lead = addressed && d.message.starts_with(d.key)
                                   ? b.key.substr(0, b.key.size() - d.key.size())
                                   : b.key + ": ";
      report.error(b.place, b.key, lead + d.message, d.suggestion);
    }
    const bool known = std::ranges::any_of(
        own, [&d](const Diagnostic& other) { return other.text() == d.text(); });
    if (places.empty() && !known) own.push_back(d);
  }
}

}  // namespace tumen
