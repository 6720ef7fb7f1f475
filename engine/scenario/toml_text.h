/// A tree of values to TOML text.
#pragma once

#include <string>

#include "scenario/value.h"

namespace tumen {

/// TOML that parse_toml() reads back as the same tree, but for places, and for dates, which no
/// scenario has. Comments are not kept: the tree has none.
std::string toml_text(const Value& tree);

}  // namespace tumen
