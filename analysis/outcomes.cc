#include "analysis/outcomes.h"

#include <algorithm>
#include <atomic>
#include <memory>

#include "analysis/ensemble.h"
#include "analysis/parallel.h"
#include "sim/batch.h"

namespace tumen {
namespace {

/// Outcomes of a batch, with its hash.
class Taker : public OutcomeRecorder {
 public:
  using OutcomeRecorder::OutcomeRecorder;
  void finished(Word hash, Mask) override { hash_ = hash; }
  Word hash() const { return hash_; }

 private:
  Word hash_ = 0;
};

/// kBlockRuns runs of a task, or what is left.
struct Block {
  std::size_t task;
  std::uint64_t first, end;
};

std::vector<Block> blocks_of(std::span<const OutcomeTask> tasks) {
  std::vector<Block> out;
  for (std::size_t k = 0; k < tasks.size(); ++k) {
    for (std::uint64_t first = 0; first < tasks[k].runs; first += kBlockRuns) {
      out.push_back({k, first, std::min(tasks[k].runs, first + kBlockRuns)});
    }
  }
  return out;
}

int last_tick(const OutcomeTask& task) {
  int last = 0;
  for (const Outcome& outcome : task.outcomes) last = std::max(last, outcome.by);
  return std::min(last, task.model.ticks - 1);
}

/// A thread's world of the task that it works on.
class Worker {
 public:
  Worker(const OutcomeTask& task, std::size_t number)
      : task_(task), number_(number), world_(task.model.make()), taker_(task.outcomes) {}

  std::size_t number() const { return number_; }

  /// Runs a block into the task's table; rows of other blocks are not touched.
  void run(const Block& block, const OutcomeOptions& options, OutcomeTable& table,
           std::uint64_t& failures, std::uint64_t& hash) {
    const int ticks = last_tick(task_) + 1;
    for (std::uint64_t run = block.first; run < block.end; run += kLanes) {
      const int count = static_cast<int>(std::min<std::uint64_t>(kLanes, block.end - run));
      taker_.start();
      world_->start(make_batch(options.seed, task_.first_run + run, count, options.runs_per_point),
                    first_lanes(count));
      for (int tick = 0; tick < ticks; ++tick) world_->step(taker_, nullptr);
      world_->finish(taker_);
      for (int lane = 0; lane < count; ++lane) {
        const std::uint64_t r = run + static_cast<std::uint64_t>(lane);
        failures += taker_.failed(lane) ? 1U : 0U;
        hash += ensemble_hash_term(task_.first_run + r, taker_.hash()[lane]);
        for (std::size_t k = 0; k < task_.outcomes.size(); ++k) {
          table.values[k * static_cast<std::size_t>(table.runs) + static_cast<std::size_t>(r)] =
              taker_.value(k, lane);
        }
      }
    }
  }

 private:
  const OutcomeTask& task_;
  std::size_t number_;
  std::unique_ptr<detail::SteppedWorld> world_;
  Taker taker_;
};

}  // namespace

std::vector<OutcomeTable> take_outcomes(std::span<const OutcomeTask> tasks,
                                        const OutcomeOptions& options) {
  std::vector<OutcomeTable> out;
  for (const OutcomeTask& task : tasks) {
    OutcomeTable& table = out.emplace_back();
    table.runs = task.runs;
    table.values.resize(task.outcomes.size() * static_cast<std::size_t>(task.runs));
  }
  const std::vector<Block> blocks = blocks_of(tasks);
  const auto jobs = std::min(static_cast<std::size_t>(std::max(1, options.jobs)),
                             std::max<std::size_t>(1, blocks.size()));
  Mutex mutex;
  std::atomic<std::size_t> next = 0;
  std::uint64_t done = 0;
  on_threads(static_cast<int>(jobs), [&](const StopToken& failed) {
    std::unique_ptr<Worker> worker;
    while (!failed.stop_requested() && !options.stop.stop_requested()) {
      const std::size_t position = next++;
      if (position >= blocks.size()) break;
      const Block& block = blocks[position];
      if (!worker || worker->number() != block.task) {
        worker = std::make_unique<Worker>(tasks[block.task], block.task);
      }
      std::uint64_t failures = 0, hash = 0;
      worker->run(block, options, out[block.task], failures, hash);
      const LockGuard lock(mutex);
      OutcomeTable& table = out[block.task];
      table.done += block.end - block.first;
      table.failures += failures;
      table.hash += hash;
      done += block.end - block.first;
      if (options.progress) options.progress(done);
    }
  });
  return out;
}

}  // namespace tumen
