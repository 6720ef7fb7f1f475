#include "model/moves.h"

#include <array>

#include "core/math.h"

namespace tumen {
namespace {

constexpr Move kBad = Move::conflictual, kNone = Move::neutral, kGood = Move::cooperative;

struct KindOfMoves {
  std::string_view docket;
  std::array<Move, 5> options;
};

// Holding, and doing what is agreed, is no move. In the order of each docket's options.
constexpr KindOfMoves kMoves[] = {
    {"stance", {kNone, kGood, kBad}},
    {"sanctions", {kNone, kBad, kGood, kBad, kGood}},
    {"declaration", {kNone, kGood, kGood, kGood}},
    {"propose", {kNone, kGood}},
    {"terms", {kNone, kGood, kBad}},
    {"answer", {kNone, kGood, kBad}},
    {"fund", {kNone, kNone, kBad}},
    {"effort", {kNone, kNone, kNone, kNone, kBad}},
    {"court", {kNone, kGood, kBad}},
};

/// What a tick takes of the memory; one move weighs that much per length of a tick, so that the
/// counts are moves per year.
Real share_of_memory(const Context& c, const World& w) {
  return 1.0 - exp(-(c.years / w.society.move_memory));
}

}  // namespace

std::span<const Move> moves_of(std::string_view docket) {
  for (const KindOfMoves& m : kMoves) {
    if (m.docket == docket) return m.options;
  }
  return {};
}

StateId toward(const Structure& s, const Docket& d) {
  switch (docket_kinds()[d.kind]->about) {
    case About::pair:
    case About::holding:
      return StateId(d.second);
    case About::project: {
      const Project& project = s.projects[d.first];
      return d.agent == project.host ? project.partner : project.host;
    }
    default:
      return StateId();
  }
}

void fade_moves(const Context& c, World& w) {
  const Real left = 1.0 - share_of_memory(c, w);
  const Structure& s = w.structure;
  for (StateId i : s.every_state()) {
    if (!s[i].active) continue;
    for (StateId j : s.every_state()) {
      w.dealing.coop_moves[s.dyad(i, j)] *= left;
      w.dealing.conflict_moves[s.dyad(i, j)] *= left;
    }
  }
}

void count_move(const Context& c, World& w, const Docket& d, Real chosen, Mask open) {
  const std::span<const Move> options = moves_of(docket_kinds()[d.kind]->id);
  const StateId other = options.empty() ? StateId() : toward(w.structure, d);
  if (!other) return;
  Mask good = Mask(false), bad = Mask(false);
  for (std::size_t option = 0; option < options.size(); ++option) {
    if (options[option] == Move::neutral) continue;
    const Mask here = open & (chosen == Real(static_cast<double>(option)));
    (options[option] == Move::cooperative ? good : bad) |= here;
  }
  if (!any(good | bad)) return;
  const DyadId ij = w.structure.dyad(d.agent, other);
  const Real per_year = share_of_memory(c, w) / c.years;
  w.dealing.coop_moves[ij] += select(good, per_year, 0.0);
  w.dealing.conflict_moves[ij] += select(bad, per_year, 0.0);
}

Real hedging_index(const World& w, StateId i, StateId j) {
  const DyadId ij = w.structure.dyad(i, j);
  const Real engagement = w.dealing.coop_moves[ij] + w.dealing.conflict_moves[ij];
  const Real cooperative = w.dealing.coop_moves[ij] / max(engagement, 1e-12);
  return 4.0 * cooperative * (1.0 - cooperative) * min(engagement / w.society.E0, 1.0);
}

}  // namespace tumen
