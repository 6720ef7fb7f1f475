/// The one include of the test framework: the same names with Catch2 v2 and v3.
///
/// Tests write `TEST_CASE`, `SECTION`, `CHECK`, `REQUIRE`, `Approx`, `GENERATE` and the matchers of
/// `Catch::Matchers`; for text use `ContainsSubstring`, which is the v3 name.
#pragma once

#if __has_include(<catch2/catch_test_macros.hpp>)

#include <catch2/catch_approx.hpp>
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_all.hpp>
#include <catch2/matchers/catch_matchers_all.hpp>

using Catch::Approx;

#else

#include <catch2/catch.hpp>
#include <string>

namespace Catch::Matchers {
/// Matches a text that contains `part`.
inline auto ContainsSubstring(const std::string& part) { return Contains(part); }
}  // namespace Catch::Matchers

#endif
