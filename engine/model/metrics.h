/// Metrics: what a history reports every tick (claims table A.0), in one explicit table.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model.h"
#include "world/world.h"

namespace tumen {

/// One metric of a family: its index, as in "A[RUS,CHN]", and what it measures.
struct MetricIndex {
  std::string text;  ///< "RUS,CHN", "regional"; empty for a metric of the whole world
  std::size_t first = 0, second = 0;
};

struct MetricFamily {
  std::string_view id;  ///< "A"
  std::string_view unit;
  std::string_view meaning;
  std::vector<MetricIndex> (*list)(const Structure&);
  Real (*measure)(const World&, std::size_t first, std::size_t second);
};

/// The table. To add a family: a measure and a line in the metrics_*.cc of its subject.
std::span<const MetricFamily> metric_families();

/// A metric of a structure, ready to be measured.
struct Metric {
  const MetricFamily* family = nullptr;
  std::size_t first = 0, second = 0;
  MetricInfo info;
};
std::vector<Metric> list_metrics(const Structure& s);

/// Planned, earned and declared value at a level of analysis, bn USD.
Real planned_value(const World& w, Level level);
Real earned_value(const World& w, Level level);
Real declared_value(const World& w, Level level);
/// RR = EV / PV; 1 where nothing has fallen due.
Real realisation_ratio(const World& w, Level level);

}  // namespace tumen
