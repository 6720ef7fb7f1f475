#include "cli/report_data.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "cli/explain/numbers.h"
#include "cli/session.h"
#include "scenario/wildcard.h"

namespace tumen {
namespace {

constexpr std::size_t kAbsent = std::numeric_limits<std::size_t>::max();

std::vector<std::size_t> chosen_metrics(const StoreReader& store,
                                        const std::vector<std::string>& patterns) {
  const std::vector<MetricInfo>& metrics = store.description().metrics;
  std::vector<bool> chosen(metrics.size(), patterns.empty());
  for (const std::string& pattern : patterns) {
    bool found = false;
    for (std::size_t m = 0; m < metrics.size(); ++m) {
      if (!matches(pattern, metrics[m].name)) continue;
      found = true;
      chosen[m] = true;
    }
    if (found) continue;
    std::vector<std::string> names;
    for (const MetricInfo& m : metrics) names.push_back(m.name);
    throw UsageError(
        fmt::format("the store keeps no metric \"{}\"{}", pattern, did_you_mean(pattern, names)));
  }
  std::vector<std::size_t> out;
  for (std::size_t m = 0; m < metrics.size(); ++m) {
    if (chosen[m]) out.push_back(m);
  }
  return out;
}

/// Reads tables into their places; a row that has none means damage.
class DataReader {
 public:
  DataReader(StoreReader& store, ReportData& data)
      : store_(store), data_(data), metric_(store.description().metrics.size(), kAbsent) {
    for (std::size_t k = 0; k < data.metrics.size(); ++k) metric_[data.metrics[k]] = k;
  }

  void read_points() {
    for (Statement s(store_.database(),
                     "SELECT point, replications FROM point WHERE done = 1 ORDER BY point");
         s.step();) {
      position_[s.integer(0)] = data_.points.size();
      data_.points.push_back(static_cast<std::uint64_t>(s.integer(0)));
      data_.replications.push_back(static_cast<std::uint64_t>(s.integer(1)));
    }
  }

  void read_design() {
    if (data_.factors == 0) return;
    data_.design.assign(data_.points.size() * data_.factors, kNoNumber);
    std::string sql = "SELECT point";
    for (const StoredFactor& f : store_.description().factors) sql += ", " + quoted_name(f.name);
    std::size_t found = 0;
    for (Statement s(store_.database(), sql + " FROM design ORDER BY point"); s.step();) {
      const auto at = position_.find(s.integer(0));
      if (at == position_.end()) continue;
      ++found;
      for (std::size_t f = 0; f < data_.factors; ++f) {
        const double value = s.real(static_cast<int>(f) + 1);
        if (std::isnan(value)) damaged("values of factors are missing");
        data_.design[at->second * data_.factors + f] = value;
      }
    }
    if (found != data_.points.size()) damaged("values of factors are missing");
  }

  void read_cells() {
    data_.cells.resize(data_.points.size() * data_.arms);
    std::size_t found = 0;
    for (Statement s(store_.database(), "SELECT point, arm, runs, failures FROM cell"); s.step();) {
      const std::size_t cell = cell_of(s);
      if (cell == kAbsent) continue;
      ++found;
      data_.cells[cell] = {count(s, 2), count(s, 3)};
    }
    if (found != data_.cells.size()) damaged("cells of points that are done are missing");
  }

  void read_statistics() {
    data_.statistics.resize(data_.cells.size() * data_.metrics.size());
    std::size_t found = 0;
    for (Statement s(store_.database(),
                     "SELECT point, arm, metric, n, mean, sd, hi - mean, min, max, q05, q25, q50, "
                     "q75, q95 FROM statistic");
         s.step();) {
      const std::size_t at = result_of(s);
      if (at == kAbsent) continue;
      ++found;
      ReportStatistic& x = data_.statistics[at];
      x = {count(s, 3), s.real(4), s.real(5), s.real(6), s.real(7), s.real(8), {}};
      for (std::size_t q = 0; q < x.quantiles.size(); ++q) {
        x.quantiles[q] = s.real(9 + static_cast<int>(q));
      }
    }
    if (found != data_.statistics.size()) damaged("statistics of points that are done are missing");
  }

  void read_differences() {
    data_.differences.resize(data_.statistics.size());
    for (Statement s(store_.database(),
                     "SELECT point, arm, metric, n, changed, mean, hi - mean FROM difference");
         s.step();) {
      const std::size_t at = result_of(s);
      if (at != kAbsent) data_.differences[at] = {count(s, 3), count(s, 4), s.real(5), s.real(6)};
    }
  }

 private:
  [[noreturn]] void damaged(const std::string& how) const {
    throw UsageError(fmt::format("{} is damaged: {}", store_.path(), how));
  }
  static std::uint64_t count(const Statement& s, int column) {
    return static_cast<std::uint64_t>(std::max<std::int64_t>(s.integer(column), 0));
  }
  std::size_t cell_of(const Statement& s) const {
    const auto at = position_.find(s.integer(0));
    if (at == position_.end()) return kAbsent;
    const std::int64_t arm = s.integer(1);
    if (arm < 0 || arm >= static_cast<std::int64_t>(data_.arms)) damaged("it has an unknown arm");
    return at->second * data_.arms + static_cast<std::size_t>(arm);
  }
  std::size_t result_of(const Statement& s) const {
    const std::size_t cell = cell_of(s);
    if (cell == kAbsent) return kAbsent;
    const std::int64_t metric = s.integer(2);
    if (metric < 0 || metric >= static_cast<std::int64_t>(metric_.size())) {
      damaged("it has an unknown metric");
    }
    const std::size_t k = metric_[static_cast<std::size_t>(metric)];
    return k == kAbsent ? kAbsent : cell * data_.metrics.size() + k;
  }

  StoreReader& store_;
  ReportData& data_;
  std::vector<std::size_t> metric_;  ///< position among the chosen ones
  std::map<std::int64_t, std::size_t> position_;
};

}  // namespace

ReportData read_report_data(StoreReader& store, const std::vector<std::string>& patterns) {
  ReportData data;
  data.metrics = chosen_metrics(store, patterns);
  data.arms = store.description().arms.size();
  data.factors = store.description().factors.size();
  // Sensitivities have as many rows as there are factors.
  const std::uint64_t rows = std::max<std::uint64_t>(store.points_done(), data.factors);
  if (rows > kMostReportResults / (data.arms * data.metrics.size())) {
    throw UsageError(fmt::format(
        "a page can hold {} results, and {} {} x {} arms x {} metrics are more: --metric names "
        "fewer",
        grouped(kMostReportResults), grouped(rows),
        rows > store.points_done() ? "factors" : "points", data.arms, data.metrics.size()));
  }
  DataReader reader(store, data);
  reader.read_points();
  reader.read_design();
  reader.read_cells();
  reader.read_statistics();
  reader.read_differences();
  return data;
}

}  // namespace tumen
