/// Whose relations a level of analysis is about: the pair of states to whose alignment what was
/// declared there is held.
#pragma once

#include "model/setup.h"
#include "world/world.h"

namespace tumen {

struct LevelPair {
  StateId host, partner;  ///< false ids where nothing at the level is shared by two that decide

  explicit operator bool() const { return static_cast<bool>(host); }
};

/// The host and partner with most to declare with each other at the level, bn USD: what their
/// projects there cost, and at the regional level what the partner could put into the host's wide
/// regions over the run, access s0 Y a year of capital on offer (10) at the first values of the
/// setup. Only pairs of active states. Between equals the lower keys decide, host first. Neither
/// names nor the order of entities matter, and every run of the setup has the same pair.
LevelPair level_pair(const Setup& setup, Level level);

}  // namespace tumen
