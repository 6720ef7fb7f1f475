#include "analysis/claims/contrast.h"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <iterator>
#include <limits>

#include "analysis/statistics.h"

namespace tumen {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// P(T > t) of Student's t; for an estimate without any spread, what is certain.
double upper_tail(double distance, double error, std::uint64_t n) {
  if (error == 0) return distance > 0 ? 0.0 : 1.0;
  const boost::math::students_t student(static_cast<double>(n) - 1);
  return boost::math::cdf(boost::math::complement(student, distance / error));
}

double doubled(double p) { return std::min(1.0, 2 * p); }

/// Two-sided p values of one estimate against a bound.
struct Against {
  const Estimate& e;
  /// The effect is above `bound`.
  double above(double bound) const {
    return e.n < 2 ? 1 : doubled(upper_tail(e.effect - bound, e.error, e.n));
  }
  double below(double bound) const {
    return e.n < 2 ? 1 : doubled(upper_tail(bound - e.effect, e.error, e.n));
  }
};

Estimate of_mean(const std::vector<double>& x, std::uint64_t dropped) {
  Estimate e;
  e.n = x.size();
  e.dropped = dropped;
  e.effect = mean(x);
  const double sd = standard_deviation(x);
  e.error = e.n > 0 ? sd / std::sqrt(static_cast<double>(e.n)) : kNaN;
  const Interval ci = mean_interval(e.effect, sd, e.n);
  e.lo = ci.lo;
  e.hi = ci.hi;
  return e;
}

Estimate of_share(const std::vector<double>& x, std::uint64_t dropped) {
  Estimate e = of_mean(x, dropped);
  const auto successes = static_cast<std::uint64_t>(std::ranges::count(x, 1.0));
  const Interval ci = wilson_interval(successes, e.n);
  if (e.n > 1) {
    e.lo = ci.lo;
    e.hi = ci.hi;
  }
  return e;
}

/// Pearson's r with Fisher's z interval (Fisher 1921); of nothing that varies it is 0.
Estimate of_correlation(std::span<const std::span<const double>> values) {
  Estimate e;
  std::vector<double> x, y;
  for (std::size_t r = 0; r < values[0].size(); ++r) {
    if (std::isnan(values[0][r]) || std::isnan(values[1][r])) {
      ++e.dropped;
      continue;
    }
    x.push_back(values[0][r]);
    y.push_back(values[1][r]);
  }
  e.n = x.size();
  const double mx = mean(x), my = mean(y);
  double xx = 0, yy = 0, xy = 0;
  for (std::size_t k = 0; k < x.size(); ++k) {
    xx += (x[k] - mx) * (x[k] - mx);
    yy += (y[k] - my) * (y[k] - my);
    xy += (x[k] - mx) * (y[k] - my);
  }
  e.effect = e.n == 0           ? kNaN
             : xx > 0 && yy > 0 ? std::clamp(xy / std::sqrt(xx * yy), -1.0, 1.0)
                                : 0;
  if (e.n < 4) {
    e.lo = e.hi = e.error = kNaN;
    return e;
  }
  const double z = std::atanh(std::clamp(e.effect, -1 + 1e-15, 1 - 1e-15));
  const double half = normal_quantile(0.975) / std::sqrt(static_cast<double>(e.n) - 3);
  e.lo = std::tanh(z - half);
  e.hi = std::tanh(z + half);
  e.error = (e.hi - e.lo) / (2 * normal_quantile(0.975));
  return e;
}

/// Exact two-sided McNemar test of matched truths; 1 where no pair differs.
double mcnemar(std::span<const double> first, std::span<const double> second) {
  double up = 0, down = 0;
  for (std::size_t r = 0; r < first.size(); ++r) {
    up += first[r] < second[r] ? 1 : 0;
    down += first[r] > second[r] ? 1 : 0;
  }
  if (up + down == 0) return 1;
  const boost::math::binomial coin(up + down, 0.5);
  return doubled(boost::math::cdf(coin, std::min(up, down)));
}

/// P(X >= k) of n trials.
double binomial_above(double n, double k, double p) {
  if (k <= 0) return 1;
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  return boost::math::cdf(boost::math::complement(boost::math::binomial(n, p), k - 1));
}

/// Two-sided p values that a share lies above or below a bound.
struct ShareAgainst {
  const Estimate& e;
  double n() const { return static_cast<double>(e.n); }
  double above(double bound) const {
    return e.n < 2 ? 1 : doubled(binomial_above(n(), std::round(e.effect * n()), bound));
  }
  double below(double bound) const {
    return e.n < 2 ? 1 : doubled(binomial_above(n(), std::round((1 - e.effect) * n()), 1 - bound));
  }
};

/// Both one-sided tests that |effect| < sesoi.
double equivalence(const Estimate& e, double sesoi) {
  return std::max(Against{e}.above(-sesoi), Against{e}.below(sesoi));
}

/// An effect in the direction `sign` (1 or -1) that matters. `p` is that of the effect not being 0.
double support_of_sign(const Estimate& e, double sign, double sesoi, double p) {
  return sign * e.effect >= sesoi ? p : 1;
}

bool level_with_sign(const Hypothesis& h) {
  return h.contrast == Contrast::level && (h.sign == Expected::up || h.sign == Expected::down);
}

template <class A>
void judge_level(const Hypothesis& h, const A& against, Finding& out) {
  const double low = std::min(h.threshold, h.refute), high = std::max(h.threshold, h.refute);
  const double up = against.above(high), down = against.below(low);
  out.p_support = h.sign == Expected::up ? up : down;
  out.p_refute = h.sign == Expected::up ? down : up;
}

/// A step against the expected direction that is sure and matters.
bool reversed(const Estimate& step, double sign, double sesoi) {
  const double p = sign > 0 ? Against{step}.below(0) : Against{step}.above(0);
  return p < 0.05 && -sign * step.effect >= sesoi;
}

void judge(const Hypothesis& h, double p_nonzero, Finding& out) {
  const Estimate& e = out.estimate;
  const double same = equivalence(e, h.sesoi);
  const double up = support_of_sign(e, 1, h.sesoi, p_nonzero);
  const double down = support_of_sign(e, -1, h.sesoi, p_nonzero);
  const double opposite_of_up = e.effect < 0 ? p_nonzero : 1;
  const double opposite_of_down = e.effect > 0 ? p_nonzero : 1;
  switch (h.sign) {
    case Expected::up:
      out.p_support = up;
      out.p_refute = std::min(same, opposite_of_up);
      break;
    case Expected::down:
      out.p_support = down;
      out.p_refute = std::min(same, opposite_of_down);
      break;
    case Expected::same:
      out.p_support = same;
      out.p_refute = std::min(Against{e}.above(h.sesoi), Against{e}.below(-h.sesoi));
      break;
    case Expected::not_up:
      out.p_support = Against{e}.below(h.sesoi);
      out.p_refute = up;
      break;
    case Expected::not_down:
      out.p_support = Against{e}.above(-h.sesoi);
      out.p_refute = down;
      break;
  }
}

}  // namespace

std::vector<double> contrast_by_run(Contrast contrast,
                                    std::span<const std::span<const double>> values) {
  std::vector<double> out;
  for (std::size_t r = 0; r < values[0].size(); ++r) {
    const auto at = [&](std::size_t arm) { return values[arm][r]; };
    out.push_back(contrast == Contrast::interaction  ? (at(0) - at(1)) - (at(2) - at(3))
                  : contrast == Contrast::difference ? at(0) - at(1)
                                                     : values.back()[r] - values.front()[r]);
  }
  return out;
}

Estimate estimate_contrast(Contrast contrast, std::span<const std::span<const double>> values,
                           bool truth) {
  if (contrast == Contrast::correlation) return of_correlation(values);
  const bool level = contrast == Contrast::level;
  const std::vector<double> all = level ? std::vector<double>(values[0].begin(), values[0].end())
                                        : contrast_by_run(contrast, values);
  std::vector<double> whole;
  std::ranges::copy_if(all, std::back_inserter(whole), [](double x) { return !std::isnan(x); });
  const std::uint64_t dropped = all.size() - whole.size();
  return truth && level ? of_share(whole, dropped) : of_mean(whole, dropped);
}

Finding test_hypothesis(const Hypothesis& h, std::span<const std::span<const double>> values,
                        bool truth) {
  Finding out;
  out.estimate = estimate_contrast(h.contrast, values, truth);
  const Estimate& e = out.estimate;
  const double half = (e.hi - e.lo) / 2;
  if (level_with_sign(h)) {
    if (truth) {
      judge_level(h, ShareAgainst{e}, out);
    } else {
      judge_level(h, Against{e}, out);
    }
    const double low = std::min(h.threshold, h.refute), high = std::max(h.threshold, h.refute);
    out.precise = half <= kLevelHalfWidth || e.hi < low || e.lo > high;
    return out;
  }
  if (h.contrast == Contrast::level) {
    // Against the threshold as against 0.
    Finding moved;
    moved.estimate = e;
    moved.estimate.effect -= h.threshold;
    judge(h, std::min(Against{e}.above(h.threshold), Against{e}.below(h.threshold)), moved);
    out.p_support = moved.p_support;
    out.p_refute = moved.p_refute;
  } else {
    const bool matched = truth && (h.contrast == Contrast::difference ||
                                   (h.contrast == Contrast::ordered && values.size() == 2));
    const double p = matched ? mcnemar(values.front(), values.back())
                             : std::min(Against{e}.above(0), Against{e}.below(0));
    judge(h, p, out);
  }
  if (h.contrast == Contrast::ordered && values.size() > 2) {
    bool turned = false;
    for (std::size_t k = 0; k + 1 < values.size(); ++k) {
      out.steps.push_back(estimate_contrast(Contrast::ordered, values.subspan(k, 2), truth));
      const double sign = h.sign == Expected::up ? 1 : h.sign == Expected::down ? -1 : 0;
      turned = turned || (sign != 0 && reversed(out.steps.back(), sign, h.sesoi));
    }
    if (turned) out.p_support = 1;
  }
  out.precise = half <= h.sesoi / 2;
  return out;
}

bool holds(const Hypothesis& h, const Estimate& e) {
  const double low = std::min(h.threshold, h.refute), high = std::max(h.threshold, h.refute);
  const double x = h.contrast == Contrast::level ? e.effect - h.threshold : e.effect;
  switch (h.sign) {
    case Expected::up:
      return level_with_sign(h) ? e.effect > high : x >= h.sesoi;
    case Expected::down:
      return level_with_sign(h) ? e.effect < low : x <= -h.sesoi;
    case Expected::same:
      return std::abs(x) < h.sesoi;
    case Expected::not_up:
      return x < h.sesoi;
    case Expected::not_down:
      return x > -h.sesoi;
  }
  return false;
}

}  // namespace tumen
