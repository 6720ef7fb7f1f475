/// Numbers out of text, the same on every platform.
#pragma once

#include <cstddef>
#include <string_view>

namespace tumen {

/// A number at the beginning of a text.
struct NumberText {
  double value = 0;
  std::size_t length =
      0;  ///< characters it takes; 0: there is no number, or none that a double holds
};

/// Reads the longest decimal number that `text` begins with ("1", "-2.5e3"; no leading "+" or
/// blank), rounded to nearest. "inf" and "nan" are none.
NumberText read_number(std::string_view text);

}  // namespace tumen
