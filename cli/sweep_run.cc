#include "cli/sweep_run.h"

#include <fmt/ostream.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include "analysis/parallel.h"
#include "cli/explain/numbers.h"
#include "cli/style.h"

namespace tumen {
namespace {

constexpr double kShowInterval = 0.2;  // s
constexpr std::size_t kBar = 24;

std::string bar(double share, bool utf8) {
  const auto full = static_cast<std::size_t>(share * static_cast<double>(kBar) + 0.5);
  std::string out;
  for (std::size_t k = 0; k < kBar; ++k) {
    out += utf8 ? (k < full ? "━" : "─") : (k < full ? "#" : "-");
  }
  return out;
}

/// After a failure, which is what people shall hear of.
void save_what_can_be(Sweep& sweep) {
  try {
    sweep.save();
  } catch (const DatabaseError&) {
  }
}

}  // namespace

std::string duration_text(double seconds) {
  if (seconds < 90) return fmt::format("{:.0f} s", std::max(seconds, 1.0));
  if (seconds < 90 * 60) return fmt::format("{:.0f} min", seconds / 60);
  if (seconds < 36 * 3600) return fmt::format("{:.1f} h", seconds / 3600);
  return fmt::format("{:.1f} days", seconds / 86400);
}

ProgressLine::ProgressLine(Session& session, const PreparedExperiment& experiment,
                           const SweepWish& wish, const SweepCount& before)
    : session_(session), experiment_(experiment), wish_(wish), before_(before) {}

ProgressLine::~ProgressLine() {
  if (shown_ >= 0) fmt::print(session_.err, "\r{:110}\r", "");
}

double ProgressLine::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

void ProgressLine::show(const SweepCount& count) {
  const double now = seconds();
  if (!session_.terminal.err || now - shown_ < kShowInterval) return;
  shown_ = now;
  const SweepPlan& plan = experiment_.plan();
  const auto total_runs = static_cast<double>(wish_.total_points * plan.arms.size() * plan.most);
  const auto share_of = [&](const SweepCount& c) {
    return plan.precision ? static_cast<double>(c.points) / static_cast<double>(wish_.total_points)
                          : static_cast<double>(c.runs) / total_runs;
  };
  const double share = share_of(count), gained = share - share_of(before_);
  const double rate = static_cast<double>(count.runs - before_.runs) / now;
  std::string left;
  if (gained > 0 && now > 1) left = ", " + duration_text(now * (1 - share) / gained) + " left";
  fmt::print(session_.err, "\r{} {:3.0f}%  {} of {} points, {} runs, {} a second{}{}   ",
             bar(share, session_.terminal.utf8), 100 * share, grouped(count.points),
             grouped(wish_.total_points), grouped(count.runs),
             grouped(static_cast<std::uint64_t>(rate)),
             count.failures > 0 ? ", " + grouped(count.failures) + " failed" : "", left);
  session_.err.flush();
}

SweepOutcome run_sweep(Session& session, const PreparedExperiment& experiment, Sweep& sweep,
                       SweepHost& host, const SweepWish& wish) {
  SweepOutcome out;
  out.before = sweep.count();
  ProgressLine line(session, experiment, wish, out.before);
  std::mutex mutex;
  const auto show = [&] {
    const std::lock_guard lock(mutex);
    line.show(sweep.count());
  };
  const auto asked_to_stop = [&] {
    return session.stopped() || (wish.most_seconds > 0 && line.seconds() > wish.most_seconds);
  };
  std::atomic<bool> hurry = false;  // tasks under way are dropped
  const auto work = [&](const std::stop_token& failed) {
    TaskWorker worker(experiment.plan(), experiment.make_runner());
    while (true) {
      if (asked_to_stop() || failed.stop_requested()) sweep.stop();
      const std::optional<Task> task = sweep.take();
      if (!task) return;
      std::optional<TaskResult> result = worker.run(*task, hurry);
      if (!result) return;
      sweep.deliver(std::move(*result));
      show();
    }
  };
  const auto serve = [&](const std::stop_token& failed) {
    host.serve(sweep, identity_of(experiment.description()), failed, [&] {
      if (asked_to_stop() && !sweep.over()) {
        sweep.stop();
        // At once: mpirun kills a job a second after it has asked it to stop.
        sweep.save();
        hurry = true;
      }
      show();
    });
  };
  const std::thread::id own = std::this_thread::get_id();
  const bool serves = host.helpers() > 0;
  try {
    on_threads(wish.jobs + (serves ? 1 : 0), [&](const std::stop_token& failed) {
      try {
        serves&& std::this_thread::get_id() == own ? serve(failed) : work(failed);
      } catch (...) {
        sweep.stop();  // wakes those who wait
        throw;
      }
    });
  } catch (...) {
    save_what_can_be(sweep);
    throw;
  }
  sweep.save();
  out.after = sweep.count();
  out.seconds = line.seconds();
  out.complete = sweep.complete();
  return out;
}

}  // namespace tumen
