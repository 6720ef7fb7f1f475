// Choosing the depth of a membership: equation 23.
#include "model/membership.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "model/metrics.h"
#include "tests/catch.h"
#include "tests/support/graded_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

double share_of(const World& w, StateId i, double amount) { return amount / w.state.gdp[i][0]; }

/// z* of equation 23, written out for the state's numbers as they are.
double best_depth(const World& w, InstitutionId o, InstitutionId other, StateId i) {
  const StateId leader = w.structure[o].leader;
  const MembershipId oi = w.structure.membership(o, i);
  const DyadId view = w.structure.dyad(i, leader), back = w.structure.dyad(leader, i);
  const double income = w.state.gdp[leader][0] / w.state.pop[leader][0];
  const double labour = 0.1 * w.membership.labour[oi][0] * income / w.graded.income0[o][0];
  const double trade = 0.1 / 4 * (w.dyad.exports[view][0] + w.dyad.exports[back][0]);
  double capital = 0;
  for (RegionId r : w.structure.every_region()) {
    if (w.structure[r].owner != i || w.structure[r].parent) continue;
    const double offer = 1 + w.graded.capital_gain[o][0] * w.membership.depth[oi][0];
    const double supply = w.holding.supply[w.structure.holding(r, leader)][0] / offer;
    capital += 0.12 * w.graded.capital_gain[o][0] * std::min(supply, w.region.need[r][0]);
  }
  const double benefit = labour + w.membership.legacy[oi][0] + share_of(w, i, trade + capital);
  const double linked = std::max(w.graded.linkup[o][0], w.graded.linkup[other][0]);
  const double chi = (*w.membership_par.chi_AE)[0] + 0.3 * linked;
  const double crowding = 0.01 * chi * w.membership.depth[w.structure.membership(other, i)][0];
  const double risk = 0.1 + 0.9 * w.dyad.threat_R[view][0] + 0.3 * (1 - w.dyad.trust[view][0]);
  const double weight = w.state.w_H[i][0] * (*w.par.rho)[0] *
                        (*w.membership_par.integration_risk)[0] * w.graded.commitment[o][0] * risk;
  const double net = benefit + crowding - w.membership.politicisation[oi][0];
  return std::clamp(net / weight, 0.0, 1.0);
}

double total(const MembershipValue& u) { return (u.economic + u.hedging + u.autonomy)[0]; }

/// Mean depth of a membership after `ticks`, over `seeds` batches.
double mean_depth(const Graded& g, InstitutionId o, StateId i, int ticks = 40, int seeds = 4) {
  double sum = 0;
  for (int seed = 1; seed <= seeds; ++seed) {
    History h(g.setup(), static_cast<std::uint64_t>(seed));
    h.step(ticks);
    sum += mean(effective_depth(*h.world, o, i));
  }
  return sum / seeds;
}

}  // namespace

TEST_CASE("The best depth is benefit less politicisation over the risk of the leader") {
  for (const double labour : {0.0, 0.05, 0.2}) {
    for (const double politicisation : {0.0, 0.005}) {
      for (const double chi : {-0.8, 0.0, 0.8}) {
        Graded g;
        g.w.membership.labour[g.host_in_union] = labour;
        g.w.membership.politicisation[g.host_in_union] = politicisation;
        g.w.membership.depth0[g.host_in_belt] = 0.6;
        *g.w.membership_par.chi_AE = chi;
        g.w.graded.linkup[kBelt] = chi == 0.0 ? 1.0 : 0.0;
        History h(g.setup());
        h.step(1);
        const double best = best_depth(*h.world, kUnion, kBelt, g.host);
        const double worth = total(membership_value(*h.world, kUnion, g.host, best));
        for (int k = 0; k <= 50; ++k) {
          CHECK(total(membership_value(*h.world, kUnion, g.host, k / 50.0)) <= worth + 1e-9);
        }
      }
    }
  }
}

TEST_CASE("Best responses lead to the depth of the closed form, from either side") {
  for (const double start : {0.0, 1.0}) {
    Graded g;
    g.stand_still();
    g.w.graded.commitment[kUnion] = 0.8;
    g.w.membership.legacy[g.host_in_union] = 0.004;
    g.w.membership.depth0[g.host_in_union] = start;
    g.w.membership.depth0[g.host_in_belt] = 0.0;
    History h(g.setup());
    h.step(100);
    const double best = best_depth(*h.world, kUnion, kBelt, g.host);
    const Real reached = h.world->membership.depth[g.host_in_union];
    REQUIRE(best > 0.15);
    REQUIRE(best < 0.85);
    for (int lane = 0; lane < kLanes; ++lane) CHECK(std::abs(reached[lane] - best) <= 0.05);
  }
}

TEST_CASE("Depth rises in labour income and falls in politicisation and aversion") {
  const auto depth_with = [](double labour, double politicisation, double rho) {
    Graded g;
    g.w.membership.depth0[g.third_in_union] = 0.5;
    g.w.membership.labour[g.third_in_union] = labour;
    g.w.membership.politicisation[g.third_in_union] = politicisation;
    *g.w.par.rho = rho;
    return mean_depth(g, kUnion, g.third);
  };
  const double plain = depth_with(0.1, 0.01, 1.0);
  CHECK(depth_with(0.4, 0.01, 1.0) > plain + 0.05);
  CHECK(depth_with(0.0, 0.01, 1.0) < plain);
  CHECK(depth_with(0.1, 0.05, 1.0) < plain - 0.05);
  CHECK(depth_with(0.1, 0.01, 3.0) < plain);
}

TEST_CASE("The sign of the interaction decides whether one depth helps the other") {
  Graded g;
  g.w.membership.depth0[g.host_in_belt] = 1.0;
  const auto gain = [&](double chi, double linkup) {
    *g.w.membership_par.chi_AE = chi;
    g.w.graded.linkup[kUnion] = linkup;
    start_memberships(g.w);
    return membership_value(g.w, kUnion, g.host, 1.0).economic[0];
  };
  const double gdp = g.w.state.gdp[g.host][0];
  const double neutral = gain(0, 0);
  CHECK(gain(0.5, 0) - neutral == Approx(0.01 * 0.5 * gdp));
  CHECK(gain(-0.5, 0) - neutral == Approx(-0.01 * 0.5 * gdp));
  CHECK(gain(-0.5, 1) - neutral == Approx(-0.01 * 0.2 * gdp));
  CHECK(gain(1, 1) == Approx(gain(1, 0)));  // bounded
}

TEST_CASE("A menu of depths holds, offers no step beyond the ends, and has a stake of its own") {
  Graded g;
  History h(g.setup());
  h.step(2);
  int seen = 0;
  for (const Docket& d : h.model.dockets()) {
    if (h.model.kind(d).id != "integrate") continue;
    ++seen;
    Menu menu;
    h.model.build_menu(*h.world, d, menu);
    CHECK(menu.size() == h.model.kind(d).options.size());
    CHECK(all(menu.open & (menu.stake > 0.0) & menu.available[0]));
    const Real z = h.world->membership.depth[g.s.membership(InstitutionId(d.first), d.agent)];
    CHECK(menu.available[1][0] == (z[0] < 1.0));
    CHECK(menu.available[2][0] == (z[0] > 0.0));
    // Weights move what options are worth, never the scale of the noise.
    const Real stake = menu.stake;
    h.world->state.w_E[d.agent] = 0.0;
    h.model.build_menu(*h.world, d, menu);
    CHECK(menu.stake[0] == stake[0]);
  }
  CHECK(seen == 3);
}

TEST_CASE("Members start deep, others outside, unless the scenario says how deep") {
  Graded g;
  g.w.membership.depth0[g.host_in_belt] = 0.3;
  History h(g.setup());
  CHECK(effective_depth(*h.world, kUnion, g.host)[0] == 1.0);
  CHECK(effective_depth(*h.world, kUnion, g.partner)[0] == 1.0);
  CHECK(effective_depth(*h.world, kUnion, g.third)[0] == 0.0);
  CHECK(effective_depth(*h.world, kUnion, g.giant)[0] == 0.0);
  CHECK(effective_depth(*h.world, kBelt, g.host)[0] == 0.3);
}

TEST_CASE("An institution that is not there yet is not joined and does nothing") {
  Graded g;
  g.w.graded.available[kUnion] = 0.0;
  g.w.membership.labour[g.third_in_union] = 0.5;
  History h(g.setup());
  h.step(20);
  CHECK(mean(h.world->membership.depth[g.third_in_union]) == 0.0);
  CHECK(effective_depth(*h.world, kUnion, g.host)[0] == 0.0);
  CHECK(leader_offer(*h.world, g.partner, g.host)[0] == 1.0);
}

TEST_CASE("A world without graded institutions does not see the parameters of memberships") {
  ReferenceCase plain, other;
  *other.membership_par.depth_step = 2.0;
  *other.membership_par.t_Z = 1.0;
  *other.membership_par.iF = 5.0;
  *other.membership_par.chi_AE = -1.0;
  other.graded.push[kCouncil] = 1.0;
  other.graded.available[kCouncil] = 0.0;
  const std::uint64_t expected = ensemble_hash(ReferenceModel(plain.setup()));
  CHECK(ensemble_hash(ReferenceModel(other.setup())) == expected);
  Setup led = plain.setup();
  led.structure.institutions[0].leader = StateId(1);
  const ReferenceModel model(led);
  CHECK(ensemble_hash(model) == expected);
  for (const Metric& m : list_metrics(led.structure)) CHECK(m.family->id != "depth");
}

TEST_CASE("Names of states and institutions reach no number of a graded world") {
  Graded g;
  g.w.membership.labour[g.third_in_union] = 0.1;
  Setup renamed = g.setup();
  for (State& s : renamed.structure.states) s.id = "x" + std::to_string(s.key);
  for (Institution& o : renamed.structure.institutions) o.id = "y" + std::to_string(o.key);
  CHECK(ensemble_hash(ReferenceModel(g.setup())) == ensemble_hash(ReferenceModel(renamed)));
}

TEST_CASE("Depth stays between 0 and 1 under every rule, and histories stay finite") {
  for (const char* rule : {"logit", "random", "status-quo"}) {
    Graded g;
    g.base.rules.decision = rule;
    *g.w.membership_par.depth_step = 1.5;
    g.w.membership.politicisation[g.third_in_union] = 0.3;
    History h(g.setup());
    for (int tick = 0; tick < 30; ++tick) {
      h.step();
      for (const MembershipId m : {g.host_in_union, g.third_in_union, g.host_in_belt}) {
        const Real z = h.world->membership.depth[m];
        CHECK(all((z >= 0.0) & (z <= 1.0)));
      }
    }
    if (std::string(rule) == "status-quo") {
      CHECK(mean(h.world->membership.depth[g.third_in_union]) == 0.0);
    }
  }
}
