/// The numbers of a report as JSON: columns, so that a page of many results stays small.
#pragma once

#include <nlohmann/json.hpp>

#include "cli/report_data.h"

namespace tumen {

/// 6 significant digits; null for what is not finite.
nlohmann::ordered_json report_number(double x);
nlohmann::ordered_json report_numbers(const std::vector<double>& values);

/// {"n", "mean", "half", "sd", "min", "q05", ..., "max"}: a column over points x arms x metrics.
nlohmann::ordered_json statistics_json(const ReportData& data);
/// {"n", "changed", "mean", "half"}: likewise; null for arms that are compared with none.
nlohmann::ordered_json differences_json(const StoreReader& store, const ReportData& data);
/// {"curves": [{"factor", "levels", "settings", "mean", "half", "difference",
/// "difference_half"}], "effects": [{"factor",
/// "change", "half", "least", "most", "apart"}]}; effects have columns over arms x metrics.
nlohmann::ordered_json curves_json(const ReportData& data);
/// Null but for a Morris design: {"trajectories", "mu", "mu_star", "half", "sigma"}, columns over
/// factors x arms x metrics.
nlohmann::ordered_json sensitivity_json(const StoreReader& store, const ReportData& data);
/// Null but for a sample: {"rho", "lo", "hi"}, columns over factors x arms x metrics.
nlohmann::ordered_json correlations_json(const StoreReader& store, const ReportData& data);
/// {"threshold", "metrics", "least", "most", "lo", "hi", "exact"}, columns over points x arms x
/// these metrics; null where no RR is reported.
nlohmann::ordered_json low_ratio_json(StoreReader& store, const ReportData& data);

}  // namespace tumen
