// Binding texts: firmness in equation 15 and penalties in the dockets of funding and effort.
#include "model/binding.h"

#include <string_view>

#include "model/docket_project.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

/// A berth that is being built, at the moment its two sides decide how to go on.
struct UnderWay {
  ReferenceCase given;
  History history;
  World& w;
  ProjectId berth = given.berth;

  UnderWay() : history(given), w(*history.world) {
    history.model.prepare(*history.world, history.batch, 0, nullptr);
    w.project.stage[berth] = stage(Stage::building);
    w.project.years[berth] = 25.0;
    w.project.equity[berth] = 0.25;
    w.project.finance[berth] = 0.5;
    w.project.idle[berth] = 2.0;
  }
  Menu menu_of(std::string_view kind) {
    Menu menu;
    for (const Docket& d : history.model.dockets()) {
      if (history.model.kind(d).id == kind && d.first == berth.index()) {
        history.model.build_menu(w, d, menu);
      }
    }
    return menu;
  }
};

constexpr double kStake = 0.08 * 2.0;  // r K

}  // namespace

TEST_CASE("A text is as firm as the marks it bears, or as the scenario says where that is more") {
  SmallWorld w;
  const auto firm = [&](double named, double dated, double penalty, double binding) {
    w.deal.named_firm[w.berth] = named;
    w.deal.dated[w.berth] = dated;
    w.deal.penalty[w.berth] = penalty;
    w.project.binding[w.berth] = binding;
    return firmness(w, w.berth)[0];
  };
  CHECK(firm(0, 0, 0, 0) == 0.0);
  CHECK(firm(1, 0, 0, 0) == Approx(1.0 / 3));
  CHECK(firm(1, 1, 0, 0) == Approx(2.0 / 3));
  CHECK(firm(1, 1, 0.2, 0) == 1.0);  // a penalty binds however small it is
  CHECK(firm(0, 1, 0, 0.8) == 0.8);
  CHECK(firm(0, 0, 0, 1) == 1.0);
}

TEST_CASE("Marks of a binding text lower the hazard of renegotiation as the flag does") {
  UnderWay u;
  const auto hazard = [&] { return survey(u.w, u.berth).hazard[0]; };
  const double loose = hazard();
  u.w.deal.named_firm[u.berth] = u.w.deal.dated[u.berth] = 1.0;
  const double marked = hazard();
  u.w.deal.penalty[u.berth] = 0.1;
  CHECK(marked < loose);
  CHECK(hazard() < marked);
  const double all_marks = hazard();
  u.w.deal.named_firm[u.berth] = u.w.deal.dated[u.berth] = u.w.deal.penalty[u.berth] = 0.0;
  u.w.project.binding[u.berth] = 1.0;
  CHECK(hazard() == all_marks);
}

TEST_CASE("A penalty charges each option of the partner and the host what it fails to deliver") {
  UnderWay u;
  const Menu fund = u.menu_of("fund"), effort = u.menu_of("effort");
  u.w.deal.penalty[u.berth] = 0.4;
  u.w.project.binding[u.berth] = 0.0;
  *u.w.par.h_b = 1.0;  // leave the hazard out of it
  const Menu fined_fund = u.menu_of("fund"), fined_effort = u.menu_of("effort");
  const auto fine = [](const Menu& before, const Menu& after, std::size_t option) {
    return (before.utility(option) - after.utility(option))[0];
  };
  CHECK(fine(fund, fined_fund, 0) == Approx(0.4 * kStake * 0.5).epsilon(1e-9));  // withhold
  CHECK(fine(fund, fined_fund, 1) == Approx(0.0).margin(1e-12));                 // fund
  CHECK(fine(fund, fined_fund, 2) == Approx(0.4 * kStake * 0.5).epsilon(1e-9));  // quit
  CHECK(fine(effort, fined_effort, 0) == Approx(0.4 * kStake).epsilon(1e-9));    // suspend
  CHECK(fine(effort, fined_effort, 1) == Approx(0.4 * kStake * 0.7).epsilon(1e-9));
  CHECK(fine(effort, fined_effort, 2) == Approx(0.0).margin(1e-12));           // steady
  CHECK(fine(effort, fined_effort, 3) == Approx(0.0).margin(1e-12));           // press on
  CHECK(fine(effort, fined_effort, 4) == Approx(0.4 * kStake).epsilon(1e-9));  // cancel
}

TEST_CASE("The dearer it is not to deliver, the more of it is delivered") {
  double effort_before = -1, funded_before = -1;
  for (const double penalty : {0.0, 0.3, 1.0}) {
    ReferenceCase c;
    c.deal.penalty[c.berth] = penalty;
    c.project.stage[c.berth] = stage(Stage::building);
    c.project.years[c.berth] = 25.0;
    c.project.equity[c.berth] = 0.25;
    c.project.finance[c.berth] = 0.5;
    c.project.build[c.berth] = 40.0;  // it stays under way
    *c.par.s0 = 1.0;                  // and is not worth much
    *c.par.h_b = 1.0;
    double effort = 0, funded = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      History h(c, seed);
      for (int tick = 0; tick < 4; ++tick) {
        h.step();
        effort += mean(min(h.world->project.effort[c.berth], 1.0)) / 80;
        funded += mean(h.world->project.funded[c.berth]) / 80;
      }
    }
    CHECK(effort > effort_before);
    CHECK(funded > funded_before);
    effort_before = effort;
    funded_before = funded;
  }
}
