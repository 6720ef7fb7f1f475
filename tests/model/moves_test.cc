// Counts of moves and the hedging index: equation 43.
#include "model/moves.h"

#include <cmath>
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

struct Dealings : ReferenceCase {
  Setup kept = setup();
  CorridorIndex corridors{structure};
  Context context{kept, corridors, 0.25};
  DyadId view = structure.dyad(host, partner);

  double index() const { return hedging_index(*this, host, partner)[0]; }
  void remember(double cooperative, double conflictual) {
    dealing.coop_moves[view] = cooperative;
    dealing.conflict_moves[view] = conflictual;
  }
  Docket stance() const {
    Docket d;
    d.kind = static_cast<std::size_t>(find_docket_kind("stance"));
    d.agent = host;
    d.first = host.index();
    d.second = partner.index();
    return d;
  }
  /// A tick in which the host chooses `option` of its stance, where `open`.
  void tick(double option, Mask open = true) {
    const std::vector<Docket> dockets = {stance()};
    const std::vector<MovesOfDocket> moves = list_moves(structure, dockets);
    const Real chosen = option;
    count_moves(context, *this, moves, {&chosen, 1}, {&open, 1});
  }
};

}  // namespace

TEST_CASE("The hedging index is largest where both kinds of move balance, and 0 at the ends") {
  Dealings c;
  CHECK(c.index() == 0.0);  // nothing has happened
  c.remember(4, 0);
  CHECK(c.index() == 0.0);
  c.remember(0, 4);
  CHECK(c.index() == 0.0);
  c.remember(2, 2);
  CHECK(c.index() == 1.0);
  c.remember(3, 1);
  CHECK(c.index() == Approx(0.75));
  c.remember(1, 3);
  CHECK(c.index() == Approx(0.75));
  c.remember(0.5, 0.5);  // half of the moves that count as full engagement
  CHECK(c.index() == Approx(0.5));
}

TEST_CASE("A steady habit is counted at its rate per year, whatever the length of a tick") {
  for (const double years : {0.25, 0.5, 1.0}) {
    Dealings c;
    c.context.years = years;
    for (int tick = 0; tick < 400; ++tick) c.tick(1.0);
    CHECK(c.dealing.coop_moves[c.view][0] == Approx(1 / years).epsilon(1e-9));
    CHECK(c.dealing.conflict_moves[c.view][0] == 0.0);
  }
}

TEST_CASE("What happened is forgotten over two years") {
  Dealings c;
  c.remember(4, 4);
  for (int tick = 0; tick < 8; ++tick) c.tick(0.0);
  CHECK(c.dealing.coop_moves[c.view][0] == Approx(4 * std::exp(-1.0)).epsilon(1e-12));
}

TEST_CASE("Holding is no move, and a closed docket counts nothing") {
  Dealings c;
  c.tick(0.0);
  c.tick(1.0, false);
  CHECK(c.dealing.coop_moves[c.view][0] == 0.0);
  c.tick(2.0);
  CHECK(c.dealing.conflict_moves[c.view][0] > 0.0);
}

TEST_CASE("Moves about a project count toward its other party") {
  const ReferenceCase c;
  const History h(c);
  int seen = 0;
  for (const Docket& d : h.model.dockets()) {
    const std::string_view kind = h.model.kind(d).id;
    if (kind == "terms") CHECK(toward(c.structure, d) == c.structure.projects[d.first].partner);
    if (kind == "answer") CHECK(toward(c.structure, d) == c.structure.projects[d.first].host);
    if (kind == "declaration") CHECK(toward(c.structure, d) == StateId(d.second));
    if (kind == "regime") CHECK_FALSE(toward(c.structure, d));
    seen += kind == "terms" || kind == "answer" || kind == "declaration" || kind == "regime";
  }
  CHECK(seen >= 4);
}

TEST_CASE("Every option that is listed as a move exists, and hold options are none") {
  int listed = 0;
  for (const DocketKind* kind : docket_kinds()) {
    const std::span<const Move> moves = moves_of(kind->id);
    for (std::size_t option = 0; option < moves.size(); ++option) {
      if (moves[option] == Move::neutral) continue;
      REQUIRE(option < kind->options.size());
      CHECK(kind->options[option] != "hold");
      ++listed;
    }
  }
  CHECK(listed >= 15);
}

TEST_CASE("Under the status-quo null nobody moves; under the random null everybody hedges") {
  ReferenceCase c;
  c.rules.decision = "status-quo";
  History still(c);
  still.step(20);
  CHECK(hedging_index(*still.world, c.host, c.partner)[0] == 0.0);
  c.rules = {"random", "random"};
  History restless(c);
  restless.step(60);
  CHECK(mean(hedging_index(*restless.world, c.host, c.partner)) > 0.7);
}
