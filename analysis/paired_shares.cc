#include "analysis/paired_shares.h"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>

namespace tumen {

double PairedShares::difference() const {
  if (n == 0) return 0;
  return (static_cast<double>(gained) - static_cast<double>(lost)) / static_cast<double>(n);
}

Interval PairedShares::interval(double confidence) const {
  const double up = static_cast<double>(gained) + 0.5, down = static_cast<double>(lost) + 0.5;
  const double all = static_cast<double>(n) + 2, net = up - down;
  const double error = std::sqrt(up + down - net * net / all) / all;
  const double half = normal_quantile(0.5 + confidence / 2) * error;
  return {std::max(-1.0, net / all - half), std::min(1.0, net / all + half)};
}

double PairedShares::p() const {
  const std::uint64_t differing = gained + lost;
  if (differing == 0) return 1;
  const boost::math::binomial luck(static_cast<double>(differing), 0.5);
  return std::min(1.0, 2 * boost::math::cdf(luck, static_cast<double>(std::min(gained, lost))));
}

}  // namespace tumen
