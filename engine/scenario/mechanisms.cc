#include "scenario/mechanisms.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include "scenario/toml_document.h"

namespace tumen {

extern const std::string_view kMechanismsText;  // engine/scenario/mechanisms.toml

namespace {

/// The tables of the file; nothing after an error, which the tests would find.
std::optional<Value> parse(int file, Report& report) {
  std::optional<Value> tree = parse_toml(kMechanismsText, file, report);
  Member* all = tree ? tree->find("mechanism") : nullptr;
  return all ? std::optional(std::move(all->value)) : std::nullopt;
}

int first_equation(const Mechanism& m) {
  int number = 0;
  std::from_chars(m.equation.data(), m.equation.data() + m.equation.size(), number);
  return number;
}

std::vector<Mechanism> read_mechanisms() {
  Report report;
  std::vector<Mechanism> out;
  const std::optional<Value> all = parse(report.add_file("mechanisms.toml"), report);
  if (!all) return out;
  for (const Member& m : all->members) {
    out.push_back({m.key, text_or(m.value, "label"), text_or(m.value, "equation")});
  }
  std::ranges::sort(out, {}, [](const Mechanism& m) {
    return std::pair(first_equation(m), std::string_view(m.id));
  });
  return out;
}

}  // namespace

const std::vector<Mechanism>& mechanisms() {
  static const std::vector<Mechanism> all = read_mechanisms();
  return all;
}

std::vector<Assignment> switch_off(const std::string& id, Report& report) {
  const int file = report.add_file("--without " + id.substr(0, 64));
  const std::optional<Value> all = parse(file, report);
  const Value* mechanism = all ? all->get(id) : nullptr;
  if (!mechanism) {
    std::vector<std::string> names;
    for (const Mechanism& m : mechanisms()) names.push_back(m.id);
    report.error({file, 0, 0}, "without." + id,
                 "there is no mechanism \"" + id.substr(0, 64) + "\"; expected " +
                     one_of(names, names.size()),
                 report.nearest(id, names));
    return {};
  }
  const Value* set = mechanism->get("set");
  const std::string origin = "mechanism." + id;
  std::vector<Assignment> out = assignments(*set, origin + ".set", origin, report);
  for (Assignment& a : out) a.lenient = a.held = true;
  return out;
}

}  // namespace tumen
