#include "cli/explain/history.h"

#include <map>
#include <utility>

#include "model/menu.h"

namespace tumen {
namespace {

class Listener : public Observer {
 public:
  Listener(History& history, int only_tick) : history_(history), only_tick_(only_tick) {}

  void decision(const DecisionRecord& r) override {
    if (!r.open[0] || !wanted(r.tick)) return;
    HistoryDecision d;
    d.tick = r.tick;
    d.docket = r.docket_index;
    for (const Real& term : r.utility) d.terms.push_back(term[0]);
    for (const Mask& available : r.available) d.available.push_back(available[0]);
    for (const Real& p : r.probability) d.probability.push_back(p[0]);
    d.stake = r.stake[0];
    d.precision = r.precision[0];
    d.draw = r.draw[0];
    d.chosen = static_cast<std::size_t>(r.chosen[0]);
    history_.decisions.push_back(std::move(d));
  }

  void event(const EventRecord& r) override {
    if (!r.where[0] || !wanted(r.tick)) return;
    history_.events.push_back({r.tick, std::string(r.kind), std::string(r.subject),
                               std::string(r.actor), std::string(r.detail), r.exogenous,
                               r.value[0]});
  }

 private:
  bool wanted(int tick) const { return only_tick_ < 0 || tick == only_tick_; }
  History& history_;
  int only_tick_;
};

}  // namespace

double HistoryDecision::utility(std::size_t option) const {
  double sum = 0;
  for (std::size_t t = 0; t < kTerms; ++t) sum += terms[option * kTerms + t];
  return sum;
}

History observe(const ReferenceModel& model, const RunAddress& address, int only_tick,
                RunRecord* record) {
  History history;
  Listener listener(history, only_tick);
  const auto world = model.make_world();
  RunRecord replayed =
      replay_reference(model, *world, address, &listener, only_tick < 0 ? kLastTick : only_tick);
  if (record != nullptr) *record = std::move(replayed);
  return history;
}

std::vector<bool> turning_points(const ReferenceModel& model, const History& history) {
  std::vector<bool> turns;
  std::map<std::size_t, std::size_t> before;  // docket, its last choice
  for (const HistoryDecision& d : history.decisions) {
    const std::string_view kind = model.kind(model.dockets()[d.docket]).id;
    const auto last = before.find(d.docket);
    const bool changed = last == before.end() ? d.chosen != 0 : last->second != d.chosen;
    before[d.docket] = d.chosen;
    turns.push_back(changed || ((kind == "terms" || kind == "answer") && d.chosen != 0));
  }
  return turns;
}

}  // namespace tumen
