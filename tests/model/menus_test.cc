// What every docket of every kind promises, met on the way of a history in which all are opened.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

/// A lively case: low precision, everything open that a scenario can open, third capital at hand,
/// requests on the table, a grudge, a state between the two sides of the mine.
ReferenceCase lively() {
  ReferenceCase c;
  c.calendar.ticks = 80;
  c.everywhere(&StateFields::lambda, 1.0);
  *c.par.endogenous_sanctions = 1.0;
  c.development.budget_step[c.wide] = 0.5;
  c.development.openness_step[c.wide] = 0.2;
  c.talks.reopenable[c.mine] = c.talks.reopenable[c.berth] = 1.0;
  c.talks.boycottable[c.berth] = 1.0;
  c.talks.grudge[c.berth] = 1.0;
  open_statecraft(c);
  c.own_structure().projects[c.mine.index()].through = c.third;
  c.requests = {{c.mine, 6, 25, 0.49, 0, 0.5, 0}};
  return c;
}

/// Calls `visit(kind, menu)` for every docket in every tick, open or not.
template <class Visit>
void visit_menus(const ReferenceCase& c, int ticks, Visit&& visit) {
  History h(c);
  Menu menu;
  for (int tick = 0; tick < ticks; ++tick) {
    for (const Docket& d : h.model.dockets()) {
      h.model.build_menu(*h.world, d, menu);
      visit(h, d, menu);
    }
    h.step();
  }
}

struct Decisions : Observer {
  std::map<std::string, int> made;
  std::set<std::string> broken;
  void decision(const DecisionRecord& d) override {
    const std::string kind(d.docket);
    made[kind] += 1;
    if (d.options.size() != d.available.size()) broken.insert(kind + ": options");
    for (int lane = 0; lane < kLanes; ++lane) {
      if (!d.open[lane]) continue;
      const auto chosen = static_cast<std::size_t>(d.chosen[lane]);
      if (chosen >= d.options.size() || !d.available[chosen][lane])
        broken.insert(kind + ": chosen");
      double sum = 0, below = 0;
      for (std::size_t o = 0; o < d.options.size(); ++o) {
        if (o < chosen) below += d.probability[o][lane];
        sum += d.probability[o][lane];
      }
      const double above = below + d.probability[chosen][lane];
      if (std::abs(sum - 1) > 1e-12) broken.insert(kind + ": probabilities");
      if (d.draw[lane] < below - 1e-12 || d.draw[lane] > above + 1e-12)
        broken.insert(kind + ": draw");
    }
  }
};

/// Whether anything in the case gives rise to dockets of this kind.
bool listed(const History& h, const DocketKind& kind) {
  return std::ranges::any_of(h.model.dockets(),
                             [&](const Docket& d) { return &h.model.kind(d) == &kind; });
}

}  // namespace

TEST_CASE("Every menu has at most 12 options, named, of which hold is one that can be chosen") {
  std::map<std::string, int> seen;
  visit_menus(lively(), 40, [&](const History& h, const Docket& d, Menu& menu) {
    const DocketKind& kind = h.model.kind(d);
    REQUIRE(menu.size() >= 2);
    REQUIRE(menu.size() <= kMaxOptions);
    REQUIRE(menu.size() == kind.options.size());
    for (int lane = 0; lane < kLanes; ++lane) {
      if (!menu.open[lane]) continue;
      seen[std::string(kind.id)] += 1;
      INFO(kind.id << " of " << d.target);
      const double hold = menu.hold[lane];
      REQUIRE(hold >= 0);
      REQUIRE(hold < static_cast<double>(menu.size()));
      REQUIRE(menu.available[static_cast<std::size_t>(hold)][lane]);
    }
  });
  const History h(lively());
  for (const DocketKind* kind : docket_kinds()) {
    INFO(kind->id);
    // Third partners are invited to the berth, and a lease in operation can be squeezed, so that
    // every kind of docket comes up.
    if (!listed(h, *kind)) continue;
    CHECK((seen[std::string(kind->id)] > 0 || kind->id == "squeeze"));
  }
}

TEST_CASE(
    "Utilities are finite and the sum of their terms, and stakes and precisions are in range") {
  visit_menus(lively(), 40, [&](const History& h, const Docket& d, Menu& menu) {
    for (int lane = 0; lane < kLanes; ++lane) {
      if (!menu.open[lane]) continue;
      INFO(h.model.kind(d).id << " of " << d.target);
      for (std::size_t o = 0; o < menu.size(); ++o) {
        double sum = 0;
        for (std::size_t t = 0; t < kTerms; ++t) sum += menu.terms()[o * kTerms + t][lane];
        REQUIRE(std::isfinite(sum));
        REQUIRE(menu.utility(o)[lane] == sum);
      }
      REQUIRE(menu.stake[lane] > 0.0);
      REQUIRE(menu.precision[lane] == h.world->state.lambda[d.agent][lane]);
    }
  });
}

TEST_CASE("Every decision is the available option on which the draw falls") {
  Decisions decisions;
  History h(lively());
  h.step(80, &decisions);
  CHECK(decisions.broken.empty());
  const auto kinds = std::ranges::count_if(
      docket_kinds(), [&](const DocketKind* kind) { return listed(h, *kind); });
  CHECK(decisions.made.size() + 1 >= static_cast<std::size_t>(kinds));
}

TEST_CASE("Looking at menus changes nothing") {
  History looked(lively()), plain(lively());
  Menu menu;
  for (int tick = 0; tick < 20; ++tick) {
    for (const Docket& d : looked.model.dockets()) looked.model.build_menu(*looked.world, d, menu);
    looked.step();
    plain.step();
  }
  CHECK(same_bits(*looked.world, 0, *plain.world, 0));
}

TEST_CASE("Docket kinds have distinct names, found in the table") {
  std::set<std::string_view> names;
  for (std::size_t k = 0; k < docket_kinds().size(); ++k) {
    const DocketKind& kind = *docket_kinds()[k];
    CHECK(names.insert(kind.id).second);
    CHECK(find_docket_kind(kind.id) == static_cast<int>(k));
    CHECK_FALSE(kind.meaning.empty());
    CHECK_FALSE(kind.equation.empty());
    CHECK(std::set(kind.options.begin(), kind.options.end()).size() == kind.options.size());
  }
  CHECK(find_docket_kind("war") == -1);
}

TEST_CASE("Every docket has luck of its own") {
  History h(lively());
  std::set<std::uint64_t> streams;
  for (const Docket& d : h.model.dockets()) CHECK(streams.insert(d.stream).second);
}

TEST_CASE("Rare dockets come up as often as their rate says, each at its own date") {
  History h(lively());
  for (const Docket& d : h.model.dockets()) {
    const double rate = h.model.kind(d).rate(*h.world);
    CHECK(d.period == (rate < 0 ? 1 : 4));
    CHECK(d.phase >= 0);
    CHECK(d.phase < d.period);
  }
}

TEST_CASE("Metrics have distinct names, units and meanings, and one value each") {
  History h(lively());
  h.step(3);
  std::set<std::string> names;
  for (const MetricInfo& m : h.model.metrics()) {
    CHECK(names.insert(m.name).second);
    CHECK_FALSE(m.unit.empty());
    CHECK_FALSE(m.meaning.empty());
  }
  std::vector<Real> values(h.model.metrics().size(), Real(std::nan("")));
  h.model.measure(*h.world, values);
  for (std::size_t m = 0; m < values.size(); ++m) {
    INFO(h.model.metrics()[m].name);
    CHECK(all(is_finite(values[m])));
  }
}

TEST_CASE("An alias is its metric under another name") {
  Setup setup = ReferenceCase().setup();
  setup.aliases = {{"partner's share", "capital_share[wide,PARTNER]"}};
  History h(std::move(setup));
  h.step(5);
  const auto infos = h.model.metrics();
  std::vector<Real> values(infos.size());
  h.model.measure(*h.world, values);
  const auto at = [&](std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(infos, name, &MetricInfo::name) -
                                    infos.begin());
  };
  REQUIRE(at("partner's share") < infos.size());
  CHECK(values[at("partner's share")][0] == values[at("capital_share[wide,PARTNER]")][0]);
}
