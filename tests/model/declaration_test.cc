// Words and deeds: the size of declarations, and when they part from what is realised. Equations 12
// and 25; Fearon 1994, Putnam 1988.
#include <cmath>

#include "analysis/ensemble.h"
#include "model/docket.h"
#include "model/progress.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

struct Declarations : Observer {
  Real amount = 0.0;
  int option = -1;
  void event(const EventRecord& e) override {
    if (e.kind == "declared" && e.subject == "wide.PARTNER") amount = e.value;
  }
};

/// What the host declares with the partner at a level, bn USD, and the menu it is declared from.
struct Declared {
  double amount;
  Menu menu;
};
Declared declare(History& h, std::size_t level) {
  const CorridorIndex corridors(h.world->structure);
  const Context context{h.model.setup(), corridors, 0.25};
  Declarations log;
  Declared declared{};
  for (const Docket& d : h.model.dockets()) {
    if (h.model.kind(d).id != "declaration" || d.target != "wide.PARTNER") continue;
    h.model.build_menu(*h.world, d, declared.menu);
    h.model.kind(d).apply(context, *h.world, d, static_cast<double>(level), Mask(true),
                          Events(&log, h.tick));
  }
  declared.amount = log.amount[0];
  return declared;
}

struct Totals {
  double planned, earned, declared, ratio;
};
Totals final_flows(const ReferenceCase& c) {
  const ReferenceModel model(c.setup());
  EnsembleOptions options;
  options.runs = 128;
  options.bands = false;
  const EnsembleResult r = run_ensemble(model, options);
  const auto mean_of = [&](std::string_view metric) {
    double sum = 0;
    for (const double x : r.finals_of(static_cast<std::size_t>(r.find_metric(metric)))) sum += x;
    return sum / static_cast<double>(r.runs);
  };
  return {mean_of("PV[regional]"), mean_of("EV[regional]"), mean_of("DEC[regional]"),
          mean_of("RR[regional]")};
}

/// Only flows: the regional project stays off the table.
ReferenceCase flows(double motives, double hedging) {
  ReferenceCase c;
  c.everywhere(&StateFields::w_B, motives);
  c.everywhere(&StateFields::w_S, motives);
  c.everywhere(&StateFields::w_H, hedging);
  c.project.available[c.mine] = 0.0;
  return c;
}

}  // namespace

TEST_CASE("Without status or balancing a state declares what it expects") {
  History h(flows(0, 1));
  h.step(5);
  const double expected =
      h.world->holding.accepted[h.world->structure.holding(RegionId(2), StateId(1))][0];
  for (const std::size_t level : {1U, 2U, 3U}) CHECK(declare(h, level).amount == Approx(expected));
}

TEST_CASE(
    "An audience cost without bound, or a binding text, closes the gap between word and deed") {
  const auto gap = [](double c_aud, double binding) {
    ReferenceCase c = flows(1, 1);
    *c.par.c_aud = c_aud;
    c.region.binding[c.wide] = binding;
    History h(c);
    h.step(5);
    const double expected =
        h.world->holding.accepted[h.world->structure.holding(RegionId(2), StateId(1))][0];
    return declare(h, 3).amount - expected;
  };
  CHECK(gap(0.3, 0) > 0.5);
  CHECK(gap(0.6, 0) == Approx(gap(0.3, 0) / 2));
  CHECK(gap(0.3, 1) == Approx(gap(0.3, 0) / 3));
  CHECK(gap(1e6, 0) == Approx(0.0).margin(1e-5));
}

TEST_CASE("The gap grows with the level for status, and with threats by others for balancing") {
  const auto gap = [](double w_S, double w_B, double pivot, std::size_t level) {
    ReferenceCase c = flows(0, 1);
    c.everywhere(&StateFields::w_S, w_S);
    c.everywhere(&StateFields::w_B, w_B);
    c.state.pivot[c.giant] = pivot;
    History h(c);
    h.step(5);
    const double expected =
        h.world->holding.accepted[h.world->structure.holding(RegionId(2), StateId(1))][0];
    return declare(h, level).amount - expected;
  };
  CHECK(gap(1, 0, 0, 3) == Approx(3 * gap(1, 0, 0, 1)));
  CHECK(gap(0, 1, 0, 3) == Approx(gap(0, 1, 0, 1)));
  CHECK(gap(0, 1, 2, 1) > gap(0, 1, 0, 1));
}

TEST_CASE("A declaration is of the size that its own motives and costs make best") {
  History h(flows(1, 1));
  h.step(5);
  const World& w = *h.world;
  const double expected = w.holding.accepted[w.structure.holding(RegionId(2), StateId(1))][0];
  const Declared d = declare(h, 2);
  // U(d) = m d - c (d - E)^2 / Need has its top at d = E + Need m / 2c, where c (d-E)^2 / Need is
  // m (d - E) / 2: the audience cost is half of what the excess is worth.
  const double motive =
      (d.menu.term(2, Term::status) + d.menu.term(2, Term::security))[0] / d.amount;
  CHECK(-d.menu.term(2, Term::audience)[0] == Approx(0.5 * motive * (d.amount - expected)));
}

TEST_CASE("Declared flows fall due over the years that the scenario says") {
  ReferenceCase c = flows(1, 1);
  *c.par.summit_rate = 0.0;
  const HoldingId held = c.structure.holding(c.wide, c.partner);
  c.holding.declared[held] = c.holding.open[held] = 8.0;
  History h(c);
  h.step(8);
  CHECK(h.world->holding.open[held][0] == Approx(8.0 * std::exp(-2.0 * 2 / 4)));
}

TEST_CASE("Where what is meant is declared every year, words and deeds come to the same") {
  for (const double hedging : {0.0, 1.0}) {
    ReferenceCase c = flows(0, hedging);
    c.rules.decision = "status-quo";
    History h(c);
    const HoldingId held = c.structure.holding(c.wide, c.partner);
    for (int year = 0; year < 20; ++year) {
      declare(h, 1);
      h.step(4);
    }
    const double planned = planned_flow(*h.world, held)[0], earned = earned_flow(*h.world, held)[0];
    CHECK(planned > 1.0);
    CHECK(std::abs(earned / planned - 1) < 0.05);
  }
}

TEST_CASE("Without motives to overstate, what falls due arrives") {
  for (const double hedging : {0.0, 1.0}) {
    const Totals t = final_flows(flows(0, hedging));
    CHECK(t.planned > 1.0);
    CHECK(std::abs(t.earned / t.planned - 1) < 0.05);
  }
}

TEST_CASE(
    "Balancing and status drive words apart from deeds, and the audience cost holds them "
    "together") {
  ReferenceCase costly = flows(1, 1);
  *costly.par.c_aud = 1e6;
  const Totals cheap = final_flows(flows(1, 1)), dear = final_flows(costly);
  CHECK(cheap.ratio < 0.5);
  CHECK(dear.ratio > 0.95);
}

TEST_CASE(
    "The interaction of balancing and status with hedging is a finite contrast of four ensembles") {
  const double contrast = (final_flows(flows(1, 1)).ratio - final_flows(flows(1, 0)).ratio) -
                          (final_flows(flows(0, 1)).ratio - final_flows(flows(0, 0)).ratio);
  CHECK(std::isfinite(contrast));
}
