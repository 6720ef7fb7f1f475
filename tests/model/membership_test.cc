// Graded memberships: equation 23, and what depth does to trade, capital, friction and fear.
#include "model/membership.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "analysis/ensemble.h"
#include "model/metrics.h"
#include "model/perception.h"
#include "model/portfolio.h"
#include "model/project_value.h"
#include "model/trade.h"
#include "tests/catch.h"
#include "tests/scenario/sample.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr InstitutionId kCouncil{std::size_t{0}}, kUnion{std::size_t{1}}, kBelt{std::size_t{2}};

Structure with_unions(Structure s) {
  Institution league = named<Institution>("union", 2), belt = named<Institution>("belt", 3);
  league.leader = StateId(1);
  league.members = {StateId(0), StateId(1)};
  league.open_to = {StateId(0), StateId(2)};
  belt.leader = StateId(3);
  belt.open_to = {StateId(0)};
  s.institutions.push_back(league);
  s.institutions.push_back(belt);
  return s;
}

/// The reference case with a union around the partner, open to host and third, and a belt around
/// the giant, open to the host.
struct Graded : ReferenceIds {
  ReferenceCase base;
  Structure s;
  World w;
  MembershipId host_in_union, third_in_union, host_in_belt;

  Graded() : s(with_unions(base.structure)), w(s) {
    for (std::size_t e = 0; e < base.fields.entries().size(); ++e) {
      const auto from = base.fields.values(base.fields.entries()[e]);
      std::ranges::copy(from, w.fields.values(w.fields.entries()[e]).begin());
    }
    host_in_union = s.membership(kUnion, host);
    third_in_union = s.membership(kUnion, third);
    host_in_belt = s.membership(kBelt, host);
    w.state.s0_capital[giant] = 0.0002;
  }

  Setup setup() const {
    Setup out = base.setup();
    out.structure = s;
    out.values.clear();
    for (Real x : w.fields.arena()) out.values.push_back(x[0]);
    return out;
  }
  /// Nothing moves but depth, and choices are best responses.
  void stand_still() {
    for (StateId i : s.every_state()) {
      w.state.growth[i] = 0.0;
      w.state.lambda[i] = 1e6;
    }
    *w.par.stance_step = 0.0;
    *w.membership_par.depth_step = 0.05;
  }
};

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

std::uint64_t ensemble_hash(const ReferenceModel& model) {
  EnsembleOptions options;
  options.seed = 5;
  options.runs = 40;
  options.jobs = 1;
  options.bands = false;
  return run_ensemble(model, options).hash;
}

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

TEST_CASE("Trade adds up at any depth, is that of the base year at the first and diverts") {
  Graded g;
  const auto prepare = [&](double push) {
    for (StateId i : g.s.every_state()) {
      for (StateId j : g.s.every_state()) g.w.dyad.stance[g.s.dyad(i, j)] = 0.4;
    }
    g.w.graded.push[kBelt] = push;
    g.w.graded.customs[kBelt] = 0.0;
    measure_alignment(g.w);
    start_memberships(g.w);
    calibrate_trade(g.w);
    update_trade(g.w);
  };
  const auto exports = [&](StateId from, StateId to) {
    return g.w.dyad.exports[g.s.dyad(from, to)][0];
  };
  prepare(0.0);
  const double base = exports(g.third, g.partner), diverted = exports(g.third, g.host);
  CHECK(base == Approx(g.w.dyad.trade[g.s.dyad(g.third, g.partner)][0]).epsilon(1e-12));

  g.w.membership.depth[g.third_in_union] = 0.8;
  measure_common_depth(g.w);
  update_trade(g.w);
  for (StateId buyer : g.s.every_state()) {
    double sum = 0;
    for (StateId seller : g.s.every_state()) sum += g.w.dyad.share[g.s.dyad(buyer, seller)][0];
    CHECK(std::abs(sum - 1) < 1e-12);
  }
  CHECK(exports(g.third, g.partner) > base);
  // The host is in the union too; the giant is not, and loses.
  CHECK(exports(g.third, g.host) > diverted);
  CHECK(exports(g.giant, g.third) < g.w.dyad.trade[g.s.dyad(g.giant, g.third)][0]);

  *g.w.membership_par.t_Z = 0.0;
  update_trade(g.w);
  CHECK(exports(g.third, g.partner) == Approx(base).epsilon(1e-12));

  // Without customs or push an institution leaves trade alone; a push gives it reach.
  prepare(0.0);
  const DyadId with_giant = g.s.dyad(g.host, g.giant);
  g.w.membership.depth[g.host_in_belt] = 1.0;
  measure_common_depth(g.w);
  CHECK(g.w.common.depth[with_giant][0] == 0.0);
  g.w.graded.push[kBelt] = 0.7;
  measure_common_depth(g.w);
  CHECK(g.w.common.depth[with_giant][0] == 0.7);
}

TEST_CASE("The leader offers capital in proportion to depth, others do not") {
  Graded g;
  History h(g.setup());
  World& w = *h.world;
  const HoldingId partner_capital = g.s.holding(g.wide, g.partner);
  const HoldingId third_capital = g.s.holding(g.wide, g.third);
  w.membership.depth[g.host_in_union] = 0.0;
  supply_capital(w);
  const double alone = w.holding.supply[partner_capital][0];
  const double other = w.holding.supply[third_capital][0];
  w.membership.depth[g.host_in_union] = 0.6;
  supply_capital(w);
  CHECK(w.holding.supply[partner_capital][0] == Approx(alone * 1.3));
  CHECK(w.holding.supply[third_capital][0] == other);
  // What a unit of depth adds does not depend on the depth it is asked at.
  const double benefit = capital_benefit(w, kUnion, g.host)[0];
  CHECK(benefit == Approx(0.12 * 0.5 * std::min(alone, w.region.need[g.wide][0])));
}

TEST_CASE("A graded institution relieves friction by the lesser depth and the host's affinity") {
  Graded g;
  History h(g.setup());
  World& w = *h.world;
  w.institution.strength[kCouncil] = 0.0;
  w.institution.strength[kUnion] = 0.4;
  w.project.friction[g.berth] = 0.5;
  const auto friction = [&](double depth, double affinity) {
    w.membership.depth[g.host_in_union] = depth;
    w.membership.affinity[g.host_in_union] = affinity;
    return friction_between(w, g.berth)[0];
  };
  CHECK(friction(1.0, 0.5) == Approx(0.5 * (1 - 0.4)));
  CHECK(friction(0.5, 0.5) == Approx(0.5 * (1 - 0.2)));
  CHECK(friction(1.0, 0.2) == Approx(0.5 * (1 - 0.16)));
  CHECK(friction(0.0, 0.5) == 0.5);
  CHECK(friction(1.0, 1.0) == Approx(0.5 * (1 - 0.4)));  // no more than all of it
}

TEST_CASE("A push is feared by the leader of a rival institution and by nobody else") {
  Graded g;
  // The giant is passive and fears nothing; so let the partner push.
  g.w.graded.push[kUnion] = 0.8;
  start_memberships(g.w);
  CHECK(rival_push(g.w, g.giant, g.partner)[0] == 0.8);
  CHECK(rival_push(g.w, g.host, g.partner)[0] == 0.0);
  CHECK(rival_push(g.w, g.partner, g.giant)[0] == 0.0);
  g.w.graded.available[kBelt] = 0.0;
  CHECK(rival_push(g.w, g.giant, g.partner)[0] == 0.0);

  const auto intent = [](double push) {
    Graded c;
    c.w.graded.push[kBelt] = push;
    History h(c.setup());
    h.step(4);
    return h.world->dyad.intent[c.s.dyad(c.partner, c.giant)][0];
  };
  CHECK(intent(1.0) > intent(0.5));
  CHECK(intent(0.5) > intent(0.0));
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

TEST_CASE("Metrics of depth: one per state that chooses, and the leaders' shares of trade") {
  Graded g;
  std::vector<std::string> names;
  for (const Metric& m : list_metrics(g.s)) names.push_back(m.info.name);
  for (const char* name :
       {"depth[union,HOST]", "joined[union,THIRD]", "mean_depth[belt]", "trade_share[HOST,PARTNER]",
        "trade_share[HOST,GIANT]", "rival_threat[PARTNER,GIANT]"}) {
    CHECK(std::ranges::count(names, name) == 1);
  }
  CHECK(std::ranges::count(names, "depth[union,PARTNER]") == 0);
  CHECK(std::ranges::count(names, "depth[council,HOST]") == 0);
  CHECK(std::ranges::count(names, "rival_threat[GIANT,PARTNER]") == 0);  // passive
}

TEST_CASE("A scenario file gives memberships and is told what is wrong with them") {
  const std::string club =
      "[institution.club]\nleader = \"A\"\nmembers = [\"A\"]\nopen_to = [\"B\"]\n";
  const auto errors = [](const std::string& rest) { return errors_of(load(kHead + rest)); };
  const Result<Scenario> fine = load(kHead + club + "[membership.club.B]\nlabour = 0.3\n");
  REQUIRE(fine);
  const Structure& s = fine.value().setup.structure;
  CHECK(s.institutions[0].graded());
  CHECK(s[s.institutions[0].leader].id == "A");

  const auto only = [&](const std::string& rest) {
    const std::vector<std::string> all = errors(rest);
    REQUIRE(all.size() == 1);
    return all.front();
  };
  CHECK_THAT(only("[institution.club]\nleader = \"A\"\nopen_to = [\"X\"]\n"),
             ContainsSubstring("institution.club.open_to: there is no state \"X\""));
  CHECK_THAT(only("[institution.club]\nopen_to = [\"B\"]\n"), ContainsSubstring("needs a leader"));
  CHECK_THAT(only("[institution.club]\nleader = \"A\"\nopen_to = [\"A\"]\n"),
             ContainsSubstring("names the leader itself"));
  CHECK_THAT(only("[institution.club]\nmembers = [\"A\"]\n[membership.club.B]\nlabour = 0.1\n"),
             ContainsSubstring("\"B\" is neither leader nor member of \"club\""));
  CHECK_THAT(only(club + "[membership.culb.B]\nlabour = 0.1\n"),
             ContainsSubstring("there is no institution \"culb\""));
  CHECK_THAT(only(club + "[membership.club.B]\nlabour = 1.1\n"), ContainsSubstring("labour"));
  CHECK(errors(club + "[arm.x]\nset = {\"membership.club.B.labour\" = 0.2}\n").empty());
  CHECK_THAT(only(club + "[arm.x]\nset = {\"membership.club.B.depth\" = 0.2}\n"),
             ContainsSubstring("is computed every tick"));
  CHECK_THAT(
      only("[institution.club]\nmembers = [\"A\"]\n[arm.x]\nset = {\"membership.club.B.labour\" = "
           "0.2}\n"),
      ContainsSubstring("names nothing in this scenario"));
}

TEST_CASE("Stakes of a Central Asian project are those of the region where it stands") {
  Graded g;
  const auto sovereignty = [&](Level level) {
    g.s.projects[g.berth.index()].level = level;
    g.w.project.threat_L[g.berth] = 0.1;
    return survey(g.w, g.berth).sovereignty[0];
  };
  const double local = sovereignty(Level::central_asia);
  CHECK(local == Approx(0.1 * 20 * 0.1));
  CHECK(local == sovereignty(Level::sub_regional));
  CHECK(sovereignty(Level::regional) == Approx(0.1 * 60 * 0.1));
}

TEST_CASE("The order of institutions and memberships in a file reaches no number") {
  const std::string first =
      "[institution.club]\nleader = \"A\"\nopen_to = [\"B\", \"C\"]\nstrength = 0.2\n";
  const std::string second =
      "[institution.belt]\nleader = \"C\"\nopen_to = [\"B\"]\nmembers = [\"A\"]\n";
  const std::string one = "[membership.club.B]\nlabour = 0.3\n[membership.club.C]\nlegacy = 0.1\n";
  const std::string two = "[membership.belt.B]\naffinity = 0.2\n";
  const std::string state = "[state.C]\ngdp = 7\nmil = 1\npop = 2\n";
  const Result<Scenario> a = load(kHead + state + first + second + one + two);
  const Result<Scenario> b = load(kHead + two + second + one + first + state);
  REQUIRE(a);
  REQUIRE(b);
  CHECK(a.value().setup.values == b.value().setup.values);
  CHECK(ensemble_hash(ReferenceModel(a.value().setup)) ==
        ensemble_hash(ReferenceModel(b.value().setup)));
}
