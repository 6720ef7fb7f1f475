#include "scenario/odd/configured.h"

#include <algorithm>
#include <map>

#include "scenario/address.h"
#include "scenario/format_number.h"

namespace tumen {
namespace {

constexpr std::size_t kMostNamed = 12;   ///< values that are told one by one
constexpr std::size_t kMostSources = 3;  ///< sources likewise

/// The addresses that an address of a file or a command line stands for: a lever's targets.
std::vector<std::string> targets_of(const ScenarioInfo& info, const std::string& address) {
  constexpr std::string_view kPrefix = "lever.";
  const std::string name = address.starts_with(kPrefix) ? address.substr(kPrefix.size()) : address;
  const auto lever = std::ranges::find(info.levers, name, &LeverInfo::id);
  return lever == info.levers.end() ? std::vector{address} : lever->targets;
}

}  // namespace

Configured::Configured(const Scenario& s) : scenario(s), model(s.setup), first_(s.setup.structure) {
  const std::span<Real> arena = first_.fields.arena();
  for (std::size_t k = 0; k < arena.size() && k < s.setup.values.size(); ++k)
    arena[k] = s.setup.values[k];
  for (const Equation& e : equations()) used_.push_back(in_use(configuration(), e));
  trace_numbers();
}

void Configured::trace_numbers() {
  const std::vector<GivenNumber>& numbers = scenario.info.numbers;
  given_.assign(first_.fields.arena().size(), -1);
  for (std::size_t k = 0; k < numbers.size(); ++k) {
    for (const std::string& address : targets_of(scenario.info, numbers[k].address)) {
      const Resolution r = resolve_address(structure(), first_.fields, address);
      for (const Slot& slot : r.slots)
        given_[entries()[slot.entry].offset + slot.position] = static_cast<int>(k);
    }
  }
  in_force_.assign(numbers.size(), false);
  for (const int k : given_) {
    if (k >= 0) in_force_[static_cast<std::size_t>(k)] = true;
  }
}

bool Configured::uses(const Equation& equation) const {
  const auto all = equations();
  return used_[static_cast<std::size_t>(&equation - all.data())];
}

bool Configured::uses_any(std::string_view list) const {
  bool any_known = false;
  for (const Equation& e : equations()) {
    if (!names_equation(list, e.number)) continue;
    if (uses(e)) return true;
    any_known = true;
  }
  return !any_known;
}

bool Configured::uses(const FieldSet::Entry& e) const {
  return e.count > 0 && uses_any(e.quantity.equation);
}

std::string Configured::key_of(const FieldSet::Entry& e) {
  return std::string(kIndexSetNames[e.index_set]) + "." + std::string(e.quantity.name);
}

std::string Configured::address_of(const Slot& slot) const {
  const FieldSet::Entry& e = entries()[slot.entry];
  const std::string id = structure().name(static_cast<IndexSet>(e.index_set), slot.position);
  return std::string(kIndexSetNames[e.index_set]) + (id.empty() ? "" : "." + id) + "." +
         std::string(e.quantity.name);
}

std::vector<std::size_t> Configured::positions(const FieldSet::Entry& e) const {
  const std::size_t n = structure().states.size();
  const bool dyads = e.index_set == static_cast<std::size_t>(IndexSet::dyad);
  std::vector<std::size_t> out;
  for (std::size_t k = 0; k < e.count; ++k) {
    if (!dyads || k / n != k % n) out.push_back(k);
  }
  return out;
}

bool Configured::differs(std::size_t entry) const {
  const FieldSet::Entry& e = entries()[entry];
  const std::vector<std::size_t> where = positions(e);
  return std::ranges::any_of(where, [&](std::size_t k) {
    return first_.fields.values(e)[k][0] != first_.fields.values(e)[where.front()][0];
  });
}

std::string Configured::values_of(std::size_t entry) const {
  const FieldSet::Entry& e = entries()[entry];
  const std::span<const Real> values = first_.fields.values(e);
  const std::vector<std::size_t> where = positions(e);
  if (where.empty()) return "";
  std::map<double, std::size_t> counts;
  for (const std::size_t k : where) ++counts[values[k][0]];
  if (counts.size() == 1) return format_number(counts.begin()->first);
  const auto most =
      std::ranges::max_element(counts, {}, [](const auto& entry_) { return entry_.second; });
  const bool others = most->second > 1;
  if (where.size() - (others ? most->second : 0) > kMostNamed) {
    return std::to_string(counts.size()) + " values from " + format_number(counts.begin()->first) +
           " to " + format_number(counts.rbegin()->first);
  }
  std::string out;
  for (const std::size_t k : where) {
    if (others && values[k][0] == most->first) continue;
    out += structure().name(static_cast<IndexSet>(e.index_set), k) + " " +
           format_number(values[k][0]) + ", ";
  }
  if (others) return out + "else " + format_number(most->first);
  out.resize(out.size() - 2);
  return out;
}

std::string Configured::ranges_of(std::size_t entry) const {
  const FieldSet::Entry& e = entries()[entry];
  std::string out;
  for (const std::size_t k : positions(e)) {
    const std::size_t at = e.offset + k;
    const Range range = at < setup().priors.size() ? setup().priors[at] : Range{0, 0};
    const std::string text =
        range.empty() ? "fixed" : format_number(range.low) + " to " + format_number(range.high);
    if (!out.empty() && out != text) return "by entity";
    out = text;
  }
  return out;
}

std::string Configured::provenance_of(std::size_t entry) const {
  const FieldSet::Entry& e = entries()[entry];
  std::vector<std::string> sources;
  std::size_t given = 0;
  for (const std::size_t k : positions(e)) {
    const int from = given_[e.offset + k];
    std::string text = "default";
    if (from >= 0) {
      const GivenNumber& g = scenario.info.numbers[static_cast<std::size_t>(from)];
      text = (g.source.empty() ? "no source given" : g.source) + " (" + place_text(g) + ")";
      ++given;
    } else if (!e.quantity.source.empty()) {
      text += ": " + std::string(e.quantity.source);
    }
    if (std::ranges::find(sources, text) == sources.end()) sources.push_back(text);
  }
  if (sources.size() > kMostSources) {
    const std::string told = std::to_string(given) + " given, see element 5";
    return given == positions(e).size()
               ? told
               : told + "; else default: " + std::string(e.quantity.source);
  }
  std::string out;
  for (const std::string& s : sources) out += (out.empty() ? "" : "; ") + s;
  return out;
}

std::string place_text(const GivenNumber& g) {
  return g.line > 0 && !g.file.starts_with("--") ? g.file + ":" + std::to_string(g.line) : g.file;
}

}  // namespace tumen
