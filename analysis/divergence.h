/// Where two worlds part that share their luck: the first tick at which anything differs, and the
/// decision that was taken otherwise.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/lanes.h"
#include "core/model.h"

namespace tumen {

/// A decision by what it is. Two worlds may have different lists of dockets, so positions do not
/// name one in both.
struct DecisionName {
  std::string docket, agent, target;
  auto operator<=>(const DecisionName&) const = default;
};

/// What was chosen on the two sides, "" where the decision was not open.
struct Departure {
  std::string baseline, arm;
  std::uint64_t pairs = 0;
};

/// One decision among those at which pairs part.
struct Divergence {
  DecisionName decision;
  std::uint64_t first = 0;  ///< pairs in which it came first of those that differed
  std::uint64_t among = 0;  ///< pairs in which it was one of those that differed at the first tick
  std::vector<std::uint64_t> at_tick;  ///< of `first`, per tick
  std::vector<Departure> departures;   ///< of `first`, the most frequent first
  std::uint64_t example = 0;           ///< lowest run in which it came first
};

/// Over the pairs that completed in both worlds. A decision differs when it was open in one of
/// them only, or the options chosen have different names.
struct DivergenceSummary {
  std::uint64_t pairs = 0;
  std::uint64_t differing = 0;             ///< pairs in which a metric or a decision differs
  std::uint64_t differing_decision = 0;    ///< pairs in which a decision does
  std::vector<std::uint64_t> metric_at;    ///< per tick: pairs whose metrics differ first then
  std::vector<std::uint64_t> decision_at;  ///< per tick: pairs whose decisions differ first then
  std::uint64_t at_once = 0;  ///< decisions that differed at the first such tick, summed over pairs
  std::vector<Divergence> list;  ///< the most frequent first; those that never came first last
};

/// Lower median of a histogram; -1 for an empty one.
int median_tick(std::span<const std::uint64_t> at_tick);
/// First and last tick of a histogram; -1 for an empty one.
std::pair<int, int> tick_range(std::span<const std::uint64_t> at_tick);

namespace detail {

/// Numbers for the names of decisions and options, the same for all worlds of a thread.
class DecisionNames {
 public:
  int decision(const DecisionRecord& record);
  int option(std::string_view name);
  const DecisionName& decision_name(int id) const {
    return decisions_[static_cast<std::size_t>(id)];
  }
  /// "" for kNotOpen.
  std::string option_name(int id) const;
  static constexpr int kNotOpen = -1;

 private:
  std::vector<DecisionName> decisions_;
  std::vector<std::string> options_;
  std::map<DecisionName, int> decision_ids_;
  std::map<std::string, int, std::less<>> option_ids_;
};

/// The decisions of one world at one tick. At most one of each docket: what a Model reports.
class DecisionLog : public Observer {
 public:
  struct Entry {
    int decision = 0;
    std::size_t docket_index = 0;
    Mask open;
    Real option;  ///< number of the name of the option chosen
  };

  /// `names` must outlive the log.
  explicit DecisionLog(DecisionNames& names) : names_(names) {}
  void start_tick();
  void decision(const DecisionRecord& record) override;
  std::span<const Entry> entries() const { return entries_; }
  /// The entry of a decision, or null.
  const Entry* find(int decision) const;

 private:
  /// What is known of a docket of this world.
  struct Known {
    int decision = -1;
    std::vector<int> options;
  };
  DecisionNames& names_;
  std::vector<Known> known_;  ///< by docket_index
  std::vector<Entry> entries_;
  std::vector<int> position_of_;  ///< by decision: in entries_, or -1
};

/// A decision that was taken otherwise in one pair.
struct Difference {
  std::size_t order = 0;  ///< position among the dockets of the world in which it was open
  int decision = 0, baseline = 0, arm = 0;
};

/// How one pair went.
struct PairDivergence {
  int metric_tick = -1, decision_tick = -1;  ///< -1: never
  std::vector<Difference> differences;       ///< at decision_tick, in docket order
};

/// Puts what differs between the logs of a tick into the pairs of the lanes of `wanted`.
void compare_decisions(int tick, const DecisionLog& baseline, const DecisionLog& arm,
                       const DecisionNames& names, Mask wanted, std::span<PairDivergence> lanes);

/// Pairs counted. Counts do not depend on the order in which parts are merged.
class DivergenceTally {
 public:
  explicit DivergenceTally(int ticks);
  void add(std::uint64_t run, const PairDivergence& pair, const DecisionNames& names);
  void merge(const DivergenceTally& other);
  DivergenceSummary summary() const;

 private:
  struct Count {
    std::uint64_t first = 0, among = 0, example = ~std::uint64_t{0};
    std::vector<std::uint64_t> at_tick;
    std::map<std::pair<std::string, std::string>, std::uint64_t> departures;
  };
  DivergenceSummary total_;
  std::map<DecisionName, Count> counts_;
};

}  // namespace detail
}  // namespace tumen
