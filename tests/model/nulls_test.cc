// Null models: what is left of a lever when nobody decides by interest.
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "analysis/ensemble.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

ReferenceCase random_null() {
  ReferenceCase c;
  c.rules = {"random", "random"};
  return c;
}

EnsembleResult ensemble(const ReferenceCase& c) {
  const ReferenceModel model(c.setup());
  EnsembleOptions options;
  options.runs = 64;
  options.bands = false;
  return run_ensemble(model, options);
}

/// Metrics whose final value differs in any run.
std::set<std::string> changed(const EnsembleResult& a, const EnsembleResult& b) {
  std::set<std::string> names;
  for (std::size_t m = 0; m < a.metrics.size(); ++m) {
    if (a.finals_of(m) != b.finals_of(m)) names.insert(a.metrics[m].name);
  }
  return names;
}

struct Signatures : Observer {
  int signed_leases = 0, events = 0;
  void event(const EventRecord& e) override {
    signed_leases += e.kind == "signed";
    ++events;
  }
};

}  // namespace

TEST_CASE("Under the random null, levers that act through choices alone change no bit") {
  const EnsembleResult base = ensemble(random_null());
  const auto same = [&](auto&& change) {
    ReferenceCase c = random_null();
    change(c);
    return ensemble(c).hash == base.hash;
  };
  // Every theory weight, autonomy, precision: flows and declared amounts are drawn as well.
  for (const auto field :
       {&StateFields::w_B, &StateFields::w_H, &StateFields::w_S, &StateFields::k0,
        &StateFields::c_A, &StateFields::lambda, &StateFields::w_BW}) {
    CHECK(same([&](ReferenceCase& c) { c.everywhere(field, 0.5); }));
  }
  // Sovereignty, marginalisation, junior status, structural balance.
  CHECK(same([](ReferenceCase& c) { *c.par.s0 = 0.25; }));
  CHECK(same([](ReferenceCase& c) { *c.par.zeta = 0.06; }));
  CHECK(same([](ReferenceCase& c) { *c.par.psi_J = 0.4; }));
  CHECK(same([](ReferenceCase& c) { *c.par.w_T = 0.3; }));
  // A lever with a mechanical effect does change bits, so the comparison can fail.
  CHECK_FALSE(same([](ReferenceCase& c) { *c.par.depreciation = 0.1; }));
}

TEST_CASE(
    "Under the random null, the hazard of renegotiation moves what routes are worth and no "
    "metric") {
  ReferenceCase c = random_null();
  *c.par.h0 = 0.4;
  CHECK(changed(ensemble(random_null()), ensemble(c)).empty());
}

TEST_CASE("Under the random null every kind of outcome occurs") {
  const EnsembleResult r = ensemble(random_null());
  const auto finals = r.finals_of(static_cast<std::size_t>(r.find_metric("signed[berth]")));
  const double signed_runs = std::accumulate(finals.begin(), finals.end(), 0.0);
  CHECK(signed_runs > 0);
  CHECK(signed_runs < 64);
}

TEST_CASE("Under the status-quo null no stance moves and nothing is proposed, declared or signed") {
  ReferenceCase c;
  c.rules.decision = "status-quo";
  c.project.stage[c.berth] = 1.0;  // even where talks are under way and bargained by Nash
  c.requests = {{c.mine, 4, 25, 0.49, 0, 0.5, 0}};
  History h(c);
  Signatures seen;
  const Real declared = h.world->holding.declared[c.structure.holding(c.wide, c.partner)];
  h.step(40, &seen);
  CHECK(seen.signed_leases == 0);
  for (StateId i : c.structure.every_state()) {
    for (StateId j : c.structure.every_state()) {
      const DyadId ij = c.structure.dyad(i, j);
      CHECK(h.world->dyad.stance[ij][0] == h.world->dyad.stance0[ij][0]);
    }
  }
  CHECK(h.world->holding.declared[c.structure.holding(c.wide, c.partner)][0] == declared[0]);
  CHECK(h.world->project.stage[c.mine][0] == stage(Stage::proposed)[0]);
  CHECK(h.world->project.level[c.berth][0] == 2.0);
  CHECK(h.world->region.freeport[c.coast][0] == 0.0);
}
