#include "scenario/experiment_text.h"

#include <utility>

#include "scenario/check_keys.h"
#include "scenario/sections.h"

namespace tumen {

const Value* ExperimentText::read(std::string_view section, std::string_view key) const {
  const Value* table = tree.get(section);
  return table && table->is(ValueKind::table)
             ? well_formed(*find_section(experiment_sections(), section), *table, key)
             : nullptr;
}

std::string ExperimentText::text(std::string_view section, std::string_view key,
                                 std::string standard) const {
  const Value* v = read(section, key);
  return v ? v->text : std::move(standard);
}

std::uint64_t ExperimentText::count(std::string_view section, std::string_view key,
                                    std::uint64_t standard) const {
  const Value* v = read(section, key);
  return v ? static_cast<std::uint64_t>(v->integer) : standard;
}

std::vector<std::string> ExperimentText::texts(std::string_view section, std::string_view key,
                                               std::vector<std::string> standard) const {
  const Value* v = read(section, key);
  if (!v) return standard;
  std::vector<std::string> out;
  for (const Value& item : v->items) out.push_back(item.text);
  return out;
}

bool ExperimentText::is_sound(std::string_view section) const {
  const Value* table = tree.get(section);
  return !table || (table->is(ValueKind::table) &&
                    tumen::is_sound(*find_section(experiment_sections(), section), *table));
}

void ExperimentText::error(const std::string& section, const std::string& key,
                           const std::string& message) const {
  const Member* m = tree.find(section);
  Place place = m ? m->place : Place{0, 1, 1};
  if (const Value* v = read(section, key)) place = v->place;
  const std::string full = key.empty() ? section : section + "." + key;
  report_.error(place, full, full + " " + message);
}

}  // namespace tumen
