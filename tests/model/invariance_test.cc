// What a history may not depend on: threads, lanes, batch-mates, observers, the names of entities.
#include <algorithm>
#include <cstdint>
#include <vector>

#include "analysis/ensemble.h"
#include "sim/replay.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

/// The case with much going on: luck, priors, shocks, a request, chosen sanctions.
Setup busy() {
  ReferenceCase c;
  *c.par.endogenous_sanctions = 1.0;
  open_statecraft(c);
  c.everywhere(&StateFields::lambda, 2.0);
  c.edits = {{c.slot(IndexSet::state, "pivot", 3), EditKind::set, 1.0, 8, 4, -1, 0}};
  c.requests = {{c.mine, 6, 25, 0.49, 0, 0.5, 0}};
  return with_priors(c);
}

EnsembleResult ensemble(const ReferenceModel& model, int jobs, std::uint64_t first = 0,
                        std::uint64_t runs = 150) {
  EnsembleOptions options;
  options.seed = 7;
  options.first_run = first;
  options.runs = runs;
  options.jobs = jobs;
  options.bands = false;
  return run_ensemble(model, options);
}

/// Gives every entity another name; keys stay. (That the order of a file does not reach a setup is
/// tested with the loader.)
void rename_all(Structure& s) {
  const auto rename = [](auto& list) {
    for (auto& entity : list) entity.id = "x" + std::to_string(entity.key) + entity.id.substr(0, 1);
  };
  rename(s.states);
  rename(s.regions);
  rename(s.nodes);
  rename(s.links);
  rename(s.cargos);
  rename(s.projects);
  rename(s.institutions);
}

}  // namespace

TEST_CASE("An ensemble of the reference model is the same on any number of threads") {
  const ReferenceModel model(busy());
  const EnsembleResult one = ensemble(model, 1), three = ensemble(model, 3);
  CHECK(one.hash == three.hash);
  CHECK(one.run_hash == three.run_hash);
  CHECK(one.failures.empty());
}

TEST_CASE("A history of the reference model does not depend on its lane or its batch-mates") {
  const ReferenceModel model(busy());
  const EnsembleResult all = ensemble(model, 1, 0, 40);
  for (const std::uint64_t run : {0U, 3U, 17U, 39U}) {
    CHECK(ensemble(model, 1, run, 1).run_hash[0] == all.run_hash[run]);
    CHECK(replay(model, 7, run, nullptr).hash == all.run_hash[run]);
  }
  // Runs are not all the same history.
  CHECK(all.run_hash[0] != all.run_hash[1]);
}

TEST_CASE("An observer changes no bit of a history") {
  const ReferenceModel model(busy());
  Observer deaf;
  CHECK(replay(model, 7, 5, &deaf).hash == replay(model, 7, 5, nullptr).hash);
}

TEST_CASE("A model used for one history leaves nothing behind for the next") {
  const ReferenceModel model(busy());
  const auto world = model.make_world();
  const std::uint64_t first = replay_in(model, *world, {7, 2}, nullptr).hash;
  replay_in(model, *world, {7, 9}, nullptr);
  CHECK(replay_in(model, *world, {7, 2}, nullptr).hash == first);
}

TEST_CASE("Names of entities reach no number") {
  Setup renamed = busy();
  rename_all(renamed.structure);
  const ReferenceModel a(busy()), b(std::move(renamed));
  CHECK(ensemble(a, 1).run_hash == ensemble(b, 1).run_hash);
}

TEST_CASE("A parameter point is drawn once for all runs that belong to it, and anew for the next") {
  const ReferenceModel model(busy());
  const auto world = model.make_world();
  const auto draw = [&](std::uint64_t run, std::uint64_t runs_per_point) {
    model.start(*world, make_batch(7, run, 1, runs_per_point));
    return (*world->par.rho)[0];
  };
  CHECK(draw(0, 10) == draw(9, 10));
  CHECK(draw(0, 10) != draw(10, 10));
  const Range prior =
      world->par.set.entries()[static_cast<std::size_t>(world->fields.find(0, "rho"))]
          .quantity.prior;
  for (std::uint64_t run = 0; run < 50; ++run) CHECK(prior.contains(draw(run, 1)));
}

// The bits of one ensemble, the same for every compiler, instruction set and number of lanes. A
// change of an equation changes them: then, and only then, put the new value here.
TEST_CASE("The bits of the reference ensemble are these on every machine") {
  const ReferenceModel model(busy());
  CHECK(ensemble(model, 1, 0, 32).hash == 0x50bdc641186d24eaULL);
}
