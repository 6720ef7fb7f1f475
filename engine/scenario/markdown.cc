#include "scenario/markdown.h"

namespace tumen {

std::string markdown_cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

void markdown_row(std::string& out, std::initializer_list<std::string_view> cells) {
  out += '|';
  for (const std::string_view text : cells) out += " " + markdown_cell(text) + " |";
  out += '\n';
}

void markdown_head(std::string& out, std::initializer_list<std::string_view> names) {
  markdown_row(out, names);
  out += '|';
  for (std::size_t k = 0; k < names.size(); ++k) out += "---|";
  out += '\n';
}

std::string code(std::string_view text) { return "`" + std::string(text) + "`"; }

}  // namespace tumen
