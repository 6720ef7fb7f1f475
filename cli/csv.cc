#include "cli/csv.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

namespace tumen {

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::vector<std::string> csv_fields(std::string_view line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t k = 0; k < line.size(); ++k) {
    const char c = line[k];
    if (c == '"' && quoted && k + 1 < line.size() && line[k + 1] == '"') {
      fields.back() += c;
      ++k;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

void CsvText::separate() {
  if (!at_start_) text_ += ',';
  at_start_ = false;
}

CsvText& CsvText::add(std::uint64_t number) {
  separate();
  fmt::format_to(std::back_inserter(text_), "{}", number);
  return *this;
}

CsvText& CsvText::add(double number) {
  separate();
  if (!std::isnan(number)) fmt::format_to(std::back_inserter(text_), "{}", number);
  return *this;
}

CsvText& CsvText::raw(std::string_view field) {
  separate();
  text_ += field;
  return *this;
}

CsvText& CsvText::end_line() {
  text_ += '\n';
  at_start_ = true;
  return *this;
}

}  // namespace tumen
