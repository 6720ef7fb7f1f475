#include "model/corridors.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "tests/catch.h"
#include "tests/support/count_allocations.h"
#include "tests/support/small_world.h"

using namespace tumen;
using tumen::test::SmallWorld;

namespace {

/// The small world with routes priced.
struct Roads : SmallWorld {
  CorridorIndex index{structure};
  std::array<RouteId, 3> ways{by_harbour, by_haven, by_rival};

  void assign_cargo() {
    price_routes(index, *this);
    tumen::assign_cargo(index, *this);
  }
  void evaluate_projects() {
    price_routes(index, *this);
    project_potential(index, *this);
  }
  double cost(RouteId k, int lane = 0) const { return route.cost[k][lane]; }
  double flow(RouteId k, int lane = 0) const { return route.flow[k][lane]; }
  double weight(RouteId k) const { return std::exp(-0.12 * cost(k)); }
  double all_flow(int lane = 0) const {
    return flow(by_harbour, lane) + flow(by_haven, lane) + flow(by_rival, lane);
  }
};

}  // namespace

TEST_CASE("transport demand grows with the shipper's product") {
  SmallWorld w;
  w.cargo.elasticity[w.grain] = 0.5;
  w.state.gdp[w.partner] = 2.25 * w.state.gdp_base[w.partner];
  w.state.gdp[w.host] = 9.0 * w.state.gdp_base[w.host];
  update_demand(w);
  CHECK(w.cargo.demand[w.grain][0] == Approx(90.0));
}

TEST_CASE("generalised cost adds freight, time, border, handling and risk") {
  Roads w;
  price_routes(w.index, w);
  CHECK(w.cost(w.by_harbour) == Approx(10 + 0.02 * 100 + 10 + 4 + 10));
  CHECK(w.cost(w.by_haven) == Approx(10 + 0.02 * 100 + 10 + 10));
  CHECK(w.cost(w.by_rival) == Approx(25 + 3 + 10));
  CHECK(w.route.attraction[w.by_haven][0] == 1.0);
  CHECK(w.route.attraction[w.by_rival][0] == Approx(std::exp(-0.12 * 6)));

  w.region.freeport[w.coast] = 1.0;
  price_routes(w.index, w);
  CHECK(w.cost(w.by_haven) == Approx(10 + 0.02 * 100 + 10 * (1 - 0.6) + 10));
  CHECK(w.cost(w.by_rival) == Approx(25 + 3 + 10));
}

TEST_CASE("cargo spreads over open routes by the logit of their costs") {
  Roads w;
  w.assign_cargo();
  const double sum = w.weight(w.by_harbour) + w.weight(w.by_haven) + w.weight(w.by_rival);
  for (RouteId k : w.ways) CHECK(w.flow(k) == Approx(60 * w.weight(k) / sum));
  CHECK(w.node.throughput[w.haven][0] == w.flow(w.by_haven));
  CHECK(w.link.flow[w.rival_sea][0] == w.flow(w.by_rival));

  SECTION("a closed node or link, or one without capacity, sends it elsewhere") {
    const int way = GENERATE(0, 1, 2);
    if (way == 0) w.node.available[w.haven] = 0.0;
    if (way == 1) w.link.available[w.plain_haven] = 0.0;
    if (way == 2) w.node.capacity[w.haven] = 0.0;
    w.assign_cargo();
    const double rest = w.weight(w.by_harbour) + w.weight(w.by_rival);
    CHECK(w.flow(w.by_haven) == 0.0);
    CHECK(w.flow(w.by_rival) == Approx(60 * w.weight(w.by_rival) / rest));
  }
  SECTION("capacity that a project adds opens a node") {
    w.node.capacity[w.haven] = 0.0;
    w.node.added[w.haven] = 100.0;
    w.assign_cargo();
    CHECK(w.flow(w.by_haven) == Approx(60 * w.weight(w.by_haven) / sum));
  }
  SECTION("with nothing open it stays at home") {
    w.node.available[w.harbour] = w.node.available[w.haven] = w.node.available[w.rival] = 0.0;
    w.assign_cargo();
    CHECK(w.all_flow() == 0.0);
  }
}

TEST_CASE("open routes far dearer than a closed one still carry everything, cheapest first") {
  Roads w;
  *w.par.beta_route = 10.0;
  w.link.freight[w.plain_harbour] = 500.0;
  w.link.freight[w.plain_rival] = 550.0;
  w.node.available[w.haven] = 0.0;
  w.assign_cargo();
  CHECK(w.flow(w.by_harbour) == Approx(60.0));
  CHECK(w.flow(w.by_rival) == Approx(0.0).margin(1e-9));
}

TEST_CASE("a full port's shadow price turns cargo away by exactly the excess") {
  Roads w;
  w.node.capacity[w.haven] = 12.0;
  w.assign_cargo();
  CHECK(w.flow(w.by_haven) == Approx(12.0).epsilon(1e-12));
  CHECK(w.all_flow() == Approx(60.0).epsilon(1e-12));
  // What is turned away keeps the logit's proportions.
  CHECK(w.flow(w.by_harbour) / w.flow(w.by_rival) ==
        Approx(w.weight(w.by_harbour) / w.weight(w.by_rival)));
  const double shadow = w.node.shadow[w.haven][0];
  CHECK(w.flow(w.by_haven) / w.flow(w.by_rival) ==
        Approx(std::exp(-0.12 * (w.cost(w.by_haven) + shadow - w.cost(w.by_rival)))));
  CHECK(w.node.shadow[w.rival][0] == 0.0);

  SECTION("and is gone when there is room again") {
    w.node.capacity[w.haven] = 100.0;
    w.assign_cargo();
    CHECK(w.node.shadow[w.haven][0] == 0.0);
    CHECK(w.flow(w.by_haven) > 20.0);
  }
}

TEST_CASE("two full elements are priced together") {
  Roads w;
  w.node.capacity[w.haven] = 12.0;
  w.link.capacity[w.harbour_sea] = 8.0;
  const int ticks = GENERATE(1, 4);
  for (int t = 0; t < ticks; ++t) w.assign_cargo();
  CHECK(w.flow(w.by_haven) == Approx(12.0).epsilon(ticks == 1 ? 2e-2 : 1e-4));
  CHECK(w.flow(w.by_harbour) == Approx(8.0).epsilon(ticks == 1 ? 2e-2 : 1e-4));
  CHECK(w.all_flow() == Approx(60.0).epsilon(ticks == 1 ? 2e-2 : 1e-4));
}

TEST_CASE("no capacity is exceeded and no cargo appears, whatever the capacities") {
  Roads w;
  const double sizes[] = {0.0, 1e-6, 3.0, 15.0, 40.0, 1e6};
  for (double harbour : sizes) {
    for (double haven : sizes) {
      for (double rival : sizes) {
        w.node.capacity[w.harbour] = harbour;
        w.node.capacity[w.haven] = haven;
        w.link.capacity[w.rival_sea] = rival;
        for (int tick = 0; tick < 3; ++tick) w.assign_cargo();
        const double room = 1 + 1e-12;
        REQUIRE(w.flow(w.by_harbour) <= harbour * room);
        REQUIRE(w.flow(w.by_haven) <= haven * room);
        REQUIRE(w.flow(w.by_rival) <= rival * room);
        const double most = std::min(60.0, harbour + haven + rival);
        REQUIRE(w.all_flow() <= 60.0 * room);
        REQUIRE(w.all_flow() >= 0.99 * most);
      }
    }
  }
}

TEST_CASE("without response to cost a full port rations") {
  Roads w;
  *w.par.beta_route = 0.0;
  w.node.capacity[w.haven] = 5.0;
  w.assign_cargo();
  CHECK(w.flow(w.by_haven) == Approx(5.0));
  CHECK(w.flow(w.by_harbour) == Approx(20.0));
  CHECK(w.node.shadow[w.haven][0] == 0.0);
}

TEST_CASE("a lane below capacity keeps its bits while its neighbour is priced") {
  for (int trial = 0; trial < 30; ++trial) {
    Roads mixed, free, full;
    *mixed.par.vot = *free.par.vot = *full.par.vot = 0.037 + 0.001 * trial;
    full.node.capacity[full.haven] = 7.3;
    if (kLanes > 1) mixed.node.capacity[mixed.haven].set(kLanes - 1, 7.3);
    for (int tick = 0; tick < 3; ++tick) {
      mixed.assign_cargo();
      free.assign_cargo();
      full.assign_cargo();
    }
    REQUIRE(test::same_bits(mixed, 0, free, 0));
    REQUIRE(test::same_bits(mixed, kLanes - 1, kLanes > 1 ? full : free, 0));
  }
}

TEST_CASE("a project's potential is what would pass it if it were open") {
  Roads w;
  w.node.capacity[w.haven] = 0.0;
  price_routes(w.index, w);
  const double sum = w.weight(w.by_harbour) + w.weight(w.by_haven) + w.weight(w.by_rival);
  const double passing = 60 * w.weight(w.by_haven) / sum;

  project_potential(w.index, w);
  CHECK(w.project.potential[w.berth][0] == Approx(passing));

  // The host's harbour loses what it carried without the haven, the rival stands for the bypass.
  const double rest = w.weight(w.by_harbour) + w.weight(w.by_rival);
  const double lost = 60 * w.weight(w.by_harbour) * (1 / rest - 1 / sum);
  CHECK(w.project.divert[w.berth][0] == Approx(lost / passing));
  CHECK(w.project.rival_share[w.berth][0] == Approx(w.weight(w.by_rival) / rest));

  SECTION("the same once it is open") {
    w.node.added[w.haven] = 50.0;
    w.evaluate_projects();
    CHECK(w.project.potential[w.berth][0] == Approx(passing));
    CHECK(w.project.divert[w.berth][0] == Approx(lost / passing));
  }
  SECTION("its design capacity bounds it and not what it diverts per unit") {
    w.project.capacity[w.berth] = 2.0;
    w.evaluate_projects();
    CHECK(w.project.potential[w.berth][0] == 2.0);
    CHECK(w.project.divert[w.berth][0] == Approx(lost / passing));
  }
  SECTION("a volume given by the scenario takes its place") {
    w.project.volume[w.berth] = 30.0;
    w.evaluate_projects();
    CHECK(w.project.potential[w.berth][0] == 30.0);
    w.project.volume[w.berth] = 0.0;
    w.evaluate_projects();
    CHECK(w.project.potential[w.berth][0] == 0.0);
    CHECK(w.project.divert[w.berth][0] == 0.0);
  }
  SECTION("nothing passes when the way to it is closed") {
    w.link.available[w.plain_haven] = 0.0;
    w.evaluate_projects();
    CHECK(w.project.potential[w.berth][0] == 0.0);
    CHECK(w.project.divert[w.berth][0] == 0.0);
  }
  SECTION("without a rival port there is no bypass") {
    w.node.available[w.rival] = 0.0;
    w.evaluate_projects();
    CHECK(w.project.rival_share[w.berth][0] == 0.0);
    CHECK(w.project.divert[w.berth][0] == Approx(1.0));
  }
}

TEST_CASE("a project on a link feeds the ports behind it") {
  test::SmallStructure structure;
  structure.projects[0].node = NodeId();
  structure.projects[0].link = structure.plain_harbour;
  World w(structure);
  const SmallWorld like;
  w.copy_from(like);
  const CorridorIndex index(structure);
  w.link.capacity[structure.plain_harbour] = 0.0;
  price_routes(index, w);
  project_potential(index, w);
  CHECK(w.project.potential[structure.berth][0] > 5.0);
  // Each unit over the link passes the host's harbour; some of it left the host's haven.
  CHECK(w.project.divert[structure.berth][0] > -1.0);
  CHECK(w.project.divert[structure.berth][0] < 0.0);
}

TEST_CASE("ports of the partner are no rivals") {
  test::SmallStructure structure;
  structure.nodes[structure.rival.index()].owner = structure.partner;
  World w(structure);
  const SmallWorld like;
  w.copy_from(like);
  const CorridorIndex index(structure);
  price_routes(index, w);
  project_potential(index, w);
  CHECK(w.project.rival_share[structure.berth][0] == 0.0);
  CHECK(w.project.potential[structure.berth][0] > 0.0);
}

TEST_CASE("a project on a node and a link opens routes by either") {
  test::SmallStructure structure;
  structure.projects[0].link = structure.plain_harbour;
  World w(structure);
  const SmallWorld like;
  w.copy_from(like);
  const CorridorIndex index(structure);
  w.node.capacity[structure.haven] = 0.0;
  price_routes(index, w);
  project_potential(index, w);
  const Real share = w.route.attraction[structure.by_rival];
  const Real sum =
      share + w.route.attraction[structure.by_harbour] + w.route.attraction[structure.by_haven];
  CHECK(w.project.potential[structure.berth][0] == Approx((60.0 * (1.0 - share / sum))[0]));
}

TEST_CASE("a project on no corridor has the volume that the scenario gives it") {
  test::SmallStructure structure;
  structure.projects[0].node = NodeId();
  World w(structure);
  const SmallWorld like;
  w.copy_from(like);
  const CorridorIndex index(structure);
  price_routes(index, w);
  w.project.volume[structure.berth] = 38.0;
  project_potential(index, w);
  CHECK(w.project.potential[structure.berth][0] == 38.0);
  CHECK(w.project.divert[structure.berth][0] == 0.0);
  CHECK(w.project.rival_share[structure.berth][0] == 0.0);
  w.project.volume[structure.berth] = -1.0;
  project_potential(index, w);
  CHECK(w.project.potential[structure.berth][0] == 0.0);
}

TEST_CASE("a regime moves the owner's ports in the region and at its customs") {
  test::SmallStructure structure;
  structure.links[structure.plain_harbour.index()].customs = RegionId();
  structure.links[structure.plain_rival.index()].customs = structure.coast;
  structure.nodes[structure.haven.index()].region = RegionId();
  const CorridorIndex index(structure);
  const auto ports = index.ports_under(structure.coast);
  REQUIRE(ports.size() == 2);
  CHECK(ports[0] == structure.harbour);
  CHECK(ports[1] == structure.haven);
  CHECK(index.ports_under(structure.inland).empty());
}

TEST_CASE("a region's port cargo under a free port is what assignment then finds") {
  Roads w;
  for (const double regime : {0.0, 1.0, 0.5}) {
    Roads other;
    other.region.freeport[other.coast] = regime;
    other.assign_cargo();
    w.region.freeport[w.coast] = 1.0 - regime;
    price_routes(w.index, w);
    CHECK(regime_throughput(w.index, w, w.coast, regime)[0] ==
          Approx(other.flow(other.by_harbour) + other.flow(other.by_haven)));
  }
  CHECK(regime_throughput(w.index, w, w.inland, 1.0)[0] == 0.0);
}

TEST_CASE("corridors allocate nothing in a tick") {
  Roads w;
  w.node.capacity[w.haven] = 12.0;
  const std::size_t before = test::allocations();
  update_demand(w);
  w.assign_cargo();
  project_potential(w.index, w);
  regime_throughput(w.index, w, w.coast, 1.0);
  CHECK(test::allocations() == before);
}
