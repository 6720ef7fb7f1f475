#include "scenario/build_values.h"

#include <algorithm>
#include <map>
#include <utility>

#include "scenario/check_keys.h"
#include "scenario/field_table.h"
#include "scenario/great_circle.h"
#include "scenario/sections.h"

namespace tumen {
namespace {

constexpr Range kFixed{0, 0};
using Ids = std::map<std::string, std::size_t, std::less<>>;

std::size_t size_of(const FieldSet::Entry& e, const Structure& s) {
  return s.size(static_cast<IndexSet>(e.index_set));
}

Range table_prior(const Quantity& q) {
  return q.role == Role::parameter && has_prior(q) ? q.prior : kFixed;
}

template <class Entity>
Ids positions(const std::vector<Entity>& entities) {
  Ids out;
  for (std::size_t k = 0; k < entities.size(); ++k) out.emplace(entities[k].id, k);
  return out;
}

GivenNumber given_number(const std::string& address, const NumberGiven& x, const Quantity& q,
                         Place place, const Report& report) {
  GivenNumber g;
  g.address = address;
  g.value = x.value;
  if (x.range) {
    g.low = x.range->low;
    g.high = x.range->high;
  }
  g.unit = q.unit;
  g.source = x.source;
  g.file = report.file_name(place.file);
  g.line = place.line;
  return g;
}

/// Positions of entities and the words for them, per part of a section's path.
struct Part {
  std::string kind;
  const Ids* ids;
};

class ValueBuilder {
 public:
  ValueBuilder(const Value& tree, const Structure& structure, Report& report)
      : tree_(tree), structure_(structure), report_(report) {
    ids_["state"] = positions(structure.states);
    ids_["region"] = positions(structure.regions);
    ids_["node"] = positions(structure.nodes);
    ids_["link"] = positions(structure.links);
    ids_["cargo"] = positions(structure.cargos);
    ids_["project"] = positions(structure.projects);
    ids_["institution"] = positions(structure.institutions);
  }

  FieldValues build() {
    fill_defaults();
    measure_distances();
    read_plain("parameters");
    for (const char* section :
         {"state", "region", "node", "link", "cargo", "project", "institution"}) {
      read_entities(section);
    }
    read_pairs("pair", {"state", &ids_["state"]}, {"state", &ids_["state"]});
    read_pairs("dyad", {"state", &ids_["state"]}, {"state", &ids_["state"]});
    read_pairs("holding", {"region", &ids_["region"]}, {"state", &ids_["state"]});
    read_pairs("membership", {"institution", &ids_["institution"]}, {"state", &ids_["state"]});
    return std::move(out_);
  }

 private:
  void fill_defaults() {
    for (const FieldSet::Entry& e : field_table().entries()) {
      const std::size_t count = size_of(e, structure_);
      out_.numbers.emplace_back(count, e.quantity.initial);
      out_.priors.emplace_back(count, table_prior(e.quantity));
      if (e.index_set != static_cast<std::size_t>(IndexSet::dyad)) continue;
      // The diagonal is no dyad: nothing to sample there.
      for (std::size_t i = 0; i < structure_.states.size(); ++i) {
        out_.priors.back()[i * structure_.states.size() + i] = kFixed;
      }
    }
  }

  /// The distances between states that say where they lie; a pair or dyad section overrides.
  void measure_distances() {
    const Section& section = *find_section("state");
    std::vector<std::pair<std::size_t, Direction>> placed;
    for (std::size_t i = 0; i < structure_.states.size(); ++i) {
      const std::string& id = structure_.states[i].id;
      const Value& state = *tree_.get("state")->get(id);
      const Value* latitude = well_formed(section, state, "latitude");
      const Value* longitude = well_formed(section, state, "longitude");
      if (latitude && longitude) {
        placed.emplace_back(i, direction(latitude->number, longitude->number));
      } else if (!state.find("latitude") != !state.find("longitude")) {
        report_.error(state.place, "state." + id,
                      "state." + id + " needs both latitude and longitude, or neither");
      }
    }
    const int at = field_table().find(static_cast<std::size_t>(IndexSet::dyad), "distance");
    std::vector<double>& distance = out_.numbers[static_cast<std::size_t>(at)];
    const std::size_t n = structure_.states.size();
    for (const auto& [i, from] : placed) {
      for (const auto& [j, to] : placed) {
        if (j == i) break;
        distance[i * n + j] = distance[j * n + i] = great_circle(from, to);
      }
    }
  }

  const Value* table(std::string_view section) const {
    const Value* v = tree_.get(section);
    return v && v->is(ValueKind::table) ? v : nullptr;
  }

  void read_plain(std::string_view section) {
    if (const Value* v = table(section)) {
      read_keys(*find_section(section), *v, std::string(section), {0});
    }
  }

  void read_entities(const std::string& name) {
    const Value* all = table(name);
    if (!all) return;
    for (const Member& m : all->members) {
      const auto at = ids_[name].find(m.key);
      if (at == ids_[name].end()) continue;
      read_keys(*find_section(name), m.value, name + "." + m.key, {at->second});
    }
  }

  /// Position of the entity, or nothing after an error.
  std::optional<std::size_t> find(const Part& part, const Member& m, const std::string& path) {
    if (const auto at = part.ids->find(m.key); at != part.ids->end()) return at->second;
    std::vector<std::string> names;
    for (const auto& [id, position] : *part.ids) names.push_back(id);
    std::string message = path + ": there is no " + part.kind + " \"" + m.key + "\"";
    if (!names.empty() && names.size() <= 12) message += "; expected " + one_of(names);
    report_.error(m.place, path, std::move(message), report_.nearest(m.key, names));
    return std::nullopt;
  }

  void read_pairs(const std::string& name, const Part& first, const Part& second) {
    const Value* all = table(name);
    if (!all) return;
    const bool dyad = name == "dyad" || name == "pair";
    const bool membership = name == "membership";
    const std::size_t n = structure_.states.size();
    for (const Member& a : all->members) {
      if (!is_id(a.key) || !a.value.is(ValueKind::table)) continue;
      const std::string path = name + "." + a.key;
      const std::optional<std::size_t> i = find(first, a, path);
      for (const Member& b : a.value.members) {
        if (!is_id(b.key) || !b.value.is(ValueKind::table)) continue;
        const std::string both = path + "." + b.key;
        const std::optional<std::size_t> j = find(second, b, both);
        if (!i || !j) continue;
        if (dyad && *i == *j) {
          report_.error(b.place, both, both + ": a state has no dyad with itself");
          continue;
        }
        if (membership && !structure_.institutions[*i].concerns(StateId(*j))) {
          report_.error(b.place, both,
                        both + ": \"" + b.key + "\" is neither leader nor member of \"" + a.key +
                            "\", nor among those it is open to");
          continue;
        }
        std::vector<std::size_t> positions{*i * n + *j};
        if (name == "pair") {
          positions.push_back(*j * n + *i);
          mirror_ = mirrored(*all, a.key, b.key);
        }
        read_keys(*find_section(name), b.value, both, positions);
        mirror_ = nullptr;
      }
    }
  }

  /// [pair.B.A] beside [pair.A.B].
  static const Value* mirrored(const Value& pairs, const std::string& a, const std::string& b) {
    const Value* other = pairs.get(b);
    const Value* back = other && other->is(ValueKind::table) ? other->get(a) : nullptr;
    return back && back->is(ValueKind::table) ? back : nullptr;
  }

  /// True when [pair.B.A] gives the key too and wins, being of a file nearer to the one loaded.
  bool mirror_wins(const Member& m, const std::string& path) {
    const Member* other = mirror_ ? mirror_->find(m.key) : nullptr;
    if (!other) return false;
    const Place &mine = m.place, &theirs = other->place;
    if (mine.file != theirs.file) return theirs.file < mine.file;
    if (std::pair(theirs.line, theirs.column) < std::pair(mine.line, mine.column)) {
      report_.error(mine, path,
                    path + " is already given in line " + std::to_string(theirs.line) +
                        " for the same pair the other way round");
    }
    return false;
  }

  void read_keys(const Section& section, const Value& table, const std::string& path,
                 const std::vector<std::size_t>& positions) {
    for (const Member& m : table.members) {
      if (is_structural(section, m.key, m.value)) continue;
      const int at = field_table().find(static_cast<std::size_t>(*section.numbers), m.key);
      if (at < 0) continue;
      const auto entry = static_cast<std::size_t>(at);
      const Quantity& q = field_table().entries()[entry].quantity;
      const std::string full = path + "." + m.key;
      if (!settable(q) || mirror_wins(m, full)) continue;
      const std::optional<NumberGiven> x = read_number(m.value, q, full, report_);
      if (!x) continue;
      Range prior = x->range ? *x->range : table_prior(q);
      if (!x->range && !prior.empty()) {
        prior = {std::min(prior.low, x->value), std::max(prior.high, x->value)};
      }
      for (const std::size_t k : positions) {
        out_.numbers[entry][k] = x->value;
        out_.priors[entry][k] = prior.empty() ? kFixed : prior;
      }
      out_.given.push_back(given_number(full, *x, q, m.place, report_));
    }
  }

  const Value& tree_;
  const Structure& structure_;
  Report& report_;
  std::map<std::string, Ids> ids_;
  const Value* mirror_ = nullptr;
  FieldValues out_;
};

}  // namespace

std::size_t count_numbers(const Structure& structure) {
  std::size_t count = 0;
  for (const FieldSet::Entry& e : field_table().entries()) count += size_of(e, structure);
  return count;
}

FieldValues build_values(const Value& tree, const Structure& structure, Report& report) {
  return ValueBuilder(tree, structure, report).build();
}

void assign_number(const Assignment& a, AddressBook& book, FieldValues& values, bool dry) {
  const Target target = book.target(a.address, a.place, a.path, a.lenient);
  if (target.slots.empty()) return;
  Quantity q = book.quantity(target.slots.front());
  if (target.lever) {
    q.valid = {target.lever->low, target.lever->high};
    q.unit = target.lever->unit.empty() ? "1" : std::string_view(target.lever->unit);
  }
  const std::optional<NumberGiven> x = read_number(a.value, q, a.path, book.report());
  if (!x || dry) return;
  for (const Slot& slot : target.slots) {
    values.numbers[slot.entry][slot.position] = x->value;
    values.priors[slot.entry][slot.position] = x->range && !x->range->empty() ? *x->range : kFixed;
  }
  if (a.held) values.held.insert(values.held.end(), target.slots.begin(), target.slots.end());
  values.given.push_back(given_number(a.address, *x, q, a.place, book.report()));
  if (x->source.empty()) values.given.back().source = a.origin;
}

void check_required(const Value& tree, const Structure& structure, const FieldValues& values,
                    Report& report) {
  const std::span<const FieldSet::Entry> entries = field_table().entries();
  for (std::size_t e = 0; e < entries.size(); ++e) {
    const Quantity& q = entries[e].quantity;
    if (!required(q)) continue;
    const auto set = static_cast<IndexSet>(entries[e].index_set);
    const std::string section(kIndexSetNames[entries[e].index_set]);
    for (std::size_t k = 0; k < values.numbers[e].size(); ++k) {
      if (values.numbers[e][k] == values.numbers[e][k]) continue;
      const std::string id = structure.name(set, k);
      const Value* all = tree.get(section);
      const Member* entity = all ? all->find(id) : nullptr;
      // A value that was given and refused has its own complaint.
      if (entity && entity->value.find(q.name)) continue;
      const std::string path = id.empty() ? section : section + "." + id;
      report.error(entity ? entity->place : Place{0, 0, 0}, path + "." + std::string(q.name),
                   path + " needs " + std::string(q.name) + " (" + std::string(q.unit) +
                       "): " + std::string(q.meaning));
    }
  }
}

void flatten(FieldValues& values, const Structure& structure, Setup& setup) {
  const std::span<const FieldSet::Entry> entries = field_table().entries();
  const std::size_t total = count_numbers(structure);
  setup.values.reserve(total);
  setup.priors.reserve(total);
  for (std::size_t e = 0; e < entries.size(); ++e) {
    // Routes did not exist when the values were laid out; scenarios give none of their numbers.
    if (entries[e].index_set == static_cast<std::size_t>(IndexSet::route)) {
      setup.values.insert(setup.values.end(), structure.routes.size(), entries[e].quantity.initial);
      setup.priors.insert(setup.priors.end(), structure.routes.size(), kFixed);
      continue;
    }
    // A large world has gigabytes of numbers: they are not kept twice.
    const std::vector<double> numbers = std::exchange(values.numbers[e], {});
    const std::vector<Range> priors = std::exchange(values.priors[e], {});
    setup.values.insert(setup.values.end(), numbers.begin(), numbers.end());
    setup.priors.insert(setup.priors.end(), priors.begin(), priors.end());
  }
}

}  // namespace tumen
