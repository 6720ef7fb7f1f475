#include <algorithm>
#include <limits>
#include <map>
#include <random>
#include <set>
#include <string>

#include "tests/catch.h"
#include "tests/support/small_world.h"

using namespace tumen;

namespace {

/// A graph of `nodes` nodes and the given links, with one cargo from the first node to the last.
struct Graph {
  Structure structure;
  std::vector<double> cost;

  explicit Graph(std::size_t nodes) {
    for (std::size_t n = 0; n < nodes; ++n) {
      structure.nodes.push_back(test::named<Node>("n" + std::to_string(n), n));
    }
    structure.cargos.push_back(test::named<Cargo>("cargo", 1));
    structure.cargos[0].origin = NodeId(0);
    structure.cargos[0].destination = NodeId(nodes - 1);
  }

  void link(std::size_t from, std::size_t to, double link_cost, std::uint64_t key) {
    structure.links.push_back(
        test::link_between("e" + std::to_string(key), key, NodeId(from), NodeId(to)));
    cost.push_back(link_cost);
  }

  void enumerate(int count) {
    const std::vector<int> counts(structure.cargos.size(), count);
    enumerate_routes(structure, cost, counts);
  }

  std::vector<std::uint64_t> keys(std::size_t route) const {
    std::vector<std::uint64_t> keys;
    for (LinkId e : structure.routes[route].links) keys.push_back(structure[e].key);
    return keys;
  }

  double length(const std::vector<LinkId>& links) const {
    double sum = 0;
    for (LinkId e : links) sum += cost[e.index()];
    return sum;
  }

  /// Lengths of all paths without loops, by trying everything.
  void all_lengths(std::size_t at, double so_far, std::set<std::size_t>& visited,
                   std::vector<double>& found) const {
    if (at + 1 == structure.nodes.size()) {
      found.push_back(so_far);
      return;
    }
    visited.insert(at);
    for (std::size_t e = 0; e < structure.links.size(); ++e) {
      const std::size_t from = structure.links[e].from.index();
      const std::size_t to = structure.links[e].to.index();
      const std::size_t next = from == at ? to : from;
      if ((from != at && to != at) || visited.contains(next)) continue;
      all_lengths(next, so_far + cost[e], visited, found);
    }
    visited.erase(at);
  }
};

using Keys = std::vector<std::uint64_t>;

}  // namespace

TEST_CASE("routes are the cheapest paths without loops, cheapest first") {
  std::mt19937_64 bits(7);
  for (int trial = 0; trial < 60; ++trial) {
    Graph graph(7);
    for (std::uint64_t e = 0; e < 14; ++e) {
      graph.link(bits() % 7, bits() % 7, static_cast<double>(bits() % 64) / 4, e);
    }
    graph.enumerate(kMostRoutes);
    std::vector<double> expected;
    std::set<std::size_t> visited;
    graph.all_lengths(0, 0.0, visited, expected);
    std::ranges::sort(expected);
    if (expected.size() > kMostRoutes) expected.resize(kMostRoutes);

    std::vector<double> found;
    std::set<Keys> distinct;
    for (std::size_t k = 0; k < graph.structure.routes.size(); ++k) {
      const Route& route = graph.structure.routes[k];
      found.push_back(graph.length(route.links));
      distinct.insert(graph.keys(k));
      std::set<NodeId> seen(route.nodes.begin(), route.nodes.end());
      REQUIRE(seen.size() == route.nodes.size());
      REQUIRE_FALSE(seen.contains(NodeId(0)));
      REQUIRE_FALSE(seen.contains(NodeId(6)));
      REQUIRE(route.nodes.size() + 1 == route.links.size());
    }
    REQUIRE(found == expected);
    REQUIRE(distinct.size() == found.size());
  }
}

TEST_CASE("of equally cheap routes those with the smallest link keys are kept") {
  // Four stages of two parallel links each: 16 equal routes.
  Graph graph(5);
  for (std::size_t n = 0; n < 4; ++n) {
    graph.link(n, n + 1, 1, 2 * n + 1);
    graph.link(n, n + 1, 1, 2 * n + 2);
  }
  graph.enumerate(3);
  REQUIRE(graph.structure.routes.size() == 3);
  CHECK(graph.keys(0) == Keys{1, 3, 5, 7});
  CHECK(graph.keys(1) == Keys{1, 3, 5, 8});
  CHECK(graph.keys(2) == Keys{1, 3, 6, 7});
}

TEST_CASE("equally cheap routes are ordered by number of links, then by link keys") {
  Graph graph(4);
  graph.link(0, 1, 1, 50);
  graph.link(1, 3, 1, 10);
  graph.link(0, 2, 1, 40);
  graph.link(2, 3, 1, 60);
  graph.link(1, 2, 0, 5);
  graph.link(0, 3, 2, 99);
  graph.enumerate(9);
  REQUIRE(graph.structure.routes.size() == 5);
  CHECK(graph.keys(0) == Keys{99});
  CHECK(graph.keys(1) == Keys{40, 60});
  CHECK(graph.keys(2) == Keys{50, 10});
  CHECK(graph.keys(3) == Keys{40, 5, 10});
  CHECK(graph.keys(4) == Keys{50, 5, 60});
}

TEST_CASE("the order in which links and nodes are stored does not change the routes") {
  std::mt19937_64 bits(11);
  std::vector<std::size_t> place = {0, 1, 2, 3, 4, 5};
  struct Edge {
    std::size_t from, to;
    double cost;
    std::uint64_t key;
  };
  std::vector<Edge> edges;
  for (std::uint64_t e = 0; e < 14; ++e) {
    edges.push_back(
        {bits() % 6, bits() % 6, static_cast<double>(1 + bits() % 2), 100 + bits() % 900 * 20 + e});
  }
  std::vector<Keys> first;
  for (int trial = 0; trial < 20; ++trial) {
    std::shuffle(edges.begin(), edges.end(), bits);
    std::shuffle(place.begin() + 1, place.end() - 1, bits);
    Graph graph(6);
    for (const Edge& e : edges) graph.link(place[e.from], place[e.to], e.cost, e.key);
    graph.enumerate(4);
    std::vector<Keys> routes;
    for (std::size_t k = 0; k < graph.structure.routes.size(); ++k) routes.push_back(graph.keys(k));
    if (trial == 0) first = routes;
    REQUIRE(routes.size() == 4);
    REQUIRE(routes == first);
  }
}

TEST_CASE("parallel links are different routes") {
  Graph graph(2);
  graph.link(0, 1, 3, 1);
  graph.link(1, 0, 2, 2);
  graph.enumerate(5);
  REQUIRE(graph.structure.routes.size() == 2);
  CHECK(graph.keys(0) == Keys{2});
  CHECK(graph.keys(1) == Keys{1});
  CHECK(graph.structure.routes[0].nodes.empty());
}

TEST_CASE("a cargo without a way has no routes and its neighbours keep theirs") {
  Graph graph(5);
  graph.link(0, 1, 1, 1);
  graph.link(3, 4, 1, 2);
  graph.structure.cargos.push_back(graph.structure.cargos[0]);
  graph.structure.cargos[1].destination = NodeId(1);
  graph.structure.cargos.push_back(graph.structure.cargos[0]);
  graph.structure.cargos[2].destination = NodeId(0);
  graph.structure.cargos.push_back(graph.structure.cargos[0]);
  graph.structure.cargos[3].origin = NodeId();
  graph.enumerate(5);
  REQUIRE(graph.structure.routes.size() == 1);
  CHECK(graph.structure.routes[0].cargo == CargoId(1));
}

TEST_CASE("links of absurd cost are not used") {
  Graph graph(2);
  graph.link(0, 1, -1, 1);
  graph.link(0, 1, std::numeric_limits<double>::quiet_NaN(), 2);
  graph.link(0, 1, std::numeric_limits<double>::infinity(), 3);
  graph.link(0, 0, 1, 4);
  graph.structure.links.push_back(test::link_between("loose", 5, NodeId(), NodeId(1)));
  graph.cost.push_back(0);
  graph.enumerate(5);
  CHECK(graph.structure.routes.empty());
}

TEST_CASE("the number of routes is bounded however many are asked for") {
  Graph graph(40);
  std::uint64_t key = 0;
  for (std::size_t n = 0; n + 1 < 40; ++n) {
    graph.link(n, n + 1, 1, ++key);
    graph.link(n, n + 1, 1, ++key);
  }
  graph.enumerate(std::numeric_limits<int>::max());
  CHECK(graph.structure.routes.size() == kMostRoutes);
  graph.enumerate(-3);
  CHECK(graph.structure.routes.empty());
}
