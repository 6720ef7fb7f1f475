/// Experiment files: which worlds to run, and how often. TOML text in, a checked plan out, or every
/// error at once. The format is described in docs/experiments.md.
///
/// An experiment runs every *arm* (a variant and an arm of the scenario, with overrides) at every
/// *point* (values of the factors) a number of times (replications).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"
#include "scenario/scenario.h"

namespace tumen {

/// What of a run is kept: statistics of its point, its last values, or every tick.
enum class Keep { points, runs, series };
/// How the points are laid out.
enum class DesignKind { list, grid, latin_hypercube, sobol, morris };

std::string_view keep_name(Keep keep);
std::string_view design_name(DesignKind kind);

/// The [design] section; what does not belong to the kind keeps its default.
struct DesignInfo {
  DesignKind kind = DesignKind::list;
  std::uint64_t points = 0;        ///< of latin-hypercube and sobol
  std::uint64_t seed = 1;          ///< of latin-hypercube, sobol and morris
  bool scramble = true;            ///< of sobol
  std::uint64_t optimise = 0;      ///< sweeps over a Latin hypercube
  std::uint64_t trajectories = 0;  ///< of morris
  std::uint64_t levels = 4;        ///< of morris
};

/// Something that differs between points.
struct FactorInfo {
  std::string name;    ///< its key in the file, or the address of a number with a range
  std::string number;  ///< lever or address that it sets
  std::string unit, meaning;
  std::vector<double> values;  ///< of list and grid, in the order given
  double low = 0, high = 1;    ///< of the other designs; the extremes of `values`
  bool log = false;            ///< spread evenly over the logarithm
  bool prior = false;          ///< a number that the scenario gives a range, from [priors]
  /// A number that shapes the world before its first tick (ways, calendars): points that differ
  /// in it are loaded anew.
  bool shapes = false;
};

/// The value of a factor at `unit` of its range, 0 to 1, its scale observed; exact at both ends.
double factor_value(const FactorInfo& factor, double unit);

/// What every point is run with.
struct ArmSpec {
  std::string name, label;
  LoadOptions options;       ///< of the scenario
  std::size_t baseline = 0;  ///< position of the arm that it is compared with; its own: none
};

/// When a point has been run often enough.
struct Precision {
  std::string metric;
  double half_width = 0;    ///< of the 95% confidence interval, in the metric's unit
  bool difference = false;  ///< of the differences between arms, not of the means
};

struct ExperimentInfo {
  std::string id, title, question;
  std::string file;          ///< as it was named
  std::string scenario;      ///< path of the scenario file
  std::uint64_t digest = 0;  ///< of the experiment's text and of all texts of the scenario
  std::vector<std::pair<std::string, std::string>> texts;  ///< path and text of each
  std::uint64_t seed = 1;
  bool common_luck = true;  ///< points share the luck of their replications
  Keep keep = Keep::points;
  std::vector<std::string> metrics;   ///< names, * for any characters
  std::uint64_t least = 0, most = 0;  ///< replications of a point; equal: fixed
  std::uint64_t block = 0;            ///< replications after which precision is judged
  std::optional<Precision> precision;
  double most_seconds = 0;  ///< of wall clock; 0: no end
  DesignInfo design;
  std::vector<FactorInfo> factors;
  std::vector<ArmSpec> arms;
};

/// An experiment with a loaded scenario per arm, each able to place the factors' values.
struct Experiment {
  ExperimentInfo info;
  std::vector<Scenario> arms;
  /// Per arm and factor, the arena positions of the factor's numbers. Empty for factors that
  /// shape the world, and where the arm itself fixes a number with a range.
  std::vector<std::vector<std::vector<std::size_t>>> positions;
};

inline constexpr std::uint64_t kMostPoints = 100'000'000;
inline constexpr std::uint64_t kMostReplications = 1'000'000'000;
inline constexpr std::size_t kMostArms = 1000;
inline constexpr std::size_t kMostFactors = 1900;
inline constexpr std::size_t kMostKeptMetrics = 1900;  ///< where runs are kept one by one

/// Reads the experiment file `path` and its scenario. Never throws, whatever the texts hold.
Result<Experiment> load_experiment(const std::string& path, const Resolve& resolve);

/// The scenario of an arm with every factor set as by `--set`: what one point is, loaded anew.
/// `values`: one per factor.
Result<Scenario> load_point(const ExperimentInfo& info, std::size_t arm,
                            std::span<const double> values, const Resolve& resolve);

}  // namespace tumen
