/// Moves: which choices count as cooperative or conflictual toward another state, and the hedging
/// index that is made of them. Equation 43, a diagnostic that nobody decides by.
#pragma once

#include <span>
#include <vector>

#include "model/docket.h"

namespace tumen {

/// What one option of a docket is toward the other side.
enum class Move : signed char { conflictual = -1, neutral = 0, cooperative = 1 };

/// What the options of a kind of docket are, in their order; options that are not listed, and all
/// of kinds that are not listed, are neutral.
std::span<const Move> moves_of(std::string_view docket);
/// Toward whom a docket is: the other state of the pair, party of the project or investor. None
/// where it is about nobody else.
StateId toward(const Structure& s, const Docket& d);

/// A docket whose choices are moves.
struct MovesOfDocket {
  std::size_t docket = 0;  ///< position in the list of dockets
  DyadId toward;           ///< whose move, toward whom
  std::span<const Move> options;
};
std::vector<MovesOfDocket> list_moves(const Structure& s, std::span<const Docket> dockets);

/// Lets the counts fade over the tick and adds what was chosen in it: `chosen` and `open` are per
/// docket. The counts are moves per year.
void count_moves(const Context& c, World& w, std::span<const MovesOfDocket> moves,
                 std::span<const Real> chosen, std::span<const Mask> open);

/// H = 4 c (1 - c) min(1, E / E0): c the cooperative share of i's moves toward j, E their number
/// in a year. 1 where both kinds balance in a busy relation, 0 where one is all there is.
Real hedging_index(const World& w, StateId i, StateId j);

}  // namespace tumen
