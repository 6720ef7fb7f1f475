#include "core/number_text.h"

#include "catch.h"

using namespace tumen;

TEST_CASE("Numbers are read as far as they go") {
  struct Case {
    std::string_view text;
    double value;
    std::size_t length;
  };
  for (const Case& c : {Case{"1", 1, 1}, Case{"-2.5e3", -2500, 6}, Case{"0.1,", 0.1, 3},
                        Case{"3 + 4", 3, 1}, Case{"7e", 7, 1}, Case{"1.5.2", 1.5, 3},
                        Case{"1-2", 1, 1}, Case{"0x10", 0, 1}, Case{"4.9e-324", 4.9e-324, 8}}) {
    INFO(c.text);
    const NumberText read = read_number(c.text);
    CHECK(read.value == c.value);
    CHECK(read.length == c.length);
  }
}

TEST_CASE("What is no number has no length") {
  for (const std::string_view text :
       {"", "+1", " 1", "inf", "nan", "x", "-", ".", "1e999", "-inf"}) {
    INFO(text);
    CHECK(read_number(text).length == 0);
  }
}
