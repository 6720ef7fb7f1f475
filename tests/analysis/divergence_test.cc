#include "analysis/divergence.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "analysis/lockstep.h"
#include "sim/replay.h"
#include "tests/catch.h"
#include "tests/sim/tribute_model.h"

using namespace tumen;
using tumen::test::ActorId;
using tumen::test::TributeModel;

namespace {

constexpr std::uint64_t kSeed = 5, kRuns = 150;
constexpr std::size_t kGivers = 10;
constexpr std::array<std::string_view, 2> kOptions = {"keep", "give"}, kTurned = {"give", "keep"};
constexpr std::array<std::string_view, kGivers> kNames = {"0", "1", "2", "3", "4",
                                                          "5", "6", "7", "8", "9"};

/// After every tick of the tribute model some actors decide whether to give to the poor. From tick
/// `from` on, those of `moved` are more generous, and `silenced` is not asked.
struct Givers : TributeModel {
  double chance = 0.5;
  int from = 0;
  std::vector<std::size_t> moved;
  std::size_t silenced = kGivers;
  bool turned = false;  ///< reports in another order, and its menus too: the same decisions

  explicit Givers(std::uint64_t broken_run = ~0ULL) : TributeModel(broken_run, 6) {}

  void step(World& w, const Batch& batch, int tick, Observer* observer) const {
    TributeModel::step(w, batch, tick, observer);
    for (std::size_t k = 0; k < kGivers; ++k) {
      const std::size_t actor = turned ? kGivers - 1 - k : k;
      decide(w, batch, tick, actor, k, observer);
    }
  }

  void decide(World& w, const Batch& batch, int tick, std::size_t actor, std::size_t position,
              Observer* observer) const {
    const auto at = static_cast<std::uint32_t>(tick), who = static_cast<std::uint32_t>(actor);
    const bool here = tick >= from;
    const Mask open =
        uniform(batch.keys, hash_text("asked"), at, who) < 0.7 & Mask(!(here && actor == silenced));
    const Real draw = uniform(batch.keys, hash_text("gift"), at, who);
    const double p = here && std::ranges::count(moved, actor) > 0 ? chance : 0.5;
    const Mask give = open & (draw < p);
    w.wealth[ActorId(actor)] -= 0.001 * indicator(give);
    if (observer == nullptr || !any(open)) return;
    DecisionRecord record;
    record.tick = tick;
    record.docket = "gift";
    record.agent = kNames[actor];
    record.target = "poor";
    record.docket_index = position;
    record.options = turned ? std::span<const std::string_view>(kTurned) : kOptions;
    record.open = open;
    record.draw = draw;
    record.chosen = turned ? indicator(!give) : indicator(give);
    observer->decision(record);
  }
};

Givers arm_with(double chance, int from, std::vector<std::size_t> moved) {
  Givers g;
  g.chance = chance;
  g.from = from;
  g.moved = std::move(moved);
  return g;
}

DivergenceSummary divergence(const Givers& baseline, const Givers& arm, int jobs = 1,
                             std::uint64_t runs = kRuns, std::uint64_t first_run = 0) {
  LockstepOptions o;
  o.seed = kSeed;
  o.runs = runs;
  o.first_run = first_run;
  o.jobs = jobs;
  const Givers* arms[] = {&arm};
  return compare_worlds(baseline, std::span<const Givers* const>(arms), o).arms.at(0).divergence;
}

/// (tick, agent) -> option, of one history.
std::map<std::pair<int, std::string>, std::string> choices(const Givers& model, std::uint64_t run) {
  struct Listener : Observer {
    std::map<std::pair<int, std::string>, std::string> found;
    void decision(const DecisionRecord& r) override {
      if (!r.open[0]) return;
      found[{r.tick, std::string(r.agent)}] = r.options[static_cast<std::size_t>(r.chosen[0])];
    }
  } listener;
  replay(model, kSeed, run, &listener);
  return listener.found;
}

struct Parting {
  int tick = -1;
  std::vector<std::string> agents;
};

/// Where two histories part, looked for the slow way.
Parting slow_parting(const Givers& baseline, const Givers& arm, std::uint64_t run) {
  const auto b = choices(baseline, run), a = choices(arm, run);
  for (int tick = 0; tick < 20; ++tick) {
    Parting p{tick, {}};
    for (const std::string_view name : kNames) {
      const std::pair<int, std::string> key = {tick, std::string(name)};
      const bool in_b = b.contains(key), in_a = a.contains(key);
      if (in_b != in_a || (in_b && b.at(key) != a.at(key))) p.agents.emplace_back(name);
    }
    if (!p.agents.empty()) return p;
  }
  return {};
}

}  // namespace

TEST_CASE("worlds that are alike never part") {
  const DivergenceSummary d = divergence(Givers(), Givers());
  CHECK(d.pairs == kRuns);
  CHECK(d.differing == 0);
  CHECK(d.differing_decision == 0);
  CHECK(d.list.empty());
}

TEST_CASE("a decision is known by its names, whatever the order of dockets and menus") {
  Givers turned;
  turned.turned = true;
  CHECK(divergence(Givers(), turned).differing_decision == 0);
}

TEST_CASE("pairs part where a comparison of whole histories says they do") {
  const Givers base;
  Givers silent;
  silent.from = 3;
  silent.silenced = 4;
  for (const Givers& arm : {arm_with(0.6, 2, {3, 7}), arm_with(0.51, 0, {1, 2, 9}), silent}) {
    std::map<std::string, std::uint64_t> first, among;
    std::map<int, std::uint64_t> at;
    std::uint64_t at_once = 0;
    for (std::uint64_t run = 0; run < kRuns; ++run) {
      const Parting p = slow_parting(base, arm, run);
      const DivergenceSummary one = divergence(base, arm, 1, 1, run);
      REQUIRE(one.differing_decision == (p.tick >= 0 ? 1U : 0U));
      if (p.tick < 0) continue;
      REQUIRE(one.list.front().decision.agent == p.agents.front());
      REQUIRE(one.list.front().example == run);
      REQUIRE(median_tick(one.decision_at) == p.tick);
      ++first[p.agents.front()];
      for (const std::string& agent : p.agents) ++among[agent];
      ++at[p.tick];
      at_once += p.agents.size();
    }
    const DivergenceSummary d = divergence(base, arm);
    CHECK(d.at_once == at_once);
    for (int tick = 0; tick < 20; ++tick) {
      CHECK(d.decision_at[static_cast<std::size_t>(tick)] == at[tick]);
    }
    CHECK(d.list.size() == among.size());
    for (const Divergence& x : d.list) {
      CHECK(x.first == first[x.decision.agent]);
      CHECK(x.among == among[x.decision.agent]);
    }
    CHECK(std::ranges::is_sorted(d.list, std::greater<>(), &Divergence::first));
  }
}

TEST_CASE("what was chosen on both sides is told, and where a decision was not open") {
  const DivergenceSummary generous = divergence(Givers(), arm_with(0.8, 4, {3}));
  REQUIRE(generous.list.front().departures.size() == 1);
  CHECK(generous.list.front().departures[0].baseline == "keep");
  CHECK(generous.list.front().departures[0].arm == "give");
  CHECK(tick_range(generous.decision_at).first >= 4);
  Givers silent;
  silent.silenced = 4;
  const DivergenceSummary d = divergence(Givers(), silent);
  CHECK(d.list.front().decision == DecisionName{"gift", "4", "poor"});
  CHECK(d.list.front().departures.size() == 2);
  for (const Departure& x : d.list.front().departures) CHECK(x.arm.empty());
}

TEST_CASE("divergences are the same on any number of threads", "[threads]") {
  const Givers base, arm = arm_with(0.52, 0, {1, 2, 3, 9});
  const DivergenceSummary one = divergence(base, arm);
  REQUIRE(one.list.size() > 3);
  for (const int jobs : {2, 5}) {
    const DivergenceSummary more = divergence(base, arm, jobs);
    CHECK(more.decision_at == one.decision_at);
    CHECK(more.metric_at == one.metric_at);
    REQUIRE(more.list.size() == one.list.size());
    for (std::size_t k = 0; k < one.list.size(); ++k) {
      CHECK(more.list[k].decision == one.list[k].decision);
      CHECK(more.list[k].example == one.list[k].example);
      CHECK(more.list[k].at_tick == one.list[k].at_tick);
    }
  }
}

TEST_CASE("pairs of which one run failed part nowhere") {
  const DivergenceSummary d = divergence(Givers(70), arm_with(0.9, 0, {3}));
  CHECK(d.pairs == kRuns - 1);
  CHECK(divergence(Givers(70), arm_with(0.9, 0, {3}), 1, 1, 70).list.empty());
}

TEST_CASE("the median and the range of a histogram of ticks") {
  const auto median = [](std::vector<std::uint64_t> h) { return median_tick(h); };
  CHECK(median({}) == -1);
  CHECK(median({0, 0}) == -1);
  CHECK(median({0, 1, 0}) == 1);
  CHECK(median({2, 2, 0}) == 0);
  CHECK(median({1, 0, 2}) == 2);
  const std::vector<std::uint64_t> h = {0, 3, 0, 1, 0};
  CHECK(tick_range(h) == std::pair(1, 3));
  CHECK(tick_range(std::vector<std::uint64_t>{0}) == std::pair(-1, -1));
}
