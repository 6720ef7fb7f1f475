#include "cli/style.h"

#include <algorithm>

namespace tumen {

std::vector<std::string> wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  std::vector<std::string> lines;
  // Blanks at the beginning stay.
  const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
  std::string line(begin, ' ');
  text.remove_prefix(begin);
  while (!text.empty()) {
    const std::size_t end = text.find(' ');
    const std::string_view word = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    const bool fresh = line.find_first_not_of(' ') == std::string::npos;
    if (!fresh && text_width(line) + 1 + text_width(word) > width) {
      lines.push_back(std::move(line));
      line = std::string(indent, ' ') + std::string(word);
      continue;
    }
    if (!fresh) line += ' ';
    line += word;
  }
  if (line.find_first_not_of(' ') != std::string::npos) lines.push_back(std::move(line));
  return lines;
}

}  // namespace tumen
