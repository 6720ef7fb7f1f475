// Rules that look ahead: equations 45 and 46.
#include <array>
#include <cmath>
#include <vector>

#include "model/flip.h"
#include "model/foresight.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

ReferenceCase under(std::string_view rule) {
  ReferenceCase c;
  *c.par.endogenous_sanctions = 1.0;
  c.rules.decision = rule;
  return c;
}

bool same_history(const History& a, const History& b) {
  for (int lane = 0; lane < kLanes; ++lane) {
    if (!same_bits(*a.world, lane, *b.world, lane)) return false;
  }
  return true;
}

/// The setup with everyone but the host struck dumb.
Setup host_alone(std::string_view rule) {
  Setup s = under(rule).setup();
  for (std::size_t k = 1; k < s.structure.states.size(); ++k) s.structure.states[k].active = false;
  return s;
}

/// Keeps the decisions of lane 0 by their terms.
struct Decisions : Observer {
  struct One {
    std::size_t docket;
    std::vector<double> utility, probability, foresight;
    std::vector<bool> available;
    double scale;
  };
  std::vector<One> list;

  void decision(const DecisionRecord& d) override {
    if (!d.open[0]) return;
    One one{d.docket_index, {}, {}, {}, {}, d.precision[0] / d.stake[0]};
    for (std::size_t o = 0; o < d.available.size(); ++o) {
      double sum = 0;
      for (std::size_t t = 0; t < kTerms; ++t) sum += d.utility[o * kTerms + t][0];
      one.utility.push_back(sum);
      one.foresight.push_back(d.utility[o * kTerms + static_cast<std::size_t>(Term::foresight)][0]);
      one.probability.push_back(d.probability[o][0]);
      one.available.push_back(d.available[o][0]);
    }
    list.push_back(one);
  }
};

}  // namespace

TEST_CASE("Where all reason at depth 0 nobody ever does anything") {
  ReferenceCase thinks = under("cognitive-hierarchy"), holds = under("status-quo");
  for (StateId i : thinks.structure.every_state()) {
    thinks.mind.depth_mean[i] = holds.mind.depth_mean[i] = 0.0;
  }
  History a(thinks), b(holds);
  a.step(8);
  b.step(8);
  CHECK(same_history(a, b));
}

TEST_CASE("A hierarchy mixes the levels by state and history") {
  History mixed(under("cognitive-hierarchy")), one(under("level-1")), two(under("level-2"));
  for (History* h : {&mixed, &one, &two}) h->step(8);
  CHECK_FALSE(same_history(mixed, one));
  CHECK_FALSE(same_history(mixed, two));
}

TEST_CASE("With nobody else to reason about, level 2 is level 1 bit for bit") {
  History one(host_alone("level-1")), two(host_alone("level-2"));
  one.step(12);
  two.step(12);
  CHECK(same_history(one, two));
}

TEST_CASE("Level 2 foresees moves of others, and only where they are expected") {
  // At rest nobody is expected to move: then nothing is foreseen.
  ReferenceCase still = under("level-2");
  *still.par.stance_step = 0.0;
  *still.par.endogenous_sanctions = 0.0;
  *still.par.summit_rate = 0.0;
  *still.par.regime_rate = 0.0;
  for (ProjectId p : still.structure.every_project()) still.project.available[p] = 0.0;
  Decisions none, some;
  History(still).step(2, &none);
  for (const auto& d : none.list) {
    for (const double x : d.foresight) CHECK(x == 0.0);
  }
  History(under("level-2")).step(2, &some);
  double largest = 0;
  for (const auto& d : some.list) {
    for (const double x : d.foresight) largest = std::max(largest, std::abs(x));
  }
  CHECK(largest > 1e-6);
}

TEST_CASE("A rollout of no ticks is the logit, bit for bit") {
  const DecisionRuleInfo none = {"rollout-0", logit_choice, false, "", "", Outlook::paths, 0};
  const ReferenceModel model(under("logit").setup(), &none);
  History logit(under("logit"));
  const auto world = model.make_world();
  model.start(*world, logit.batch);
  for (int tick = 0; tick < 12; ++tick) model.step(*world, logit.batch, tick, nullptr);
  logit.step(12);
  for (int lane = 0; lane < kLanes; ++lane) CHECK(same_bits(*world, lane, *logit.world, lane));
}

TEST_CASE("A rollout knows nothing of what the scenario has in store") {
  const auto with_shock = [](double value) {
    ReferenceCase c = under("rollout-4");
    c.edits = {{c.slot(IndexSet::state, "mil", 3), EditKind::multiply, value, 6, 0, -1, 0}};
    c.series = {{c.slot(IndexSet::global, "oil_price"), {{5, 100.0}, {6, 100.0 * value}}}};
    return c;
  };
  History small(with_shock(1.1)), great(with_shock(4.0));
  small.step(5);
  great.step(5);
  Decisions before_small, before_great;
  small.step(1, &before_small);
  great.step(1, &before_great);
  CHECK(same_history(small, great));
  REQUIRE(before_small.list.size() == before_great.list.size());
  for (std::size_t k = 0; k < before_small.list.size(); ++k) {
    CHECK(before_small.list[k].foresight == before_great.list[k].foresight);
  }
  small.step(2);
  great.step(2);
  CHECK_FALSE(same_history(small, great));
}

TEST_CASE("A rollout does not know the luck of its history") {
  History h(under("rollout-4"));
  h.step(1);
  const Word first = h.world->foresight->luck.keys.seed;
  h.step(1);
  const Word second = h.world->foresight->luck.keys.seed;
  for (int lane = 0; lane < kLanes; ++lane) {
    CHECK(first[lane] != h.batch.keys.seed[lane]);
    CHECK(first[lane] != second[lane]);
  }
}

TEST_CASE("A longer path has another value") {
  Decisions four, twelve;
  History(under("rollout-4")).step(1, &four);
  History(under("rollout-12")).step(1, &twelve);
  REQUIRE(four.list.size() == twelve.list.size());
  bool differs = false;
  for (std::size_t k = 0; k < four.list.size(); ++k) {
    differs |= four.list[k].foresight != twelve.list[k].foresight;
  }
  CHECK(differs);
}

TEST_CASE("In a world at rest, holding is worth as much along its path as now") {
  ReferenceCase c;
  c.everywhere(&StateFields::growth, 0.0);
  *c.par.phi_I = 0.0;
  *c.par.f_T = 0.0;
  *c.par.summit_rate = 0.0;
  for (ProjectId p : c.structure.every_project()) c.project.available[p] = 0.0;
  const DecisionRuleInfo rest = {"rest", status_quo_choice, false, "", "", Outlook::paths, 4};
  const ReferenceModel model(c.setup(), &rest);
  const auto world = model.make_world();
  const Batch batch = make_batch(1, 0, kLanes);
  model.start(*world, batch);
  Decisions seen;
  for (int tick = 0; tick < 4; ++tick) {
    seen.list.clear();
    model.step(*world, batch, tick, &seen);
  }
  int weighed = 0;
  for (const auto& d : seen.list) {
    if (model.kind(model.dockets()[d.docket]).id != "stance") continue;
    if (d.foresight[1] == 0.0 && d.foresight[2] == 0.0) continue;  // not the weightiest
    ++weighed;
    CHECK(d.foresight[0] == Approx(0.0).margin(2e-3 * std::abs(d.utility[0])));
  }
  CHECK(weighed == 3);  // one for each state that decides
}

TEST_CASE("The terms that are shown add up to what decided, under every rule that is a logit") {
  for (const DecisionRuleInfo& info : decision_rules()) {
    if (info.rule != logit_choice || info.outlook == Outlook::hierarchy) continue;
    INFO(info.id);
    Decisions seen;
    History h(under(info.id));
    h.step(4, &seen);
    for (const auto& d : seen.list) {
      double total = 0, most = -1e300;
      for (std::size_t o = 0; o < d.utility.size(); ++o) {
        if (d.available[o]) most = std::max(most, d.utility[o]);
      }
      const auto weight = [&](std::size_t o) {
        return d.available[o] ? std::exp(d.scale * (d.utility[o] - most)) : 0.0;
      };
      for (std::size_t o = 0; o < d.utility.size(); ++o) total += weight(o);
      for (std::size_t o = 0; o < d.utility.size(); ++o) {
        CHECK(d.probability[o] == Approx(weight(o) / total).margin(1e-9));
      }
    }
  }
}

TEST_CASE("Flip points hold what is foreseen fixed, and leave the world as it was") {
  History h(under("rollout-4"));
  h.step(1);
  h.model.prepare(*h.world, h.batch, 1, nullptr);
  const Docket& d = h.model.dockets()[0];
  Menu menu;
  h.model.build_menu(*h.world, d, menu);
  const std::size_t best = best_option(menu, 0);
  std::vector<double> foreseen(menu.size(), 0.0);
  const std::size_t other = best == 0 ? 1 : 0;
  foreseen[other] = 1e6;
  CHECK(best_option(menu, 0, foreseen) == other);
  for (const FlipPoint& f : flip_points(h.model, *h.world, d, 0, foreseen)) {
    CHECK(f.becomes != other);
  }
}
