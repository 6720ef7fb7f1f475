/// Running a sweep on the threads of this machine, with a progress line.
#pragma once

#include "analysis/experiment/sweep.h"
#include "analysis/experiment/sweep_ranks.h"
#include "cli/experiment_plan.h"
#include "cli/session.h"

namespace tumen {

struct SweepWish {
  int jobs = 1;                    ///< threads of this process; may be 0 where it has helpers
  double most_seconds = 0;         ///< of wall clock; 0: no end
  std::uint64_t total_points = 0;  ///< of the share of points that is run
};

struct SweepOutcome {
  SweepCount before, after;
  double seconds = 0;
  bool complete = false;
};

/// Works, with the helpers of `host`, until the sweep is complete, Ctrl-C is pressed or time is
/// over; then saves. What fails, such as a full disk, is thrown; results delivered before are saved
/// where they can be.
SweepOutcome run_sweep(Session& session, const PreparedExperiment& experiment, Sweep& sweep,
                       SweepHost& host, const SweepWish& wish);

/// Shows how far a sweep has come, on terminals only and a few times a second at most.
class ProgressLine {
 public:
  ProgressLine(Session& session, const PreparedExperiment& experiment, const SweepWish& wish,
               const SweepCount& before);
  /// Clears the line.
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  void show(const SweepCount& count);
  double seconds() const;

 private:
  Session& session_;
  const PreparedExperiment& experiment_;
  SweepWish wish_;
  SweepCount before_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  double shown_ = -1;
};

/// "about 3 min", "12 s", "2.1 days".
std::string duration_text(double seconds);

}  // namespace tumen
