#include "scenario/metric_names.h"

#include "model/metrics.h"

namespace tumen {

std::vector<std::string> metric_names(const Setup& setup) {
  std::vector<std::string> out;
  for (const Metric& m : list_metrics(setup.structure)) out.push_back(m.info.name);
  for (const MetricAlias& alias : setup.aliases) out.push_back(alias.name);
  return out;
}

}  // namespace tumen
