#include "cli/report_numbers.h"

#include <fmt/core.h>

#include <charconv>
#include <cmath>

#include "cli/report_curves.h"
#include "cli/report_morris.h"
#include "cli/report_ranks.h"
#include "cli/report_stall.h"

namespace tumen {

using nlohmann::ordered_json;

namespace {

/// One column of `rows`.
template <class Rows, class Read>
ordered_json column(const Rows& rows, const Read& read) {
  ordered_json out = ordered_json::array();
  for (const auto& row : rows) out.push_back(report_number(read(row)));
  return out;
}

template <class Rows, class Count>
ordered_json counts(const Rows& rows, Count count) {
  ordered_json out = ordered_json::array();
  for (const auto& row : rows) out.push_back(row.*count);
  return out;
}

}  // namespace

ordered_json report_number(double x) {
  if (!std::isfinite(x)) return nullptr;
  char text[32];
  const auto end = fmt::format_to_n(text, std::size(text), "{:.6g}", x).out;
  double rounded = 0;
  std::from_chars(text, end, rounded);
  return rounded;
}

ordered_json report_numbers(const std::vector<double>& values) {
  return column(values, [](double x) { return x; });
}

ordered_json statistics_json(const ReportData& data) {
  using S = ReportStatistic;
  const std::vector<S>& rows = data.statistics;
  ordered_json out = {{"n", counts(rows, &S::n)},
                      {"mean", column(rows, [](const S& s) { return s.mean; })},
                      {"half", column(rows, [](const S& s) { return s.half; })},
                      {"sd", column(rows, [](const S& s) { return s.sd; })},
                      {"min", column(rows, [](const S& s) { return s.min; })}};
  for (std::size_t q = 0; q < std::size(kStoredQuantiles); ++q) {
    out[fmt::format("q{:02.0f}", 100 * kStoredQuantiles[q])] =
        column(rows, [q](const S& s) { return s.quantiles[q]; });
  }
  out["max"] = column(rows, [](const S& s) { return s.max; });
  return out;
}

ordered_json differences_json(const StoreReader& store, const ReportData& data) {
  using D = ReportDifference;
  const std::vector<StoredArm>& arms = store.description().arms;
  bool compared = false;
  for (std::size_t a = 0; a < arms.size(); ++a) compared = compared || arms[a].baseline != a;
  if (!compared) return nullptr;
  const std::vector<D>& rows = data.differences;
  return {{"n", counts(rows, &D::n)},
          {"changed", counts(rows, &D::changed)},
          {"mean", column(rows, [](const D& d) { return d.mean; })},
          {"half", column(rows, [](const D& d) { return d.half; })}};
}

ordered_json curves_json(const ReportData& data) {
  using E = ReportEffect;
  const ReportCurves found = report_curves(data);
  ordered_json curves = ordered_json::array(), effects = ordered_json::array();
  const std::size_t each = data.arms * data.metrics.size();
  for (std::size_t k = 0; k < found.curves.size(); ++k) {
    const ReportCurve& c = found.curves[k];
    curves.push_back({{"factor", c.factor},
                      {"levels", report_numbers(c.levels)},
                      {"settings", c.settings},
                      {"mean", report_numbers(c.mean)},
                      {"half", report_numbers(c.half)},
                      {"difference", report_numbers(c.difference)},
                      {"difference_half", report_numbers(c.difference_half)}});
    const std::span rows = std::span(found.effects).subspan(k * each, each);
    effects.push_back({{"factor", c.factor},
                       {"change", column(rows, [](const E& e) { return e.change; })},
                       {"half", column(rows, [](const E& e) { return e.half; })},
                       {"least", column(rows, [](const E& e) { return e.least; })},
                       {"most", column(rows, [](const E& e) { return e.most; })},
                       {"apart", counts(rows, &E::apart)}});
  }
  return {{"curves", std::move(curves)}, {"effects", std::move(effects)}};
}

ordered_json sensitivity_json(const StoreReader& store, const ReportData& data) {
  using E = ReportElementary;
  const std::optional<ReportSensitivity> found = report_sensitivity(store, data);
  if (!found) return nullptr;
  return {{"trajectories", found->trajectories},
          {"mu", column(found->effects, [](const E& e) { return e.mu; })},
          {"mu_star", column(found->effects, [](const E& e) { return e.mu_star; })},
          {"half", column(found->effects, [](const E& e) { return e.half; })},
          {"sigma", column(found->effects, [](const E& e) { return e.sigma; })}};
}

ordered_json correlations_json(const StoreReader& store, const ReportData& data) {
  using R = RankCorrelation;
  const std::optional<std::vector<R>> found = report_correlations(store, data);
  if (!found) return nullptr;
  return {{"rho", column(*found, [](const R& r) { return r.rho; })},
          {"lo", column(*found, [](const R& r) { return r.lo; })},
          {"hi", column(*found, [](const R& r) { return r.hi; })}};
}

ordered_json low_ratio_json(StoreReader& store, const ReportData& data) {
  using L = LowRatioShare;
  const LowRatioShares found = low_ratio_shares(store, data);
  if (found.metrics.empty()) return nullptr;
  return {{"threshold", found.threshold},
          {"metrics", found.metrics},
          {"least", column(found.shares, [](const L& s) { return s.least; })},
          {"most", column(found.shares, [](const L& s) { return s.most; })},
          {"lo", column(found.shares, [](const L& s) { return s.lo; })},
          {"hi", column(found.shares, [](const L& s) { return s.hi; })},
          {"exact", counts(found.shares, &L::exact)}};
}

}  // namespace tumen
