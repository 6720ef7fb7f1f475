#include "analysis/claims/identify.h"

#include <algorithm>
#include <cmath>

#include "analysis/statistics.h"
#include "core/math.h"

namespace tumen {
namespace {

std::vector<double> finite(std::span<const double> values) {
  std::vector<double> out;
  for (const double x : values) {
    if (std::isfinite(x)) out.push_back(x);
  }
  return out;
}

double variance_of_means(double sd, std::size_t theory_runs, std::size_t trace,
                         const ContrastScale& scale) {
  const double sampling =
      sd * sd * (1 / static_cast<double>(trace) + 1 / static_cast<double>(theory_runs));
  return std::max(sampling, scale.sesoi * scale.sesoi / 100);
}

}  // namespace

Signature signature_of(const ContrastSample& sample) {
  Signature out;
  for (const std::vector<double>& values : sample) {
    const std::vector<double> whole = finite(values);
    out.mean.push_back(mean(whole));
    out.sd.push_back(standard_deviation(whole));
    out.runs = std::max(out.runs, whole.size());
  }
  return out;
}

double log_likelihood(std::span<const double> means, std::size_t runs, const Signature& theory,
                      std::span<const ContrastScale> scales) {
  double sum = 0;
  for (std::size_t c = 0; c < means.size(); ++c) {
    if (!std::isfinite(means[c]) || !std::isfinite(theory.mean[c])) continue;
    const double variance = variance_of_means(theory.sd[c], theory.runs, runs, scales[c]);
    const double distance = means[c] - theory.mean[c];
    sum -= 0.5 * (log(Real(variance))[0] + distance * distance / variance);
  }
  return sum;
}

Identification identify(std::span<const ContrastSample> theories, std::size_t reference,
                        std::size_t trace, std::span<const ContrastScale> scales) {
  const std::size_t n = theories.size();
  Identification out;
  out.confusion.assign(n * n, 0.0);
  out.chance = n > 0 ? 1 / static_cast<double>(n) : 0;
  if (n == 0 || theories[0].empty()) return out;
  const std::size_t runs = theories[0][0].size();
  out.traces = runs > reference ? (runs - reference) / trace : 0;
  if (out.traces == 0) return out;
  std::vector<Signature> signatures;
  for (const ContrastSample& sample : theories) {
    ContrastSample first;
    for (const std::vector<double>& values : sample) {
      first.emplace_back(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(reference));
    }
    signatures.push_back(signature_of(first));
  }
  for (std::size_t row = 0; row < n; ++row) {
    for (std::size_t t = 0; t < out.traces; ++t) {
      std::vector<double> means;
      for (const std::vector<double>& values : theories[row]) {
        means.push_back(mean(finite(std::span(values).subspan(reference + t * trace, trace))));
      }
      std::vector<double> likelihood;
      for (const Signature& theory : signatures) {
        likelihood.push_back(log_likelihood(means, trace, theory, scales));
      }
      const double best = *std::ranges::max_element(likelihood);
      const auto ties = static_cast<double>(std::ranges::count(likelihood, best));
      for (std::size_t column = 0; column < n; ++column) {
        if (likelihood[column] == best) {
          out.confusion[row * n + column] += 1 / ties;
        }
      }
    }
    // Counts until now, so that all is exactly all.
    for (std::size_t column = 0; column < n; ++column) {
      out.confusion[row * n + column] /= static_cast<double>(out.traces);
    }
    out.accuracy += out.confusion[row * n + row] / static_cast<double>(n);
  }
  return out;
}

std::size_t best_contrast(const Signature& a, const Signature& b, std::size_t trace,
                          std::span<const ContrastScale> scales) {
  std::size_t best = a.mean.size();
  double largest = 0;
  for (std::size_t c = 0; c < a.mean.size(); ++c) {
    const double variance = variance_of_means(a.sd[c], a.runs, trace, scales[c]) +
                            variance_of_means(b.sd[c], b.runs, trace, scales[c]);
    const double distance = std::abs(a.mean[c] - b.mean[c]) / std::sqrt(variance);
    if (distance > largest) {
      largest = distance;
      best = c;
    }
  }
  return best;
}

}  // namespace tumen
