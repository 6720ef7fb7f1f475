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
