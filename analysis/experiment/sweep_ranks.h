/// A sweep shared out among processes. Rank 0 holds the sweep and its sink; the others hold
/// neither: they ask for nothing and write nothing, but do the tasks that rank 0 sends them.
///
///   helper: hello, ready, results ..., or why it failed       host: tasks ..., end
///
/// A helper holds one task more for each of its threads than it can work on, so that the way to
/// rank 0 and back costs no time. Whoever waits sleeps: both sides leave their core to the threads
/// that work.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <set>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <vector>

#include "analysis/experiment/ranks.h"
#include "analysis/experiment/sweep.h"
#include "analysis/experiment/task.h"

namespace tumen {

/// Work that failed on a rank, with what the program shall end with.
struct RankError : std::runtime_error {
  RankError(int code_, const std::string& what) : std::runtime_error(what), code(code_) {}
  int code;
};

/// What a helper needs in order to work.
struct HelperSweep {
  const SweepPlan* plan = nullptr;
  MakeArmRunner make_runner;
  /// Says of which experiment and which version of the program; must be rank 0's.
  std::string identity;
  int threads = 1;
};

/// Rank 0's side.
class SweepHost {
 public:
  explicit SweepHost(Ranks& ranks);
  /// Other ranks.
  int helpers() const { return static_cast<int>(helpers_.size()); }
  /// Hands tasks out and takes results until the sweep has no task left, or `failed`. `heed` is
  /// called about every millisecond and after every result, and may stop the sweep. RankError when
  /// a helper failed, or has another identity; what the sweep throws is passed on.
  void serve(Sweep& sweep, const std::string& identity, const std::stop_token& failed,
             const std::function<void()>& heed);
  /// Tells the helpers to end with `code`, and waits until they do. To be called once, whatever
  /// happened before. Tasks they have are dropped.
  void end(int code);

 private:
  struct Helper {
    std::string host;
    std::uint64_t threads = 0;  ///< 0 until it is ready
    std::uint64_t tasks = 0;    ///< that it has
  };

  void read(const Letter& letter, Sweep& sweep, const std::string& identity);
  bool hand_out(Sweep& sweep);
  std::string name(int rank) const;

  Ranks& ranks_;
  std::vector<Helper> helpers_;  ///< of rank 1, 2, ...
  std::size_t present_ = 0;      ///< that are ready
  std::set<int> hungry_;         ///< ranks that may have room for a task
};

/// The other ranks' side: works until rank 0 says the end, and returns its code. What `prepare` or
/// a task throws is told to rank 0 and not thrown here. `interrupted`, when it is set, is told to
/// rank 0 too, which then stops the sweep.
int help_sweep(Ranks& ranks, const std::function<HelperSweep()>& prepare,
               const std::atomic<bool>* interrupted);

}  // namespace tumen
