// Ratification: equation 37, the second level of a two-level game.
#include "model/ratification.h"

#include <cmath>
#include <string>
#include <vector>

#include "model/docket_project.h"
#include "model/progress.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

struct Heard {
  std::string kind;
  Mask where;
  Real value;
};
struct EventLog : Observer {
  std::vector<Heard> heard;
  void event(const EventRecord& e) override {
    heard.push_back({std::string(e.kind), e.where, e.value});
  }
  const Heard* find(std::string_view kind) const {
    for (const Heard& h : heard) {
      if (h.kind == kind) return &h;
    }
    return nullptr;
  }
};

/// A history at its start, with a deal on the berth that both sides have accepted.
struct Accepted : ReferenceIds {
  ReferenceCase given;
  History history;
  World& w;
  CorridorIndex corridors{given.structure};
  Setup setup = given.setup();
  Context context{setup, corridors, 0.25};
  EventLog log;

  explicit Accepted(const ReferenceCase& c = ReferenceCase())
      : given(c), history(given), w(*history.world) {
    history.model.prepare(*history.world, history.batch, 0, nullptr);
    accept();
  }
  void accept() {
    w.project.stage[berth] = stage(Stage::declared);
    w.project.offer[berth] = 1.0;
    w.project.offer_years[berth] = 25.0;
    w.project.offer_equity[berth] = 0.25;
    w.project.offer_management[berth] = 0.0;
    w.project.offer_finance[berth] = 0.25;
    w.project.host_accepts[berth] = w.project.partner_accepts[berth] = 1.0;
  }
  void vote(bool by_lot = false, int tick = 0) {
    sign_leases(context, w, history.batch, by_lot, Events(&log, tick));
  }
  bool passed() const { return w.project.stage[berth][0] == stage(Stage::agreed)[0]; }
  DyadId view() const { return w.structure.dyad(host, partner); }
};

}  // namespace

TEST_CASE("The vote at home weighs the national, the regional and the popular value") {
  Accepted a;
  a.w.people.opinion[a.view()] = 0.8;
  const HomeVote vote = home_vote(a.w, a.berth);
  const Prospect x = survey(a.w, a.berth);
  const HostValue value = values_at(x, offered_terms(a.w, a.berth)).host;
  CHECK(vote.national[0] == value.total()[0]);
  const double discount = delay_discount(x, 0.25, 1.0, 1.0)[0];
  const double region = discount * x.use[0] * (x.spill[0] - x.divert[0] * x.loss[0]) +
                        value.marginalisation[0] + value.sovereignty[0];
  CHECK(vote.regional[0] == Approx(0.2 * region));
  CHECK(vote.popular[0] == Approx(0.1 * 0.3 * 0.08 * 2.0));  // r K = .16 bn USD/yr
}

TEST_CASE("A deal that the margin carries is signed; one that it does not is void and counted") {
  Accepted a;
  SECTION("carried") {
    a.w.project.spill[a.berth] = 60.0;
    REQUIRE(home_vote(a.w, a.berth).margin()[0] > 0);
    a.vote();
    CHECK(a.passed());
    CHECK(a.w.deal.vetoes[a.berth][0] == 0.0);
    REQUIRE(a.log.find("ratified") != nullptr);
    CHECK(a.log.find("ratified")->value[0] > 0);
    CHECK(a.log.find("signed") != nullptr);
  }
  SECTION("turned down") {
    *a.w.par.s0 = 5.0;
    const double margin = home_vote(a.w, a.berth).margin()[0];
    REQUIRE(margin < 0);
    a.vote();
    CHECK_FALSE(a.passed());
    CHECK(a.w.project.stage[a.berth][0] == stage(Stage::declared)[0]);
    CHECK(a.w.project.offer[a.berth][0] == 0.0);
    CHECK(a.w.project.host_accepts[a.berth][0] == 0.0);
    CHECK(a.w.project.partner_accepts[a.berth][0] == 0.0);
    CHECK(a.w.deal.vetoes[a.berth][0] == 1.0);
    REQUIRE(a.log.find("not ratified") != nullptr);
    CHECK(a.log.find("not ratified")->value[0] == margin);
    CHECK(a.log.find("signed") == nullptr);
  }
}

TEST_CASE("Where a signature is enough, nobody votes") {
  Accepted a;
  *a.w.par.s0 = 5.0;
  a.w.deal.ratification[a.berth] = 0.0;
  a.vote();
  CHECK(a.passed());
  CHECK(a.log.find("ratified") == nullptr);
  CHECK(a.w.deal.vetoes[a.berth][0] == 0.0);
}

TEST_CASE("Nothing is voted on before both sides have accepted") {
  Accepted a;
  *a.w.par.s0 = 5.0;
  a.w.project.partner_accepts[a.berth] = 0.0;
  a.vote();
  CHECK(a.w.project.offer[a.berth][0] == 1.0);
  CHECK(a.w.deal.vetoes[a.berth][0] == 0.0);
}

TEST_CASE("Friendlier opinion never has fewer deals ratified") {
  int passed_before = 0, ever = 0;
  for (const double opinion : {0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95}) {
    Accepted a;
    // Deals around the edge of the win-set: the fear of each lane is another.
    *a.w.society.w_pub = 1.0;
    a.w.people.opinion[a.view()] = opinion;
    const Real fear = a.w.project.threat_L[a.berth];
    for (int lane = 0; lane < kLanes; ++lane) {
      a.w.project.threat_L[a.berth].set(lane, fear[lane] * 4 * (lane + 1) / kLanes);
    }
    a.vote();
    int passed = 0;
    for (int lane = 0; lane < kLanes; ++lane)
      passed += a.w.project.stage[a.berth][lane] == stage(Stage::agreed)[lane];
    CHECK(passed >= passed_before);
    passed_before = passed;
    ever += passed;
  }
  CHECK(ever > 0);
  CHECK(ever < 7 * kLanes);
}

TEST_CASE("A region that fears the foreigner more ratifies less the more it is heard") {
  Accepted a;
  a.w.project.threat_L[a.berth] = 1.0;
  *a.w.par.s0 = 1.0;
  REQUIRE(home_vote(a.w, a.berth).regional[0] < 0);
  const double before = home_vote(a.w, a.berth).margin()[0];
  *a.w.society.w_reg = 0.4;
  CHECK(home_vote(a.w, a.berth).margin()[0] < before);
}

TEST_CASE("Under a random null a fair lot ratifies, and no value moves it") {
  int passed = 0;
  constexpr int kVotes = 500;
  Accepted a, feared;
  *feared.w.par.s0 = 10.0;
  for (int tick = 0; tick < kVotes; ++tick) {
    a.accept();
    feared.accept();
    a.vote(true, tick);
    feared.vote(true, tick);
    for (int lane = 0; lane < kLanes; ++lane) {
      const bool here = a.w.project.stage[a.berth][lane] == stage(Stage::agreed)[lane];
      passed += here;
      REQUIRE(here == (feared.w.project.stage[a.berth][lane] == stage(Stage::agreed)[lane]));
    }
  }
  // Four standard deviations of a fair coin.
  const double n = kVotes * kLanes;
  CHECK(std::abs(passed - n / 2) < 4 * std::sqrt(n) / 2);
}

TEST_CASE("The random null votes by lot within a history") {
  ReferenceCase c;
  c.rules = {"random", "random"};
  double vetoes = 0, signed_leases = 0;
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    History h(c, seed);
    h.step(40);
    vetoes += mean(h.world->deal.vetoes[c.berth]);
    signed_leases += mean(indicator(h.world->project.signed_at[c.berth] >= 0.0));
  }
  CHECK(vetoes > 0);
  CHECK(signed_leases > 0);
}
