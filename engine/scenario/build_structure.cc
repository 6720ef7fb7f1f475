#include "scenario/build_structure.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "core/hash.h"
#include "scenario/check_keys.h"
#include "scenario/limits.h"
#include "scenario/sections.h"
#include "scenario/toml_document.h"

namespace tumen {
namespace {

/// Position of each id of a list.
using Ids = std::map<std::string, std::size_t, std::less<>>;

/// The entities of a section in the tree, in the order of their keys.
struct Block {
  const Section* section = nullptr;
  std::vector<const Member*> members;
  Ids ids;
};

class Builder {
 public:
  Builder(const Value& tree, Report& report) : tree_(tree), report_(report) {
    for (const char* name :
         {"state", "region", "node", "link", "cargo", "project", "institution"}) {
      collect(name);
    }
  }

  Structure build() {
    for (const Member* m : of("state")) out_.states.push_back(state(*m));
    for (const Member* m : of("region")) out_.regions.push_back(region(*m));
    for (const Member* m : of("node")) out_.nodes.push_back(node(*m));
    for (const Member* m : of("link")) out_.links.push_back(link(*m));
    for (const Member* m : of("cargo")) out_.cargos.push_back(cargo(*m));
    for (const Member* m : of("project")) out_.projects.push_back(project(*m));
    for (const Member* m : of("institution")) out_.institutions.push_back(institution(*m));
    adjoin_both_ways();
    check_parents();
    return std::move(out_);
  }

 private:
  const std::vector<const Member*>& of(const std::string& section) {
    return blocks_[section].members;
  }

  void collect(const std::string& name) {
    Block& block = blocks_[name];
    block.section = find_section(name);
    const Value* table = tree_.get(name);
    if (!table || !table->is(ValueKind::table)) return;
    std::vector<std::pair<std::uint64_t, const Member*>> keyed;
    for (const Member& m : table->members) {
      if (is_id(m.key) && m.value.is(ValueKind::table)) keyed.emplace_back(key_of(block, m), &m);
    }
    std::ranges::sort(keyed, {}, [](const auto& k) {
      return std::pair(k.first, std::string_view(k.second->key));
    });
    for (std::size_t k = 0; k < keyed.size(); ++k) {
      const Member& m = *keyed[k].second;
      if (k > 0 && keyed[k].first == keyed[k - 1].first) {
        report_.error(
            m.place, name + "." + m.key + ".key",
            name + "." + m.key + " has the same key as " + name + "." + keyed[k - 1].second->key);
      }
      block.members.push_back(&m);
      block.ids.emplace(m.key, k);
    }
  }

  static std::uint64_t key_of(const Block& block, const Member& m) {
    const Value* key = well_formed(*block.section, m.value, "key");
    return key ? static_cast<std::uint64_t>(key->integer) : hash_text(m.key);
  }

  /// Fills what every entity has and remembers whose keys are read next.
  template <class Entity>
  Entity start(const std::string& section, const Member& m) {
    block_ = &blocks_[section];
    member_ = &m;
    path_ = section + "." + m.key;
    Entity e;
    e.id = m.key;
    e.key = key_of(*block_, m);
    e.label = text("label", m.key);
    return e;
  }

  const Value* read(std::string_view key) const {
    return well_formed(*block_->section, member_->value, key);
  }
  std::string text(std::string_view key, std::string standard = "") const {
    const Value* v = read(key);
    return v ? v->text : std::move(standard);
  }

  template <class IdType>
  IdType look_up(std::string_view key, const Value& v) {
    const std::string target(find_key(*block_->section, key)->target);
    const Ids& ids = blocks_[target].ids;
    if (const auto found = ids.find(v.text); found != ids.end()) return IdType(found->second);
    std::vector<std::string> names;
    for (const auto& [id, position] : ids) names.push_back(id);
    std::string message = path_ + "." + std::string(key) + ": there is no " + target + " \"" +
                          v.text.substr(0, 64) + "\"";
    if (!names.empty() && names.size() <= 12) message += "; expected " + one_of(names);
    report_.error(v.place, path_ + "." + std::string(key), std::move(message),
                  report_.nearest(v.text, names));
    return {};
  }

  template <class IdType>
  IdType reference(std::string_view key) {
    const Value* v = read(key);
    return v ? look_up<IdType>(key, *v) : IdType();
  }

  /// The referenced entities in the order of their keys; naming one twice is an error.
  template <class IdType>
  std::vector<IdType> references(std::string_view key) {
    std::vector<IdType> out;
    const Value* v = read(key);
    if (!v) return out;
    for (const Value& item : v->items) {
      const IdType id = look_up<IdType>(key, item);
      if (!id) continue;
      if (std::ranges::find(out, id) != out.end()) {
        wrong(item.place, key, "names \"" + item.text + "\" twice");
      } else {
        out.push_back(id);
      }
    }
    std::ranges::sort(out);
    return out;
  }

  /// The menu of that key: the file's, or the standard one of the table of sections.
  std::vector<double> menu(std::string_view key) const {
    const Value* v = read(key);
    std::optional<Value> table;
    if (!v) {
      Report quiet;
      quiet.add_file("");
      const std::string standard(find_key(*block_->section, key)->standard);
      table = parse_toml("menu = " + standard, 0, quiet);
      v = table->get("menu");
    }
    std::vector<double> out;
    for (const Value& item : v->items) out.push_back(item.number);
    return out;
  }

  void wrong(Place place, std::string_view key, const std::string& what) {
    const std::string full = path_ + "." + std::string(key);
    report_.error(place, full, full + " " + what);
  }
  Place place_of(std::string_view key) const {
    const Value* v = member_->value.get(key);
    return v ? v->place : member_->place;
  }

  State state(const Member& m) {
    State s = start<State>("state", m);
    if (const Value* v = read("active")) s.active = v->number != 0;
    return s;
  }

  Region region(const Member& m) {
    Region r = start<Region>("region", m);
    r.owner = reference<StateId>("owner");
    r.parent = reference<RegionId>("parent");
    r.adjoins = references<RegionId>("adjoins");
    const RegionId self(out_.regions.size());
    if (std::ranges::find(r.adjoins, self) != r.adjoins.end()) {
      wrong(place_of("adjoins"), "adjoins", "names the region itself");
      std::erase(r.adjoins, self);
    }
    return r;
  }

  Node node(const Member& m) {
    Node n = start<Node>("node", m);
    const std::string kind = text("kind", "terminal");
    n.kind = kind == "port"     ? NodeKind::port
             : kind == "market" ? NodeKind::market
                                : NodeKind::terminal;
    n.owner = reference<StateId>("owner");
    n.region = reference<RegionId>("region");
    n.place = place(m);
    return n;
  }

  std::optional<GeographicPoint> place(const Member& m) {
    const Value* latitude = read("latitude");
    const Value* longitude = read("longitude");
    if (latitude && longitude) return GeographicPoint{latitude->number, longitude->number};
    if (!m.value.find("latitude") != !m.value.find("longitude")) {
      report_.error(m.value.place, path_, path_ + " needs both latitude and longitude, or neither");
    }
    return std::nullopt;
  }

  Link link(const Member& m) {
    Link e = start<Link>("link", m);
    e.from = reference<NodeId>("from");
    e.to = reference<NodeId>("to");
    e.mode = text("mode");
    e.customs = reference<RegionId>("customs");
    if (e.from && e.from == e.to) wrong(place_of("to"), "to", "is the same node as from");
    return e;
  }

  Cargo cargo(const Member& m) {
    Cargo c = start<Cargo>("cargo", m);
    c.origin = reference<NodeId>("origin");
    c.destination = reference<NodeId>("destination");
    c.shipper = reference<StateId>("shipper");
    c.region = reference<RegionId>("region");
    if (c.origin && c.origin == c.destination) {
      wrong(place_of("destination"), "destination", "is the same node as origin");
    }
    return c;
  }

  Project project(const Member& m) {
    Project p = start<Project>("project", m);
    p.host = reference<StateId>("host");
    p.partner = reference<StateId>("partner");
    p.third = references<StateId>("third");
    p.through = reference<StateId>("through");
    p.region = reference<RegionId>("region");
    p.facing = reference<RegionId>("facing");
    const std::string level = text("level", "regional");
    const auto at = std::ranges::find(kLevelNames, level);
    if (at != kLevelNames.end()) p.level = static_cast<Level>(at - kLevelNames.begin());
    p.project_class = text("class");
    p.node = reference<NodeId>("node");
    p.link = reference<LinkId>("link");
    p.years = menu("years");
    p.equity = menu("equity");
    p.management = menu("management");
    p.finance = menu("finance");
    check_parties(p);
    return p;
  }

  void check_parties(const Project& p) {
    if (p.host && p.host == p.partner) wrong(place_of("partner"), "partner", "is the host itself");
    for (const StateId third : p.third) {
      if (third == p.host || third == p.partner) {
        wrong(place_of("third"), "third",
              "names \"" + out_[third].id + "\", a party to the project");
      }
    }
    const bool invited = std::ranges::find(p.third, p.through) != p.third.end();
    if (p.through && (p.through == p.host || p.through == p.partner || invited)) {
      wrong(place_of("through"), "through",
            "names \"" + out_[p.through].id + "\", a party to the project");
    }
    if (p.region && p.host && out_[p.region].owner && out_[p.region].owner != p.host) {
      wrong(place_of("region"), "region",
            "must belong to the host \"" + out_[p.host].id + "\"; \"" + out_[p.region].id +
                "\" belongs to \"" + out_[out_[p.region].owner].id + "\"");
    }
    if (p.facing && p.facing == p.region) {
      wrong(place_of("facing"), "facing", "is the region where the project stands");
    }
  }

  Institution institution(const Member& m) {
    Institution i = start<Institution>("institution", m);
    i.members = references<StateId>("members");
    i.leader = reference<StateId>("leader");
    i.open_to = references<StateId>("open_to");
    if (i.graded() && !read("leader")) {
      wrong(place_of("open_to"), "open_to", "needs a leader, whose offer the states weigh");
    }
    if (std::ranges::find(i.open_to, i.leader) != i.open_to.end()) {
      wrong(place_of("open_to"), "open_to", "names the leader itself");
    }
    return i;
  }

  void adjoin_both_ways() {
    for (const RegionId r : out_.every_region()) {
      const std::vector<RegionId> named = out_[r].adjoins;
      for (const RegionId other : named) {
        std::vector<RegionId>& back = out_.regions[other.index()].adjoins;
        if (std::ranges::find(back, r) == back.end()) back.push_back(r);
      }
    }
    for (Region& r : out_.regions) std::ranges::sort(r.adjoins);
  }

  void check_parents() {
    for (const RegionId r : out_.every_region()) {
      RegionId above = out_[r].parent;
      for (std::size_t steps = 0; above && above != r && steps < out_.regions.size(); ++steps) {
        above = out_[above].parent;
      }
      if (above != r) continue;
      const Member& m = *of("region")[r.index()];
      const Value* parent = m.value.get("parent");
      report_.error(parent ? parent->place : m.place, "region." + m.key + ".parent",
                    "region." + m.key + ".parent: a region cannot lie within itself");
    }
  }

  const Value& tree_;
  Report& report_;
  std::map<std::string, Block> blocks_;
  Structure out_;
  const Block* block_ = nullptr;
  const Member* member_ = nullptr;
  std::string path_;
};

}  // namespace

bool check_sizes(const Value& tree, Report& report) {
  bool fine = true;
  for (const Section& section : sections()) {
    const Member* m = tree.find(section.name);
    if (!m || section.shape == Shape::plain || section.shape == Shape::pair) continue;
    const std::size_t most = section.name == "state" ? kMostStates : kMostEntities;
    if (m->value.members.size() <= most) continue;
    fine = false;
    report.error(m->place, m->key,
                 "the scenario has " + std::to_string(m->value.members.size()) + " entries in " +
                     m->key + "; at most " + std::to_string(most) + " are possible");
  }
  return fine;
}

Structure build_structure(const Value& tree, Report& report) {
  return Builder(tree, report).build();
}

std::vector<int> routes_per_cargo(const Value& tree, const Structure& structure) {
  constexpr int kStandard = 12;
  const Section& section = *find_section("cargo");
  std::vector<int> out;
  for (const Cargo& cargo : structure.cargos) {
    const Value* routes = well_formed(section, *tree.get("cargo")->get(cargo.id), "routes");
    out.push_back(routes ? static_cast<int>(routes->integer) : kStandard);
  }
  return out;
}

}  // namespace tumen
