/// CSV text to rows of cells, each with its place (RFC 4180: commas, quotes doubled inside quotes).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/report.h"
#include "scenario/value.h"

namespace tumen {

struct CsvCell {
  std::string text;  ///< quotes undone; spaces around it are dropped where it had none
  Place place;       ///< its first character
};

using CsvRow = std::vector<CsvCell>;

/// Most rows that are read.
inline constexpr std::size_t kMostRows = 100'000;

/// Rows of a table, the header first. Blank lines and lines that start with # are left out. Rows
/// that have not as many cells as the header are reported and left out. Nothing, with a located
/// error, when the text is no CSV at all. `file` is its position in the report.
std::optional<std::vector<CsvRow>> parse_csv(std::string_view text, int file, Report& report);

}  // namespace tumen
