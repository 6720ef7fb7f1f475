#include "world/corridors.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <set>
#include <tuple>

namespace tumen {
namespace {

using Graph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                          boost::property<boost::edge_index_t, std::size_t>>;

constexpr double kBlocked = std::numeric_limits<double>::infinity();

/// Paths are compared by cost, then by number of links.
struct Length {
  double cost = 0;
  std::size_t links = 0;

  friend Length operator+(Length a, double link) { return {a.cost + link, a.links + 1}; }
  friend auto operator<=>(const Length&, const Length&) = default;
};
constexpr Length kUnreachable = {kBlocked, 0};

struct Path {
  Length length;
  std::vector<std::uint64_t> keys;
  std::vector<LinkId> links;
  std::size_t branch = 0;  ///< where it leaves the path that it was found from

  friend bool operator<(const Path& a, const Path& b) {
    return std::tie(a.length, a.keys, a.links) < std::tie(b.length, b.keys, b.links);
  }
};

class RouteFinder {
 public:
  RouteFinder(const Structure& structure, std::span<const double> link_cost)
      : structure_(structure),
        graph_(structure.nodes.size()),
        cost_(structure.links.size(), kBlocked),
        to_go_(structure.nodes.size()) {
    for (LinkId e : structure.every_link()) {
      const Link& link = structure[e];
      const double cost = link_cost[e.index()];
      if (!link.from || !link.to || link.from == link.to || !std::isfinite(cost) || cost < 0)
        continue;
      cost_[e.index()] = cost;
      boost::add_edge(link.from.index(), link.to.index(), e.index(), graph_);
    }
  }

  /// The `count` shortest paths, in order.
  std::vector<Path> shortest_paths(NodeId from, NodeId to, std::size_t count) {
    std::vector<Path> found;
    if (!from || !to || from == to || count == 0) return found;
    std::set<Path> candidates;
    add_shortest_from({}, from, to, cost_, candidates);
    while (!candidates.empty()) {
      found.push_back(std::move(candidates.extract(candidates.begin()).value()));
      if (found.size() == count) break;
      branch_off(found, from, to, candidates);
      while (candidates.size() > count - found.size())
        candidates.erase(std::prev(candidates.end()));
    }
    return found;
  }

  /// The node at the other end of a link.
  NodeId across(LinkId e, NodeId node) const {
    return structure_[e].from == node ? structure_[e].to : structure_[e].from;
  }

 private:
  /// Adds the shortest paths that leave the last one found at one of its nodes and repeat none
  /// found.
  void branch_off(const std::vector<Path>& found, NodeId from, NodeId to,
                  std::set<Path>& candidates) {
    const std::vector<LinkId> last = found.back().links;
    std::vector<double> cost = cost_;
    std::vector<LinkId> root;
    NodeId node = from;
    for (std::size_t at = 0; at < last.size(); ++at) {
      if (at >= found.back().branch) {
        std::vector<double> allowed = cost;
        for (const Path& path : found) {
          if (path.links.size() > at && std::equal(root.begin(), root.end(), path.links.begin())) {
            allowed[path.links[at].index()] = kBlocked;
          }
        }
        add_shortest_from(root, node, to, allowed, candidates);
      }
      block(node, cost);
      node = across(last[at], node);
      root.push_back(last[at]);
    }
  }

  void block(NodeId node, std::vector<double>& cost) const {
    const auto [first, last] = boost::out_edges(node.index(), graph_);
    for (auto edge = first; edge != last; ++edge) cost[link_of(*edge).index()] = kBlocked;
  }

  /// Adds `root` followed by the shortest path from `node`, if there is one.
  void add_shortest_from(const std::vector<LinkId>& root, NodeId node, NodeId to,
                         const std::vector<double>& cost, std::set<Path>& candidates) {
    measure_from(to, cost);
    if (to_go_[node.index()].cost == kBlocked) return;
    Path path;
    path.links = root;
    path.branch = root.size();
    while (node != to) {
      path.links.push_back(best_link(node, cost));
      node = across(path.links.back(), node);
    }
    for (auto e = path.links.rbegin(); e != path.links.rend(); ++e) {
      path.length = path.length + cost_[e->index()];
    }
    for (LinkId e : path.links) path.keys.push_back(structure_[e].key);
    candidates.insert(std::move(path));
  }

  void measure_from(NodeId to, const std::vector<double>& cost) {
    boost::dijkstra_shortest_paths(
        graph_, to.index(),
        boost::weight_map(
            boost::make_iterator_property_map(cost.begin(), boost::get(boost::edge_index, graph_)))
            .distance_map(boost::make_iterator_property_map(
                to_go_.begin(), boost::get(boost::vertex_index, graph_)))
            .distance_combine(std::plus<>())
            .distance_compare(std::less<>())
            .distance_inf(kUnreachable)
            .distance_zero(Length{}));
  }

  /// Of the links that start a shortest path, the one with the smallest key.
  LinkId best_link(NodeId node, const std::vector<double>& cost) const {
    LinkId best;
    const auto [first, last] = boost::out_edges(node.index(), graph_);
    for (auto edge = first; edge != last; ++edge) {
      const LinkId e = link_of(*edge);
      const Length through = to_go_[across(e, node).index()] + cost[e.index()];
      if (through != to_go_[node.index()]) continue;
      if (!best || structure_[e].key < structure_[best].key) best = e;
    }
    return best;
  }

  LinkId link_of(Graph::edge_descriptor edge) const {
    return LinkId(boost::get(boost::edge_index, graph_, edge));
  }

  const Structure& structure_;
  Graph graph_;
  std::vector<double> cost_;   ///< per link
  std::vector<Length> to_go_;  ///< per node, to the node last measured from
};

}  // namespace

void enumerate_routes(Structure& structure, std::span<const double> link_cost,
                      std::span<const int> routes_per_cargo) {
  structure.routes.clear();
  RouteFinder finder(structure, link_cost);
  for (CargoId c : structure.every_cargo()) {
    const Cargo& cargo = structure[c];
    const int count = std::clamp(routes_per_cargo[c.index()], 0, kMostRoutes);
    for (Path& path :
         finder.shortest_paths(cargo.origin, cargo.destination, static_cast<std::size_t>(count))) {
      Route route;
      route.cargo = c;
      NodeId node = cargo.origin;
      for (LinkId e : path.links) {
        node = finder.across(e, node);
        if (node != cargo.destination) route.nodes.push_back(node);
      }
      route.links = std::move(path.links);
      structure.routes.push_back(std::move(route));
    }
  }
}

}  // namespace tumen
