/// Comma-separated values (RFC 4180, lines end in a line feed).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tumen {

/// A text as a field: quoted where it must be.
std::string csv_field(std::string_view text);

/// The fields of a line, quotes undone. A line break within quotes is not known here.
std::vector<std::string> csv_fields(std::string_view line);

/// Builds lines, field by field. The text grows until it is taken.
class CsvText {
 public:
  CsvText& add(std::string_view text) { return raw(csv_field(text)); }
  CsvText& add(const char* text) { return add(std::string_view(text)); }
  CsvText& add(std::uint64_t number);
  /// The shortest text that reads back as the number; empty for not-a-number.
  CsvText& add(double number);
  /// A text that needs no quotes, or has them.
  CsvText& raw(std::string_view field);
  CsvText& end_line();

  std::string& text() { return text_; }

 private:
  void separate();
  std::string text_;
  bool at_start_ = true;
};

}  // namespace tumen
