#include "scenario/build_levers.h"

#include "scenario/check_keys.h"
#include "scenario/format_number.h"
#include "scenario/sections.h"

namespace tumen {
namespace {

void check_range(const LeverInfo& lever, const Value& table, const std::string& path,
                 Report& report) {
  if (!(lever.low < lever.high)) {
    report.error(table.get("high")->place, path + ".high",
                 path + ".high must be above its low " + format_number(lever.low) + ", got " +
                     format_number(lever.high));
  } else if (lever.standard && !Range{lever.low, lever.high}.contains(*lever.standard)) {
    report.error(table.get("default")->place, path + ".default",
                 path + ".default must be between " + format_number(lever.low) + " and " +
                     format_number(lever.high) + ", got " + format_number(*lever.standard));
  }
}

void check_target(const LeverInfo& lever, const Value& target, const std::string& path,
                  AddressBook& book) {
  const std::vector<Slot> slots = book.slots(target.text, target.place, path);
  if (slots.empty()) return;
  const Quantity& q = book.quantity(slots.front());
  if (q.valid.contains(lever.low) && q.valid.contains(lever.high)) return;
  book.report().error(target.place, path,
                      path + ": " + target.text + " must be between " + format_number(q.valid.low) +
                          " and " + format_number(q.valid.high) + ", the lever goes from " +
                          format_number(lever.low) + " to " + format_number(lever.high));
}

}  // namespace

std::vector<LeverInfo> build_levers(const Value& tree, AddressBook& book) {
  const Section& section = *find_section("lever");
  std::vector<LeverInfo> out;
  const Value* all = tree.get("lever");
  if (!all) return out;
  for (const Member& m : all->members) {
    if (!m.value.is(ValueKind::table)) continue;
    const std::string path = "lever." + m.key;
    const auto read = [&](std::string_view key) { return well_formed(section, m.value, key); };
    LeverInfo lever;
    lever.id = m.key;
    lever.label = read("label") ? read("label")->text : m.key;
    if (const Value* unit = read("unit")) lever.unit = unit->text;
    if (const Value* standard = read("default")) lever.standard = standard->number;
    const Value *low = read("low"), *high = read("high");
    if (low && high) {
      lever.low = low->number;
      lever.high = high->number;
      check_range(lever, m.value, path, book.report());
    }
    if (const Value* targets = read("targets")) {
      for (const Value& target : targets->items) {
        lever.targets.push_back(target.text);
        if (low && high) check_target(lever, target, path + ".targets", book);
      }
      if (targets->items.empty()) {
        book.report().error(targets->place, path + ".targets",
                            path + ".targets must name a number");
      }
    }
    out.push_back(std::move(lever));
  }
  return out;
}

}  // namespace tumen
