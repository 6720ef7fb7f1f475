#include "cli/plot.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "cli/explain/numbers.h"

namespace tumen {
namespace {

/// Smallest and largest finite value; low > high when there is none.
struct Extent {
  double low = INFINITY, high = -INFINITY;
  void add(std::span<const double> values) {
    for (const double x : values) {
      if (!std::isfinite(x)) continue;
      low = std::min(low, x);
      high = std::max(high, x);
    }
  }
  bool empty() const { return !(low <= high); }
  /// Nothing but rounding moves.
  bool flat() const { return !(high - low > 1e-6 * std::max(std::abs(low), std::abs(high))); }
  /// Where a value stands between the two, 0 to 1; the middle when it is flat.
  double part(double value) const { return flat() ? 0.5 : (value - low) / (high - low); }
};

/// The value at a position from 0 to 1 along a series.
double at_part(std::span<const double> values, double part) {
  const double position = part * static_cast<double>(values.size() - 1);
  return values[static_cast<std::size_t>(position + 0.5)];
}

/// A canvas of dots: 2 x 4 to a character in braille, 1 x 2 in ASCII.
class Canvas {
 public:
  Canvas(std::size_t columns, std::size_t rows, bool utf8)
      : columns_(columns), rows_(rows), utf8_(utf8), cells_(columns * rows) {}
  std::size_t width() const { return columns_ * (utf8_ ? 2 : 1); }
  std::size_t height() const { return rows_ * (utf8_ ? 4 : 2); }
  /// Sets a dot, y upwards.
  void dot(std::size_t x, std::size_t y, bool line) {
    if (x >= width() || y >= height()) return;
    const std::size_t down = height() - 1 - y;
    if (!utf8_) {
      char& cell = cells_[down / 2 * columns_ + x].ascii;
      if (line || cell == ' ') cell = line ? '*' : '.';
      return;
    }
    static constexpr std::array<std::array<unsigned, 2>, 4> kBits = {
        {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}};
    cells_[down / 4 * columns_ + x / 2].braille |= kBits[down % 4][x % 2];
  }
  std::string row(std::size_t k) const {
    std::string out;
    for (std::size_t c = 0; c < columns_; ++c) {
      const Cell& cell = cells_[k * columns_ + c];
      if (!utf8_) {
        out += cell.ascii;
      } else if (cell.braille == 0) {
        out += ' ';
      } else {  // U+2800 + bits
        out += static_cast<char>(0xE2);
        out += static_cast<char>(0xA0 + (cell.braille >> 6));
        out += static_cast<char>(0x80 + (cell.braille & 0x3F));
      }
    }
    return out;
  }

 private:
  struct Cell {
    unsigned braille = 0;
    char ascii = ' ';
  };
  std::size_t columns_, rows_;
  bool utf8_;
  std::vector<Cell> cells_;
};

void draw_series(Canvas& canvas, std::span<const double> values, const Extent& extent, bool line) {
  if (values.empty() || extent.empty()) return;
  const auto top = static_cast<double>(canvas.height() - 1);
  double before = NAN;
  for (std::size_t x = 0; x < canvas.width(); ++x) {
    const double part =
        canvas.width() > 1 ? static_cast<double>(x) / static_cast<double>(canvas.width() - 1) : 0;
    const double value = at_part(values, part);
    if (!std::isfinite(value)) {
      before = NAN;
      continue;
    }
    const double y = std::round(extent.part(value) * top);
    if (line || x % 2 == 0) canvas.dot(x, static_cast<std::size_t>(y), line);
    if (line && std::isfinite(before)) {  // no gaps in steep places
      for (double v = std::min(before, y) + 1; v < std::max(before, y); ++v) {
        canvas.dot(x, static_cast<std::size_t>(v), true);
      }
    }
    before = y;
  }
}

}  // namespace

std::size_t text_width(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string padded(std::string_view text, std::size_t width) {
  std::string out;
  std::size_t used = 0;
  for (std::size_t k = 0; k < text.size(); ++k) {
    const bool starts = (static_cast<unsigned char>(text[k]) & 0xC0) != 0x80;
    if (starts && used == width) break;
    if (starts) ++used;
    out += text[k];
  }
  out.append(width - used, ' ');
  return out;
}

std::string sparkline(std::span<const double> values, std::size_t width, bool utf8) {
  static constexpr std::array<std::string_view, 8> kBlocks = {"▁", "▂", "▃", "▄",
                                                              "▅", "▆", "▇", "█"};
  static constexpr std::array<std::string_view, 8> kAscii = {"_", ".", ",", "-",
                                                             "=", "+", "*", "#"};
  Extent extent;
  extent.add(values);
  if (extent.empty()) return "";
  std::string out;
  for (std::size_t x = 0; x < width; ++x) {
    const double value =
        at_part(values, width > 1 ? static_cast<double>(x) / static_cast<double>(width - 1) : 0);
    if (!std::isfinite(value)) {
      out += ' ';
      continue;
    }
    const double height = extent.flat() ? 0.0 : extent.part(value);
    const auto step = std::min<std::size_t>(static_cast<std::size_t>(height * 8), 7);
    out += utf8 ? kBlocks[step] : kAscii[step];
  }
  return out;
}

std::vector<std::string> draw_panel(const Panel& panel, std::size_t width, std::size_t height,
                                    bool utf8) {
  constexpr std::size_t kAxis = 6;
  const std::size_t rows = height - 2, columns = width - kAxis;
  Extent extent;
  for (const PanelLine& line : panel.lines) extent.add(line.values);
  Canvas canvas(columns, rows, utf8);
  for (const bool dotted : {true, false}) {
    for (const PanelLine& line : panel.lines) {
      if (line.dotted == dotted) draw_series(canvas, line.values, extent, !dotted);
    }
  }
  std::vector<std::string> lines = {padded(panel.title, width)};
  for (std::size_t k = 0; k < rows; ++k) {
    std::string label;
    if (!extent.empty() && !extent.flat() && k == 0) label = brief(extent.high);
    if (!extent.empty() && !extent.flat() && k == rows - 1) label = brief(extent.low);
    if (!extent.empty() && extent.flat() && k == rows / 2) label = brief(extent.low);
    if (label.size() > kAxis - 1) label.resize(kAxis - 1);
    lines.push_back(std::string(kAxis - 1 - label.size(), ' ') + label + (utf8 ? "│" : "|") +
                    canvas.row(k));
  }
  const std::size_t ends = text_width(panel.first) + text_width(panel.last);
  const std::size_t gap = columns > ends ? columns - ends : 1;
  lines.push_back(
      padded(std::string(kAxis, ' ') + panel.first + std::string(gap, ' ') + panel.last, width));
  return lines;
}

std::vector<std::string> side_by_side(const std::vector<std::vector<std::string>>& panels) {
  std::vector<std::string> lines(panels.empty() ? 0 : panels.front().size());
  for (std::size_t k = 0; k < lines.size(); ++k) {
    for (const auto& panel : panels) lines[k] += panel[k] + ' ';
    lines[k].erase(lines[k].find_last_not_of(' ') + 1);
  }
  return lines;
}

}  // namespace tumen
