/// What a text must be before a parser sees it.
#pragma once

#include <string_view>

#include "scenario/report.h"

namespace tumen {

/// Largest text of a scenario file, in bytes.
inline constexpr std::size_t kLargestText = 4 * 1024 * 1024;
/// Deepest nesting of brackets, and most parts of a dotted key.
inline constexpr int kDeepestNesting = 32;

/// False, with a located error, when the text is too long or is not UTF-8.
bool guard_characters(std::string_view text, int file, Report& report);

/// The same, and false when it nests too deep for a TOML parser.
bool guard_text(std::string_view text, int file, Report& report);

}  // namespace tumen
