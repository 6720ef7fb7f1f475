#include "sim/outcome.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tumen {
namespace {

/// Ticks from the middle of the window.
double centred(const Outcome& q, int tick) { return tick - 0.5 * (q.from + q.by); }

/// Sum of the squares of centred() over the window.
double spread(const Outcome& q) {
  const double n = q.by - q.from + 1;
  return n * (n * n - 1) / 12;
}

}  // namespace

double kendall_tau(std::span<const double> series) {
  double concordant = 0, tied = 0;
  const std::size_t n = series.size();
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      concordant += series[j] > series[i] ? 1 : series[j] < series[i] ? -1 : 0;
      tied += series[j] == series[i] ? 1 : 0;
    }
  }
  const double pairs = 0.5 * static_cast<double>(n) * (static_cast<double>(n) - 1);
  return tied < pairs ? concordant / std::sqrt(pairs * (pairs - tied)) : 0;
}

OutcomeRecorder::OutcomeRecorder(std::span<const Outcome> outcomes)
    : outcomes_(outcomes), states_(outcomes.size()) {
  for (std::size_t k = 0; k < outcomes.size(); ++k) {
    const Outcome& q = outcomes[k];
    const auto ticks = static_cast<std::size_t>(q.by - q.from) + 1;
    if (q.so) {
      states_[k].window.resize((static_cast<std::size_t>(q.by) + 1) * q.history.size());
    } else if (q.take == Take::tau) {
      states_[k].window.resize(ticks);
    }
  }
}

void OutcomeRecorder::start() { failed_ = false; }

void OutcomeRecorder::tick(int tick, std::span<const Real> metrics, Mask) {
  for (std::size_t k = 0; k < outcomes_.size(); ++k) {
    const Outcome& q = outcomes_[k];
    State& s = states_[k];
    if (q.so) {
      const std::size_t row = static_cast<std::size_t>(tick) * q.history.size();
      for (std::size_t m = 0; tick <= q.by && m < q.history.size(); ++m) {
        s.window[row + m] = metrics[q.history[m]];
      }
      continue;
    }
    const bool ends_matter = q.take == Take::last || q.take == Take::change;
    if (tick < q.from || tick > q.by) continue;
    if (ends_matter && tick != q.by && !(q.take == Take::change && tick == q.from)) continue;
    const Real x = q.value(metrics);
    const bool first = tick == q.from;
    if (first) s.first = x;
    switch (q.take) {
      case Take::last:
      case Take::change:
        s.value = x;
        break;
      case Take::mean:
        s.value = first ? x : s.value + x;
        break;
      case Take::max:  // not a number once any value is
        s.value = first ? x : select(x == x, max(s.value, x), x);
        break;
      case Take::min:
        s.value = first ? x : select(x == x, min(s.value, x), x);
        break;
      case Take::slope:
        s.value = (first ? Real(0.0) : s.value) + centred(q, tick) * x;
        break;
      case Take::tau:
        s.window[static_cast<std::size_t>(tick - q.from)] = x;
        break;
      case Take::years: {
        // The time of the first tick above 0, one past the last until there is one.
        const double past = q.by + 1 - q.from;
        const Real sofar = first ? Real(past) : s.value;
        s.value = select((x > 0.0) & (sofar >= past), static_cast<double>(tick - q.from), sofar);
        break;
      }
    }
  }
}

void OutcomeRecorder::failed(int lane, int, std::size_t) { failed_.set(lane, true); }

double OutcomeRecorder::value(std::size_t k, int lane) const {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  if (failed_[lane]) return kNone;
  const Outcome& q = outcomes_[k];
  const State& s = states_[k];
  if (q.so || q.take == Take::tau) {
    std::vector<double> series;
    for (const Real& value : s.window) series.push_back(value[lane]);
    if (!std::ranges::all_of(series, [](double v) { return std::isfinite(v); })) return kNone;
    return q.so ? static_cast<double>(q.so(series)) : kendall_tau(series);
  }
  const double ticks = q.by - q.from + 1;
  double x = s.value[lane];
  switch (q.take) {
    case Take::mean:
      x /= ticks;
      break;
    case Take::change:
      x -= s.first[lane];
      break;
    case Take::slope:
      x = ticks > 1 ? x / spread(q) / q.tick_years : 0;
      break;
    case Take::years:
      x *= q.tick_years;
      break;
    default:
      break;
  }
  return std::isfinite(x) ? x : kNone;
}

}  // namespace tumen
