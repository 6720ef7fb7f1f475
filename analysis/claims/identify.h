/// Which theory made a trace? From contrasts alone: levels are what every theory gets, a random
/// null among them.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace tumen {

/// What is known of a contrast.
struct ContrastScale {
  /// Smallest difference that matters, above 0: sharper than a tenth of it nothing is taken to be.
  double sesoi = 1;
};

/// Contrasts by run under one theory: `values[c][r]`, NaN where run r has none. Every contrast has
/// the same number of runs.
using ContrastSample = std::vector<std::vector<double>>;

/// A theory to be told from others.
struct Signature {
  std::vector<double> mean;  ///< per contrast
  std::vector<double> sd;
  std::size_t runs = 0;
};
Signature signature_of(const ContrastSample& sample);

/// Log-likelihood that the means of `runs` runs came from a theory: independent normal
/// distributions about the theory's means, their variances those of both means, not below a tenth
/// of the smallest effect of interest squared. Contrasts without a value count nowhere.
double log_likelihood(std::span<const double> means, std::size_t runs, const Signature& theory,
                      std::span<const ContrastScale> scales);

struct Identification {
  /// theories x theories, row-major: share of the traces of the row's theory that are taken for the
  /// column's; a tie is shared.
  std::vector<double> confusion;
  std::size_t traces = 0;  ///< per theory
  double accuracy = 0;     ///< mean of the diagonal
  double chance = 0;       ///< 1 / theories
};

/// Signatures from the first `reference` runs of every sample; the rest is cut into traces of
/// `trace` runs, each given to the theory with the largest likelihood. Luck is that of the runs:
/// traces have other luck than signatures.
Identification identify(std::span<const ContrastSample> theories, std::size_t reference,
                        std::size_t trace, std::span<const ContrastScale> scales);

/// The contrast that tells two theories apart best, by the difference of means over its standard
/// deviation in a trace of `trace` runs; the number of contrasts when none differs.
std::size_t best_contrast(const Signature& a, const Signature& b, std::size_t trace,
                          std::span<const ContrastScale> scales);

}  // namespace tumen
