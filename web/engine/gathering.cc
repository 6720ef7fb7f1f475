#include "web/engine/gathering.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "analysis/statistics.h"

namespace tumen::lab {
namespace {

/// Intervals of means. How many deviations wide they are depends on the number of values only,
/// which is nearly always the same and takes longer to find than all else.
class Intervals {
 public:
  Interval of(std::span<const double> values, double middle) {
    if (values.size() != n_) {
      n_ = values.size();
      unit_ = mean_interval(0, 1, n_).hi;
    }
    const double half = unit_ * standard_deviation(values);
    return {middle - half, middle + half};
  }

 private:
  std::size_t n_ = 0;
  double unit_ = 0;  ///< half-width where the deviation is 1
};

template <std::size_t N>
void size_all(std::array<Matrix, N>& kinds, std::size_t cells) {
  for (Matrix& m : kinds) m.assign(cells, std::nan(""));
}

bool same_bits(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

}  // namespace

Gathering::Gathering(std::vector<std::string> metrics, std::size_t ticks)
    : metrics_(std::move(metrics)), ticks_(ticks) {}

bool Gathering::add(std::uint64_t first_run, RunBlock block) {
  if (block.runs == 0 || block.series.size() != metrics_.size() * ticks_ * block.runs) return false;
  const auto next = blocks_.lower_bound(first_run);
  if (next != blocks_.end() && next->first < first_run + block.runs) return false;
  if (next != blocks_.begin()) {
    const auto& [first, before] = *std::prev(next);
    if (first + before.runs > first_run) return false;
  }
  blocks_.emplace(first_run, std::move(block));
  for (auto at = blocks_.find(next_run_); at != blocks_.end(); at = blocks_.find(next_run_)) {
    settled_.push_back(&at->second);
    next_run_ += at->second.runs;
  }
  return true;
}

std::uint64_t Gathering::runs() const {
  std::uint64_t sum = 0;
  for (const RunBlock* block : settled_) sum += block->runs;
  return sum;
}

std::uint64_t Gathering::failed() const {
  std::uint64_t sum = 0;
  for (const RunBlock* block : settled_) sum += block->failed;
  return sum;
}

std::uint64_t Gathering::hash() const {
  std::uint64_t sum = 0;
  for (const RunBlock* block : settled_) sum += block->hash;
  return sum;
}

std::map<std::string, LabelCount> Gathering::labels() const {
  std::map<std::string, LabelCount> sums;
  for (const RunBlock* block : settled_) {
    for (const auto& [level, counts] : block->labels) {
      LabelCount& sum = sums[level];
      sum.resize(std::max(sum.size(), counts.size()));
      for (std::size_t k = 0; k < counts.size(); ++k) sum[k] += counts[k];
    }
  }
  return sums;
}

std::vector<double> Gathering::values(std::size_t metric, std::size_t tick) const {
  std::vector<double> column;
  for (const RunBlock* block : settled_) {
    const double* row = block->series.data() + (metric * ticks_ + tick) * block->runs;
    column.insert(column.end(), row, row + block->runs);
  }
  return column;
}

std::array<Matrix, kJudgedKinds.size()> judge(const Gathering& gathering) {
  std::array<Matrix, kJudgedKinds.size()> out;
  Intervals intervals;
  const std::size_t ticks = gathering.ticks();
  size_all(out, gathering.metrics().size() * ticks);
  for (std::size_t m = 0; m < gathering.metrics().size(); ++m) {
    for (std::size_t tick = 0; tick < ticks; ++tick) {
      std::vector<double> values = gathering.values(m, tick);
      std::erase_if(values, [](double x) { return std::isnan(x); });
      if (values.empty()) continue;
      const double middle = mean(values);
      const Interval ci = intervals.of(values, middle);
      std::ranges::sort(values);
      const std::size_t cell = m * ticks + tick;
      std::size_t kind = 0;
      for (const double x : {middle, ci.lo, ci.hi, quantile_of_sorted(values, 0.05),
                             quantile_of_sorted(values, 0.25), quantile_of_sorted(values, 0.5),
                             quantile_of_sorted(values, 0.75), quantile_of_sorted(values, 0.95)}) {
        out[kind++][cell] = x;
      }
    }
  }
  return out;
}

Compared compare(const Gathering& baseline, const Gathering& now) {
  Compared out;
  Intervals intervals;
  out.ticks = std::min(baseline.ticks(), now.ticks());
  std::vector<std::pair<std::size_t, std::size_t>> places;
  for (std::size_t m = 0; m < baseline.metrics().size(); ++m) {
    const auto at = std::ranges::find(now.metrics(), baseline.metrics()[m]);
    if (at == now.metrics().end()) continue;
    places.emplace_back(m, at - now.metrics().begin());
    out.metrics.push_back(baseline.metrics()[m]);
  }
  size_all(out.kinds, places.size() * out.ticks);

  for (std::size_t k = 0; k < places.size(); ++k) {
    for (std::size_t tick = 0; tick < out.ticks; ++tick) {
      const std::vector<double> a = baseline.values(places[k].first, tick);
      const std::vector<double> b = now.values(places[k].second, tick);
      std::vector<double> differences;
      double base = 0, higher = 0, lower = 0;
      bool differ = false;
      for (std::size_t run = 0; run < std::min(a.size(), b.size()); ++run) {
        if (std::isnan(a[run]) || std::isnan(b[run])) continue;
        base += a[run];
        higher += b[run] > a[run];
        lower += b[run] < a[run];
        differ |= !same_bits(a[run], b[run]);
        differences.push_back(b[run] - a[run]);
      }
      if (differences.empty()) continue;
      const auto n = static_cast<double>(differences.size());
      out.pairs = std::max<std::uint64_t>(out.pairs, differences.size());
      const double middle = differ ? mean(differences) : 0;
      const Interval ci = intervals.of(differences, middle);
      std::ranges::sort(differences);
      const std::size_t cell = k * out.ticks + tick;
      std::size_t kind = 0;
      for (const double x : {base / n, middle, ci.lo, ci.hi, quantile_of_sorted(differences, 0.05),
                             quantile_of_sorted(differences, 0.95), higher / n, lower / n}) {
        out.kinds[kind++][cell] = x;
      }
    }
  }
  return out;
}

}  // namespace tumen::lab
