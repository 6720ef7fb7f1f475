/// What metrics run over, and the parts of the table of metrics: one file per subject.
#pragma once

#include "model/metrics.h"

namespace tumen {

// Index lists, in the order of keys.
/// Levels of analysis at which anything can be declared.
std::vector<MetricIndex> list_levels(const Structure& s);
/// Ordered pairs of active states.
std::vector<MetricIndex> list_pairs(const Structure& s);
/// Ordered pairs that share a project: views that a reader asks about.
std::vector<MetricIndex> list_partner_views(const Structure& s);
/// Every pair once: the host of a shared project first, otherwise in the order of keys.
std::vector<MetricIndex> list_unordered_pairs(const Structure& s);
/// Pairs that share a project, once each, the host first.
std::vector<MetricIndex> list_partner_pairs(const Structure& s);
/// Active states.
std::vector<MetricIndex> list_states(const Structure& s);
/// Regions that lie in no other, of active states.
std::vector<MetricIndex> list_wide_regions(const Structure& s);
/// Wide regions and the active states that may invest there.
std::vector<MetricIndex> list_investors(const Structure& s);
/// Regions whose customs a link passes.
std::vector<MetricIndex> list_customs_regions(const Structure& s);
std::vector<MetricIndex> list_ports(const Structure& s);
std::vector<MetricIndex> list_projects(const Structure& s);
/// One entry: the whole world.
std::vector<MetricIndex> list_world(const Structure& s);

// Parts of the table, in its order.
std::span<const MetricFamily> pair_metrics();
std::span<const MetricFamily> level_metrics();
std::span<const MetricFamily> region_metrics();
std::span<const MetricFamily> port_metrics();
std::span<const MetricFamily> link_metrics();
std::span<const MetricFamily> project_metrics();
std::span<const MetricFamily> development_metrics();
std::span<const MetricFamily> society_metrics();
std::span<const MetricFamily> bargaining_metrics();
std::span<const MetricFamily> trilateral_metrics();
std::span<const MetricFamily> membership_metrics();
std::span<const MetricFamily> statecraft_metrics();

}  // namespace tumen
