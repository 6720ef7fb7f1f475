// The random null in the shipped worlds: at every decision point every option has its equal chance,
// and every kind of decision point there is comes up in some world.
#include <cmath>
#include <set>

#include "catch.h"
#include "model/docket.h"
#include "shipped.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

/// Checks the chances at every decision, and notes which kinds there were.
struct Chances : Observer {
  std::set<std::string> kinds;
  int unequal = 0;
  std::string where;

  void decision(const DecisionRecord& d) override {
    kinds.insert(std::string(d.docket));
    for (int lane = 0; lane < kLanes; ++lane) {
      if (d.open[lane] && !equal_chances(d, lane)) {
        ++unequal;
        where = std::string(d.docket);
      }
    }
  }

  /// Every available option has one chance in all; what falls on the others falls to one, hold.
  static bool equal_chances(const DecisionRecord& d, int lane) {
    const double share = 1.0 / static_cast<double>(d.available.size());
    double sum = 0;
    int larger = 0, missing = 0;
    for (std::size_t o = 0; o < d.available.size(); ++o) {
      const double p = d.probability[o][lane];
      sum += p;
      missing += !d.available[o][lane];
      if (std::abs(p - share) <= 1e-12) continue;
      if (p > share) {
        ++larger;
      } else if (d.available[o][lane] || std::abs(p) > 1e-12) {
        return false;
      }
    }
    return std::abs(sum - 1.0) <= 1e-9 && larger <= (missing > 0 ? 1 : 0);
  }
};

Setup random_world(const std::string& path, const Texts& texts) {
  const Result<Scenario> loaded = load_scenario(path, from(texts), {"random", "", {}});
  REQUIRE(loaded);
  return loaded.value().setup;
}

}  // namespace

TEST_CASE("Under the random null all options are equally likely in every world, at every docket") {
  const Texts texts = shipped_scenarios();
  std::set<std::string> kinds;
  for (const auto& [path, text] : texts) {
    INFO(path);
    // Enough histories for rare decisions, however many a batch has.
    for (std::uint64_t seed = 1; seed <= 32 / kLanes; ++seed) {
      Chances chances;
      History h(random_world(path, texts), seed);
      h.step(h.model.ticks(), &chances);
      INFO(chances.where);
      CHECK(chances.unequal == 0);
      kinds.merge(chances.kinds);
    }
  }
  for (const DocketKind* kind : docket_kinds()) {
    INFO(kind->id);
    CHECK(kinds.contains(std::string(kind->id)));
  }
}

TEST_CASE(
    "Under the random null flows and deals are drawn too: luck is all that tells runs apart") {
  const Texts texts = shipped_scenarios();
  for (const auto& [path, text] : texts) {
    INFO(path);
    Setup plain = random_world(path, texts), eager = plain;
    // Precision and every weight of every state, out of all proportion.
    const World w(plain.structure);
    for (const char* name : {"w_B", "w_H", "w_S", "w_BW", "k0", "c_A", "lambda"}) {
      const int at = w.fields.find(static_cast<std::size_t>(IndexSet::state), name);
      REQUIRE(at >= 0);
      const FieldSet::Entry& e = w.fields.entries()[static_cast<std::size_t>(at)];
      for (std::size_t k = 0; k < e.count; ++k) eager.values[e.offset + k] = e.quantity.valid.high;
    }
    History a(std::move(plain), 5), b(std::move(eager), 5);
    a.step(16);
    b.step(16);
    std::vector<Real> x(a.model.metrics().size()), y(x.size());
    a.model.measure(*a.world, x);
    b.model.measure(*b.world, y);
    for (std::size_t m = 0; m < x.size(); ++m) {
      if (all(x[m] == y[m])) continue;
      INFO(a.model.metrics()[m].name);
      CHECK(all(x[m] == y[m]));
    }
  }
}
