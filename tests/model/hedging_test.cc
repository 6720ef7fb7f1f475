// Hedging and hold-up: what a host fears of its partner, what an investor fears of its host.
// Equations 14 and 15; Kuik 2008, Vernon 1971, Hart & Moore 1990.
#include <cmath>
#include <vector>

#include "analysis/ensemble.h"
#include "model/bargaining.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

const ProjectId kBerth(0);

/// The berth after a year: what its terms are worth, and what they are bargained against.
struct Berth {
  History history;
  Prospect prospect;
  explicit Berth(const ReferenceCase& c = ReferenceCase()) : history(c) {
    history.step(4);
    prospect = survey(*history.world, kBerth);
  }
  Agreement agreement() const {
    return nash_bargain(bargaining_table(*history.world, kBerth, prospect), 0.5);
  }
};

/// A menu with one length, equity and management, and finance in steps of a hundredth.
Project finance_menu(double years, double equity, double management) {
  Project menu;
  menu.years = {years};
  menu.equity = {equity};
  menu.management = {management};
  for (int k = 0; k <= 100; ++k) menu.finance.push_back(k / 100.0);
  return menu;
}

/// Finance agreed in a prospect over that menu, 0 without agreement.
double agreed_finance(const Prospect& x, const Project& menu) {
  const Table table = {menu, x, 0.0, 99.0, 1.0, 1.0, host_outside(x), 0.002, 0.5};
  return nash_bargain(table, 0.5).terms.finance[0];
}

/// Final value of a metric in the mean of `runs`.
double mean_final(const Setup& setup, std::string_view metric, std::uint64_t runs) {
  const ReferenceModel model(setup);
  EnsembleOptions options;
  options.runs = runs;
  options.bands = false;
  const EnsembleResult result = run_ensemble(model, options);
  double sum = 0;
  for (const double x : result.finals_of(static_cast<std::size_t>(result.find_metric(metric))))
    sum += x;
  return sum / static_cast<double>(runs);
}

/// The case at a threat: what the host holds against the partner, as grievance or as salience.
ReferenceCase threatened(bool by_migration, double size) {
  ReferenceCase c;
  const DyadId view = c.structure.dyad(c.host, c.partner);
  (by_migration ? c.dyad.salience[view] : c.dyad.grievance[view]) = size;
  return c;
}

}  // namespace

TEST_CASE(
    "At fixed terms with any control a project is worth less to the host the more it is "
    "threatened") {
  Berth berth;
  World& w = *berth.history.world;
  const std::vector<Terms> all_terms = {
      {10.0, 0.0, 0.0, 0.25}, {25.0, 0.49, 0.0, 0.5}, {99.0, 0.75, 1.0, 0.75}};
  for (const Terms& terms : all_terms) {
    double before = 1e9;
    for (double threat = 0; threat <= 1; threat += 0.05) {
      w.project.threat_L[kBerth] = threat;
      const double value = values_at(survey(w, kBerth), terms).host.total()[0];
      CHECK(value < before);
      before = value;
    }
  }
}

TEST_CASE("A host that does not hedge does not mind a threat on the spot") {
  ReferenceCase c;
  c.everywhere(&StateFields::w_H, 0.0);
  Berth berth(c);
  World& w = *berth.history.world;
  const Terms terms = {49.0, 0.49, 1.0, 0.5};
  w.project.threat_L[kBerth] = 0.0;
  const double calm = values_at(survey(w, kBerth), terms).host.total()[0];
  w.project.threat_L[kBerth] = 1.0;
  CHECK(values_at(survey(w, kBerth), terms).host.total()[0] == calm);
}

TEST_CASE("Under fixed terms grievance and salience never raise what is realised on the spot") {
  for (const bool by_migration : {false, true}) {
    int violations = 0;
    double first = 0, before = 1e9;
    for (int k = 0; k <= 20; ++k) {
      Setup setup = threatened(by_migration, k / 20.0).setup();
      Project& berth = setup.structure.projects[0];
      berth.years = {25};
      berth.equity = {0.49};
      berth.management = {1};
      berth.finance = {0.5};
      const double now = mean_final(setup, "EV[sub_regional]", 256);
      if (k == 0) first = now;
      violations += now > before;
      before = now;
    }
    CHECK(violations <= 1);
    CHECK(before < 0.8 * first);
  }
}

// Where terms are bargained, a host that fears more gives less control away, keeps more of the gain
// and may then build harder; so only the agreed control is monotone, not what is realised.
TEST_CASE("Grievance and salience never raise the control that is agreed") {
  for (const bool by_migration : {false, true}) {
    int violations = 0;
    double first = 0, before = 1e9;
    for (int k = 0; k <= 20; ++k) {
      const Agreement a = Berth(threatened(by_migration, k / 20.0)).agreement();
      REQUIRE(a.found[0]);
      const double control = (a.terms.equity + a.terms.management)[0];
      if (k == 0) first = control;
      violations += control > before;
      before = control;
    }
    CHECK(violations <= 1);
    CHECK(before < first);
  }
}

TEST_CASE("The strongest grievance leaves less realised than none, terms bargained") {
  CHECK(mean_final(threatened(false, 1.0).setup(), "EV[sub_regional]", 256) <
        mean_final(threatened(false, 0.0).setup(), "EV[sub_regional]", 256));
}

TEST_CASE("A longer lease is never accepted more readily by a host that hedges") {
  for (const double w_H : {0.5, 1.0, 2.0}) {
    ReferenceCase c;
    c.everywhere(&StateFields::w_H, w_H);
    Berth berth(c);
    World& w = *berth.history.world;
    w.project.stage[kBerth] = stage(Stage::declared);
    w.project.offer[kBerth] = 2.0;
    w.project.host_accepts[kBerth] = 0.0;
    w.project.offer_equity[kBerth] = 0.49;
    w.project.offer_finance[kBerth] = 0.5;
    double before = 1;
    for (const double years : {10.0, 25.0, 49.0, 99.0}) {
      w.project.offer_years[kBerth] = years;
      for (const Docket& d : berth.history.model.dockets()) {
        if (berth.history.model.kind(d).id != "terms" || d.first != kBerth.index()) continue;
        Menu menu;
        berth.history.model.build_menu(w, d, menu);
        REQUIRE(all(menu.open));
        Choice choice;
        logit_choice(menu, 0.5, choice);
        CHECK(choice.probability[1][0] < before);
        before = choice.probability[1][0];
      }
    }
    CHECK(before < 1);
  }
}

TEST_CASE("A host without hedging or rivalry accepts a long lease as readily as a short one") {
  ReferenceCase c;
  c.everywhere(&StateFields::w_H, 0.0);
  c.everywhere(&StateFields::k0, 0.0);
  Berth berth(c);
  const Values brief = values_at(berth.prospect, {10.0, 0.49, 1.0, 0.5});
  const Values endless = values_at(berth.prospect, {99.0, 0.49, 1.0, 0.5});
  CHECK(endless.host.total()[0] == brief.host.total()[0]);
  CHECK(endless.partner[0] > brief.partner[0]);
}

TEST_CASE("Relative gains alone make a host refuse long leases where the partner gains more") {
  ReferenceCase c;
  c.everywhere(&StateFields::w_H, 0.0);
  c.everywhere(&StateFields::k0, 0.6);
  c.project.save[c.berth] = 60.0;
  Berth berth(c);
  const Values brief = values_at(berth.prospect, {10.0, 0.49, 1.0, 0.5});
  const Values endless = values_at(berth.prospect, {99.0, 0.49, 1.0, 0.5});
  CHECK(endless.host.relative_gains[0] < brief.host.relative_gains[0]);
}

TEST_CASE("The set of terms that a hedging host prefers shrinks in length, equity and management") {
  Berth berth;
  const Project& menu = berth.history.world->structure[kBerth];
  const double outside = host_outside(berth.prospect)[0];
  const auto feasible = [&](double years, double equity, double management, double finance) {
    return values_at(berth.prospect, {years, equity, management, finance}).host.total()[0] >
           outside;
  };
  int inside = 0, outside_count = 0;
  for (const double f : menu.finance) {
    for (std::size_t a = 0; a < menu.years.size(); ++a) {
      for (std::size_t e = 0; e < menu.equity.size(); ++e) {
        for (std::size_t m = 0; m < menu.management.size(); ++m) {
          const bool here = feasible(menu.years[a], menu.equity[e], menu.management[m], f);
          (here ? inside : outside_count) += 1;
          // What a host accepts it accepts with less of any one thing given away.
          if (!here) continue;
          if (a > 0) CHECK(feasible(menu.years[a - 1], menu.equity[e], menu.management[m], f));
          if (e > 0) CHECK(feasible(menu.years[a], menu.equity[e - 1], menu.management[m], f));
          if (m > 0) CHECK(feasible(menu.years[a], menu.equity[e], menu.management[m - 1], f));
        }
      }
    }
  }
  CHECK(inside > 5);
  CHECK(outside_count > 5);
}

TEST_CASE("At given length and control, agreed finance falls in the hazard of renegotiation") {
  const Berth berth;
  for (const double equity : {0.25, 0.49}) {
    const Project menu = finance_menu(25, equity, 0);
    double first = 0, before = 2;
    for (const double hazard : {0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5}) {
      Prospect x = berth.prospect;
      x.hazard = hazard;
      const double now = agreed_finance(x, menu);
      if (before > 1) first = now;
      CHECK(now <= before);
      before = now;
    }
    CHECK(before < 0.5 * first);
  }
}

TEST_CASE("At given length and control, agreed finance rises in trust and in a binding text") {
  const Project menu = finance_menu(25, 0.49, 0);
  double before = -1;
  for (const double trust : {0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95}) {
    ReferenceCase c;
    c.dyad.trust0[c.structure.dyad(c.partner, c.host)] = trust;
    const double now = agreed_finance(Berth(c).prospect, menu);
    CHECK(now > before);
    before = now;
  }
  ReferenceCase loose, bound;
  bound.project.binding[bound.berth] = 1.0;
  CHECK(agreed_finance(Berth(bound).prospect, menu) > agreed_finance(Berth(loose).prospect, menu));
}

TEST_CASE("Finance needs control or trust: at most equity and twice dbar times trust") {
  ReferenceCase c;
  c.dyad.trust[c.structure.dyad(c.partner, c.host)] = 0.4;
  const Prospect x = survey(c, c.berth);  // dbar is 0.25: trust alone supports 0.2
  CHECK(financeable(x, 0.0, 0.199)[0]);
  CHECK_FALSE(financeable(x, 0.0, 0.201)[0]);
  CHECK(financeable(x, 0.5, 0.699)[0]);
  CHECK_FALSE(financeable(x, 0.5, 0.701)[0]);
}

TEST_CASE("At given length, agreed finance rises in the control that the investor gets") {
  const Berth berth;
  for (const double management : {0.0, 1.0}) {
    double before = -1;
    for (const double equity : {0.0, 0.25, 0.49, 0.75}) {
      const double now = agreed_finance(berth.prospect, finance_menu(25, equity, management));
      CHECK(now >= before);
      before = now;
    }
  }
  for (const double equity : {0.0, 0.25, 0.49}) {
    CHECK(agreed_finance(berth.prospect, finance_menu(25, equity, 1)) >=
          agreed_finance(berth.prospect, finance_menu(25, equity, 0)));
  }
}

TEST_CASE("Where trust is whole there is no hazard, and control does not change the annuity") {
  ReferenceCase c;
  const DyadId view = c.structure.dyad(c.partner, c.host);
  c.dyad.trust[view] = 1.0;
  const Prospect x = survey(c, c.berth);
  for (const double equity : {0.0, 0.49, 1.0}) {
    for (const double management : {0.0, 1.0}) {
      const Real hazard = renegotiation_hazard(x, equity, management, 0.5);
      CHECK(hazard[0] == 0.0);
      CHECK(annuity_factor(x, hazard, 25.0)[0] == Approx(1 - std::exp(-0.08 * 25)).epsilon(1e-12));
    }
  }
  c.dyad.trust[view] = 0.5;
  const Prospect doubtful = survey(c, c.berth);
  CHECK(renegotiation_hazard(doubtful, 0.0, 0.0, 0.0)[0] == Approx(0.125));
  CHECK(renegotiation_hazard(doubtful, 1.0, 1.0, 0.0)[0] == Approx(0.125 * (1 - 0.8)));
}

TEST_CASE("The values of a lease are those of equations 13 to 15 written out") {
  ReferenceCase c;
  History h(c);
  h.step(3);
  World& w = *h.world;
  w.project.rent[kBerth] = 0.01;
  w.project.third[kBerth] = 0.0;
  const Prospect x = survey(w, kBerth);
  const double years = 25, e = 0.49, m = 1, f = 0.5;
  const Values v = values_at(x, {years, e, m, f});
  const DyadId hp = w.structure.dyad(c.host, c.partner), ph = w.structure.dyad(c.partner, c.host);

  const double fin = std::min(1.0, f + 0.15), Q = w.project.potential[kBerth][0];
  const double rate = fin * x.pace[0];
  const double DF = std::exp(-0.10 / rate), T = w.dyad.trust[ph][0];
  const double hazard = 0.25 * (1 - T) * (1 + 0.5 * f) * (1 - 0.8 * (e + m) / 2);
  const double annuity = 0.08 * (1 - std::exp(-(0.08 + hazard) * years)) / (0.08 + hazard);
  const double partner =
      DF * Q * (12 + e * 6 + m * 1) * 1e-3 * annuity - DF * 0.01 - 0.08 * 2 * f * std::sqrt(DF);
  CHECK(v.partner[0] == Approx(partner).epsilon(1e-9));

  const double divert = w.project.divert[kBerth][0];
  const double economic = DF * Q * ((1 - e) * 6 + 5 - divert * 4) * 1e-3 + DF * 0.01 -
                          0.08 * 2 * (1 - f) * std::sqrt(DF);
  CHECK(v.host.economic[0] == Approx(economic).epsilon(1e-9));
  const double grp = w.region.grp[c.coast][0];
  const double sovereignty = DF * 0.10 * grp * w.project.threat_L[kBerth][0] *
                             (1 - std::exp(-years / 20)) * (0.1 + 0.5 * e + 0.4 * m);
  CHECK(v.host.sovereignty[0] == Approx(-sovereignty).epsilon(1e-9));
  const double share = (w.holding.capital[w.structure.holding(c.wide, c.partner)] /
                        w.region.foreign_capital[c.wide])[0];
  const double risk = 0.10 + 0.9 * w.dyad.threat_R[hp][0] + 0.3 * (1 - w.dyad.trust[hp][0]);
  const double dependence = 0.5 * risk * 0.1 * grp * (std::pow(share + 0.1 * e, 2) - share * share);
  CHECK(v.host.dependence[0] == Approx(-dependence).epsilon(1e-9));
  const double bypassed = DF * 0.03 * grp * w.project.rival_share[kBerth][0];
  CHECK(v.host.marginalisation[0] == Approx(bypassed).epsilon(1e-9));
}
