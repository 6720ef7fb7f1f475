/// Tables of text, for people and machines.
#pragma once

#include <string>
#include <vector>

#include "cli/session.h"

namespace tumen {

struct TextTable {
  std::vector<std::string> columns;            ///< names, also the keys in JSON
  std::vector<std::vector<std::string>> rows;  ///< one text per column
  std::size_t below = 0;  ///< so many last columns go below each row in "text", joined
};

/// Prints as "text" (aligned, the last column wrapped to 80), "markdown" or "json"
/// ({`name`: [row objects]}).
void print_table(Session& session, const TextTable& table, const std::string& name,
                 const std::string& format);

}  // namespace tumen
