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

std::vector<MovesOfDocket> list_moves(const Structure& s, std::span<const Docket> dockets) {
  std::vector<MovesOfDocket> list;
  for (std::size_t k = 0; k < dockets.size(); ++k) {
    const std::span<const Move> options = moves_of(docket_kinds()[dockets[k].kind]->id);
    const StateId other = options.empty() ? StateId() : toward(s, dockets[k]);
    if (other) list.push_back({k, s.dyad(dockets[k].agent, other), options});
  }
  return list;
}

void count_moves(const Context& c, World& w, std::span<const MovesOfDocket> moves,
                 std::span<const Real> chosen, std::span<const Mask> open) {
  // What a tick takes of the memory; one move weighs that much per length of a tick, so that the
  // counts are moves per year.
  const Real share = 1.0 - exp(-(c.years / w.society.move_memory));
  const Real left = 1.0 - share, per_year = share / c.years;
  const Structure& s = w.structure;
  for (StateId i : s.every_state()) {
    if (!s[i].active) continue;
    for (StateId j : s.every_state()) {
      w.dealing.coop_moves[s.dyad(i, j)] *= left;
      w.dealing.conflict_moves[s.dyad(i, j)] *= left;
    }
  }
  for (const MovesOfDocket& m : moves) {
    if (!any(open[m.docket])) continue;
    for (std::size_t option = 0; option < m.options.size(); ++option) {
      if (m.options[option] == Move::neutral) continue;
      const Mask here = open[m.docket] & (chosen[m.docket] == Real(static_cast<double>(option)));
      Real& count = m.options[option] == Move::cooperative ? w.dealing.coop_moves[m.toward]
                                                           : w.dealing.conflict_moves[m.toward];
      count += select(here, per_year, 0.0);
    }
  }
}

Real hedging_index(const World& w, StateId i, StateId j) {
  const DyadId ij = w.structure.dyad(i, j);
  const Real engagement = w.dealing.coop_moves[ij] + w.dealing.conflict_moves[ij];
  const Real cooperative = w.dealing.coop_moves[ij] / max(engagement, 1e-12);
  return 4.0 * cooperative * (1.0 - cooperative) * min(engagement / w.society.E0, 1.0);
}

}  // namespace tumen
