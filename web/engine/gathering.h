/// Runs of one world as they come in from several workers, and what can be said of them.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace tumen::lab {

/// Labels in the order of StallLabel, counted per level.
using LabelCount = std::vector<std::uint64_t>;

/// Consecutive runs. A failed run counts in no statistic.
struct RunBlock {
  std::uint64_t runs = 0;
  std::uint64_t failed = 0;
  std::uint64_t hash = 0;                    ///< sum of ensemble_hash_term
  std::map<std::string, LabelCount> labels;  ///< by level
  std::vector<double> series;  ///< metrics x ticks x runs; NaN in a failed run, throughout
};

/// Blocks may come in any order; what is said of them is of the runs 0, 1, ... up to the first that
/// is missing, so that two gatherings pair run by run and no order of arrival shows.
class Gathering {
 public:
  Gathering(std::vector<std::string> metrics, std::size_t ticks);
  Gathering(Gathering&&) = default;
  Gathering& operator=(Gathering&&) = default;

  /// False, and nothing is added, where the block has not the right size or its runs are in
  /// already.
  bool add(std::uint64_t first_run, RunBlock block);

  const std::vector<std::string>& metrics() const { return metrics_; }
  std::size_t ticks() const { return ticks_; }
  std::uint64_t runs() const;
  std::uint64_t failed() const;
  std::uint64_t hash() const;
  std::map<std::string, LabelCount> labels() const;
  /// Values of one metric after one tick, in the order of the runs, NaN where failed.
  std::vector<double> values(std::size_t metric, std::size_t tick) const;

 private:
  std::vector<std::string> metrics_;
  std::size_t ticks_;
  std::map<std::uint64_t, RunBlock> blocks_;  ///< by first run
  std::vector<const RunBlock*> settled_;      ///< those before the first gap
  std::uint64_t next_run_ = 0;                ///< the first that is missing
};

/// Rows of numbers over metrics x ticks.
using Matrix = std::vector<double>;

/// Mean, its 95% confidence interval (Student's t), and quantiles of type 7, over the runs that did
/// not fail; NaN without any. In the order of kJudgedKinds.
inline constexpr std::array<const char*, 8> kJudgedKinds = {"mean", "lo",  "hi",  "q05",
                                                            "q25",  "q50", "q75", "q95"};
std::array<Matrix, kJudgedKinds.size()> judge(const Gathering& gathering);

/// Run by run, `now` less `baseline`, over the runs that neither lacks: the baseline's mean, the
/// mean difference (exactly 0 where no pair differs), its interval, quantiles of the differences,
/// and the shares of pairs in which it is higher and lower. In the order of kComparedKinds, over
/// the metrics that both have, in the order of the baseline.
inline constexpr std::array<const char*, 8> kComparedKinds = {
    "baseline", "difference", "lo", "hi", "q05", "q95", "higher", "lower"};
struct Compared {
  std::vector<std::string> metrics;
  std::size_t ticks = 0;
  std::uint64_t pairs = 0;
  std::array<Matrix, kComparedKinds.size()> kinds;
};
Compared compare(const Gathering& baseline, const Gathering& now);

}  // namespace tumen::lab
