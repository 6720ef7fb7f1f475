/// TOML text to a tree of values.
#pragma once

#include <optional>
#include <string_view>

#include "scenario/report.h"
#include "scenario/value.h"

namespace tumen {

/// The tree of a TOML 1.0 text, a table. Nothing, with one located error, when the text is not
/// TOML, not UTF-8, too long or nested too deep. `file` is its position in the report.
std::optional<Value> parse_toml(std::string_view text, int file, Report& report);

}  // namespace tumen
