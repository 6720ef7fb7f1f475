/// Synthetic worlds of any size: to measure what scale costs, and to start own worlds from.
///
/// States lie on the Earth about as dense as states do, so that a world of more states is a wider
/// one, up to the whole Earth. The largest want ports in their neighbours; these lie on one of the
/// ways from the large state's inland terminal to its market, beside its own port and a third
/// state's, where there is one. Every number is drawn: from the plausible range of the field table
/// where it has one, else from what is written beside the draw. A state's draws hang on the seed
/// and its number alone, so that a world with more states has the same first ones, elsewhere.
#pragma once

#include <cstdint>
#include <string>

namespace tumen {

inline constexpr int kLeastSyntheticStates = 2;
inline constexpr int kMostSyntheticProjects = 500;  ///< their links are what a scenario may have

struct SyntheticWorld {
  int states = 6;    ///< kLeastSyntheticStates .. kMostStates
  int projects = 1;  ///< 0 .. kMostSyntheticProjects
  int ticks = 40;    ///< quarters, 1 .. kMostTicks
  std::uint64_t seed = 1;
};

/// A quarter as many projects as states, at least 1 and at most 100.
int usual_projects(int states);

/// The text of a scenario file, the same for the same world on every machine.
std::string synthetic_scenario(const SyntheticWorld& world);

}  // namespace tumen
