// Hold-up under every rule of bargaining: what an investor puts in where the host may take it back.
// Equation 15; Vernon 1971, Grossman & Hart 1986.
#include <vector>

#include "model/bargaining.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

/// The berth of the reference case after a year, or of a case changed by `change`.
struct Berth {
  ReferenceCase c;
  Prospect prospect;
  template <class Change>
  explicit Berth(const Change& change) {
    change(c);
    History history(c);
    history.step(4);
    prospect = survey(*history.world, c.berth);
  }
  Berth() : Berth([](ReferenceCase&) {}) {}
};

/// A menu with one length, equity and management, and finance in steps of a fiftieth.
Project finance_menu(double years, double equity, double management) {
  Project menu;
  menu.years = {years};
  menu.equity = {equity};
  menu.management = {management};
  for (int k = 0; k <= 50; ++k) menu.finance.push_back(k / 50.0);
  return menu;
}

/// Finance that both sides expect talks over that menu to end with, 0 without agreement.
double agreed_finance(const BargainingRuleInfo& info, const Prospect& x, const Project& menu) {
  Table table = {menu, x, 0.0, 99.0, 1.0, 1.0, host_outside(x), 0.002, 0.5};
  table.host_delay = table.partner_delay = 0.98;
  return info.expected(table, 0.5).terms.finance[0];
}

std::vector<BargainingRuleInfo> bargainers() {
  std::vector<BargainingRuleInfo> out;
  for (const BargainingRuleInfo& info : bargaining_rules()) {
    if (info.rule != random_bargain && info.rule != no_bargain) out.push_back(info);
  }
  return out;
}

}  // namespace

TEST_CASE("Under every rule agreed finance falls in the hazard of renegotiation") {
  const Berth berth;
  for (const BargainingRuleInfo& info : bargainers()) {
    for (const double equity : {0.25, 0.49}) {
      INFO(info.id << ", equity " << equity);
      const Project menu = finance_menu(25, equity, 0);
      double before = 2;
      for (const double hazard : {0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5}) {
        Prospect x = berth.prospect;
        x.hazard = hazard;
        const double now = agreed_finance(info, x, menu);
        CHECK(now <= before);
        before = now;
      }
    }
  }
}

TEST_CASE("Under every rule agreed finance rises in trust, a binding text and control") {
  const Project menu = finance_menu(25, 0.49, 0);
  std::vector<Prospect> trusting;
  for (const double trust : {0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95}) {
    trusting.push_back(Berth([&](ReferenceCase& c) {
                         c.dyad.trust0[c.structure.dyad(c.partner, c.host)] = trust;
                       }).prospect);
  }
  const Prospect loose = Berth().prospect;
  const Prospect bound = Berth([](ReferenceCase& c) { c.project.binding[c.berth] = 1.0; }).prospect;
  for (const BargainingRuleInfo& info : bargainers()) {
    INFO(info.id);
    double before = -1;
    for (const Prospect& x : trusting) {
      const double now = agreed_finance(info, x, menu);
      CHECK(now >= before);
      before = now;
    }
    CHECK(before > agreed_finance(info, trusting.front(), menu));
    CHECK(agreed_finance(info, bound, menu) >= agreed_finance(info, loose, menu));
    before = -1;
    for (const double equity : {0.0, 0.25, 0.49, 0.75}) {
      const double now = agreed_finance(info, loose, finance_menu(25, equity, 0));
      CHECK(now >= before);
      before = now;
    }
  }
}

TEST_CASE("Without hazard control pays an investor nothing but its own yield") {
  // No hazard, no fee and no margin for equity: what the partner gets does not depend on control.
  Prospect x = Berth().prospect;
  x.hazard = 0.0;
  x.margin = 0.0;
  x.fee = 0.0;
  for (const double finance : {0.0, 0.25, 0.5}) {
    const double bare = values_at(x, {25.0, 0.0, 0.0, finance}).partner[0];
    for (const double equity : {0.25, 0.75}) {
      CHECK(values_at(x, {25.0, equity, 1.0, finance}).partner[0] == bare);
    }
  }
}
