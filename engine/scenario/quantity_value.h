/// One number of a scenario file: plain, or with a range and a source.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/field.h"
#include "scenario/report.h"
#include "scenario/value.h"

namespace tumen {

struct NumberGiven {
  double value = 0;
  std::optional<Range> range;  ///< low and high, when given
  std::string source;
  Place place;
};

/// Reads a number, boolean (0 or 1), name of a stage (for quantities of unit "stage") or table
/// {value, low, high, unit, source}. Reports a wrong type, a value outside the quantity's range or
/// its own, and a unit that is not the quantity's; then returns nothing. `path` names it.
std::optional<NumberGiven> read_number(const Value& value, const Quantity& quantity,
                                       const std::string& path, Report& report);

/// Words for the stages of a project, in the order of `Stage`.
std::span<const std::string_view> stage_names();

/// As a change to add or a factor: any finite number, not a table.
std::optional<NumberGiven> read_change(const Value& value, const std::string& path, Report& report);

}  // namespace tumen
