#include "analysis/experiment/sweep_ranks.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

namespace tumen {
namespace {

/// What a letter is; its first byte.
enum class Kind : std::uint8_t { task, end, hello, ready, result, failure, interrupted, ended };

/// Tasks that a helper has for each of its threads: one under way and one ahead.
constexpr std::uint64_t kTasksPerThread = 2;

/// How long to wait for the next letter: longer and longer while none comes.
class Patience {
 public:
  std::chrono::microseconds next() {
    return wait_ = std::min(2 * wait_, std::chrono::microseconds{1000});
  }
  void lose() { wait_ = std::chrono::microseconds{20}; }

 private:
  std::chrono::microseconds wait_{20};
};

std::string letter(Kind kind) { return {static_cast<char>(kind)}; }

std::string task_letter(const Task& task) {
  std::string bytes = letter(Kind::task);
  ByteWriter out(bytes);
  write_task(out, task);
  return bytes;
}

std::string failure_letter(int code, std::string_view what) {
  std::string bytes = letter(Kind::failure);
  ByteWriter out(bytes);
  out.zigzag(code);
  out.string(what);
  return bytes;
}

/// The letter about the exception under way.
std::string failure_letter() {
  try {
    throw;
  } catch (const RankError& error) {
    return failure_letter(error.code, error.what());
  } catch (const std::bad_alloc&) {
    return failure_letter(1, "there is not enough memory for this");
  } catch (const std::exception& error) {
    return failure_letter(1, error.what());
  }
}

void wait_until_sent(Ranks& ranks) {
  Patience patience;
  while (!ranks.all_sent()) std::this_thread::sleep_for(patience.next());
}

/// Between the thread of a helper that speaks with rank 0 and those that work.
class Desk {
 public:
  void add(const Task& task) {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(task);
    to_do_.notify_one();
  }
  /// The next task; waits for it. Nothing after end().
  std::optional<Task> take() {
    std::unique_lock lock(mutex_);
    to_do_.wait(lock, [this] { return ended_ || !tasks_.empty(); });
    if (ended_) return std::nullopt;
    const Task task = tasks_.front();
    tasks_.pop_front();
    return task;
  }
  void put(std::string bytes) {
    const std::lock_guard lock(mutex_);
    letters_.push_back(std::move(bytes));
    done_.notify_one();
  }
  /// The letters to be sent; waits for one, but not for long.
  std::deque<std::string> wait_for_letters(std::chrono::microseconds most) {
    std::unique_lock lock(mutex_);
    done_.wait_for(lock, most, [this] { return !letters_.empty(); });
    return std::exchange(letters_, {});
  }
  void end() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    to_do_.notify_all();
  }
  const std::atomic<bool>& ended() const { return ended_; }

 private:
  std::mutex mutex_;
  std::condition_variable to_do_, done_;
  std::deque<Task> tasks_;
  std::deque<std::string> letters_;
  std::atomic<bool> ended_ = false;
};

void work_at(Desk& desk, const HelperSweep& sweep) {
  try {
    TaskWorker worker(*sweep.plan, sweep.make_runner);
    while (const std::optional<Task> task = desk.take()) {
      const std::optional<TaskResult> result = worker.run(*task, desk.ended());
      if (!result) return;
      std::string bytes = letter(Kind::result);
      ByteWriter out(bytes);
      result->write(out);
      desk.put(std::move(bytes));
    }
  } catch (...) {
    desk.put(failure_letter());
  }
}

std::string hello_letter(const std::string& host) {
  std::string bytes = letter(Kind::hello);
  ByteWriter(bytes).string(host);
  return bytes;
}

std::string ready_letter(const HelperSweep& sweep) {
  std::string bytes = letter(Kind::ready);
  ByteWriter out(bytes);
  out.varint(static_cast<std::uint64_t>(sweep.threads));
  out.string(sweep.identity);
  return bytes;
}

/// Passes letters on until rank 0 says the end.
int keep_desk(Ranks& ranks, Desk& desk, const std::atomic<bool>* interrupted) {
  Patience patience;
  bool told = false;
  while (true) {
    while (const std::optional<Letter> got = ranks.receive()) {
      patience.lose();
      ByteReader in(got->bytes);
      const auto kind = static_cast<Kind>(in.u8());
      if (kind == Kind::end) return static_cast<int>(in.zigzag());
      if (kind == Kind::task) desk.add(read_task(in));
    }
    if (interrupted && interrupted->load() && !std::exchange(told, true)) {
      ranks.post(0, letter(Kind::interrupted));
    }
    for (const std::string& bytes : desk.wait_for_letters(patience.next())) {
      ranks.post(0, bytes);
      patience.lose();
    }
  }
}

}  // namespace

SweepHost::SweepHost(Ranks& ranks)
    : ranks_(ranks), helpers_(static_cast<std::size_t>(ranks.count() - 1)) {}

void SweepHost::serve(Sweep& sweep, const std::string& identity, const std::stop_token& failed,
                      const std::function<void()>& heed) {
  Patience patience;
  while (true) {
    heed();
    if (failed.stop_requested() || sweep.over()) return;
    const std::optional<Letter> got = ranks_.receive();
    if (got) read(*got, sweep, identity);
    if (!hand_out(sweep)) return;
    if (got) {
      patience.lose();
    } else {
      std::this_thread::sleep_for(patience.next());
    }
  }
}

void SweepHost::read(const Letter& got, Sweep& sweep, const std::string& identity) {
  Helper& helper = helpers_[static_cast<std::size_t>(got.from - 1)];
  ByteReader in(got.bytes);
  switch (static_cast<Kind>(in.u8())) {
    case Kind::hello:
      helper.host = in.string();
      return;
    case Kind::ready:
      helper.threads = in.varint();
      if (in.string() != identity) {
        throw RankError(
            1, name(got.from) + " has other files, or another version of the program, than rank 0");
      }
      ++present_;
      break;
    case Kind::result: {
      TaskResult result = TaskResult::read(in);
      if (!in.done()) throw RankError(1, "a result of " + name(got.from) + " cannot be read");
      --helper.tasks;
      sweep.deliver(std::move(result));
      break;
    }
    case Kind::failure: {
      const auto code = static_cast<int>(in.zigzag());
      throw RankError(code, name(got.from) + ": " + std::string(in.string()));
    }
    default:
      sweep.stop();
  }
  hungry_.insert(got.from);
}

/// Gives tasks to those that have room; false when there will be none any more. Until all are here
/// nobody gets tasks ahead, which would be missing for those who come late.
bool SweepHost::hand_out(Sweep& sweep) {
  const std::uint64_t most = present_ == helpers_.size() ? kTasksPerThread : 1;
  for (std::uint64_t depth = 1; depth <= most; ++depth) {
    for (const int rank : hungry_) {
      Helper& helper = helpers_[static_cast<std::size_t>(rank - 1)];
      while (helper.tasks < depth * helper.threads) {
        bool later = false;
        const std::optional<Task> task = sweep.try_take(later);
        if (!task) return later;
        ranks_.post(rank, task_letter(*task));
        ++helper.tasks;
      }
    }
  }
  if (most == kTasksPerThread) hungry_.clear();
  bool later = true;
  return later;
}

void SweepHost::end(int code) {
  std::string bytes = letter(Kind::end);
  ByteWriter(bytes).zigzag(code);
  for (int rank = 1; rank < ranks_.count(); ++rank) ranks_.post(rank, bytes);
  Patience patience;
  for (int left = ranks_.count() - 1; left > 0;) {
    if (const std::optional<Letter> got = ranks_.receive()) {
      if (ByteReader(got->bytes).u8() == static_cast<std::uint8_t>(Kind::ended)) --left;
    } else {
      std::this_thread::sleep_for(patience.next());
    }
  }
  wait_until_sent(ranks_);
}

std::string SweepHost::name(int rank) const {
  const std::string& host = helpers_[static_cast<std::size_t>(rank - 1)].host;
  return "rank " + std::to_string(rank) + (host.empty() ? "" : " on " + host);
}

int help_sweep(Ranks& ranks, const std::function<HelperSweep()>& prepare,
               const std::atomic<bool>* interrupted) {
  int code = 1;
  Desk desk;
  HelperSweep sweep;
  ranks.post(0, hello_letter(ranks.host()));
  {
    std::vector<std::jthread> threads;
    try {
      sweep = prepare();
      ranks.post(0, ready_letter(sweep));
      for (int k = 0; k < sweep.threads; ++k) threads.emplace_back([&] { work_at(desk, sweep); });
    } catch (...) {
      ranks.post(0, failure_letter());
    }
    code = keep_desk(ranks, desk, interrupted);
    desk.end();
  }
  ranks.post(0, letter(Kind::ended));
  wait_until_sent(ranks);
  return code;
}

}  // namespace tumen
