#include "scenario/synthetic.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <set>
#include <string_view>

#include "core/hash.h"
#include "scenario/format_number.h"
#include "scenario/synthetic_plan.h"

namespace tumen {
namespace {

class Writer {
 public:
  explicit Writer(const SyntheticWorld& world)
      : world_(world), luck_(world.seed), plan_(plan_world(world, luck_)) {}

  std::string text() {
    write_head();
    for (std::size_t i = 0; i < plan_.gdp.size(); ++i) write_state(i);
    write_trade();
    write_regions();
    for (std::size_t b = 0; b < plan_.basins.size(); ++b) write_basin(b);
    return std::move(out_);
  }

 private:
  // ---------------------------------------------------------------- names

  static std::string numbered(std::string_view prefix, std::size_t number, std::size_t count) {
    const std::string digits = std::to_string(number + 1);
    const std::size_t width = std::to_string(count).size();
    return std::string(prefix) + std::string(width - digits.size(), '0') + digits;
  }
  std::string state(std::size_t i) const { return numbered("S", i, plan_.gdp.size()); }
  std::string coast(std::size_t i) const { return "COAST-" + state(i); }
  std::string hinterland(std::size_t i) const { return "HINTERLAND-" + state(i); }
  std::string basin(std::size_t b) const { return numbered("B", b, plan_.basins.size()); }

  // ---------------------------------------------------------------- lines

  void table(std::string_view section, std::string_view id) {
    out_ += "\n[" + std::string(section) + "." + std::string(id) + "]\n";
  }
  void plain(std::string_view key, std::string_view value) {
    out_ += std::string(key) + " = " + std::string(value) + "\n";
  }
  void text(std::string_view key, std::string_view value) {
    plain(key, "\"" + std::string(value) + "\"");
  }
  /// To two digits.
  void number(std::string_view key, double value) {
    plain(key, format_number(round_figure(value)));
  }
  void plausible(IndexSet set, std::initializer_list<std::string_view> keys, std::uint64_t which) {
    for (const std::string_view key : keys) {
      plain(key, format_number(luck_.plausible(set, key, which)));
    }
  }
  void heading(std::string_view what) {
    out_ += "\n# ---------------------------------------------------------------- " +
            std::string(what) + "\n";
  }

  // ---------------------------------------------------------------- sections

  void write_head() {
    const std::string states = std::to_string(world_.states);
    const std::string projects = std::to_string(world_.projects);
    const std::string seed = std::to_string(world_.seed);
    out_ += "# Written by: tumen new --synthetic " + states + " --projects " + projects +
            " --ticks " + std::to_string(world_.ticks) + " --seed " + seed +
            "\n"
            "# A synthetic world: every number is drawn, and none is of a place.\n"
            "schema_version = 1\n\n[scenario]\n";
    text("id", "synthetic-" + states);
    text("title", "A synthetic world of " + states + " states, seed " + seed);
    text("question", "Who aligns with whom, and what of the ports that are wanted is built?");
    text("start", "2000Q1");
    plain("ticks", std::to_string(world_.ticks));
    // (5) sums over all states that two have in common. Its weight is for a world of about six.
    out_ += "\n[parameters]\n";
    number("w_T", std::min(0.05, 0.3 / world_.states));
    heading("states");
  }

  /// Million, from an income of 1000 to 50 000 USD a head.
  double people(std::size_t i) const {
    return std::min(plan_.gdp[i] / luck_.log_between(1, 50, "income", i), 1500.0);
  }

  void write_state(std::size_t i) {
    const double gdp = plan_.gdp[i];
    table("state", state(i));
    if (!plan_.decides[i]) plain("active", "false");
    plain("latitude", format_number(plan_.latitude[i]));
    plain("longitude", format_number(plan_.longitude[i]));
    number("gdp", gdp);
    number("mil", gdp * luck_.between(0.01, 0.04, "mil", i));
    number("pop", people(i));
    plausible(IndexSet::state,
              {"growth", "pop_growth", "theatre", "offense", "aspiration", "c_A", "betaF"}, i);
    // Who decides nothing invests nowhere, or regions would drown in the capital of large worlds.
    if (plan_.decides[i]) {
      plausible(IndexSet::state, {"s0_capital"}, i);
    } else {
      plain("s0_capital", "0");
    }
  }

  /// Gravity: a state divides 15% of its product among its partners as their product over their
  /// distance, and a pair trades what the one that wants less wants.
  void write_trade() {
    heading("pairs of neighbours, and with the largest");
    const auto pull = [&](std::size_t from, std::size_t to) {
      return plan_.gdp[to] / std::max(plan_.distance[from][to], 100.0);
    };
    std::vector<double> pulls(plan_.gdp.size(), 0.0);
    for (const auto& [i, j] : plan_.pairs) {
      pulls[i] += pull(i, j);
      pulls[j] += pull(j, i);
    }
    const auto wanted = [&](std::size_t from, std::size_t to) {
      return 0.15 * plan_.gdp[from] * pull(from, to) / pulls[from];
    };
    for (const auto& [i, j] : plan_.pairs) {
      const std::uint64_t pair = combine(i, j);
      table("pair", state(i) + "." + state(j));
      number("trade", std::min(wanted(i, j), wanted(j, i)));
      number("stance0", luck_.between(0.2, 0.6, "stance0", pair));
      plausible(IndexSet::dyad, {"i0"}, pair);
      const bool border = plan_.distance[i][j] < 1000;
      if (border && luck_.between(0, 1, "quarrel", pair) < 0.25) {
        number("grievance", luck_.between(0.2, 0.6, "grievance", pair));
      }
    }
  }

  void write_regions() {
    std::map<std::size_t, std::set<std::size_t>> wanted_by;  // host to partners
    std::set<std::size_t> partners;
    for (const Basin& b : plan_.basins) {
      partners.insert(b.partner);
      for (const std::size_t host : b.hosts) wanted_by[host].insert(b.partner);
    }
    if (!partners.empty()) heading("regions");
    for (const std::size_t i : partners) write_region(hinterland(i), i, 0.05, 0.2);
    for (const auto& [host, neighbours] : wanted_by) {
      write_region(coast(host), host, 0.02, 0.1);
      std::string adjoins;
      for (const std::size_t i : neighbours) {
        adjoins += (adjoins.empty() ? "\"" : ", \"") + hinterland(i) + "\"";
      }
      plain("adjoins", "[" + adjoins + "]");
      plausible(IndexSet::region, {"inst", "fiscal", "need", "own_capital"}, host);
    }
  }

  void write_region(const std::string& id, std::size_t owner, double least, double most) {
    const double part = luck_.between(least, most, "region", owner);
    table("region", id);
    text("owner", state(owner));
    number("grp", part * plan_.gdp[owner]);
    number("pop", part * people(owner));
    plain("growth", format_number(luck_.plausible(IndexSet::state, "growth", owner)));
  }

  void write_node(const std::string& id, std::string_view kind, std::size_t owner,
                  const std::string& region) {
    table("node", id);
    text("kind", kind);
    text("owner", state(owner));
    if (!region.empty()) text("region", region);
  }

  /// Overland at 0.033 USD/t and km and 24 km/h, by sea at 0.011 and 20.
  void write_link(const std::string& id, const std::string& from, const std::string& to,
                  std::string_view mode, double km) {
    const bool sea = mode == "sea";
    table("link", id);
    text("from", from);
    text("to", to);
    text("mode", mode);
    number("km", km);
    number("freight", km * (sea ? 0.011 : 0.033));
    number("hours", km / (sea ? 20 : 24));
  }

  /// From the inland terminal to a neighbour's port.
  double overland(std::size_t from, std::size_t to) const {
    return std::clamp(0.6 * plan_.distance[from][to], 100.0, 3000.0);
  }
  double by_sea(std::string_view what, std::uint64_t which) const {
    return luck_.between(1500, 2500, what, which);
  }

  void write_basin(std::size_t b) {
    const Basin& plan = plan_.basins[b];
    const std::string name = basin(b), terminal = "terminal-" + name, market = "market-" + name;
    heading("basin " + name);
    write_node(terminal, "terminal", plan.partner, hinterland(plan.partner));
    write_node(market, "market", plan.partner, "");
    write_node("home-" + name, "port", plan.partner, "");
    write_link("rail-home-" + name, terminal, "home-" + name, "rail",
               luck_.between(1500, 2500, "home", b));
    write_link("sea-home-" + name, "home-" + name, market, "sea", by_sea("home sea", b));
    if (plan.third) write_third(b, *plan.third);
    table("cargo", "cargo-" + name);
    text("origin", terminal);
    text("destination", market);
    text("shipper", state(plan.partner));
    text("region", hinterland(plan.partner));
    plausible(IndexSet::cargo, {"demand0", "elasticity"}, b);
    for (const std::size_t host : plan.hosts) write_project(b, host);
  }

  /// A port of a state that is no party, and leases it to whoever pays.
  void write_third(std::size_t b, std::size_t owner) {
    const std::string name = basin(b), port = "third-" + name;
    write_node(port, "port", owner, "");
    number("capacity", luck_.between(2, 6, "third capacity", b));
    number("risk", luck_.between(2, 10, "third risk", b));
    number("saving", luck_.between(3, 12, "third saving", b));
    plain("posted", "1");
    plain("posted_rent", "0.005");
    write_link("rail-" + port, "terminal-" + name, port, "rail",
               overland(plan_.basins[b].partner, owner));
    plausible(IndexSet::link, {"border_cost"}, combine(b, owner));
    write_link("sea-" + port, port, "market-" + name, "sea", by_sea("third sea", b));
  }

  void write_project(std::size_t b, std::size_t host) {
    const std::size_t p = projects_written_++;
    const std::size_t partner = plan_.basins[b].partner;
    const std::string id = numbered("P", p, static_cast<std::size_t>(world_.projects));
    const std::string port = "port-" + id;
    write_node(port, "port", host, coast(host));
    number("capacity", luck_.between(1, 5, "port capacity", p));
    number("saving", luck_.between(3, 12, "port saving", p));
    write_link("rail-" + id, "terminal-" + basin(b), port, "rail", overland(partner, host));
    text("customs", coast(host));
    plausible(IndexSet::link, {"border_cost"}, p);
    write_link("sea-" + id, port, "market-" + basin(b), "sea", by_sea("port sea", p));
    table("project", id);
    text("host", state(host));
    text("partner", state(partner));
    text("region", coast(host));
    text("facing", hinterland(partner));
    text("level", "sub_regional");
    text("class", "port");
    text("node", port);
    const double capacity = round_figure(luck_.between(5, 30, "project capacity", p));
    number("capacity", capacity);  // Mt a year
    number("cost", capacity * luck_.between(0.02, 0.06, "project cost", p));
    number("build", luck_.between(3, 8, "build", p));
  }

  const SyntheticWorld& world_;
  SyntheticLuck luck_;
  SyntheticPlan plan_;
  std::size_t projects_written_ = 0;
  std::string out_;
};

}  // namespace

int usual_projects(int states) { return std::clamp(states / 4, 1, 100); }

std::string synthetic_scenario(const SyntheticWorld& world) { return Writer(world).text(); }

}  // namespace tumen
