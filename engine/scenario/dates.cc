#include "scenario/dates.h"

namespace tumen {

std::optional<Quarter> parse_quarter(std::string_view text) {
  if (text.size() != 6 || text[0] == '0' || text[4] != 'Q') return std::nullopt;
  Quarter q{0, text[5] - '0'};
  for (const char c : text.substr(0, 4)) {
    if (c < '0' || c > '9') return std::nullopt;
    q.year = q.year * 10 + (c - '0');
  }
  if (q.quarter < 1 || q.quarter > 4) return std::nullopt;
  return q;
}

}  // namespace tumen
