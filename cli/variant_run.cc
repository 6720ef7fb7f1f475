#include "cli/variant_run.h"

#include <algorithm>
#include <cmath>

namespace tumen {
const MetricSummary* VariantRun::find(std::string_view name) const {
  const auto found = std::ranges::find_if(
      summaries, [name](const MetricSummary& s) { return s.info.name == name; });
  return found == summaries.end() ? nullptr : &*found;
}

std::vector<double> VariantRun::finals(std::string_view name) const {
  const int metric = result.find_metric(name);
  if (metric < 0) return {};
  std::vector<double> values = result.finals_of(static_cast<std::size_t>(metric));
  std::erase_if(values, [](double x) { return std::isnan(x); });
  return values;
}

}  // namespace tumen
