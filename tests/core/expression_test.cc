#include "core/expression.h"

#include <cmath>
#include <string>
#include <vector>

#include "catch.h"

namespace tumen {
namespace {

const std::vector<std::string> kNames = {"RR[regional]", "RR[sub_regional]", "A[RUS,CHN]", "x"};

double value_of(const std::string& text, std::vector<double> numbers = {0.5, 0.25, 0.8, 3}) {
  const Result<Expression> e = Expression::parse(text, kNames);
  INFO(text);
  REQUIRE(e);
  const std::vector<Real> reals(numbers.begin(), numbers.end());
  return e.value()(reals)[0];
}

Diagnostic fault_of(const std::string& text) {
  const Result<Expression> e = Expression::parse(text, kNames);
  INFO(text);
  REQUIRE_FALSE(e);
  return e.errors().front();
}

}  // namespace

TEST_CASE("An expression follows the rules of arithmetic") {
  CHECK(value_of("1 + 2 * 3") == 7);
  CHECK(value_of("(1 + 2) * 3") == 9);
  CHECK(value_of("8 - 4 - 2") == 2);
  CHECK(value_of("8 / 4 / 2") == 1);
  CHECK(value_of("-x * 2") == -6);
  CHECK(value_of("2 - -x") == 5);
  CHECK(value_of("1e-3") == 1e-3);
  CHECK(value_of("min(x, 2) + max(x, 2) * 10") == 32);
  CHECK(value_of("abs(0 - x)") == 3);
  CHECK(value_of("ln(1)") == 0);
  CHECK(value_of("ln(x)") == Approx(std::log(3.0)).epsilon(1e-15));
}

TEST_CASE("Names stand for their numbers, index and all") {
  CHECK(value_of("RR[regional] - RR[sub_regional]") == 0.25);
  CHECK(value_of("A[RUS,CHN]>=0.8") == 1);
  CHECK(value_of("A[RUS,CHN] > 0.8") == 0);
  CHECK(value_of("x < 3") == 0);
  CHECK(value_of("x <= 3") == 1);
  // Comparisons bind least.
  CHECK(value_of("x + 1 >= 2 * 2") == 1);
  const Expression e = Expression::parse("x * RR[regional] + x", kNames).value();
  CHECK(e.uses() == std::vector<std::size_t>{0, 3});
}

TEST_CASE("Lanes keep apart") {
  const Expression e = Expression::parse("x / RR[regional] >= 2", kNames).value();
  CHECK(e.is_truth());
  CHECK_FALSE(Expression::parse("(x >= 2) * 5", kNames).value().is_truth());
  std::vector<Real> numbers(4, Real(1.0));
  for (int lane = 0; lane < kLanes; ++lane) numbers[3].set(lane, lane);
  const Real out = e(numbers);
  for (int lane = 0; lane < kLanes; ++lane) CHECK(out[lane] == (lane >= 2 ? 1 : 0));
}

TEST_CASE("What has no value is not finite") {
  CHECK_FALSE(std::isfinite(value_of("1 / 0")));
  CHECK_FALSE(std::isfinite(value_of("ln(0)")));
  CHECK_FALSE(std::isfinite(value_of("ln(0 - 1)")));
}

TEST_CASE("A malformed expression is told where and why") {
  CHECK(fault_of("").message == "ends where a number or a name should stand");
  CHECK(fault_of("1 +").column == 4);
  CHECK(fault_of("(1 + 2").message == "lacks a )");
  CHECK(fault_of("RR[regional").message == "lacks a ]");
  CHECK(fault_of("1 2").message == "has \"2\" where it should end");
  CHECK(fault_of("1 < 2 < 3").column == 7);
  CHECK(fault_of("sqrt(2)").message == "calls \"sqrt\"; there are ln, abs, min and max");
  CHECK(fault_of("min(1)").message == "lacks a ,");
  CHECK(fault_of("1 + RR[regionl]").suggestion == "RR[regional]");
  CHECK(fault_of("1 + RR[regionl]").column == 5);
  CHECK(fault_of("1..2").column == 3);
  CHECK(fault_of("1e999").message == "has a malformed number");
  CHECK(fault_of(std::string(300, '(')).message == "is nested too deep");
  CHECK(fault_of(std::string(300, '-')).message == "is nested too deep");
  CHECK(fault_of(std::string(5000, '1')).message == "is longer than 400 characters");
  std::string deep = "1";
  for (int k = 0; k < 40; ++k) deep = "1+(" + deep + ")";
  CHECK(fault_of(deep).message == "is nested too deep");
}

}  // namespace tumen
