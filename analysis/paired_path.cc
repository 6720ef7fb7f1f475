#include "analysis/paired_path.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "analysis/block.h"
#include "analysis/statistics.h"

namespace tumen {

PairedDifference PairedPath::at(int tick, std::size_t metric) const {
  const auto t = static_cast<std::size_t>(tick);
  const std::size_t cell = t * metrics.size() + metric;
  PairedDifference out;
  out.info = metrics[metric];
  out.n = n[t];
  out.changed = changed[cell];
  out.baseline = baseline[cell];
  out.difference = difference[cell];
  out.sd = sd[cell];
  const Interval ci = mean_interval(out.difference, out.sd, out.n);
  out.lo = ci.lo;
  out.hi = ci.hi;
  return out;
}

int PairedPath::find_metric(std::string_view name) const {
  const auto at = std::ranges::find(metrics, name, &MetricInfo::name);
  return at == metrics.end() ? -1 : static_cast<int>(at - metrics.begin());
}

namespace detail {

Mask differs(Real a, Real b) {
  const Word difference = to_word(a) ^ to_word(b);
  return Mask(bits<MaskVector>(difference.v != Word(0).v));
}

PairedBlock::PairedBlock(std::span<const SharedMetric> metrics, int ticks)
    : metrics_(metrics.begin(), metrics.end()),
      ticks_(static_cast<std::size_t>(ticks)),
      origin_(ticks_ * metrics.size()),
      sum_(origin_.size()),
      first_difference_(origin_.size()),
      difference_(origin_.size()),
      square_(origin_.size()),
      n_(ticks_),
      changed_(origin_.size()) {}

void PairedBlock::start() {
  for (auto* sums : {&sum_, &difference_, &square_}) std::ranges::fill(*sums, 0.0);
  std::ranges::fill(n_, 0U);
  std::ranges::fill(changed_, 0U);
}

Mask PairedBlock::add(int tick, std::span<const Real> baseline, std::span<const Real> arm,
                      Mask open) {
  Mask differing = false;
  if (!any(open)) return differing;
  const auto t = static_cast<std::size_t>(tick);
  const bool first = n_[t] == 0;
  int lane_of_first = 0;
  while (!open[lane_of_first]) ++lane_of_first;
  for (std::size_t m = 0; m < metrics_.size(); ++m) {
    const std::size_t cell = t * metrics_.size() + m;
    const Real b = baseline[metrics_[m].baseline], a = arm[metrics_[m].arm];
    const Mask changed = differs(a, b) & open;
    const Real difference = a - b;
    if (first) {
      origin_[cell] = b[lane_of_first];
      first_difference_[cell] = difference[lane_of_first];
    }
    // Closed lanes add zero, which changes no bit of a sum.
    const Real x = select(open, b - origin_[cell], 0.0);
    double sum = sum_[cell];
    for (int lane = 0; lane < kLanes; ++lane) sum += x[lane];
    sum_[cell] = sum;
    // So do lanes that do not differ, where the first run did not.
    if (!any(changed) && first_difference_[cell] == 0) continue;
    differing |= changed;
    const Real d = select(open, difference - first_difference_[cell], 0.0);
    const Real d2 = d * d;
    for (int lane = 0; lane < kLanes; ++lane) {
      difference_[cell] += d[lane];
      square_[cell] += d2[lane];
      changed_[cell] += changed[lane] ? 1U : 0U;
    }
  }
  for (int lane = 0; lane < kLanes; ++lane) n_[t] += open[lane] ? 1U : 0U;
  return differing;
}

PairedPathSums PairedBlock::take() {
  PairedPathSums out{n_, origin_, first_difference_, square_, changed_};
  for (std::size_t t = 0; t < ticks_; ++t) {
    if (n_[t] == 0) continue;
    const auto n = static_cast<double>(n_[t]);
    for (std::size_t i = t * metrics_.size(); i < (t + 1) * metrics_.size(); ++i) {
      out.baseline[i] += sum_[i] / n;
      out.mean[i] += difference_[i] / n;
      out.square[i] = std::max(0.0, square_[i] - difference_[i] * difference_[i] / n);
    }
  }
  return out;
}

PairedMerger::PairedMerger(std::vector<MetricInfo> metrics, int ticks) {
  const std::size_t cells = static_cast<std::size_t>(ticks) * metrics.size();
  path_.metrics = std::move(metrics);
  path_.ticks = ticks;
  path_.n.assign(static_cast<std::size_t>(ticks), 0);
  path_.baseline.assign(cells, kNaN);
  path_.difference.assign(cells, kNaN);
  path_.sd.assign(cells, 0.0);
  path_.changed.assign(cells, 0);
}

/// Pairwise combination, as for the means of ensembles: Chan, Golub and LeVeque (1983).
void PairedMerger::merge(const PairedPathSums& block) {
  const std::size_t metrics = path_.metrics.size();
  for (std::size_t t = 0; t < path_.n.size(); ++t) {
    if (block.n[t] == 0) continue;
    const auto n_old = static_cast<double>(path_.n[t]), n_new = static_cast<double>(block.n[t]);
    const double n = n_old + n_new;
    path_.n[t] += block.n[t];
    for (std::size_t i = t * metrics; i < (t + 1) * metrics; ++i) {
      path_.changed[i] += block.changed[i];
      if (n_old == 0) {
        path_.baseline[i] = block.baseline[i];
        path_.difference[i] = block.mean[i];
        path_.sd[i] = block.square[i];
        continue;
      }
      const double d = block.mean[i] - path_.difference[i];
      path_.baseline[i] += (block.baseline[i] - path_.baseline[i]) * (n_new / n);
      path_.difference[i] += d * (n_new / n);
      path_.sd[i] += block.square[i] + d * d * (n_old * n_new / n);
    }
  }
}

PairedPath PairedMerger::take() {
  const std::size_t metrics = path_.metrics.size();
  for (std::size_t i = 0; i < path_.sd.size(); ++i) {
    const std::uint64_t n = path_.n[i / metrics];
    path_.sd[i] = n < 2 ? 0.0 : std::sqrt(path_.sd[i] / static_cast<double>(n - 1));
  }
  return std::move(path_);
}

}  // namespace detail
}  // namespace tumen
