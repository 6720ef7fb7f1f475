#include "cli/report_json.h"

#include <cmath>
#include <map>
#include <utility>

#include "cli/program.h"
#include "cli/report_numbers.h"
#include "cli/report_series.h"
#include "cli/store_input.h"

namespace tumen {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kShownFailures = 200;

ordered_json manifest_json(const StoreReader& store) {
  ordered_json out = ordered_json::object();
  for (const auto& [key, value] : store.description().manifest) out[key] = value;
  return out;
}

/// The text of the experiment's own file.
std::string experiment_text(const StoreReader& store) {
  for (const auto& [path, text] : store.description().texts) {
    if (path == store.fact("file")) return text;
  }
  return {};
}

ordered_json factors_json(const StoreReader& store) {
  ordered_json out = ordered_json::array();
  for (const StoredFactor& f : store.description().factors) {
    out.push_back({{"name", f.name},
                   {"number", f.number},
                   {"unit", f.unit},
                   {"meaning", f.meaning},
                   {"low", report_number(f.low)},
                   {"high", report_number(f.high)},
                   {"scale", f.scale}});
  }
  return out;
}

ordered_json arms_json(const StoreReader& store) {
  ordered_json out = ordered_json::array();
  const std::vector<StoredArm>& arms = store.description().arms;
  for (std::size_t a = 0; a < arms.size(); ++a) {
    const StoredArm& arm = arms[a];
    out.push_back(
        {{"name", arm.name},
         {"label", arm.label},
         {"variant", arm.variant},
         {"world", arm.world},
         {"overrides", arm.overrides},
         {"baseline", arm.baseline == a ? ordered_json(nullptr) : ordered_json(arm.baseline)}});
  }
  return out;
}

ordered_json metrics_json(const StoreReader& store, const ReportData& data) {
  ordered_json out = ordered_json::array();
  for (const std::size_t m : data.metrics) {
    const MetricInfo& metric = store.description().metrics[m];
    out.push_back({{"name", metric.name}, {"unit", metric.unit}, {"meaning", metric.meaning}});
  }
  return out;
}

/// Of the RR the one whose means differ most between points in the first arm, else the first.
std::size_t shown_metric(const StoreReader& store, const ReportData& data) {
  std::size_t shown = 0;
  double widest = -1;
  for (std::size_t m = 0; m < data.metrics.size(); ++m) {
    if (!store.description().metrics[data.metrics[m]].name.starts_with("RR[")) continue;
    double low = kNoNumber, high = kNoNumber;
    for (std::size_t p = 0; p < data.points.size(); ++p) {
      low = std::fmin(low, data.statistics[data.at(p, 0, m)].mean);
      high = std::fmax(high, data.statistics[data.at(p, 0, m)].mean);
    }
    if (high - low > widest) {
      widest = high - low;
      shown = m;
    }
  }
  return shown;
}

ordered_json points_json(const ReportData& data) {
  return {{"number", data.points},
          {"replications", data.replications},
          {"values", report_numbers(data.design)}};
}

ordered_json cells_json(const ReportData& data) {
  ordered_json runs = ordered_json::array(), failures = ordered_json::array();
  for (const ReportCell& cell : data.cells) {
    runs.push_back(cell.runs);
    failures.push_back(cell.failures);
  }
  return {{"runs", std::move(runs)}, {"failures", std::move(failures)}};
}

ordered_json state_json(const StoreReader& store, const ReportData& data,
                        const Calendar& calendar) {
  std::uint64_t runs = 0, failures = 0;
  for (const ReportCell& cell : data.cells) {
    runs += cell.runs;
    failures += cell.failures;
  }
  return {{"points", store.points()},     {"points_done", store.points_done()},
          {"complete", store.complete()}, {"runs", runs},
          {"failures", failures},         {"ticks", calendar.ticks},
          {"start", calendar.date(0)},    {"end", calendar.date(calendar.ticks - 1)}};
}

/// Failed runs of points that are done: how many by their reason, and the first of them.
ordered_json failures_json(StoreReader& store, const Calendar& calendar) {
  std::map<std::string, std::uint64_t> reasons;
  ordered_json shown = ordered_json::array();
  for (Statement s(store.database(),
                   "SELECT f.run, f.point, f.arm, f.replication, f.tick, f.reason FROM failure f "
                   "JOIN point p USING (point) WHERE p.done = 1 ORDER BY f.run");
       s.step();) {
    ++reasons[s.text(5)];
    if (shown.size() == kShownFailures) continue;
    shown.push_back({{"run", s.integer(0)},
                     {"point", s.integer(1)},
                     {"arm", s.integer(2)},
                     {"replication", s.integer(3)},
                     {"date", calendar.date(static_cast<int>(s.integer(4)))},
                     {"reason", s.text(5)}});
  }
  ordered_json counted = ordered_json::array();
  for (const auto& [reason, runs] : reasons)
    counted.push_back({{"reason", reason}, {"runs", runs}});
  return {{"reasons", std::move(counted)}, {"shown", std::move(shown)}};
}

ordered_json series_json(const ReportSeries& series, const Calendar& calendar) {
  if (series.bands.empty()) return nullptr;
  ordered_json dates = ordered_json::array(), bands = ordered_json::array();
  for (int t = 0; t < calendar.ticks; ++t) dates.push_back(calendar.date(t));
  for (const ReportBand& b : series.bands) {
    bands.push_back({{"mean", report_numbers(b.mean)},
                     {"half", report_numbers(b.half)},
                     {"quantiles", report_numbers(b.quantiles)}});
  }
  return {{"points", series.points}, {"dates", std::move(dates)}, {"bands", std::move(bands)}};
}

}  // namespace

ordered_json report_json(StoreReader& store, const ReportWish& wish) {
  const ReportData data = read_report_data(store, wish.metrics);
  const Calendar calendar = store_calendar(store);
  ordered_json out = {{"report", 1},
                      {"program", "tumen"},
                      {"version", std::string(program_version())},
                      {"build", std::string(program_build())},
                      {"state", state_json(store, data, calendar)},
                      {"manifest", manifest_json(store)},
                      {"experiment", experiment_text(store)},
                      {"factors", factors_json(store)},
                      {"arms", arms_json(store)},
                      {"metrics", metrics_json(store, data)},
                      {"metrics_kept", store.description().metrics.size()},
                      {"shown_metric", shown_metric(store, data)},
                      {"points", points_json(data)},
                      {"cells", cells_json(data)},
                      {"statistics", statistics_json(data)},
                      {"differences", differences_json(store, data)}};
  out.update(curves_json(data));
  out["sensitivity"] = sensitivity_json(store, data);
  out["correlations"] = correlations_json(store, data);
  out["low_ratio"] = low_ratio_json(store, data);
  out["series"] = series_json(read_report_series(store, data, wish.interrupted), calendar);
  out["failures"] = failures_json(store, calendar);
  out["claims"] = wish.claims;
  return out;
}

}  // namespace tumen
