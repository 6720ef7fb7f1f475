// What a run may know when its history is hidden after a date.
#include "model/blind.h"

#include <array>
#include <cmath>
#include <vector>

#include "model/timeline.h"
#include "sim/replay.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

constexpr int kCut = 3;

Slot pivot_slot() { return ReferenceCase().slot(IndexSet::state, "pivot", 3); }

Edit edit(EditKind kind, double value, int start, int ramp, int end, std::size_t shock) {
  return {pivot_slot(), kind, value, start, ramp, end, shock};
}

/// Values of the pivot, which starts from 0.5, tick by tick.
std::vector<double> path(const Setup& setup, int ticks) {
  const CorridorIndex corridors(setup.structure);
  World world(setup.structure, setup.edits.size());
  world.copy_from(ReferenceCase());
  world.state.pivot[StateId(3)] = 0.5;
  const Context context{setup, corridors, 0.25};
  std::vector<double> values;
  for (int tick = 0; tick < ticks; ++tick) {
    apply_shocks(context, world, Events(nullptr, tick));
    values.push_back(world.state.pivot[StateId(3)][0]);
  }
  return values;
}

Setup setup_of(std::vector<Edit> edits, std::vector<Series> series = {}) {
  ReferenceCase c;
  Setup setup = c.setup();
  std::size_t shocks = 0;
  for (const Edit& e : edits) shocks = std::max(shocks, e.shock + 1);
  for (std::size_t k = 0; k < shocks; ++k) {
    int start = 0;
    for (const Edit& e : edits) start = e.shock == k ? e.start : start;
    setup.shocks.push_back({"s" + std::to_string(k), "", "", start});
  }
  setup.edits = std::move(edits);
  setup.series = std::move(series);
  return setup;
}

std::vector<double> blind_path(const Setup& setup, int ticks, std::span<const Slot> steady = {}) {
  return path(hide_after(setup, kCut, steady), ticks);
}

using V = std::vector<double>;

}  // namespace

TEST_CASE("A shock after the cut does not happen, one before it does") {
  const Setup s =
      setup_of({edit(EditKind::set, 0.9, 4, 0, -1, 0), edit(EditKind::set, 0.7, 3, 0, -1, 1)});
  CHECK(path(s, 6) == V{0.5, 0.5, 0.5, 0.7, 0.9, 0.9});
  CHECK(blind_path(s, 6) == V{0.5, 0.5, 0.5, 0.7, 0.7, 0.7});
  const Setup blind = hide_after(s, kCut);
  REQUIRE(blind.shocks.size() == 1);
  CHECK(blind.shocks[0].id == "s1");
  CHECK(blind.edits[0].shock == 0);
}

TEST_CASE("A ramp under way stops where it is at the cut") {
  for (const EditKind kind : {EditKind::set, EditKind::add, EditKind::multiply}) {
    const double value = kind == EditKind::set ? 0.9 : kind == EditKind::add ? 0.4 : 1.8;
    const Setup s = setup_of({edit(kind, value, 1, 4, -1, 0)});
    const V open = path(s, 8), blind = blind_path(s, 8);
    CHECK(open[5] == Approx(0.9));
    CHECK(blind[3] == open[3]);
    CHECK(blind[3] == Approx(0.7));
    for (int tick = 4; tick < 8; ++tick) CHECK(blind[static_cast<std::size_t>(tick)] == blind[3]);
  }
  // One that starts at the cut has moved nothing yet.
  CHECK(hide_after(setup_of({edit(EditKind::set, 0.9, kCut, 2, -1, 0)}), kCut).edits.empty());
  // One that is over at the cut is whole.
  const Setup done = setup_of({edit(EditKind::set, 0.9, 1, 2, -1, 0)});
  CHECK(blind_path(done, 8) == path(done, 8));
}

TEST_CASE("An end after the cut is not known, one before it is") {
  const Setup late = setup_of({edit(EditKind::set, 0.9, 1, 0, 5, 0)});
  CHECK(path(late, 7) == V{0.5, 0.9, 0.9, 0.9, 0.9, 0.5, 0.5});
  CHECK(blind_path(late, 7) == V{0.5, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9});
  const Setup early = setup_of({edit(EditKind::set, 0.9, 1, 0, 3, 0)});
  CHECK(blind_path(early, 7) == path(early, 7));
}

TEST_CASE("A series goes on at its last value, or at its mean where that is asked for") {
  const Slot slot = pivot_slot();
  const Setup s = setup_of({}, {{slot, {{0, 0.2}, {2, 0.6}, {6, 1.0}}, ""}});
  CHECK(path(s, 7)[4] == Approx(0.8));
  CHECK(blind_path(s, 7) == V{0.2, 0.4, 0.6, 0.6, 0.6, 0.6, 0.6});
  const V steady = blind_path(s, 7, std::array{slot});
  CHECK(V(steady.begin(), steady.begin() + 4) == V{0.2, 0.4, 0.6, 0.6});
  for (std::size_t tick = 4; tick < 7; ++tick) CHECK(steady[tick] == Approx(0.45));
  // Nothing is known of one that begins later.
  CHECK(hide_after(setup_of({}, {{slot, {{4, 0.2}}, ""}}), kCut).series.empty());
}

TEST_CASE("No number dated after the cut reaches a blind run") {
  ReferenceCase c;
  c.calendar.ticks = 12;
  const Slot growth = c.slot(IndexSet::state, "growth", 0);
  const auto world = [&](double future) {
    Setup s = setup_of({edit(EditKind::set, 0.9, 5, 2, 9, 0), edit(EditKind::add, 0.2, 1, 0, -1, 1),
                        edit(EditKind::multiply, 0.8, 2, 0, 8, 2)},
                       {{growth, {{0, 0.02}, {3, 0.03}, {8, 0.05}}, ""}});
    s.calendar = c.calendar;
    s.requests.push_back({ProjectId(0), 6, 25, 0.25, 0, 0.25, 0});
    if (future == 0) return s;
    s.edits[0].value += future;
    s.edits[0].start += 1;
    s.edits[0].ramp += 1;
    s.edits[0].end += 2;
    s.shocks[0].start += 1;
    s.edits[2].end += 1;
    s.series[0].points.back() = {7, 0.05 + future};
    s.requests[0].years = 49;
    s.requests[0].tick = 7;
    return s;
  };
  const auto hash = [](const Setup& setup) {
    return replay(ReferenceModel(setup), 7, 3, nullptr).hash;
  };
  CHECK(hash(world(0)) != hash(world(0.1)));
  CHECK(hash(hide_after(world(0), kCut)) == hash(hide_after(world(0.1), kCut)));
  CHECK(hash(hide_after(world(0), kCut)) != hash(world(0)));
  // A cut after everything hides nothing.
  CHECK(hash(hide_after(world(0), 11)) == hash(world(0)));
}
