/// Designs of experiments: where in the space of factors to run.
///
/// A design is a pure function of its arguments: the same bits on every compiler and machine and
/// for any number of threads. Random designs take a 64-bit seed; their numbers come from Philox
/// (core/philox.h) keyed by the seed and by what they are for, so one seed may serve several
/// designs, and histories too.
///
/// Every function throws std::invalid_argument where its arguments are out of the ranges stated.
/// Nothing bounds points x factors: a design takes 8 bytes for each (4 for levels), and the caller
/// decides what is too much.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tumen {

/// Points of the unit cube. Entries are in [0, 1), but in Morris's design in [0, 1].
struct Design {
  std::size_t points = 0;
  std::size_t factors = 0;
  std::vector<double> unit;  ///< points x factors, row-major

  double at(std::size_t point, std::size_t factor) const { return unit[point * factors + factor]; }
};

/// Points named by the number of a level for each factor, from 0; the caller knows the values.
struct LevelDesign {
  std::size_t points = 0;
  std::size_t factors = 0;
  std::vector<std::uint32_t> level;  ///< points x factors, row-major

  std::uint32_t at(std::size_t point, std::size_t factor) const {
    return level[point * factors + factor];
  }
};

/// Every combination of levels: factor f takes levels 0 to levels[f] - 1, the last factor changing
/// fastest. No factors make one point without entries. Each levels[f] in [1, 2^32 - 1], and the
/// product of all and of their number below 2^48.
LevelDesign full_factorial(std::span<const std::size_t> levels);

/// A list given by the caller: at row i every factor is at its level i. points in [1, 2^32 - 1].
LevelDesign listed_points(std::size_t points, std::size_t factors);

struct LatinHypercubeOptions {
  /// Sweeps of improvement; see latin_hypercube().
  std::size_t sweeps = 0;
  /// Points in the middle of their strata rather than anywhere within them.
  bool centred = false;
};

/// Latin hypercube (McKay, Beckman and Conover, Technometrics 21, 1979): in every factor exactly
/// one point lies in each stratum [s / points, (s + 1) / points). points in [1, 2^20], factors at
/// least 1.
///
/// Strata are random permutations, independent between factors. Each sweep then tries, for every
/// factor and point, to swap its stratum with that of a random other point and keeps what lowers
/// sum of d^-16, d the distance between two points' strata: the criterion phi_16 of Morris and
/// Mitchell, "Exploratory designs for computational experiments", Journal of Statistical Planning
/// and Inference 43 (1995), which spreads the points apart. It never gets worse; jitter comes
/// afterwards. A sweep takes time in proportion to factors x points^2, and any number of sweeps 8
/// bytes x points^2 of memory. Without sweeps a factor's column does not depend on the others.
Design latin_hypercube(std::size_t points, std::size_t factors, std::uint64_t seed,
                       const LatinHypercubeOptions& options = {});

struct SobolOptions {
  /// Scrambles under this seed; the sequence itself without one.
  std::optional<std::uint64_t> scramble_seed;
  /// Points left out at the start, at most 2^32 - points.
  std::uint64_t skip = 0;
};

/// The most factors a Sobol' design can have: those of Boost's table.
inline constexpr std::size_t kMaxSobolFactors = 3667;

/// Sobol' sequence in Gray-code order from the origin on, with the direction numbers
/// new-joe-kuo-6 of Joe and Kuo, SIAM Journal on Scientific Computing 30 (2008). points in
/// [1, 2^32], factors in [1, kMaxSobolFactors]. A longer design begins with the shorter one, and
/// one with more factors has the columns of that with fewer.
///
/// Scrambled as by Owen, "Randomly permuted (t,m,s)-nets and (t,s)-sequences" (1995): every binary
/// digit is flipped or not by a coin of its own for each prefix of digits before it. Each point is
/// then uniform in the cube, means over points are unbiased, and the balance of the sequence is
/// kept: 2^m points from a multiple of 2^m on put one into each interval of length 2^-m of every
/// factor (m <= 32). The origin belongs to the balance, so better not skip it ("On dropping the
/// first Sobol' point", Owen 2020).
Design sobol_sequence(std::size_t points, std::size_t factors, const SobolOptions& options = {});

/// What is changed from one point of a trajectory to the next.
struct MorrisStep {
  std::size_t factor = 0;
  int direction = 0;  ///< +1 or -1: the sign of the change, whose size is MorrisDesign::delta
};

/// Trajectories for elementary effects. Row t x (factors + 1) + s of `design` is point s of
/// trajectory t; its entries are multiples of 1 / (levels - 1) in [0, 1].
struct MorrisDesign {
  std::size_t trajectories = 0;
  double delta = 0;  ///< levels / (2 (levels - 1))
  Design design;
  /// trajectories x factors, row-major: entry (t, s) leads from point s of trajectory t to s + 1.
  /// In each trajectory every factor occurs once.
  std::vector<MorrisStep> steps;
};

/// Morris, "Factorial sampling plans for preliminary computational experiments", Technometrics 33
/// (1991): random trajectories that change one factor at a time by delta, up or down, in random
/// order, from a random point of the grid. trajectories and factors at least 1, `levels` even, in
/// [2, 2^20]. Trajectory t does not depend on how many there are.
MorrisDesign morris_trajectories(std::size_t trajectories, std::size_t factors, std::size_t levels,
                                 std::uint64_t seed);

/// Elementary effects, trajectories x factors, row-major by factor: the change of `values` (one for
/// each row of the design, in its order) over the signed step of the factor. Their means over
/// trajectories are Morris's mu, those of their sizes the mu* of Campolongo, Cariboni and Saltelli,
/// Environmental Modelling & Software 22 (2007).
std::vector<double> elementary_effects(const MorrisDesign& morris, std::span<const double> values);

/// Smallest Euclidean distance between two points; infinite for fewer than two.
double minimum_distance(const Design& design);

/// The criterion phi_16 of Morris and Mitchell (1995), (sum of d^-16)^(1/16) over pairs at
/// Euclidean distance d: smaller is more spread out. Infinite where two points coincide, 0 for
/// fewer than two.
double phi16(const Design& design);

/// L2-star discrepancy, by the formula of Warnock (1972): the root mean square, over corners x of
/// boxes [0, x), of the share of points in the box minus its volume. Time in proportion to
/// factors x points^2. At least one point.
double l2_star_discrepancy(const Design& design);

}  // namespace tumen
