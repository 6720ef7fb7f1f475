/// The phases of a tick, as tick.cc runs them; a test compares the two.
#pragma once

#include <span>
#include <string_view>

namespace tumen {

struct Phase {
  std::string_view name;
  std::string_view meaning;
  std::string_view steps;      ///< functions of tick.cc in order: "apply_shocks,grow"
  std::string_view equations;  ///< numbers of what is computed in it: "1,2,3"
};

/// In the order of the tick.
std::span<const Phase> phases();

}  // namespace tumen
