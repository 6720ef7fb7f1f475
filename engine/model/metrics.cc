#include "model/metrics.h"

#include "model/metric_lists.h"

namespace tumen {

std::span<const MetricFamily> metric_families() {
  static const std::vector<MetricFamily> kFamilies = [] {
    std::vector<MetricFamily> all;
    for (const auto part :
         {pair_metrics(), level_metrics(), region_metrics(), port_metrics(), project_metrics(),
          development_metrics(), society_metrics(), bargaining_metrics(), trilateral_metrics(),
          membership_metrics(), link_metrics(), statecraft_metrics()}) {
      all.insert(all.end(), part.begin(), part.end());
    }
    return all;
  }();
  return kFamilies;
}

std::vector<Metric> list_metrics(const Structure& s) {
  std::vector<Metric> metrics;
  for (const MetricFamily& family : metric_families()) {
    for (const MetricIndex& index : family.list(s)) {
      const std::string id(family.id);
      const std::string name = index.text.empty() ? id : id + "[" + index.text + "]";
      metrics.push_back({&family,
                         index.first,
                         index.second,
                         {name, std::string(family.unit), std::string(family.meaning)}});
    }
  }
  return metrics;
}

}  // namespace tumen
