/// What a factor does where all else is held: curves over crossed points.
#pragma once

#include <vector>

#include "cli/report_data.h"

namespace tumen {

/// Means over the settings of the other factors in which every level of this one is done. Half of
/// an interval is the mean of those of the points: points may share their luck, and whatever they
/// share, the interval of an average is no wider.
struct ReportCurve {
  std::size_t factor = 0;
  std::vector<double> levels;  ///< ascending
  std::size_t settings = 0;    ///< of the other factors, averaged over
  std::vector<double> mean;    ///< levels x arms x metrics
  std::vector<double> half;    ///< likewise
  /// The same of differences to the baseline; of baselines not a number.
  std::vector<double> difference, difference_half;
};

/// The change of a metric's mean from the lowest to the highest level of a factor. Half of its
/// interval is that of the one end plus that of the other, which covers whatever luck they share.
struct ReportEffect {
  double change = kNoNumber, half = kNoNumber;  ///< average over the settings
  double least = kNoNumber, most = kNoNumber;   ///< among the settings
  std::size_t apart = 0;  ///< settings in which the ends differ by more than half an interval
};

struct ReportCurves {
  std::vector<ReportCurve> curves;    ///< of factors with at least two crossed levels
  std::vector<ReportEffect> effects;  ///< curves x arms x metrics
};

/// Curves of every factor of a design that crosses its levels (grid, list); a sample has none.
ReportCurves report_curves(const ReportData& data);

}  // namespace tumen
