/// How large a scenario may be.
#pragma once

#include <cstddef>

namespace tumen {

inline constexpr int kMostTicks = 4000;
inline constexpr std::size_t kMostStates = 1000;
inline constexpr std::size_t kMostEntities = 2000;  ///< of any other kind
inline constexpr std::size_t kMostNumbers = 100'000'000;
inline constexpr std::size_t kMostReached = 1'000'000;  ///< numbers that addresses reach, together
inline constexpr std::size_t kMostMenu = 8;             ///< entries of a project's menu
inline constexpr std::size_t kLongestChain = 16;        ///< files that extend each other

}  // namespace tumen
