#include "model/metric_lists.h"

#include <algorithm>

namespace tumen {
namespace {

bool share_project(const Structure& s, StateId host, StateId partner) {
  return std::ranges::any_of(
      s.projects, [&](const Project& p) { return p.host == host && p.partner == partner; });
}

}  // namespace

std::vector<MetricIndex> list_levels(const Structure& s) {
  std::vector<MetricIndex> list;
  for (std::size_t k = 0; k < kLevels; ++k) {
    const bool flows = static_cast<Level>(k) == Level::regional && !s.regions.empty();
    const bool projects = std::ranges::any_of(
        s.projects, [&](const Project& p) { return p.level == static_cast<Level>(k); });
    if (flows || projects) list.push_back({std::string(kLevelNames[k]), k, 0});
  }
  return list;
}

std::vector<MetricIndex> list_pairs(const Structure& s) {
  std::vector<MetricIndex> list;
  for (StateId i : s.every_state()) {
    for (StateId j : s.every_state()) {
      if (i == j || !s[i].active || !s[j].active) continue;
      list.push_back({s[i].id + "," + s[j].id, i.index(), j.index()});
    }
  }
  return list;
}

std::vector<MetricIndex> list_partner_views(const Structure& s) {
  std::vector<MetricIndex> list;
  for (const MetricIndex& pair : list_pairs(s)) {
    const StateId i(pair.first), j(pair.second);
    if (share_project(s, i, j) || share_project(s, j, i)) list.push_back(pair);
  }
  return list;
}

std::vector<MetricIndex> list_unordered_pairs(const Structure& s) {
  std::vector<MetricIndex> list;
  for (const MetricIndex& pair : list_pairs(s)) {
    const StateId i(pair.first), j(pair.second);
    const bool hosts = share_project(s, i, j), hosted = share_project(s, j, i);
    if (hosts == hosted ? i < j : hosts) list.push_back(pair);
  }
  return list;
}

std::vector<MetricIndex> list_partner_pairs(const Structure& s) {
  std::vector<MetricIndex> list;
  for (const MetricIndex& pair : list_unordered_pairs(s)) {
    const StateId i(pair.first), j(pair.second);
    if (share_project(s, i, j) || share_project(s, j, i)) list.push_back(pair);
  }
  return list;
}

std::vector<MetricIndex> list_states(const Structure& s) {
  std::vector<MetricIndex> list;
  for (StateId i : s.every_state()) {
    if (s[i].active) list.push_back({s[i].id, i.index(), 0});
  }
  return list;
}

std::vector<MetricIndex> list_wide_regions(const Structure& s) {
  std::vector<MetricIndex> list;
  for (RegionId r : s.every_region()) {
    if (!s[r].parent && s[s[r].owner].active) list.push_back({s[r].id, r.index(), 0});
  }
  return list;
}

std::vector<MetricIndex> list_investors(const Structure& s) {
  std::vector<MetricIndex> list;
  for (const MetricIndex& region : list_wide_regions(s)) {
    for (StateId j : s.every_state()) {
      if (j == s.regions[region.first].owner || !s[j].active) continue;
      list.push_back({region.text + "," + s[j].id, region.first, j.index()});
    }
  }
  return list;
}

std::vector<MetricIndex> list_customs_regions(const Structure& s) {
  std::vector<MetricIndex> list;
  for (RegionId r : s.every_region()) {
    const bool border = std::ranges::any_of(s.links, [&](const Link& e) { return e.customs == r; });
    if (border) list.push_back({s[r].id, r.index(), 0});
  }
  return list;
}

std::vector<MetricIndex> list_ports(const Structure& s) {
  std::vector<MetricIndex> list;
  for (NodeId n : s.every_node()) {
    if (s[n].kind == NodeKind::port) list.push_back({s[n].id, n.index(), 0});
  }
  return list;
}

std::vector<MetricIndex> list_projects(const Structure& s) {
  std::vector<MetricIndex> list;
  for (ProjectId p : s.every_project()) list.push_back({s[p].id, p.index(), 0});
  return list;
}

std::vector<MetricIndex> list_world(const Structure&) { return {{"", 0, 0}}; }

}  // namespace tumen
