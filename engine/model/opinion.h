/// Public opinion of other states: equation 32.
#pragma once

#include "model/context.h"

namespace tumen {

/// Commitment of leaders to what i and j build together, 0 .. 1: mean level of the pair's projects
/// over the highest level; a cancelled project counts 0, and so does a pair without projects.
Real leaders_commitment(const World& w, StateId i, StateId j);
/// Keeps what opinion is anchored at: the start of a history.
void anchor_opinion(World& w);
/// (32) Opinion of active states moves, at speed phi_O, to where alignment, migration, sanctions
/// and leaders have shifted it from its start; where none of them has changed it keeps its bits.
void update_opinion(const Context& c, World& w);

}  // namespace tumen
