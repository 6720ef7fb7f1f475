/// Damage to texts: the same on every machine for the same seed.
#pragma once

#include <array>
#include <random>
#include <string>

namespace tumen::test {

/// Numbers below `n` from a generator that is the same everywhere.
class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return n == 0 ? 0 : engine_() % n; }

 private:
  std::mt19937 engine_;
};

struct Span {
  std::size_t begin, length;
};

/// A random line of the text with its line break.
inline Span line(const std::string& text, Dice& dice) {
  const std::size_t at = dice.below(text.size());
  const std::size_t before = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
  const std::size_t begin = before == std::string::npos ? 0 : before + 1;
  const std::size_t end = text.find('\n', begin);
  return {begin, (end == std::string::npos ? text.size() : end + 1) - begin};
}

inline const std::string& hostile(Dice& dice) {
  static const std::array<std::string, 24> kSnippets = {"\n[\n",
                                                        "\n[[\n",
                                                        "]",
                                                        "{",
                                                        "}",
                                                        "=",
                                                        "\"",
                                                        "\"\"\"",
                                                        "'''",
                                                        "\\u0000",
                                                        std::string(1, '\0'),
                                                        "\xff\xfe",
                                                        "\xc3",
                                                        "\xe2\x82",
                                                        "\xf0\x9f\x98\x80",
                                                        std::string(10000, '['),
                                                        std::string(3000, '{'),
                                                        "1e999",
                                                        "-99999999999999999999999999",
                                                        "9223372036854775807",
                                                        "nan",
                                                        "\n[state.\"*\"]\ngdp=1\n",
                                                        "\nextends = \"../zarubino\"\n",
                                                        "\n[pair.a.b.c.d]\ne=1\n"};
  return kSnippets[dice.below(kSnippets.size())];
}

/// One change: a character, a stretch or a line lost, doubled or moved, something hostile put in.
inline void mutate(std::string& text, Dice& dice) {
  const std::size_t at = dice.below(text.size() + 1);
  switch (dice.below(9)) {
    case 0:
      if (at < text.size()) text[at] = static_cast<char>(dice.below(256));
      break;
    case 1:
      text.erase(at, dice.below(20));
      break;
    case 2:
      text.insert(at, hostile(dice));
      break;
    case 3: {
      const Span s = line(text, dice);
      text.insert(s.begin, text.substr(s.begin, s.length));
      break;
    }
    case 4: {
      const Span s = line(text, dice);
      text.erase(s.begin, s.length);
      break;
    }
    case 5: {
      const Span from = line(text, dice);
      const std::string moved = text.substr(from.begin, from.length);
      text.erase(from.begin, from.length);
      text.insert(line(text, dice).begin, moved);
      break;
    }
    case 6: {
      const std::size_t digit = text.find_first_of("0123456789", at);
      if (digit != std::string::npos) text.insert(digit, std::to_string(dice.below(100000)));
      break;
    }
    case 7: {
      const std::size_t word = text.find_first_of("abcdefghijklmnopqrstuvwxyz", at);
      if (word != std::string::npos) text[word] = static_cast<char>('a' + dice.below(26));
      break;
    }
    default:
      text.resize(dice.below(10) == 0 ? at : text.size());
  }
}

}  // namespace tumen::test
