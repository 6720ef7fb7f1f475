#include "scenario/csv_document.h"

#include <utility>

#include "scenario/text_guard.h"

namespace tumen {
namespace {

class CsvParser {
 public:
  CsvParser(std::string_view text, int file, Report& report)
      : text_(text), report_(report), place_{file, 1, 1} {}

  std::optional<std::vector<CsvRow>> parse() {
    std::vector<CsvRow> rows;
    while (!done()) {
      if (skip_line()) continue;
      const Place start = place_;
      std::optional<CsvRow> row = read_row();
      if (!row) return std::nullopt;
      if (rows.size() == kMostRows) {
        report_.error(start, "", "at most " + std::to_string(kMostRows) + " rows are read");
        return std::nullopt;
      }
      if (rows.empty() || row->size() == rows.front().size()) {
        rows.push_back(std::move(*row));
        continue;
      }
      const std::size_t wanted = rows.front().size();
      report_.error(row->size() > wanted ? (*row)[wanted].place : start, "",
                    "the row has " + cells(row->size()) + ", the header " + std::to_string(wanted) +
                        "; a cell with a comma must stand in quotes");
    }
    if (rows.empty()) {
      report_.error({place_.file, 1, 1}, "", "the file needs a header with the names of columns");
      return std::nullopt;
    }
    return rows;
  }

 private:
  static std::string cells(std::size_t n) {
    return std::to_string(n) + (n == 1 ? " cell" : " cells");
  }
  bool done() const { return at_ >= text_.size(); }
  char peek() const { return done() ? '\n' : text_[at_]; }
  bool at_line_end() const {
    return peek() == '\n' ||
           (peek() == '\r' && (at_ + 1 >= text_.size() || text_[at_ + 1] == '\n'));
  }
  void advance() {
    const auto byte = static_cast<unsigned char>(text_[at_++]);
    if (byte == '\n') {
      ++place_.line;
      place_.column = 1;
    } else if ((byte & 0xC0) != 0x80) {  // continuation bytes are no characters
      ++place_.column;
    }
  }
  void end_line() {
    while (!done() && peek() != '\n') advance();
    if (!done()) advance();
  }
  void skip_spaces() {
    while (!done() && (peek() == ' ' || peek() == '\t')) advance();
  }

  /// Skips a line that holds no cells.
  bool skip_line() {
    if (at_ == 0 && text_.starts_with("\xEF\xBB\xBF")) at_ += 3;  // a byte order mark
    const std::size_t end = text_.find_first_not_of(" \t\r", at_);
    if (end != std::string_view::npos && text_[end] != '\n' && text_[end] != '#') return false;
    end_line();
    return true;
  }

  std::optional<CsvRow> read_row() {
    CsvRow row;
    while (true) {
      skip_spaces();
      CsvCell cell{"", place_};
      if (!(peek() == '"' ? read_quoted(cell) : read_plain(cell))) return std::nullopt;
      row.push_back(std::move(cell));
      if (done() || peek() != ',') break;
      advance();
    }
    end_line();
    return row;
  }

  bool read_plain(CsvCell& cell) {
    while (!done() && peek() != ',' && !at_line_end()) {
      cell.text += peek();
      advance();
    }
    const std::size_t end = cell.text.find_last_not_of(" \t");
    cell.text.resize(end == std::string::npos ? 0 : end + 1);
    return true;
  }

  bool read_quoted(CsvCell& cell) {
    advance();
    while (true) {
      if (done()) {
        report_.error(cell.place, "", "the quote is never closed");
        return false;
      }
      const char c = peek();
      advance();
      if (c == '"' && peek() != '"') break;
      if (c == '"') advance();
      cell.text += c;
    }
    skip_spaces();
    if (done() || peek() == ',' || at_line_end()) return true;
    report_.error(place_, "",
                  "a closing quote must be followed by a comma or the end of the line; a quote "
                  "inside quotes is written twice");
    return false;
  }

  std::string_view text_;
  Report& report_;
  Place place_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<std::vector<CsvRow>> parse_csv(std::string_view text, int file, Report& report) {
  if (!guard_characters(text, file, report)) return std::nullopt;
  return CsvParser(text, file, report).parse();
}

}  // namespace tumen
