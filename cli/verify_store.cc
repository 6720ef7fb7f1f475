#include <fmt/ostream.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>

#include "analysis/parallel.h"
#include "cli/experiment_plan.h"
#include "cli/explain/numbers.h"
#include "cli/program.h"
#include "cli/store_check.h"
#include "cli/store_input.h"
#include "cli/verify.h"

namespace tumen {
namespace {

constexpr std::uint64_t kStandardCells = 8;
constexpr std::uint64_t kStandardRuns = 64;

using Texts = std::vector<std::pair<std::string, std::string>>;

/// The texts are kept under paths relative to the experiment's file. A file may name another by an
/// absolute path; that one is known by its end.
std::optional<std::string> kept_text(const Texts& texts, const std::string& path) {
  const std::string* found = nullptr;
  std::size_t longest = 0;
  for (const auto& [name, text] : texts) {
    if (name == path) return text;
    std::string_view end = name;
    while (end.starts_with("../")) end.remove_prefix(3);
    const bool fits = path.starts_with('/') && path.ends_with("/" + std::string(end));
    if (!fits || end.size() <= longest) continue;
    longest = end.size();
    found = &text;
  }
  return found ? std::optional(*found) : std::nullopt;
}

std::string value_or_nothing(const std::string& text) {
  return text.empty() ? "nothing" : "\"" + text + "\"";
}

class StoreVerifier {
 public:
  StoreVerifier(Session& session, StoreReader& store, const VerifyWish& wish)
      : session_(session), store_(store), wish_(wish), report_(session, wish) {}

  int verify() {
    report_.fact("store", store_.path());
    report_.fact("experiment", store_.fact("experiment"));
    compare_programs();
    const Texts& texts = store_.description().texts;
    experiment_ =
        prepare_experiment(session_, store_.fact("file"),
                           [&texts](const std::string& path) { return kept_text(texts, path); });
    if (!experiment_) {
      fmt::print(session_.err, "tumen: the texts kept in {} make no experiment\n", store_.path());
      return kBadInput;
    }
    const std::string digest = hex(experiment_->info().digest);
    report_.fact("digest", store_.fact("digest"));
    if (digest != store_.fact("digest")) {
      report_.difference(fmt::format("the texts kept in the store have the digest {}", digest));
      return report_.finish("rows", false);
    }
    if (!compare_descriptions()) return report_.finish("rows", false);
    if (wish_.run) return verify_one_run();
    const bool by_run = store_.keep() != Kept::points && !wish_.all;
    const bool stopped = wish_.all ? check_all() : check_sample(by_run);
    return report_.finish(by_run ? "runs" : "cells", stopped);
  }

 private:
  void compare_programs() {
    const std::string& version = store_.fact("version");
    report_.fact("written by", "tumen " + version + ", " + store_.fact("build"));
    if (version != program_version()) {
      report_.note(fmt::format("this is tumen {}: another version may give other results",
                               program_version()));
    }
    if (!store_.complete()) {
      report_.note(fmt::format("the store is not finished: {} of {} points are done",
                               grouped(store_.points_done()), grouped(store_.points())));
    }
  }

  /// False when runs cannot be compared.
  bool compare_descriptions() {
    const StoreDescription& stored = store_.description();
    const StoreDescription& found = experiment_->description();
    for (const auto& [key, value] : found.manifest) {
      if (key == "build" || key == "version" || store_.fact(key) == value) continue;
      report_.difference(fmt::format("{}: {} is stored, {} was found", key,
                                     value_or_nothing(store_.fact(key)), value_or_nothing(value)));
    }
    const auto compare = [this](const std::string& what, std::size_t k, const std::string& a,
                                const std::string& b) {
      if (a == b) return;
      report_.difference(fmt::format("{} {}: {} is stored, {} was found", what, k,
                                     value_or_nothing(a), value_or_nothing(b)));
    };
    const bool same_size =
        stored.arms.size() == found.arms.size() && stored.metrics.size() == found.metrics.size() &&
        stored.factors.size() == found.factors.size() &&
        store_.points() == experiment_->plan().points &&
        store_.most() == experiment_->plan().most && store_.ticks() == experiment_->plan().ticks &&
        store_.keep() == experiment_->plan().keep;
    if (!same_size) {
      report_.difference("the experiment has other arms, metrics, factors or points");
      return false;
    }
    for (std::size_t k = 0; k < stored.arms.size(); ++k) {
      compare("arm", k, arm_text(stored.arms[k]), arm_text(found.arms[k]));
    }
    for (std::size_t k = 0; k < stored.metrics.size(); ++k) {
      const MetricInfo &a = stored.metrics[k], &b = found.metrics[k];
      compare("metric", k, a.name + " in " + a.unit, b.name + " in " + b.unit);
    }
    for (std::size_t k = 0; k < stored.factors.size(); ++k) {
      compare("factor", k, factor_text(stored.factors[k]), factor_text(found.factors[k]));
    }
    return true;
  }

  static std::string arm_text(const StoredArm& a) {
    return fmt::format("{}, variant {}, world {}, {}baseline {}", a.name, a.variant, a.world,
                       a.overrides, a.baseline);
  }
  static std::string factor_text(const StoredFactor& f) {
    return fmt::format("{} of {} in {}, {} to {}, {}", f.name, f.number, f.unit, exact(f.low),
                       exact(f.high), f.scale);
  }

  int verify_one_run() {
    if (store_.keep() == Kept::points) {
      throw UsageError(fmt::format("{} keeps no single runs; without --run its cells are verified",
                                   store_.path()));
    }
    if (*wish_.run >= experiment_->plan().most_runs()) {
      throw UsageError(fmt::format("--run must be less than {}, got {}",
                                   experiment_->plan().most_runs(), *wish_.run));
    }
    StoreCheck check(store_.path(), *experiment_);
    if (!check.has_run(*wish_.run)) {
      throw UsageError(fmt::format("run {} has not been done", *wish_.run));
    }
    report_.row(check.run(*wish_.run));
    return report_.finish("runs", false);
  }

  bool check_sample(bool by_run) {
    Database& database = store_.database();
    const std::uint64_t arms = store_.description().arms.size();
    Statement next(database, by_run ? "SELECT run, 0 FROM run WHERE run >= ? ORDER BY run LIMIT 1"
                                    : "SELECT point, arm FROM cell WHERE (point, arm) >= (?, ?) "
                                      "ORDER BY point, arm LIMIT 1");
    const std::uint64_t width = by_run ? 1 : arms;
    const auto next_number = [&](std::uint64_t from) -> std::optional<std::uint64_t> {
      next.bind(1, from / width);
      if (!by_run) next.bind(2, from % width);
      std::optional<std::uint64_t> number;
      if (next.step())
        number = static_cast<std::uint64_t>(next.integer(0)) * width +
                 static_cast<std::uint64_t>(next.integer(1));
      next.reset();
      return number;
    };
    const std::optional<std::uint64_t> first = next_number(0);
    if (!first) throw UsageError(fmt::format("{} holds no results yet", store_.path()));
    const auto last = static_cast<std::uint64_t>(
        by_run ? database.number("SELECT max(run) FROM run")
               : database.number("SELECT max(point) FROM cell") * static_cast<std::int64_t>(arms) +
                     static_cast<std::int64_t>(arms) - 1);
    const std::uint64_t wanted = wish_.rows.value_or(by_run ? kStandardRuns : kStandardCells);
    const std::vector<std::uint64_t> numbers = spread_sample(wanted, *first, last, next_number);
    std::size_t taken = 0;
    return check_rows(
        [&]() -> std::optional<std::uint64_t> {
          if (taken == numbers.size()) return std::nullopt;
          return numbers[taken++];
        },
        [by_run, arms](StoreCheck& check, std::uint64_t number) {
          return by_run ? check.run(number) : check.cell(number / arms, number % arms, false);
        });
  }

  bool check_all() {
    const std::uint64_t arms = store_.description().arms.size();
    const std::string all = store_.keep() == Kept::points ? "done = 1" : "replications > 0";
    Statement cells(store_.database(),
                    "SELECT p.point, a.arm FROM point p CROSS JOIN arm a WHERE " + all +
                        " ORDER BY p.point, a.arm");
    return check_rows(
        [&]() -> std::optional<std::uint64_t> {
          if (!cells.step()) return std::nullopt;
          return static_cast<std::uint64_t>(cells.integer(0)) * arms +
                 static_cast<std::uint64_t>(cells.integer(1));
        },
        [arms](StoreCheck& check, std::uint64_t number) {
          return check.cell(number / arms, number % arms, true);
        });
  }

  /// Checks on threads, reports in order. True when it was stopped.
  template <class Next, class Check>
  bool check_rows(const Next& next, const Check& check) {
    std::mutex mutex;
    std::uint64_t taken = 0, reported = 0;
    std::map<std::uint64_t, CheckedRow> waiting;
    bool over = false;
    on_threads(wish_.jobs, [&](const std::stop_token& failed) {
      std::optional<StoreCheck> own;
      while (!session_.stopped() && !failed.stop_requested()) {
        std::uint64_t place = 0;
        std::optional<std::uint64_t> number;
        {
          const std::lock_guard lock(mutex);
          if (!over) number = next();
          if (!number) {
            over = true;
            return;
          }
          place = taken++;
        }
        if (!own) own.emplace(store_.path(), *experiment_);
        CheckedRow row = check(*own, *number);
        const std::lock_guard lock(mutex);
        waiting.emplace(place, std::move(row));
        while (!waiting.empty() && waiting.begin()->first == reported) {
          report_.row(waiting.begin()->second);
          waiting.erase(waiting.begin());
          ++reported;
        }
      }
    });
    return !over;
  }

  Session& session_;
  StoreReader& store_;
  const VerifyWish& wish_;
  VerifyReport report_;
  std::unique_ptr<PreparedExperiment> experiment_;
};

}  // namespace

int verify_store(Session& session, const std::string& path, const VerifyWish& wish) {
  const std::unique_ptr<StoreReader> store = open_store(path);
  return StoreVerifier(session, *store, wish).verify();
}

}  // namespace tumen
