#include "sim/replay.h"

#include "tests/catch.h"
#include "tests/sim/tribute_model.h"

using namespace tumen;
using tumen::test::TributeModel;

namespace {
struct Fights : Observer {
  int heard = 0;
  int elsewhere = 0;  ///< in some lane, but not in lane 0
  int last_tick = -1;
  void event(const EventRecord& e) override {
    ++(e.where[0] ? heard : elsewhere);
    last_tick = e.tick;
  }
};
}  // namespace

TEST_CASE("a replay hears everything that happens in its history, and nothing else") {
  const TributeModel model;
  Fights fights;
  const RunRecord r = replay(model, 1, 17, &fights);
  CHECK(r.run == 17);
  CHECK(fights.heard > 0);
  CHECK(fights.heard == r.final_metrics[1]);
  CHECK(fights.elsewhere == 0);
  CHECK(r.hash == replay(model, 1, 17, nullptr).hash);
}

TEST_CASE("a replay stops after the tick it is asked for") {
  const TributeModel model;
  Fights fights;
  const auto world = model.make_world();
  const RunRecord whole = replay(model, 1, 17, nullptr);
  const RunRecord part = replay_in(model, *world, {.seed = 1, .run = 17}, &fights, 6);
  CHECK(part.ticks == 7);
  CHECK(fights.last_tick <= 6);
  REQUIRE(part.series.size() == 7 * model.metrics().size());
  CHECK(std::equal(part.series.begin(), part.series.end(), whole.series.begin()));
  CHECK(Real(world->fights)[0] == part.final_metrics[1]);
}
