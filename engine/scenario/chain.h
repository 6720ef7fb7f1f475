/// A scenario file with the files that it extends, as one tree.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenario/report.h"
#include "scenario/scenario.h"
#include "scenario/value.h"

namespace tumen {

struct Chain {
  Value tree;                      ///< merged, parents first; lists of shocks and series by name
  std::vector<std::string> files;  ///< the file itself, then its parent, and so on
  std::uint64_t digest = 0;        ///< of the texts, in that order
};

/// Reads the chain. `extends` is textual: "../two" is two/scenario.toml beside the file's folder.
/// Nothing when a text is missing, is not TOML, or extends itself.
std::optional<Chain> read_chain(const std::string& path, const Resolve& resolve, Report& report);

/// The path of `target`, as `from` (a file) names it, without "." and "..".
std::string extended_path(const std::string& from, const std::string& target);

}  // namespace tumen
