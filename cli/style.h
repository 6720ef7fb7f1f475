/// How text looks: bold and dim on terminals, signs beyond ASCII where the locale has them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/plot.h"
#include "cli/session.h"

namespace tumen {

class Style {
 public:
  explicit Style(const Terminal& terminal) : terminal_(terminal) {}
  std::string bold(std::string_view text) const { return wrapped_in("1", text); }
  std::string dim(std::string_view text) const { return wrapped_in("2", text); }
  /// `sign` where the locale is UTF-8, else `ascii`.
  std::string sign(std::string_view sign, std::string_view ascii) const {
    return std::string(terminal_.utf8 ? sign : ascii);
  }
  bool utf8() const { return terminal_.utf8; }

 private:
  std::string wrapped_in(std::string_view code, std::string_view text) const {
    if (!terminal_.colour) return std::string(text);
    return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
  }
  Terminal terminal_;
};

/// The text with blanks before it, `width` characters wide.
inline std::string right(std::string_view text, std::size_t width) {
  const std::size_t used = text_width(text);
  return std::string(width > used ? width - used : 0, ' ') + std::string(text);
}

/// The text in lines of at most `width` characters, broken at blanks; `indent` blanks before all
/// lines but the first.
std::vector<std::string> wrapped(std::string_view text, std::size_t width, std::size_t indent = 0);

}  // namespace tumen
