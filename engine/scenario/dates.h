/// Dates of scenario files.
#pragma once

#include <optional>
#include <string_view>

namespace tumen {

struct Quarter {
  int year = 2000;
  int quarter = 1;  ///< 1 .. 4
};

/// "2014Q3", years 1000 to 9999; nothing when the text is anything else.
std::optional<Quarter> parse_quarter(std::string_view text);

}  // namespace tumen
