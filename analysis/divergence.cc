#include "analysis/divergence.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace tumen {

int median_tick(std::span<const std::uint64_t> at_tick) {
  const std::uint64_t all = std::accumulate(at_tick.begin(), at_tick.end(), std::uint64_t{0});
  std::uint64_t before = 0;
  for (std::size_t t = 0; t < at_tick.size(); ++t) {
    before += at_tick[t];
    if (before > 0 && before >= all - all / 2) return static_cast<int>(t);
  }
  return -1;
}

std::pair<int, int> tick_range(std::span<const std::uint64_t> at_tick) {
  std::pair<int, int> range = {-1, -1};
  for (std::size_t t = 0; t < at_tick.size(); ++t) {
    if (at_tick[t] == 0) continue;
    if (range.first < 0) range.first = static_cast<int>(t);
    range.second = static_cast<int>(t);
  }
  return range;
}

namespace detail {
namespace {

void add_up(std::vector<std::uint64_t>& to, const std::vector<std::uint64_t>& from) {
  to.resize(std::max(to.size(), from.size()));
  for (std::size_t k = 0; k < from.size(); ++k) to[k] += from[k];
}

}  // namespace

int DecisionNames::decision(const DecisionRecord& record) {
  DecisionName name = {std::string(record.docket), std::string(record.agent),
                       std::string(record.target)};
  const auto [at, is_new] = decision_ids_.emplace(name, static_cast<int>(decisions_.size()));
  if (is_new) decisions_.push_back(std::move(name));
  return at->second;
}

int DecisionNames::option(std::string_view name) {
  if (const auto at = option_ids_.find(name); at != option_ids_.end()) return at->second;
  const int id = static_cast<int>(options_.size());
  option_ids_.emplace(name, id);
  options_.emplace_back(name);
  return id;
}

std::string DecisionNames::option_name(int id) const {
  return id == kNotOpen ? "" : options_[static_cast<std::size_t>(id)];
}

void DecisionLog::start_tick() {
  for (const Entry& entry : entries_) position_of_[static_cast<std::size_t>(entry.decision)] = -1;
  entries_.clear();
}

void DecisionLog::decision(const DecisionRecord& record) {
  if (record.docket_index >= known_.size()) known_.resize(record.docket_index + 1);
  Known& known = known_[record.docket_index];
  if (known.decision < 0) {
    known.decision = names_.decision(record);
    for (const std::string_view option : record.options) {
      known.options.push_back(names_.option(option));
    }
  }
  Entry entry;
  entry.decision = known.decision;
  entry.docket_index = record.docket_index;
  entry.open = record.open;
  entry.option = DecisionNames::kNotOpen;
  for (int lane = 0; lane < kLanes; ++lane) {
    if (!record.open[lane]) continue;
    // A run that has failed goes on with numbers that mean nothing.
    const double chosen = record.chosen[lane];
    if (!(chosen >= 0 && chosen < static_cast<double>(known.options.size()))) continue;
    entry.option.set(lane, known.options[static_cast<std::size_t>(chosen)]);
  }
  const auto slot = static_cast<std::size_t>(entry.decision);
  if (slot >= position_of_.size()) position_of_.resize(slot + 1, -1);
  position_of_[slot] = static_cast<int>(entries_.size());
  entries_.push_back(entry);
}

const DecisionLog::Entry* DecisionLog::find(int decision) const {
  const auto slot = static_cast<std::size_t>(decision);
  if (slot >= position_of_.size() || position_of_[slot] < 0) return nullptr;
  return &entries_[static_cast<std::size_t>(position_of_[slot])];
}

void compare_decisions(int tick, const DecisionLog& baseline, const DecisionLog& arm,
                       const DecisionNames& names, Mask wanted, std::span<PairDivergence> lanes) {
  Mask found = false;
  const auto look = [&](const DecisionLog::Entry* b, const DecisionLog::Entry* a) {
    const Real nothing = DecisionNames::kNotOpen;
    const Real first = b != nullptr ? b->option : nothing,
               second = a != nullptr ? a->option : nothing;
    const Mask different = (first != second) & wanted;
    if (!any(different)) return;
    found |= different;
    for (int lane = 0; lane < kLanes; ++lane) {
      if (!different[lane]) continue;
      const DecisionLog::Entry& shown = b != nullptr && b->open[lane] ? *b : *a;
      lanes[static_cast<std::size_t>(lane)].differences.push_back(
          {shown.docket_index, shown.decision, static_cast<int>(first[lane]),
           static_cast<int>(second[lane])});
    }
  };
  for (const DecisionLog::Entry& b : baseline.entries()) look(&b, arm.find(b.decision));
  for (const DecisionLog::Entry& a : arm.entries()) {
    if (baseline.find(a.decision) == nullptr) look(nullptr, &a);
  }
  for (int lane = 0; lane < kLanes; ++lane) {
    if (!found[lane]) continue;
    PairDivergence& pair = lanes[static_cast<std::size_t>(lane)];
    pair.decision_tick = tick;
    std::ranges::sort(pair.differences, [&names](const Difference& x, const Difference& y) {
      return x.order != y.order ? x.order < y.order
                                : names.decision_name(x.decision) < names.decision_name(y.decision);
    });
  }
}

DivergenceTally::DivergenceTally(int ticks) {
  total_.metric_at.assign(static_cast<std::size_t>(ticks), 0);
  total_.decision_at.assign(static_cast<std::size_t>(ticks), 0);
}

void DivergenceTally::add(std::uint64_t run, const PairDivergence& pair,
                          const DecisionNames& names) {
  ++total_.pairs;
  if (pair.metric_tick >= 0) ++total_.metric_at[static_cast<std::size_t>(pair.metric_tick)];
  if (pair.metric_tick >= 0 || pair.decision_tick >= 0) ++total_.differing;
  if (pair.decision_tick < 0) return;
  const auto tick = static_cast<std::size_t>(pair.decision_tick);
  ++total_.differing_decision;
  ++total_.decision_at[tick];
  total_.at_once += pair.differences.size();
  for (const Difference& d : pair.differences) ++counts_[names.decision_name(d.decision)].among;
  const Difference& d = pair.differences.front();
  Count& count = counts_[names.decision_name(d.decision)];
  ++count.first;
  count.example = std::min(count.example, run);
  count.at_tick.resize(total_.decision_at.size());
  ++count.at_tick[tick];
  ++count.departures[{names.option_name(d.baseline), names.option_name(d.arm)}];
}

void DivergenceTally::merge(const DivergenceTally& other) {
  total_.pairs += other.total_.pairs;
  total_.differing += other.total_.differing;
  total_.differing_decision += other.total_.differing_decision;
  total_.at_once += other.total_.at_once;
  add_up(total_.metric_at, other.total_.metric_at);
  add_up(total_.decision_at, other.total_.decision_at);
  for (const auto& [name, from] : other.counts_) {
    Count& to = counts_[name];
    to.first += from.first;
    to.among += from.among;
    to.example = std::min(to.example, from.example);
    add_up(to.at_tick, from.at_tick);
    for (const auto& [change, pairs] : from.departures) to.departures[change] += pairs;
  }
}

DivergenceSummary DivergenceTally::summary() const {
  DivergenceSummary out = total_;
  for (const auto& [name, count] : counts_) {
    Divergence d{name, count.first, count.among, count.at_tick, {}, count.example};
    d.at_tick.resize(total_.decision_at.size());
    for (const auto& [change, pairs] : count.departures) {
      d.departures.push_back({change.first, change.second, pairs});
    }
    std::ranges::sort(d.departures, [](const Departure& x, const Departure& y) {
      return std::tie(y.pairs, x.baseline, x.arm) < std::tie(x.pairs, y.baseline, y.arm);
    });
    out.list.push_back(std::move(d));
  }
  std::ranges::sort(out.list, [](const Divergence& x, const Divergence& y) {
    return std::tie(y.first, y.among, x.decision) < std::tie(x.first, x.among, y.decision);
  });
  return out;
}

}  // namespace detail
}  // namespace tumen
