#include "analysis/outcomes.h"

#include <algorithm>
#include <atomic>
#include <mutex>

#include "analysis/parallel.h"

namespace tumen {
namespace {

/// Outcomes of a batch, with failures and hash.
class Taker : public OutcomeRecorder {
 public:
  using OutcomeRecorder::OutcomeRecorder;
  void finished(Word hash, Mask) override { hash_ = hash; }
  Word hash() const { return hash_; }

 private:
  Word hash_ = 0;
};

}  // namespace

OutcomeTable take_outcomes(std::span<const Outcome> outcomes, const detail::MakeRunner& make_runner,
                           const OutcomeOptions& options) {
  OutcomeTable out;
  out.first_run = options.first_run;
  const auto asked = static_cast<std::size_t>(options.runs);
  out.values.resize(outcomes.size() * asked);
  const std::uint64_t blocks = options.runs / kBlockRuns + (options.runs % kBlockRuns != 0);
  const auto jobs = static_cast<int>(std::min<std::uint64_t>(
      static_cast<std::uint64_t>(std::max(1, options.jobs)), std::max<std::uint64_t>(1, blocks)));
  std::mutex mutex;
  std::atomic<std::uint64_t> next = 0;
  // Blocks are begun in order and every one begun is finished, so a stop leaves no gap.
  on_threads(jobs, [&](const std::stop_token& failed) {
    const auto runner = make_runner();
    Taker taker(outcomes);
    while (!failed.stop_requested() && !options.stop.stop_requested()) {
      const std::uint64_t block = next++;
      if (block >= blocks) break;
      const std::uint64_t first = block * kBlockRuns;
      const std::uint64_t end = std::min(options.runs, first + kBlockRuns);
      std::uint64_t failures = 0, hash = 0;
      for (std::uint64_t run = first; run < end; run += kLanes) {
        const int count = static_cast<int>(std::min<std::uint64_t>(kLanes, end - run));
        taker.start();
        runner->run(
            make_batch(options.seed, options.first_run + run, count, options.runs_per_point),
            first_lanes(count), taker);
        for (int lane = 0; lane < count; ++lane) {
          const std::uint64_t r = run + static_cast<std::uint64_t>(lane);
          failures += taker.failed(lane) ? 1U : 0U;
          hash += ensemble_hash_term(options.first_run + r, taker.hash()[lane]);
          for (std::size_t k = 0; k < outcomes.size(); ++k) {
            out.values[k * asked + static_cast<std::size_t>(r)] = taker.value(k, lane);
          }
        }
      }
      const std::lock_guard lock(mutex);
      out.runs += end - first;
      out.failures += failures;
      out.hash += hash;
      if (options.progress) options.progress(out.runs);
    }
  });
  if (out.runs < options.runs) {
    const auto done = static_cast<std::size_t>(out.runs);
    for (std::size_t k = 1; k < outcomes.size(); ++k) {
      std::copy_n(out.values.begin() + static_cast<std::ptrdiff_t>(k * asked), done,
                  out.values.begin() + static_cast<std::ptrdiff_t>(k * done));
    }
    out.values.resize(outcomes.size() * done);
  }
  return out;
}

}  // namespace tumen
