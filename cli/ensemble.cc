#include "cli/ensemble.h"

#include <fmt/ostream.h>

#include <algorithm>
#include <chrono>
#include <stop_token>

#include "cli/explain/numbers.h"

namespace tumen {
namespace {

using Clock = std::chrono::steady_clock;

/// A line about how far the runs have come, where standard error is a terminal; and the request to
/// stop after Ctrl-C.
class Progress {
 public:
  Progress(Session& session, std::uint64_t runs) : session_(session), runs_(runs) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() {
    if (shown_ > 0) fmt::print(session_.err, "\r{:60}\r", "");
  }

  std::stop_token stop_token() const { return stop_.get_token(); }
  double seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }
  void show(std::uint64_t done) {
    if (session_.stopped()) stop_.request_stop();
    if (!session_.terminal.err) return;
    const double now = seconds();
    if (now - shown_ < 0.1) return;
    shown_ = now;
    fmt::print(session_.err, "\r{} of {} runs, {} a second ", grouped(done), grouped(runs_),
               grouped(static_cast<std::uint64_t>(static_cast<double>(done) / now)));
    session_.err.flush();
  }

 private:
  Session& session_;
  std::uint64_t runs_;
  std::stop_source stop_;
  Clock::time_point start_ = Clock::now();
  double shown_ = 0;
};

/// Largest memory for the quantile bands over time, bytes.
constexpr double kBandMemory = 1e9;

}  // namespace

TimedEnsemble run_reference(Session& session, const ReferenceModel& model,
                            EnsembleOptions options) {
  const double cells =
      static_cast<double>(model.ticks()) * static_cast<double>(model.metrics().size());
  const double band_runs = static_cast<double>(std::min(options.runs, kBandRuns));
  if (cells * band_runs * sizeof(double) > kBandMemory) options.bands = false;
  Progress progress(session, options.runs);
  options.stop = progress.stop_token();
  options.progress = [&progress](std::uint64_t done) { progress.show(done); };
  TimedEnsemble out;
  out.result = run_ensemble(model, options);
  out.seconds = progress.seconds();
  return out;
}

LockstepResult compare_reference(Session& session, const ReferenceModel& baseline,
                                 std::span<const ReferenceModel* const> arms,
                                 LockstepOptions options) {
  Progress progress(session, options.runs);
  options.stop = progress.stop_token();
  options.progress = [&progress](std::uint64_t done) { progress.show(done); };
  return compare_worlds(baseline, arms, options);
}

OutcomeTask reference_task(const ReferenceModel& model, std::span<const Outcome> outcomes,
                           std::uint64_t first_run, std::uint64_t runs) {
  return {detail::any_model(model), outcomes, first_run, runs};
}

std::vector<OutcomeTable> take_reference_outcomes(Session& session,
                                                  std::span<const OutcomeTask> tasks,
                                                  OutcomeOptions options) {
  std::uint64_t runs = 0;
  for (const OutcomeTask& task : tasks) runs += task.runs;
  Progress progress(session, runs);
  options.stop = progress.stop_token();
  options.progress = [&progress](std::uint64_t done) { progress.show(done); };
  std::vector<OutcomeTable> out = take_outcomes(tasks, options);
  if (std::ranges::any_of(out, [](const OutcomeTable& t) { return t.done < t.runs; })) {
    throw WorkError("stopped before all runs were done");
  }
  return out;
}

}  // namespace tumen
