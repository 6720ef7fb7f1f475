/// Sensitivity from the trajectories of a Morris design.
#pragma once

#include <optional>
#include <vector>

#include "cli/report_data.h"

namespace tumen {

/// Elementary effects of a factor on a metric's mean, per whole range of the factor (on the scale
/// that the design spreads it over), in the metric's unit.
struct ReportElementary {
  double mu = kNoNumber;       ///< mean: what an increase does on the whole
  double mu_star = kNoNumber;  ///< mean of the sizes: how much the factor moves at all
  double half = kNoNumber;     ///< of the 95% interval of mu_star over trajectories
  double sigma = kNoNumber;    ///< standard deviation: how much the effect depends on the others
};

struct ReportSensitivity {
  std::size_t trajectories = 0;           ///< that are whole
  std::vector<ReportElementary> effects;  ///< factors x arms x metrics
};

/// Nothing where no trajectory is whole. UsageError where the points of the store are no
/// trajectories.
std::optional<ReportSensitivity> report_sensitivity(const StoreReader& store,
                                                    const ReportData& data);

}  // namespace tumen
