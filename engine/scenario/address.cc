#include "scenario/address.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "scenario/report.h"

namespace tumen {
namespace {

constexpr std::size_t kAllOfThem = static_cast<std::size_t>(-1);

/// Calls `visit` with the entities that a part of an address names, by the section's word for them.
template <class Visit>
void visit_entities(const Structure& s, std::string_view kind, Visit visit) {
  if (kind == "state") visit(s.states);
  if (kind == "region") visit(s.regions);
  if (kind == "node") visit(s.nodes);
  if (kind == "link") visit(s.links);
  if (kind == "cargo") visit(s.cargos);
  if (kind == "project") visit(s.projects);
  if (kind == "institution") visit(s.institutions);
}

std::vector<std::string> entity_ids(const Structure& s, std::string_view kind) {
  std::vector<std::string> names;
  visit_entities(s, kind, [&names](const auto& entities) {
    for (const auto& e : entities) names.push_back(e.id);
  });
  return names;
}

std::optional<IndexSet> index_set(std::string_view section) {
  if (section == "pair") return IndexSet::dyad;
  for (std::size_t k = 0; k < kNamedIndexSets; ++k) {
    if (kIndexSetNames[k] == section) return static_cast<IndexSet>(k);
  }
  return std::nullopt;
}

/// What each part between section and key names.
std::vector<std::string_view> part_kinds(IndexSet set) {
  switch (set) {
    case IndexSet::global:
      return {};
    case IndexSet::dyad:
      return {"state", "state"};
    case IndexSet::holding:
      return {"region", "state"};
    case IndexSet::membership:
      return {"institution", "state"};
    case IndexSet::route:
      return {"cargo", "route"};
    default:
      return {kIndexSetNames[static_cast<std::size_t>(set)]};
  }
}

std::vector<std::string> field_names(const FieldSet& fields, IndexSet set) {
  std::vector<std::string> names;
  for (const FieldSet::Entry& e : fields.entries()) {
    if (e.index_set == static_cast<std::size_t>(set)) names.emplace_back(e.quantity.name);
  }
  return names;
}

Resolution problem(std::string message, std::string wanted = "",
                   std::vector<std::string> names = {}) {
  return {{}, std::move(message), std::move(wanted), std::move(names)};
}

std::string every(IndexSet set) {
  std::string out(kIndexSetNames[static_cast<std::size_t>(set)]);
  for (std::size_t k = part_kinds(set).size(); k > 0; --k) out += ".*";
  return out;
}

/// The address of a bare name: of the index set that has it among what a scenario may set, or else
/// among what the model computes.
Resolution resolve_bare(const Structure& structure, const FieldSet& fields, std::string_view name) {
  std::vector<std::string> settable, computed, names;
  for (const FieldSet::Entry& e : fields.entries()) {
    const bool derived = e.quantity.role == Role::derived;
    if (!derived) names.emplace_back(e.quantity.name);
    if (e.quantity.name != name) continue;
    (derived ? computed : settable)
        .push_back(every(static_cast<IndexSet>(e.index_set)) + "." + std::string(name));
  }
  const std::vector<std::string>& found = settable.empty() ? computed : settable;
  if (found.empty()) {
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return problem("there is no quantity or lever \"" + std::string(name) + "\"", std::string(name),
                   std::move(names));
  }
  if (found.size() > 1) {
    return problem("\"" + std::string(name) + "\" may mean " + one_of(found, found.size()));
  }
  return resolve_address(structure, fields, found.front());
}

/// Positions that a part of an address names; empty with a message when there are none.
struct Part {
  std::vector<std::size_t> positions;
  bool wild = false;
};

std::optional<Resolution> find_part(const Structure& s, std::string_view kind,
                                    const std::string& text, Part& part) {
  part.wild = text == "*";
  if (kind == "route") {
    std::size_t index = 0;
    const auto end = text.data() + text.size();
    const bool number = std::from_chars(text.data(), end, index).ptr == end && !text.empty();
    if (!part.wild && (!number || index >= s.routes.size())) {
      return problem("there is no route \"" + text + "\"");
    }
    part.positions = {part.wild ? kAllOfThem : index};
    return std::nullopt;
  }
  visit_entities(s, kind, [&](const auto& entities) {
    for (std::size_t k = 0; k < entities.size(); ++k) {
      if (part.wild || entities[k].id == text) part.positions.push_back(k);
    }
  });
  if (!part.positions.empty()) return std::nullopt;
  std::vector<std::string> names = entity_ids(s, kind);
  std::ranges::sort(names);
  if (part.wild) return problem("the scenario has no " + std::string(kind));
  std::string message = "there is no " + std::string(kind) + " \"" + text + "\"";
  if (!names.empty() && names.size() <= 12) message += "; expected " + one_of(names);
  return problem(std::move(message), text, names);
}

void add_route_slots(const Structure& s, const std::vector<Part>& parts, std::size_t entry,
                     std::vector<Slot>& slots) {
  for (std::size_t k = 0; k < s.routes.size(); ++k) {
    const bool of_cargo = std::ranges::find(parts[0].positions, s.routes[k].cargo.index()) !=
                          parts[0].positions.end();
    const std::size_t wanted = parts[1].positions.front();
    if (of_cargo && (wanted == kAllOfThem || wanted == k)) slots.push_back({entry, k});
  }
}

void add_pair_slots(const Structure& s, const std::vector<Part>& parts, IndexSet set, bool both,
                    std::size_t entry, std::vector<Slot>& slots) {
  const std::size_t n = s.states.size();
  for (const std::size_t a : parts[0].positions) {
    for (const std::size_t b : parts[1].positions) {
      if (set == IndexSet::dyad && a == b) continue;
      if (set == IndexSet::membership && !s.institutions[a].concerns(StateId(b))) continue;
      slots.push_back({entry, a * n + b});
      if (both) slots.push_back({entry, b * n + a});
    }
  }
}

}  // namespace

std::vector<std::string> split_address(std::string_view address) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= address.size();) {
    const std::size_t end = std::min(address.find('.', at), address.size());
    parts.emplace_back(address.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::size_t wildcards(std::string_view address) {
  return static_cast<std::size_t>(std::ranges::count(split_address(address), "*"));
}

Resolution resolve_address(const Structure& structure, const FieldSet& fields,
                           std::string_view address) {
  const std::vector<std::string> words = split_address(address);
  if (words.size() == 1) return resolve_bare(structure, fields, address);
  const std::optional<IndexSet> set = index_set(words[0]);
  if (!set) {
    std::vector<std::string> names(kIndexSetNames.begin(),
                                   kIndexSetNames.begin() + kNamedIndexSets);
    names.emplace_back("pair");
    std::string message =
        "an address starts with " + one_of(names, names.size()) + ", not with \"" + words[0] + "\"";
    return problem(std::move(message), words[0], std::move(names));
  }
  const std::vector<std::string_view> kinds = part_kinds(*set);
  if (words.size() != kinds.size() + 2) {
    std::string form = words[0];
    for (const std::string_view kind : kinds) form += "." + std::string(kind);
    return problem("the address \"" + std::string(address) + "\" must have the form " + form +
                   ".key");
  }
  std::vector<Part> parts(kinds.size());
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    if (auto wrong = find_part(structure, kinds[k], words[k + 1], parts[k])) return *wrong;
  }
  const int at = fields.find(static_cast<std::size_t>(*set), words.back());
  if (at < 0) {
    return problem(words[0] + " has no quantity \"" + words.back() + "\"", words.back(),
                   field_names(fields, *set));
  }
  const auto entry = static_cast<std::size_t>(at);
  Resolution out;
  const bool dyad = *set == IndexSet::dyad;
  if (*set == IndexSet::global) {
    out.slots.push_back({entry, 0});
  } else if (*set == IndexSet::route) {
    add_route_slots(structure, parts, entry, out.slots);
  } else if (dyad || *set == IndexSet::holding || *set == IndexSet::membership) {
    add_pair_slots(structure, parts, *set, words[0] == "pair", entry, out.slots);
    std::ranges::sort(out.slots, {}, &Slot::position);
    const auto rest = std::ranges::unique(out.slots, {}, &Slot::position);
    out.slots.erase(rest.begin(), rest.end());
  } else {
    for (const std::size_t k : parts[0].positions) out.slots.push_back({entry, k});
  }
  if (out.slots.empty() && dyad && words[1] == words[2] && !parts[0].wild) {
    out.message = "a state has no dyad with itself: \"" + words[1] + "\" twice";
  } else if (out.slots.empty()) {
    out.message = "the address \"" + std::string(address) + "\" names nothing in this scenario";
  }
  return out;
}

Result<std::vector<Slot>> resolve_slots(const Structure& structure, const FieldSet& fields,
                                        std::string_view address) {
  Resolution r = resolve_address(structure, fields, address);
  if (r.message.empty()) return std::move(r.slots);
  Diagnostic d;
  d.key = std::string(address);
  d.message = std::move(r.message);
  d.suggestion = nearest_name(r.wanted, r.names);
  return d;
}

}  // namespace tumen
