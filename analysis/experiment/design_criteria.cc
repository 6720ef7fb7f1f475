#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "analysis/experiment/design.h"

namespace tumen {

namespace {

double squared_distance(const Design& design, std::size_t a, std::size_t b) {
  double sum = 0;
  for (std::size_t factor = 0; factor < design.factors; ++factor) {
    const double apart = design.at(a, factor) - design.at(b, factor);
    sum += apart * apart;
  }
  return sum;
}

}  // namespace

double minimum_distance(const Design& design) {
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t a = 0; a < design.points; ++a)
    for (std::size_t b = 0; b < a; ++b) least = std::min(least, squared_distance(design, a, b));
  return std::sqrt(least);
}

double phi16(const Design& design) {
  if (design.points < 2) return 0;
  const double least = minimum_distance(design);
  if (least == 0) return std::numeric_limits<double>::infinity();
  double sum = 0;  // relative to the least distance, so that no power is out of range
  for (std::size_t a = 0; a < design.points; ++a)
    for (std::size_t b = 0; b < a; ++b) {
      double ratio = least * least / squared_distance(design, a, b);
      for (int doubling = 0; doubling < 3; ++doubling) ratio *= ratio;
      sum += ratio;
    }
  return std::sqrt(std::sqrt(std::sqrt(std::sqrt(sum)))) / least;
}

double l2_star_discrepancy(const Design& design) {
  if (design.points < 1) throw std::invalid_argument("l2_star_discrepancy: no points");
  const auto n = static_cast<double>(design.points);
  double volumes = 1;  // mean square of the volume
  double half = 1;
  for (std::size_t factor = 0; factor < design.factors; ++factor) {
    volumes /= 3;
    half /= 2;
  }
  double cross = 0;
  double shares = 0;
  for (std::size_t a = 0; a < design.points; ++a) {
    double product = half;
    for (std::size_t factor = 0; factor < design.factors; ++factor)
      product *= 1 - design.at(a, factor) * design.at(a, factor);
    cross += product;
    for (std::size_t b = 0; b < design.points; ++b) {
      double overlap = 1;
      for (std::size_t factor = 0; factor < design.factors; ++factor)
        overlap *= 1 - std::max(design.at(a, factor), design.at(b, factor));
      shares += overlap;
    }
  }
  return std::sqrt(std::max(0.0, volumes - 2 * cross / n + shares / (n * n)));
}

}  // namespace tumen
