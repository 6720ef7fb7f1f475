/// What of a world is looked at first.
#pragma once

#include <string>
#include <vector>

#include "world/structure.h"

namespace tumen {

/// The label of an entity, or its id where the file gives none.
inline const std::string& name_of(const Named& entity) {
  return entity.label.empty() ? entity.id : entity.label;
}

/// A group of metrics that belong together on a page.
struct MetricGroup {
  std::string title;
  std::vector<std::string> metrics;  ///< names
  std::vector<std::string> labels;   ///< for people, one per metric
};
/// What a summary shows: alignment and trade of the pairs that share projects, values by level,
/// ports, capital shares. Long groups are cut to `most` metrics.
std::vector<MetricGroup> headline_metrics(const Structure& structure, std::size_t most);

}  // namespace tumen
