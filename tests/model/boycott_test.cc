// Breach, reopening, grudges and boycotts: equations 19, 20, 38 and 39.
#include "model/boycott.h"

#include <cmath>

#include "model/bargaining.h"
#include "model/docket_project.h"
#include "model/trust.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

/// The small world with its roads, to send cargo over.
struct Roads : SmallWorld {
  CorridorIndex index{structure};
  DyadId quarrel = structure.dyad(partner, host);

  void assign() {
    price_routes(index, *this);
    assign_cargo(index, *this);
  }
  double flow(RouteId k) const { return route.flow[k][0]; }
  double weight(RouteId k) const { return std::exp(-(*par.beta_route)[0] * route.cost[k][0]); }
};

/// A few ticks of the case, with what phase functions and dockets need.
struct Scene {
  History history;
  ReferenceWorld& w = *history.world;
  ReferenceIds id;
  Events silent{nullptr, 0};
  CorridorIndex corridors{history.model.setup().structure};
  Context context{history.model.setup(), corridors, 0.25};

  explicit Scene(const ReferenceCase& c = ReferenceCase()) : history(c) { history.step(2); }

  const Docket& docket(std::string_view kind) const {
    for (const Docket& d : history.model.dockets()) {
      if (history.model.kind(d).id == kind && d.first == 0) return d;
    }
    throw "no such docket";
  }
  Menu menu(std::string_view kind) const {
    Menu m;
    history.model.build_menu(w, docket(kind), m);
    return m;
  }
  void carry_out(std::string_view kind, std::size_t option) {
    const Docket& d = docket(kind);
    history.model.kind(d).apply(context, w, d, static_cast<double>(option), Mask(true), silent);
  }
  void build(Stage at) {
    w.project.stage[id.berth] = stage(at);
    w.project.years[id.berth] = 49.0;
    w.project.equity[id.berth] = 0.75;
    w.project.management[id.berth] = 1.0;
    w.project.finance[id.berth] = 0.5;
    w.project.effort[id.berth] = 1.0;
    w.project.funded[id.berth] = 1.0;
    w.project.progress[id.berth] = 0.4;
  }
  void operate() {
    build(Stage::operating);
    w.project.progress[id.berth] = 1.0;
    w.project.lease_left[id.berth] = 40.0;
  }
};

enum Pressure : std::size_t { kUse = 0, kBoycott = 1 };
enum Review : std::size_t { kKeep = 0, kReopen = 1 };

}  // namespace

TEST_CASE("A boycott moves the shipper's cargo to ports of others, and its end moves it back") {
  Roads w;
  w.assign();
  const double before = w.flow(w.by_haven);
  CHECK(before > 1.0);
  w.boycott.imposed[w.quarrel] = 1.0;
  w.assign();
  CHECK(w.flow(w.by_haven) == 0.0);
  CHECK(w.flow(w.by_harbour) == 0.0);
  CHECK(w.flow(w.by_rival) == Approx(60.0));
  w.boycott.imposed[w.quarrel] = 0.0;
  w.assign();
  CHECK(w.flow(w.by_haven) == before);
}

TEST_CASE("A boycott by another state than the shipper moves nothing") {
  Roads w, other;
  other.boycott.imposed[w.structure.dyad(w.third, w.host)] = 1.0;
  w.assign();
  other.assign();
  CHECK(other.flow(w.by_haven) == w.flow(w.by_haven));
}

TEST_CASE("Talks are about the cargo that comes when there is no boycott") {
  Roads w;
  w.assign();
  project_potential(w.index, w);
  const double potential = w.project.potential[w.berth][0];
  w.boycott.imposed[w.quarrel] = 1.0;
  w.assign();
  project_potential(w.index, w);
  CHECK(w.project.potential[w.berth][0] == potential);
}

TEST_CASE("Avoiding ports costs shippers the difference of the logsums") {
  Roads w;
  for (const double boycotted : {0.0, 1.0}) {  // the comparison is the same during a boycott
    w.boycott.imposed[w.quarrel] = boycotted;
    w.assign();
    const double all = w.weight(w.by_harbour) + w.weight(w.by_haven) + w.weight(w.by_rival);
    const double extra = (std::log(all) - std::log(w.weight(w.by_rival))) / (*w.par.beta_route)[0];
    const Avoidance a = avoid_ports(w.index, w, w.partner, w.host);
    CHECK(a.possible[0]);
    CHECK(a.cost[0] == Approx(60.0 * extra * 1e-3));
    CHECK(a.cargo[0] == Approx(60.0 * (1 - w.weight(w.by_rival) / all)));
  }
  const Avoidance stranger = avoid_ports(w.index, w, w.third, w.host);
  CHECK(stranger.cost[0] == 0.0);
  CHECK(stranger.cargo[0] == 0.0);
}

TEST_CASE("Cargo that has no other way cannot be kept away") {
  Roads w;
  w.node.available[w.rival] = 0.0;
  w.assign();
  CHECK_FALSE(any(avoid_ports(w.index, w, w.partner, w.host).possible));
}

TEST_CASE("Without leave to boycott nobody bears a grudge or boycotts") {
  ReferenceCase c;
  c.everywhere(&StateFields::lambda, 0.5);
  c.requests = {{c.berth, 2, 49, 0.75, 1, 0.5, 0}};
  History h(c);
  for (int tick = 0; tick < 60; ++tick) {
    h.step();
    REQUIRE(h.world->talks.grudge[c.berth][0] == 0.0);
    REQUIRE(h.world->boycott.imposed[h.world->structure.dyad(c.partner, c.host)][0] == 0.0);
  }
}

TEST_CASE("A rejected offer is resented for what it was worth over the outside option") {
  Scene s;
  s.w.project.offer_years[s.id.berth] = 49.0;
  s.w.project.offer_equity[s.id.berth] = 0.75;
  Real& grudge = s.w.talks.grudge[s.id.berth];
  resent_rejection(s.w, s.id.berth, Mask(true));
  CHECK(grudge[0] == 0.0);
  s.w.talks.boycottable[s.id.berth] = 1.0;
  const Prospect x = survey(s.w, s.id.berth);
  const double worth = values_at(x, offered_terms(s.w, s.id.berth)).partner[0];
  const double other = outside_income(s.w, s.id.berth, x)[0];
  REQUIRE(worth > other);
  resent_rejection(s.w, s.id.berth, Mask(true));
  CHECK(grudge[0] == Approx(worth - other));
  s.w.state.w_E[s.id.partner] = 0.0;  // weights enter where the partner decides
  grudge = 0.0;
  resent_rejection(s.w, s.id.berth, Mask(true));
  CHECK(grudge[0] == Approx(worth - other));
  s.w.node.saving[s.id.rival] = 1000.0;  // a better way elsewhere: nothing lost
  REQUIRE(outside_income(s.w, s.id.berth, x)[0] > worth);
  resent_rejection(s.w, s.id.berth, Mask(true));
  CHECK(grudge[0] == Approx(worth - other));
}

TEST_CASE("A grudge fades to nothing, and to the rent taken while a lease is squeezed") {
  Scene s;
  Real& grudge = s.w.talks.grudge[s.id.berth];
  s.w.talks.boycottable[s.id.berth] = 1.0;
  grudge = 0.8;
  for (int tick = 0; tick < 8; ++tick) update_grudges(s.context, s.w);
  CHECK(grudge[0] == Approx(0.8 * std::exp(-0.5 * 2)));
  s.operate();
  s.w.project.squeezed[s.id.berth] = 1.0;
  for (int tick = 0; tick < 400; ++tick) update_grudges(s.context, s.w);
  const Prospect x = survey(s.w, s.id.berth);
  const double rent = (x.use * (0.75 * x.margin + x.fee))[0];
  CHECK(grudge[0] == Approx(0.3 * rent));
}

TEST_CASE("A squeeze takes its share of the rent from the partner") {
  Scene s;
  CHECK(partner_income(s.w, s.id.berth)[0] == 0.0);
  s.operate();
  const double free = partner_income(s.w, s.id.berth)[0];
  s.w.project.squeezed[s.id.berth] = 1.0;
  const Prospect x = survey(s.w, s.id.berth);
  const double rent = (x.use * (0.75 * x.margin + x.fee))[0];
  CHECK(free - partner_income(s.w, s.id.berth)[0] == Approx(0.3 * rent));
}

TEST_CASE("A partner boycotts where the hope of redress exceeds the detour") {
  Scene s;
  CHECK_FALSE(any(s.menu("boycott").open));
  s.w.talks.boycottable[s.id.berth] = 1.0;
  CHECK_FALSE(any(s.menu("boycott").open));  // no grudge, no issue
  s.w.talks.grudge[s.id.berth] = 2.0;
  const double cost = avoid_ports(s.context.corridors, s.w, s.id.partner, s.id.host).cost[0];
  REQUIRE(cost > 0.0);
  const Menu menu = s.menu("boycott");
  CHECK(menu.open[0]);
  CHECK(menu.hold[0] == 0.0);
  CHECK(menu.utility(kUse)[0] == 0.0);
  CHECK(menu.utility(kBoycott)[0] == Approx(0.3 * 2.0 - cost));

  s.carry_out("boycott", kBoycott);
  const DyadId pair = s.w.structure.dyad(s.id.partner, s.id.host);
  CHECK(s.w.boycott.imposed[pair][0] == 1.0);
  CHECK(s.menu("boycott").hold[0] == 1.0);
  CHECK(s.menu("boycott").utility(kBoycott)[0] == Approx(0.3 * 2.0 - cost));
  s.carry_out("boycott", kUse);
  CHECK(s.w.boycott.imposed[pair][0] == 0.0);
}

TEST_CASE("Under a boycott a squeeze pays less, and costs the spill-over of the cargo kept away") {
  Scene s;
  s.operate();
  const double alone = s.menu("squeeze").utility(1)[0];
  s.w.boycott.imposed[s.w.structure.dyad(s.id.partner, s.id.host)] = 1.0;
  const double answered = s.menu("squeeze").utility(1)[0];
  const Prospect x = survey(s.w, s.id.berth);
  const double away = avoid_ports(s.context.corridors, s.w, s.id.partner, s.id.host).cargo[0];
  REQUIRE(away > x.use[0]);  // the berth would stand idle
  const double rent = (x.use * (0.75 * x.margin + x.fee))[0];
  CHECK(alone - answered == Approx(0.3 * rent + x.spill[0] * away));
}

TEST_CASE("A grudge that lasts brings a boycott, and one that fades ends it") {
  ReferenceCase c;
  c.everywhere(&StateFields::lambda, 1000.0);
  c.talks.boycottable[c.berth] = 1.0;
  c.talks.grudge[c.berth] = 5.0;
  c.calendar.ticks = 80;
  History h(c);
  const DyadId pair = c.structure.dyad(c.partner, c.host);
  h.step(4);
  CHECK(h.world->boycott.imposed[pair][0] == 1.0);
  h.world->project.stage[c.berth] = stage(Stage::cancelled);
  h.step(60);
  CHECK(h.world->boycott.imposed[pair][0] == 0.0);
}

TEST_CASE("Only a host with leave to reopen can, and only until it operates") {
  Scene s;
  s.build(Stage::building);
  CHECK_FALSE(any(s.menu("renegotiate").open));
  s.w.talks.reopenable[s.id.berth] = 1.0;
  for (const Stage at : {Stage::agreed, Stage::funded, Stage::building, Stage::suspended}) {
    s.build(at);
    CHECK(s.menu("renegotiate").open[0]);
  }
  for (const Stage at : {Stage::proposed, Stage::declared, Stage::cancelled, Stage::operating}) {
    s.build(at);
    CHECK_FALSE(any(s.menu("renegotiate").open));
  }
}

TEST_CASE("Reopening is worth the terms to be had now less the trust it costs") {
  Scene s;
  s.w.talks.reopenable[s.id.berth] = 1.0;
  s.build(Stage::building);
  const Prospect x = survey(s.w, s.id.berth);
  const Agreement now = nash_bargain(bargaining_table(s.w, s.id.berth, x), 0.5);
  REQUIRE(now.found[0]);
  const Menu menu = s.menu("renegotiate");
  const double trust = value_of_breach(s.w, s.id.coast, s.id.host, s.id.partner, 1.0)[0];
  CHECK(trust > 0.0);
  CHECK(menu.utility(kKeep)[0] ==
        Approx(values_at(x, agreed_terms(s.w, s.id.berth)).host.total()[0]));
  CHECK(menu.utility(kReopen)[0] == Approx(values_at(x, now.terms).host.total()[0] - trust));
  // Terms that are those to be had are never worth reopening.
  s.w.project.years[s.id.berth] = now.terms.years;
  s.w.project.equity[s.id.berth] = now.terms.equity;
  s.w.project.management[s.id.berth] = now.terms.management;
  s.w.project.finance[s.id.berth] = now.terms.finance;
  const Menu same = s.menu("renegotiate");
  CHECK(same.utility(kReopen)[0] < same.utility(kKeep)[0]);
}

TEST_CASE("Reopened talks are expected to begin anew, whoever spoke last in those before") {
  ReferenceCase c;
  c.rules.bargaining = "alternating-offers";
  Scene s(c);
  s.w.talks.reopenable[s.id.berth] = 1.0;
  s.build(Stage::building);
  s.w.talks.rounds[s.id.berth] = 2.0;
  const double after_even = s.menu("renegotiate").utility(kReopen)[0];
  s.w.talks.rounds[s.id.berth] = 3.0;
  CHECK(s.menu("renegotiate").utility(kReopen)[0] == after_even);
}

TEST_CASE("A binding text makes reopening cost more trust") {
  Scene s;
  s.w.talks.reopenable[s.id.berth] = 1.0;
  s.build(Stage::building);
  const double loose = s.menu("renegotiate").term(kReopen, Term::trust)[0];
  s.w.project.binding[s.id.berth] = 1.0;
  CHECK(s.menu("renegotiate").term(kReopen, Term::trust)[0] < 2.0 * loose);
}

TEST_CASE("Reopening voids the terms, keeps what is built and counts as broken") {
  Scene s;
  s.build(Stage::building);
  s.w.project.binding[s.id.berth] = 1.0;
  s.w.talks.ask_host[s.id.berth] = 0.3;
  const DyadId view = s.w.structure.dyad(s.id.partner, s.id.host);
  const double broken = s.w.dyad.broken[view][0];
  s.carry_out("renegotiate", kReopen);
  CHECK(s.w.project.stage[s.id.berth][0] == stage(Stage::declared)[0]);
  CHECK(s.w.project.progress[s.id.berth][0] == 0.4);
  CHECK(s.w.project.years[s.id.berth][0] == 0.0);
  CHECK(s.w.project.effort[s.id.berth][0] == 0.0);
  CHECK(s.w.project.funded[s.id.berth][0] == 0.0);
  CHECK(s.w.project.offer[s.id.berth][0] == 0.0);
  CHECK(s.w.talks.ask_host[s.id.berth][0] == 1.0);
  CHECK(s.w.dyad.broken[view][0] == Approx(broken + 3.0));
}

TEST_CASE("Cancelling and quitting count as broken, each in the other's eyes") {
  Scene s;
  *s.w.bargaining.breach = 2.0;
  const DyadId of_host = s.w.structure.dyad(s.id.partner, s.id.host);
  const DyadId of_partner = s.w.structure.dyad(s.id.host, s.id.partner);
  const double host_broke = s.w.dyad.broken[of_host][0];
  const double partner_broke = s.w.dyad.broken[of_partner][0];
  s.build(Stage::suspended);
  s.carry_out("effort", 4);
  CHECK(s.w.project.stage[s.id.berth][0] == stage(Stage::cancelled)[0]);
  CHECK(s.w.dyad.broken[of_host][0] == Approx(host_broke + 2.0));
  CHECK(s.w.dyad.broken[of_partner][0] == partner_broke);
  s.build(Stage::suspended);
  s.carry_out("fund", 2);
  CHECK(s.w.dyad.broken[of_partner][0] == Approx(partner_broke + 2.0));
  CHECK(s.w.dyad.broken[of_host][0] == Approx(host_broke + 2.0));
}

TEST_CASE("Five broken years are a breach of five agreements") {
  Scene s;
  CHECK(value_of_broken_trust(s.w, s.id.coast, s.id.host, s.id.partner)[0] ==
        value_of_breach(s.w, s.id.coast, s.id.host, s.id.partner, 5.0)[0]);
  CHECK(value_of_breach(s.w, s.id.coast, s.id.host, s.id.partner, 0.0)[0] == Approx(0.0));
}
