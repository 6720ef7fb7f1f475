/// One table of observations, without what it extends.
#pragma once

#include <optional>
#include <vector>

#include "scenario/observed.h"

namespace tumen {

struct ObservedTable {
  Observed observed;  ///< without files
  bool has_cut = false;
  std::optional<CsvCell> extends;  ///< folder of another scenario
};

/// Reads the rows, header first. Whatever is wrong is reported; nothing when the header is.
std::optional<ObservedTable> read_observed_table(const std::vector<CsvRow>& rows, Report& report);

}  // namespace tumen
