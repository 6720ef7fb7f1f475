// A state in between: equation 22.
#include <cmath>

#include "model/boycott.h"
#include "model/development.h"
#include "model/docket_project.h"
#include "model/perception.h"
#include "model/progress.h"
#include "model/provocation.h"
#include "model/trilateral.h"
#include "model/welfare.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

/// The case with the third state between the two sides of the berth.
struct Between : ReferenceCase {
  Between() {
    Project& p = own_structure().projects[berth.index()];
    p.third.clear();
    p.through = third;
  }
};

struct Crossing : Between {
  Setup kept = setup();
  CorridorIndex corridors{structure};
  Context context{kept, corridors, 0.25};
  Events silent{nullptr, 0};

  Crossing() {
    for (StateId i : structure.every_state()) dyad.threat_S[structure.dyad(third, i)] = 0.0;
    dyad.threat_S[structure.dyad(third, giant)] = 0.3;
    dyad.threat_S[structure.dyad(third, partner)] = 0.1;
    project.potential[berth] = 20.0;
    project.stage[berth] = stage(Stage::funded);
    project.effort[berth] = 1.0;
    project.funded[berth] = 1.0;
    project.finance[berth] = 0.5;
    trilateral.joined[berth] = 1.0;
  }

  double odds() {
    forecast_joining(*this);
    return trilateral.join_odds[berth][0];
  }
  double logit() {
    const double p = odds();
    return std::log(p / (1 - p));
  }
  /// Progress made in a tick under the present state of the way.
  double built() {
    update_links(*this);
    const double before = project.progress[berth][0];
    build_projects(context, *this, silent);
    return project.progress[berth][0] - before;
  }
};

const Docket* join_docket(const ReferenceModel& model) {
  for (const Docket& d : model.dockets()) {
    if (model.kind(d).id == "join") return &d;
  }
  return nullptr;
}

/// Provocations that started and ended, over the lanes.
struct Count : Observer {
  int starts = 0, ends = 0;
  void event(const EventRecord& e) override {
    for (int lane = 0; lane < kLanes; ++lane) {
      starts += e.kind == "provocation" && e.where[lane];
      ends += e.kind == "provocation over" && e.where[lane];
    }
    if (e.kind == "provocation") CHECK(e.exogenous);
  }
};

/// Starts per year of quiet, ends per year of provocation.
struct Spell {
  double starts_per_year, ends_per_year;
};
Spell provoke(double rate, double years, double joined) {
  Crossing c;
  c.trilateral.provocation_rate[c.third] = rate;
  *c.trilateral.provocation_years = years;
  c.trilateral.joined[c.berth] = joined;
  Count count;
  double quiet = 0, loud = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Batch batch = make_batch(seed, 0, kLanes);
    c.trilateral.prov[c.third] = 0.0;
    for (int tick = 1; tick <= 400; ++tick) {
      for (int lane = 0; lane < kLanes; ++lane) {
        (c.trilateral.prov[c.third][lane] > 0 ? loud : quiet) += 0.25;
      }
      update_provocations(c.context, c, batch, Events(&count, tick));
    }
  }
  return {count.starts / quiet, count.ends / std::max(loud, 1e-9)};
}

/// Starts per year of quiet that a hazard gives in ticks of a quarter.
double per_year(double hazard) { return (1 - std::exp(-hazard * 0.25)) / 0.25; }

}  // namespace

TEST_CASE("The weakest link sets the pace: host, state in between, open way") {
  // 0.5 finance of the partner, 0.15 of the budget, a government's signature, friction, 3 years.
  const double full = 0.25 * (0.5 + 0.15) * 0.85 * (1 - 0.2) / 3;
  for (const double effort : {0.0, 0.3, 1.0, 1.3}) {
    for (const double joined : {0.0, 0.5, 1.0}) {
      Crossing c;
      c.project.effort[c.berth] = effort;
      c.trilateral.joined[c.berth] = joined;
      INFO("effort " << effort << ", joined " << joined);
      CHECK(c.built() == Approx(std::min(effort, joined) * full).margin(1e-15));
    }
  }
}

TEST_CASE("A blocked project is not built, and goes on when the way is open again") {
  Crossing c;
  CHECK(c.built() > 0);
  SECTION("by a provocation") {
    c.trilateral.prov[c.third] = 1.0;
    CHECK(c.built() == 0);
    CHECK(c.project.stage[c.berth][0] == stage(Stage::suspended)[0]);
    c.trilateral.prov[c.third] = 0.0;
    CHECK(c.built() > 0);
  }
  SECTION("by United Nations sanctions, unless exempt") {
    c.trilateral.un_sanctions[c.third] = 1.0;
    CHECK(c.built() == 0);
    c.trilateral.exempt[c.berth] = 1.0;
    CHECK(c.built() > 0);
    c.trilateral.prov[c.third] = 1.0;  // no exemption from a provocation
    CHECK(c.built() == 0);
  }
}

TEST_CASE("A blocked project adds no capacity and carries nothing") {
  Crossing c;
  c.project.stage[c.berth] = stage(Stage::operating);
  const auto capacity = [&] {
    update_links(c);
    count_projects(c);
    return c.node.added[c.haven][0];
  };
  CHECK(capacity() == 30.0);
  CHECK(let_through(c, c.berth, 20.0)[0] == 20.0);
  c.trilateral.prov[c.third] = 1.0;
  CHECK(capacity() == 0.0);
  CHECK(let_through(c, c.berth, 20.0)[0] == 0.0);
  c.trilateral.prov[c.third] = 0.0;
  c.trilateral.joined[c.berth] = 0.0;
  CHECK(capacity() == 0.0);
}

TEST_CASE("What a state has joined at the start counts as engagement from the start") {
  Between c;
  c.trilateral.joined[c.berth] = 1.0;
  const History h(c);
  CHECK(h.world->trilateral.engagement[c.third][0] == 1.0);
  CHECK(h.world->trilateral.engagement[c.host][0] == 0.0);
}

TEST_CASE("What is not let through earns nobody anything") {
  Crossing c;
  c.project.stage[c.berth] = stage(Stage::operating);
  c.project.lease_left[c.berth] = 40.0;
  c.project.equity[c.berth] = 0.75;
  const auto product = [&] {
    update_links(c);
    add_induced_product(c);
    return c.development.induced[c.coast][0];
  };
  const double open = product();
  CHECK(partner_income(c, c.berth)[0] > 0.0);
  CHECK(project_income(c, c.berth).partner[0] == Approx(partner_income(c, c.berth)[0]));
  c.trilateral.prov[c.third] = 1.0;
  CHECK(open - product() == Approx(20e-3 * c.project.spill[c.berth][0]));
  CHECK(partner_income(c, c.berth)[0] == 0.0);
  CHECK(project_income(c, c.berth).host[0] == 0.0);
  CHECK(project_income(c, c.berth).partner[0] == 0.0);
  c.talks.boycottable[c.berth] = 1.0;
  c.project.squeezed[c.berth] = 1.0;
  update_grudges(c.context, c);
  CHECK(c.talks.grudge[c.berth][0] == 0.0);
}

TEST_CASE("At the default precision the log-odds of joining are those of equation 22") {
  Crossing c;
  *c.trilateral.p0 = -0.7;
  c.trilateral.transit_fee[c.berth] = 40.0;
  c.trilateral.venture[c.berth] = 2.0;
  c.project.stage[c.mine] = stage(Stage::building);
  const double benefit = 40.0 * 20.0 * 1e-3 + 2.0;
  const double expected = -0.7 + 2 * 100 * benefit / 1200 - 2 * 0.3 + 0.5;
  CHECK(c.logit() == Approx(expected).epsilon(1e-9));
  // The docket says the same: what joining is worth over the stake, times the precision of 4.
  History h(c);
  c.copy_from(*h.world);
  const Docket* d = join_docket(h.model);
  REQUIRE(d != nullptr);
  CHECK(d->agent == c.third);
  for (const double joined : {0.0, 1.0}) {
    c.trilateral.joined[c.berth] = joined;
    Menu menu;
    h.model.build_menu(c, *d, menu);
    CHECK(all(menu.open));
    const std::size_t in = joined > 0 ? 0 : 1, out = joined > 0 ? 2 : 0;
    CHECK(all(menu.available[in]));
    CHECK(all(menu.available[out]));
    CHECK_FALSE(any(menu.available[3 - in - out]));
    const Real difference = menu.utility(in) - menu.utility(out);
    CHECK((menu.precision * difference / menu.stake)[0] == Approx(c.logit()).epsilon(1e-9));
  }
}

TEST_CASE("The odds of joining rise in benefit and visible projects and fall in threat") {
  Crossing c;
  double before = c.odds();
  for (const double fee : {10.0, 50.0, 200.0}) {
    c.trilateral.transit_fee[c.berth] = fee;
    CHECK(c.odds() > before);
    before = c.odds();
  }
  for (const double threat : {0.4, 0.6, 0.9}) {
    c.dyad.threat_S[c.structure.dyad(c.third, c.giant)] = threat;
    CHECK(c.odds() < before);
    before = c.odds();
  }
  // Only the largest threat counts.
  c.dyad.threat_S[c.structure.dyad(c.third, c.partner)] = 0.8;
  CHECK(c.odds() == before);
  for (const Stage at : {Stage::declared, Stage::suspended, Stage::cancelled}) {
    c.project.stage[c.mine] = stage(at);
    CHECK(c.odds() == before);
  }
  for (const Stage at : {Stage::building, Stage::operating}) {
    c.project.stage[c.mine] = stage(at);
    CHECK(c.odds() > before);
  }
}

TEST_CASE("The parties discount by the odds, by the quiet time and by sanctions") {
  Crossing c;
  c.trilateral.provocation_rate[c.third] = 0.5;
  *c.trilateral.provocation_years = 2.0;
  c.trilateral.engagement[c.third] = 1.0;
  const double odds = c.odds(), quiet = 1 / (1 + 0.5 * 0.5 * 2);
  CHECK(c.trilateral.outlook[c.berth][0] == Approx(odds * quiet).epsilon(1e-12));
  const Prospect x = survey(c, c.berth);
  const double rate = rate_of_progress(x, 0.5, 1.0, 1.0)[0];
  CHECK(delay_discount(x, 0.5, 1.0, 1.0)[0] ==
        Approx(std::exp(-0.1 / (rate * odds * quiet))).epsilon(1e-9));
  c.trilateral.un_sanctions[c.third] = 1.0;
  forecast_joining(c);
  CHECK(c.trilateral.outlook[c.berth][0] == 0.0);
  CHECK(delay_discount(survey(c, c.berth), 0.5, 1.0, 1.0)[0] == Approx(0.0).margin(1e-100));
}

TEST_CASE("A state that decides nothing stays where the scenario has put it") {
  Crossing c;
  c.own_structure().states[c.third.index()].active = false;
  for (const double joined : {0.0, 1.0}) {
    c.trilateral.joined[c.berth] = joined;
    CHECK(c.odds() == joined);
  }
  CHECK(join_docket(History(c).model) == nullptr);
}

TEST_CASE("Provocations come and go with their hazards") {
  const Spell alone = provoke(0.35, 1.0, 0.0);
  CHECK(alone.starts_per_year == Approx(per_year(0.35)).epsilon(0.05));
  CHECK(alone.ends_per_year == Approx(per_year(1.0)).epsilon(0.05));
  const Spell engaged = provoke(0.35, 0.5, 1.0);
  CHECK(engaged.starts_per_year == Approx(per_year(0.35 * 0.5)).epsilon(0.05));
  CHECK(engaged.ends_per_year == Approx(per_year(2.0)).epsilon(0.05));
  CHECK(provoke(0.0, 1.0, 0.0).starts_per_year == 0.0);
}

TEST_CASE("A provocation makes others believe in hostile intent by iV") {
  Crossing c;
  const auto intent = [&](double prov) {
    c.trilateral.prov[c.third] = prov;
    update_intent(c.context, c, true);
    const double x = c.dyad.intent[c.structure.dyad(c.host, c.third)][0];
    return std::log(x / (1 - x));
  };
  CHECK(intent(1.0) - intent(0.0) == Approx(0.5).epsilon(1e-9));
  const double of_host = c.dyad.intent[c.structure.dyad(c.third, c.host)][0];
  intent(1.0);
  CHECK(c.dyad.intent[c.structure.dyad(c.third, c.host)][0] == of_host);
}

TEST_CASE("Without a state in between none of its numbers changes a bit of what happens") {
  const auto run = [](bool changed) {
    ReferenceCase c;
    if (changed) {
      *c.trilateral.p0 = 2.0;
      *c.trilateral.p1 = 4.0;
      *c.trilateral.iV = 1.5;
      *c.trilateral.provocation_years = 2.0;
      c.trilateral.un_sanctions[c.third] = 1.0;
      c.trilateral.joined[c.berth] = 1.0;
      c.trilateral.exempt[c.berth] = 1.0;
    }
    History h(c);
    CHECK(join_docket(h.model) == nullptr);
    h.step(60);
    std::vector<Real> out(h.model.metrics().size());
    h.model.measure(*h.world, out);
    return out;
  };
  const std::vector<Real> a = run(false), b = run(true);
  REQUIRE(a.size() == b.size());
  for (std::size_t k = 0; k < a.size(); ++k) CHECK(all(a[k] == b[k]));
}
