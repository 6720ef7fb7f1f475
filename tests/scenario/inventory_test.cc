// The inventory of actors, places, corridors, projects, institutions, events and series that
// scenarios must be able to express: each entry of inventory.csv is where the list says it is.
#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <utility>

#include "catch.h"
#include "model/metrics.h"
#include "scenario/field_table.h"
#include "scenario/sections.h"
#include "shipped.h"

using namespace tumen;
using namespace tumen::test;

namespace {

struct Row {
  int line = 0;
  std::string category, entry, kind, scenario, address, note;
};

std::vector<Row> read_rows() {
  const std::filesystem::path root = TUMEN_SOURCE_DIR;
  std::istringstream in(read_text(root / "tests/scenario/inventory.csv"));
  std::vector<Row> rows;
  std::string text;
  bool header = true;
  for (int line = 1; std::getline(in, text); ++line) {
    if (text.empty() || text.front() == '#') continue;
    if (std::exchange(header, false)) continue;
    std::vector<std::string> cells(1);
    for (const char c : text) {
      if (c == ',') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    INFO("line " << line << ": " << text);
    REQUIRE(cells.size() == 6);
    std::ranges::replace(cells[4], ';', ',');
    rows.push_back({line, cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]});
  }
  return rows;
}

/// The shipped scenarios, each loaded once. Null where there is none of that name.
class Library {
 public:
  const Scenario* find(const std::string& name) {
    const auto known = loaded_.find(name);
    if (known != loaded_.end()) return known->second.get();
    const std::size_t at = name.find('@');
    LoadOptions options;
    if (at != std::string::npos) options.arm = name.substr(at + 1);
    const std::string path = "scenarios/" + name.substr(0, at) + "/scenario.toml";
    std::unique_ptr<Scenario> scenario;
    if (texts_.contains(path)) {
      const Result<Scenario> r = load_scenario(path, from(texts_), options);
      INFO((r ? std::string() : r.errors().front().text()));
      CHECK(r);
      if (r) scenario = std::make_unique<Scenario>(r.value());
    }
    return loaded_.emplace(name, std::move(scenario)).first->second.get();
  }

 private:
  Texts texts_ = shipped_scenarios();
  std::map<std::string, std::unique_ptr<Scenario>> loaded_;
};

bool has_entity(const Structure& s, const std::string& section, const std::string& id) {
  const auto has = [&](const auto& list) {
    return std::ranges::any_of(list, [&](const auto& e) { return e.id == id; });
  };
  if (section == "state") return has(s.states);
  if (section == "region") return has(s.regions);
  if (section == "node") return has(s.nodes);
  if (section == "link") return has(s.links);
  if (section == "cargo") return has(s.cargos);
  if (section == "project") return has(s.projects);
  return section == "institution" && has(s.institutions);
}

/// "dyad.fta_open": a structural key, or a number that a scenario may set.
bool has_key(const std::string& address) {
  const std::size_t point = address.find('.');
  if (point == std::string::npos) return false;
  const Section* section = find_section(address.substr(0, point));
  if (section == nullptr) return false;
  const std::vector<std::string> names = key_names(*section);
  return std::ranges::find(names, address.substr(point + 1)) != names.end();
}

bool has_number(const Structure& s, const std::string& address) {
  const World world(s);
  const auto slots = resolve_slots(s, world.fields, address);
  return slots && !slots.value().empty() &&
         settable(world.fields.entries()[slots.value()[0].entry].quantity);
}

bool has_metric(const Setup& setup, const std::string& name) {
  const auto alias = [&](const MetricAlias& a) { return a.name == name; };
  if (std::ranges::any_of(setup.aliases, alias)) return true;
  return std::ranges::any_of(list_metrics(setup.structure),
                             [&](const Metric& m) { return m.info.name == name; });
}

bool has(const Scenario& s, const std::string& kind, const std::string& address) {
  const Setup& setup = s.setup;
  const auto named = [&](const auto& list) {
    return std::ranges::any_of(list, [&](const auto& e) { return e.id == address; });
  };
  if (kind == "entity") {
    const std::size_t point = address.find('.');
    return has_entity(setup.structure, address.substr(0, point), address.substr(point + 1));
  }
  if (kind == "number") return has_number(setup.structure, address);
  if (kind == "event") return named(setup.shocks);
  if (kind == "arm") return named(s.info.arms);
  if (kind == "metric") return has_metric(setup, address);
  if (kind != "series") return false;
  const World world(setup.structure);
  const auto slots = resolve_slots(setup.structure, world.fields, address);
  return slots && std::ranges::any_of(setup.series, [&](const Series& x) {
           return x.slot.entry == slots.value()[0].entry &&
                  x.slot.position == slots.value()[0].position;
         });
}

}  // namespace

TEST_CASE("Every entry of the inventory is where its row says, or says why not") {
  Library library;
  std::map<std::string, int> count;
  std::set<std::string> seen;
  std::ostringstream missing;
  for (const Row& row : read_rows()) {
    INFO("inventory.csv:" << row.line << ": " << row.category << ": " << row.entry);
    CHECK_FALSE(row.entry.empty());
    CHECK(seen.insert(row.category + ": " + row.entry).second);
    ++count[row.kind];
    if (row.kind == "none" || row.kind == "format") {
      CHECK_FALSE(row.note.empty());
      if (row.kind == "format") CHECK(has_key(row.address));
      missing << "  " << row.kind << ": " << row.category << ": " << row.entry << ": " << row.note
              << "\n";
    } else if (row.kind == "key") {
      CHECK(has_key(row.address));
    } else {
      const Scenario* s = library.find(row.scenario);
      CHECK(s != nullptr);
      if (s != nullptr) CHECK(has(*s, row.kind, row.address));
    }
  }
  std::ostringstream summary;
  for (const auto& [kind, n] : count) summary << kind << " " << n << "  ";
  WARN("Inventory: " << summary.str() << "\nIn no scenario:\n" << missing.str());
  // What cannot be expressed may shrink; to grow it is a decision.
  CHECK(count["none"] <= 9);
  CHECK(count["format"] <= 12);
  CHECK(count["planned"] == 0);
}

TEST_CASE("The inventory notices what is not there") {
  Library library;
  const Scenario* s = library.find("zarubino");
  REQUIRE(s != nullptr);
  CHECK(library.find("atlantis") == nullptr);
  for (const char* kind : {"entity", "number", "event", "series", "arm", "metric"}) {
    INFO(kind);
    CHECK_FALSE(has(*s, kind, "node.atlantis"));
  }
  CHECK(has(*s, "number", "node.zarubino.capacity"));
  CHECK_FALSE(has(*s, "number", "node.zarubino.throughput"));  // the model computes it
  CHECK(has_key("node.capacity"));
  CHECK_FALSE(has_key("node.throughput"));
  CHECK_FALSE(has_key("atlantis.capacity"));
}
