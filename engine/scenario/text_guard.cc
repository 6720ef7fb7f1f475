#include "scenario/text_guard.h"

#include <cstdint>
#include <string>

namespace tumen {
namespace {

/// A position in a text that counts lines and characters as it goes.
class Cursor {
 public:
  Cursor(std::string_view text, int file) : text_(text), place_{file, 1, 1} {}

  bool done() const { return at_ >= text_.size(); }
  unsigned char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? static_cast<unsigned char>(text_[at_ + ahead]) : 0;
  }
  bool starts_with(std::string_view s) const { return text_.substr(at_).starts_with(s); }
  void advance(std::size_t bytes) {
    for (; bytes > 0 && !done(); --bytes, ++at_) {
      if (peek() == '\n') {
        ++place_.line;
        place_.column = 1;
      } else if ((peek() & 0xC0) != 0x80) {  // continuation bytes are no characters
        ++place_.column;
      }
    }
  }
  const Place& place() const { return place_; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  Place place_;
};

/// Bytes of the UTF-8 character at the cursor, 0 if malformed (RFC 3629: no overlong forms,
/// surrogates or values above U+10FFFF).
std::size_t character_length(const Cursor& c) {
  const unsigned char first = c.peek();
  const auto continues = [&c](std::size_t k) { return (c.peek(k) & 0xC0) == 0x80; };
  if (first < 0x80) return 1;
  if (first < 0xC2) return 0;
  if (first < 0xE0) return continues(1) ? 2 : 0;
  if (first < 0xF0) {
    if (!continues(1) || !continues(2)) return 0;
    if (first == 0xE0 && c.peek(1) < 0xA0) return 0;
    if (first == 0xED && c.peek(1) >= 0xA0) return 0;
    return 3;
  }
  if (first < 0xF5) {
    if (!continues(1) || !continues(2) || !continues(3)) return 0;
    if (first == 0xF0 && c.peek(1) < 0x90) return 0;
    if (first == 0xF4 && c.peek(1) >= 0x90) return 0;
    return 4;
  }
  return 0;
}

bool guard_utf8(std::string_view text, int file, Report& report) {
  Cursor c(text, file);
  while (!c.done()) {
    const std::size_t length = character_length(c);
    if (length == 0) {
      const unsigned char byte = c.peek();
      const char* digits = "0123456789abcdef";
      report.error(c.place(), "",
                   std::string("the byte 0x") + digits[byte >> 4] + digits[byte & 15] +
                       " is not valid UTF-8; save the file as UTF-8");
      return false;
    }
    c.advance(length);
  }
  return true;
}

/// Moves behind the string that starts at the cursor; a one-line string ends with its line.
void skip_string(Cursor& c) {
  const char quote = static_cast<char>(c.peek());
  const std::string fence(3, quote);
  const bool long_string = c.starts_with(fence);
  c.advance(long_string ? 3 : 1);
  while (!c.done()) {
    if (quote == '"' && c.peek() == '\\') {
      c.advance(2);
    } else if (long_string ? c.starts_with(fence) : c.peek() == static_cast<unsigned char>(quote)) {
      c.advance(long_string ? 3 : 1);
      // A long string may end with quotes of its own before the fence.
      for (int own = 0; long_string && own < 2 && c.starts_with(fence.substr(0, 1)); ++own) {
        c.advance(1);
      }
      return;
    } else if (!long_string && c.peek() == '\n') {
      return;
    } else {
      c.advance(1);
    }
  }
}

bool guard_nesting(std::string_view text, int file, Report& report) {
  Cursor c(text, file);
  int depth = 0, dots = 0;
  while (!c.done()) {
    const unsigned char byte = c.peek();
    if (byte == '"' || byte == '\'') {
      skip_string(c);
      continue;
    }
    if (byte == '#') {
      while (!c.done() && c.peek() != '\n') c.advance(1);
      continue;
    }
    if (byte == '[' || byte == '{') ++depth;
    if ((byte == ']' || byte == '}') && depth > 0) --depth;
    if (byte == '.') ++dots;
    if (byte == '\n' || byte == '=' || byte == ',' || byte == '[' || byte == '{') dots = 0;
    if (depth > kDeepestNesting || dots >= kDeepestNesting) {
      report.error(c.place(), "",
                   "nested too deep: at most " + std::to_string(kDeepestNesting) +
                       " brackets or parts of a key may be inside each other");
      return false;
    }
    c.advance(1);
  }
  return true;
}

}  // namespace

bool guard_characters(std::string_view text, int file, Report& report) {
  if (text.size() > kLargestText) {
    report.error({file, 0, 0}, "",
                 "the file has " + std::to_string(text.size()) + " bytes; at most " +
                     std::to_string(kLargestText) + " (4 MiB) are read");
    return false;
  }
  return guard_utf8(text, file, report);
}

bool guard_text(std::string_view text, int file, Report& report) {
  return guard_characters(text, file, report) && guard_nesting(text, file, report);
}

}  // namespace tumen
