#include "cli/ensemble.h"

#include <fmt/ostream.h>

#include <chrono>
#include <stop_token>

#include "cli/numbers.h"

namespace tumen {
namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Largest memory for the quantile bands over time, bytes.
constexpr double kBandMemory = 1e9;

}  // namespace

TimedEnsemble run_reference(Session& session, const ReferenceModel& model,
                            EnsembleOptions options) {
  const double cells =
      static_cast<double>(model.ticks()) * static_cast<double>(model.metrics().size());
  const double band_runs = static_cast<double>(std::min(options.runs, kBandRuns));
  if (cells * band_runs * sizeof(double) > kBandMemory) options.bands = false;
  std::stop_source stop;
  options.stop = stop.get_token();
  const Clock::time_point start = Clock::now();
  double shown = 0;
  bool wrote = false;
  options.progress = [&](std::uint64_t done) {
    if (session.stopped()) stop.request_stop();
    if (!session.terminal.err) return;
    const double now = since(start);
    if (now - shown < 0.1) return;
    shown = now;
    wrote = true;
    fmt::print(session.err, "\r{} of {} runs, {} a second ", grouped(done), grouped(options.runs),
               grouped(static_cast<std::uint64_t>(static_cast<double>(done) / now)));
    session.err.flush();
  };
  TimedEnsemble out;
  out.result = run_ensemble(model, options);
  out.seconds = since(start);
  if (wrote) fmt::print(session.err, "\r{:60}\r", "");
  return out;
}

RunRecord replay_reference(const ReferenceModel& model, ReferenceWorld& world,
                           const RunAddress& address, Observer* observer, int last_tick) {
  return replay_in(model, world, address, observer, last_tick);
}

}  // namespace tumen
