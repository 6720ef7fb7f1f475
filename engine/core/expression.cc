#include "core/expression.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "core/math.h"
#include "core/number_text.h"

namespace tumen {
namespace {

constexpr std::size_t kLongest = 400;  ///< characters
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

bool letter(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || c == '_'; }
bool digit(char c) { return '0' <= c && c <= '9'; }

}  // namespace

/// Recursive descent, one function per rule; the first error ends it.
class ExpressionParser {
 public:
  ExpressionParser(std::string_view text, std::span<const std::string> names)
      : text_(text), names_(names) {}

  Result<Expression> parse() {
    if (text_.size() > kLongest) {
      fail("is longer than " + std::to_string(kLongest) + " characters");
    } else {
      comparison();
      blanks();
      if (!error_ && at_ < text_.size()) fail("has \"" + rest() + "\" where it should end");
    }
    if (error_) return *error_;
    return std::move(out_);
  }

 private:
  using Op = Expression::Op;

  void comparison() {
    sum();
    const std::optional<Op> op = take(">=")   ? std::optional(Op::at_least)
                                 : take("<=") ? std::optional(Op::at_most)
                                 : take(">")  ? std::optional(Op::above)
                                 : take("<")  ? std::optional(Op::below)
                                              : std::nullopt;
    if (!op) return;
    sum();
    two(*op);
  }

  void sum() {
    product();
    while (!error_) {
      if (take("+")) {
        product();
        two(Op::add);
      } else if (take("-")) {
        product();
        two(Op::subtract);
      } else {
        return;
      }
    }
  }

  void product() {
    factor();
    while (!error_) {
      if (take("*")) {
        factor();
        two(Op::multiply);
      } else if (take("/")) {
        factor();
        two(Op::divide);
      } else {
        return;
      }
    }
  }

  void factor() {
    if (++nested_ > Expression::kDeepest) return fail("is nested too deep");
    blanks();
    if (take("-")) {
      factor();
      out_.steps_.push_back({Op::negate});
    } else if (take("(")) {
      comparison();
      expect(")");
    } else if (at_ < text_.size() && (digit(text_[at_]) || text_[at_] == '.')) {
      number();
    } else if (at_ < text_.size() && letter(text_[at_])) {
      name();
    } else {
      fail(at_ < text_.size() ? "has \"" + rest() + "\" where a number or a name should stand"
                              : "ends where a number or a name should stand");
    }
    --nested_;
  }

  void number() {
    const auto [value, length] = read_number(std::string_view(text_).substr(at_));
    if (length == 0) return fail("has a malformed number");
    at_ += length;
    push({Op::number, 0, value});
  }

  void name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && (letter(text_[at_]) || digit(text_[at_]))) ++at_;
    const std::string_view word = text_.substr(begin, at_ - begin);
    if (at_ < text_.size() && text_[at_] == '(') return call(word, begin);
    if (at_ < text_.size() && text_[at_] == '[') {
      const std::size_t close = text_.find(']', at_);
      if (close == std::string_view::npos) return fail("lacks a ]");
      at_ = close + 1;
    }
    const std::string whole(text_.substr(begin, at_ - begin));
    const auto known = std::ranges::find(names_, whole);
    if (known == names_.end()) {
      fail("names \"" + whole + "\", which is not known", begin);
      error_->suggestion = nearest_name(whole, {names_.begin(), names_.end()});
      return;
    }
    push({Op::name, static_cast<std::size_t>(known - names_.begin())});
  }

  void call(std::string_view word, std::size_t begin) {
    const bool pair = word == "min" || word == "max";
    if (!pair && word != "ln" && word != "abs") {
      fail("calls \"" + std::string(word) + "\"; there are ln, abs, min and max", begin);
      return;
    }
    expect("(");
    comparison();
    if (pair) {
      expect(",");
      comparison();
    }
    expect(")");
    if (pair) {
      two(word == "min" ? Op::min : Op::max);
    } else {
      out_.steps_.push_back({word == "ln" ? Op::ln : Op::abs});
    }
  }

  void push(Expression::Step step) {
    if (++waiting_ > Expression::kDeepest) return fail("is nested too deep");
    out_.steps_.push_back(step);
  }
  void two(Op op) {
    --waiting_;
    out_.steps_.push_back({op});
  }

  void blanks() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  bool take(std::string_view sign) {
    blanks();
    if (error_ || text_.substr(at_, sign.size()) != sign) return false;
    at_ += sign.size();
    return true;
  }
  void expect(std::string_view sign) {
    if (!take(sign)) fail("lacks a " + std::string(sign));
  }
  std::string rest() const { return std::string(text_.substr(at_, 12)); }
  void fail(std::string message) { fail(std::move(message), at_); }
  void fail(std::string message, std::size_t at) {
    if (error_) return;
    error_ =
        Diagnostic{"", 1, static_cast<int>(std::min(at, kLongest)) + 1, "", std::move(message), ""};
  }

  std::string_view text_;
  std::span<const std::string> names_;
  std::size_t at_ = 0, nested_ = 0, waiting_ = 0;
  std::optional<Diagnostic> error_;
  Expression out_;
};

Result<Expression> Expression::parse(std::string_view text, std::span<const std::string> names) {
  return ExpressionParser(text, names).parse();
}

Real Expression::operator()(std::span<const Real> numbers) const {
  std::array<Real, kDeepest> stack;
  std::size_t top = 0;  // numbers on the stack
  for (const Step& step : steps_) {
    switch (step.op) {
      case Op::number:
        stack[top++] = step.number;
        continue;
      case Op::name:
        stack[top++] = numbers[step.name];
        continue;
      case Op::negate:
        stack[top - 1] = -stack[top - 1];
        continue;
      case Op::ln:
        // What is not positive has no logarithm.
        stack[top - 1] = select(stack[top - 1] > 0.0, log(max(stack[top - 1], 1e-300)), kNaN);
        continue;
      case Op::abs:
        stack[top - 1] = tumen::abs(stack[top - 1]);
        continue;
      default:
        break;
    }
    const Real b = stack[--top];
    Real& a = stack[top - 1];
    switch (step.op) {
      case Op::add:
        a += b;
        break;
      case Op::subtract:
        a -= b;
        break;
      case Op::multiply:
        a *= b;
        break;
      case Op::divide:
        a /= b;
        break;
      case Op::at_least:
        a = indicator(a >= b);
        break;
      case Op::at_most:
        a = indicator(a <= b);
        break;
      case Op::above:
        a = indicator(a > b);
        break;
      case Op::below:
        a = indicator(a < b);
        break;
      case Op::min:
        a = tumen::min(a, b);
        break;
      default:
        a = tumen::max(a, b);
    }
  }
  return stack[0];
}

std::vector<std::size_t> Expression::uses() const {
  std::vector<std::size_t> out;
  for (const Step& step : steps_) {
    if (step.op == Op::name) out.push_back(step.name);
  }
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out).begin(), out.end());
  return out;
}

bool Expression::is_truth() const {
  const Op last = steps_.back().op;
  return last == Op::at_least || last == Op::at_most || last == Op::above || last == Op::below;
}

}  // namespace tumen
