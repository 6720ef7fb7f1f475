/// Arithmetic over named numbers, as claims and observations write what they speak of:
///
///   RR[regional] - RR[sub_regional]       A[RUS,CHN] >= 0.8       ln(X[RUS,CHN])
///
/// Operators + - * / with the usual precedence, comparisons >= <= > < (1 or 0, below them all),
/// parentheses, ln(x), abs(x), min(a, b), max(a, b). A name is letters, digits and _, with an index
/// in brackets where it has one. Lane by lane, like everything else.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/lanes.h"
#include "core/result.h"

namespace tumen {

class Expression {
 public:
  /// Reads `text`; a name stands for the number at its position in `names`. The error has the
  /// column in `text`, a message, and the nearest name for an unknown one.
  static Result<Expression> parse(std::string_view text, std::span<const std::string> names);

  /// Its value; `numbers` has one entry per name. Not finite where a divisor is 0 or ln() is of
  /// nothing positive.
  Real operator()(std::span<const Real> numbers) const;

  /// Positions of the names it uses, ascending, each once.
  std::vector<std::size_t> uses() const;
  /// Whether its value is 0 or 1 whatever the numbers are: a comparison on the outside.
  bool is_truth() const;

 private:
  friend class ExpressionParser;
  enum class Op : unsigned char {
    number,
    name,
    add,
    subtract,
    multiply,
    divide,
    negate,
    at_least,
    at_most,
    above,
    below,
    ln,
    abs,
    min,
    max
  };
  struct Step {
    Op op;
    std::size_t name = 0;
    double number = 0;
  };
  static constexpr std::size_t kDeepest = 16;  ///< numbers that wait at once

  std::vector<Step> steps_;  ///< postfix
};

}  // namespace tumen
