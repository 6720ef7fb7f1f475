/// A setup for the reference model, made by hand: a host, a stronger partner across the border, a
/// third investor and a far giant; one port at the border and one mine inland of it.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

#include "model/reference_model.h"
#include "sim/batch.h"
#include "tests/support/small_world.h"

namespace tumen::test {

struct ReferenceIds : SmallIds {
  StateId giant{3};
  RegionId wide{2};
  ProjectId mine{1};
};

/// The small structure with a passive giant, a wide region around the coast and a second project.
struct ReferenceStructure : SmallStructure {
  ReferenceStructure() {
    states.push_back(named<State>("GIANT", 4));
    states[3].active = false;
    regions.push_back(named<Region>("wide", 3));
    regions[2].owner = host;
    regions[0].parent = RegionId(2);

    projects[0].years = {10, 25, 49, 99};
    projects[0].equity = {0, 0.25, 0.49, 0.75};
    projects[0].management = {0, 1};
    projects[0].finance = {0, 0.25, 0.5, 0.75};
    Project mine = named<Project>("mine", 2);
    mine.host = host;
    mine.partner = partner;
    mine.region = RegionId(2);
    mine.level = Level::regional;
    mine.project_class = "mining";
    mine.years = {25, 49};
    mine.equity = {0, 0.49};
    mine.management = {0};
    mine.finance = {0, 0.5};
    projects.push_back(mine);
  }
};

struct ReferenceHome {
  ReferenceStructure home;
};

/// The numbers of the case, all lanes alike, and what else a setup holds. Change what a test is
/// about, then ask for setup().
struct ReferenceCase : private ReferenceHome, ReferenceIds, World {
  Calendar calendar;
  Rules rules;
  std::vector<Edit> edits;
  std::vector<Series> series;
  std::vector<Request> requests;

  ReferenceCase() : World(home) {
    set_states();
    set_pairs();
    set_regions();
    set_corridors();
    set_projects();
  }
  ReferenceCase(const ReferenceCase& other)
      : ReferenceHome(other),
        ReferenceIds(other),
        World(home),
        calendar(other.calendar),
        rules(other.rules),
        edits(other.edits),
        series(other.series),
        requests(other.requests) {
    copy_from(other);
  }

  /// The number at a position of a field, as edits and series name it.
  Slot slot(IndexSet set, std::string_view field, std::size_t position = 0) const {
    return {static_cast<std::size_t>(fields.find(static_cast<std::size_t>(set), field)), position};
  }

  /// What the numbers of lane 0 are the start of.
  Setup setup() const {
    Setup s;
    s.structure = home;
    s.calendar = calendar;
    s.rules = rules;
    s.edits = edits;
    s.series = series;
    s.requests = requests;
    for (const Edit& e : edits) {
      while (s.shocks.size() <= e.shock) s.shocks.push_back({"shock", "shock", "", e.start});
    }
    for (Real x : fields.arena()) s.values.push_back(x[0]);
    return s;
  }

  /// The structure, to be changed before a setup is asked for; what it has stays as many.
  Structure& own_structure() { return home; }

  /// Sets a number of every state.
  void everywhere(Field<StateId> StateFields::*field, double value) {
    for (StateId i : structure.every_state()) (state.*field)[i] = value;
  }

 private:
  void set_states() {
    constexpr std::array<double, 4> kProduct = {2000, 8000, 1200, 16000};
    constexpr std::array<double, 4> kArms = {80, 150, 30, 650};
    constexpr std::array<double, 4> kPeople = {140, 1300, 50, 310};
    constexpr std::array<double, 4> kGrowth = {0.02, 0.06, 0.03, 0.02};
    constexpr std::array<double, 4> kTheatre = {0.3, 0.8, 0.9, 0.35};
    constexpr std::array<double, 4> kOffense = {0.8, 0.7, 0.3, 1.0};
    constexpr std::array<double, 4> kCapital = {0.0003, 0.0005, 0.0007, 0.0};
    for (StateId i : structure.every_state()) {
      state.gdp[i] = kProduct[i.index()];
      state.mil[i] = kArms[i.index()];
      state.pop[i] = kPeople[i.index()];
      state.growth[i] = kGrowth[i.index()];
      state.theatre[i] = kTheatre[i.index()];
      state.offense[i] = kOffense[i.index()];
      state.s0_capital[i] = kCapital[i.index()];
    }
    state.c_A[host] = 0.20;
    state.c_A[partner] = 0.10;
    state.aspiration[host] = 0.8;
    state.f3_share[third] = 0.15;
    state.betaF[third] = 1.6;
  }

  void set_pairs() {
    constexpr double kExports[4][4] = {
        {0, 40, 20, 200}, {40, 0, 100, 1000}, {15, 90, 0, 80}, {150, 800, 70, 0}};
    for (StateId i : structure.every_state()) {
      for (StateId j : structure.every_state()) {
        if (i == j) continue;
        const DyadId ij = structure.dyad(i, j);
        dyad.trade[ij] = kExports[i.index()][j.index()];
        dyad.stance0[ij] = i == giant || j == giant ? 0.25 : 0.45;
        dyad.i0[ij] = i == giant || j == giant ? -1.2 : -1.9;
        dyad.distance[ij] = i == giant || j == giant ? 3000.0 : 300.0;
      }
    }
    dyad.grievance[structure.dyad(host, partner)] = 0.5;
    dyad.salience[structure.dyad(host, partner)] = 0.4;
  }

  void set_regions() {
    region.grp[coast] = 20.0;
    region.pop[coast] = 2.0;
    region.grp[wide] = 60.0;
    region.pop[wide] = 6.0;
    region.grp[inland] = 800.0;
    region.pop[inland] = 100.0;
    for (StateId j : structure.every_state()) {
      holding.access[structure.holding(inland, j)] = 0.0;
      holding.stock0[structure.holding(wide, j)] = j == host ? 0.0 : 1.0;
    }
  }

  void set_corridors() {
    for (LinkId e : structure.every_link()) {
      link.km[e] = 500.0;
      link.freight[e] = 20.0;
      link.hours[e] = 50.0;
    }
    for (LinkId e : {plain_harbour, plain_haven}) link.border_cost[e] = 9.0;
    link.freight[plain_rival] = 25.0;
    node.handling[harbour] = 6.0;
    node.risk[rival] = 8.0;
    node.capacity[haven] = 2.0;
    node.capacity[rival] = 4.0;
    node.saving[rival] = 5.0;
    node.posted[rival] = 1.0;
    node.posted_rent[rival] = 0.005;
    cargo.demand0[grain] = 40.0;
  }

  void set_projects() {
    project.cost[berth] = 2.0;
    project.capacity[berth] = 30.0;
    project.save[berth] = 12.0;
    project.spill[berth] = 5.0;
    project.level[berth] = 2.0;
    region.fiscal[coast] = 0.15;
    project.cost[mine] = 1.0;
    project.capacity[mine] = 20.0;
    project.volume[mine] = 20.0;
    project.save[mine] = 12.0;
  }
};

/// Opens every choice of statecraft to every pair: trade agreements, arms sales, joint action.
inline void open_statecraft(World& w) {
  for (StateId i : w.structure.every_state()) {
    for (StateId j : w.structure.every_state()) {
      if (i == j) continue;
      const DyadId ij = w.structure.dyad(i, j);
      w.conduct.fta_open[ij] = w.conduct.arms_market[ij] = w.conduct.issues[ij] = 1.0;
    }
  }
}

/// The setup of the case with every prior of the tables in force: sampled anew per parameter point.
inline Setup with_priors(const ReferenceCase& c) {
  Setup setup = c.setup();
  setup.sample_priors = true;
  for (const FieldSet::Entry& e : c.fields.entries()) {
    const Range prior = e.quantity.prior;
    const bool bounded = prior.low > -1e300 && prior.high < 1e300;
    setup.priors.insert(setup.priors.end(), e.count, bounded ? prior : Range{0, 0});
  }
  return setup;
}

/// A model of the case with a world at its start, to be looked into between ticks.
struct History {
  ReferenceModel model;
  std::unique_ptr<ReferenceWorld> world;
  Batch batch;
  int tick = 0;

  explicit History(Setup setup, std::uint64_t seed = 1)
      : model(std::move(setup)), world(model.make_world()), batch(make_batch(seed, 0, kLanes)) {
    model.start(*world, batch);
  }
  explicit History(const ReferenceCase& c, std::uint64_t seed = 1) : History(c.setup(), seed) {}

  void step(int ticks = 1, Observer* observer = nullptr) {
    for (const int end = tick + ticks; tick < end; ++tick)
      model.step(*world, batch, tick, observer);
  }
};

/// Mean of a lane value over the lanes.
inline double mean(Real x) {
  double sum = 0;
  for (int lane = 0; lane < kLanes; ++lane) sum += x[lane];
  return sum / kLanes;
}

}  // namespace tumen::test
