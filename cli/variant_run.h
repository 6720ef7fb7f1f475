/// One ensemble of `tumen run`: a scenario under one variant, what came out, and its summary.
#pragma once

#include <cmath>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/stall/tally.h"
#include "analysis/summary.h"
#include "cli/ensemble.h"
#include "cli/explain/headline.h"
#include "scenario/scenario.h"

namespace tumen {

struct VariantRun {
  ScenarioInfo info;
  std::vector<std::string> set, without;  ///< --set and --without, as given
  std::unique_ptr<ReferenceModel> model;  ///< holds the setup
  bool uncertain = false;                 ///< parameters were drawn anew for every point
  int jobs = 1;
  EnsembleResult result;
  double seconds = 0;
  std::vector<MetricSummary> summaries;  ///< one per metric, in the model's order
  std::optional<LabelTally> labels;      ///< after the last tick, of every level

  const Setup& setup() const { return model->setup(); }
  const Structure& structure() const { return model->setup().structure; }
  /// The summary of the metric called `name`, or null.
  const MetricSummary* find(std::string_view name) const;
  /// Final values of a metric over the completed runs kept, in the order of the runs.
  std::vector<double> finals(std::string_view name) const;
};

/// Half of the 95% confidence interval of the mean; 0 where it is rounding, NaN where there is
/// none.
inline double half_width(const MetricSummary& s) {
  constexpr double kRounding = 1e-9;  // of the mean
  const double half = s.mean - s.lo;
  return half < kRounding * std::abs(s.mean) ? 0.0 : half;
}

/// Prints the summary of one ensemble, or a table that compares several.
void print_summary(Session& session, const VariantRun& run);
void print_comparison(Session& session, std::span<const VariantRun> runs);

}  // namespace tumen
