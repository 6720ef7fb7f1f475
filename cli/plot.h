/// Small plots made of characters.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tumen {

/// `values` over time in `width` characters, from the lowest to the highest value; blank where a
/// value is not a number. Block characters, or ASCII without `utf8`.
std::string sparkline(std::span<const double> values, std::size_t width, bool utf8);

/// A series over time in a panel.
struct PanelLine {
  std::span<const double> values;  ///< one per tick; may be empty
  bool dotted = false;             ///< dots, which lie under the lines
};

/// Several series over time, on one scale.
struct Panel {
  std::string title;
  std::vector<PanelLine> lines;
  std::string first, last;  ///< dates at both ends
};

/// Lines of a panel `width` characters wide and `height` rows high, title and axis included.
/// Braille, or ASCII without `utf8`.
std::vector<std::string> draw_panel(const Panel& panel, std::size_t width, std::size_t height,
                                    bool utf8);

/// Panels of the same height next to each other, without blanks at the ends of lines.
std::vector<std::string> side_by_side(const std::vector<std::vector<std::string>>& panels);

/// Number of characters of a UTF-8 text.
std::size_t text_width(std::string_view text);
/// The text with blanks behind it, `width` characters wide; longer ones are cut.
std::string padded(std::string_view text, std::size_t width);

}  // namespace tumen
