// Memberships in scenario files.
#include <string>
#include <vector>

#include "catch.h"
#include "sample.h"
#include "tests/support/graded_setup.h"

using namespace tumen;
using namespace tumen::test;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("A scenario file gives memberships and is told what is wrong with them") {
  const std::string club =
      "[institution.club]\nleader = \"A\"\nmembers = [\"A\"]\nopen_to = [\"B\"]\n";
  const auto errors = [](const std::string& rest) { return errors_of(load(kHead + rest)); };
  const Result<Scenario> fine = load(kHead + club + "[membership.club.B]\nlabour = 0.3\n");
  REQUIRE(fine);
  const Structure& s = fine.value().setup.structure;
  CHECK(s.institutions[0].graded());
  CHECK(s[s.institutions[0].leader].id == "A");

  const auto only = [&](const std::string& rest) {
    const std::vector<std::string> all = errors(rest);
    REQUIRE(all.size() == 1);
    return all.front();
  };
  CHECK_THAT(only("[institution.club]\nleader = \"A\"\nopen_to = [\"X\"]\n"),
             ContainsSubstring("institution.club.open_to: there is no state \"X\""));
  CHECK_THAT(only("[institution.club]\nopen_to = [\"B\"]\n"), ContainsSubstring("needs a leader"));
  CHECK_THAT(only("[institution.club]\nleader = \"A\"\nopen_to = [\"A\"]\n"),
             ContainsSubstring("names the leader itself"));
  CHECK_THAT(only("[institution.club]\nmembers = [\"A\"]\n[membership.club.B]\nlabour = 0.1\n"),
             ContainsSubstring("\"B\" is neither leader nor member of \"club\""));
  CHECK_THAT(only(club + "[membership.culb.B]\nlabour = 0.1\n"),
             ContainsSubstring("there is no institution \"culb\""));
  CHECK_THAT(only(club + "[membership.club.B]\nlabour = 1.1\n"), ContainsSubstring("labour"));
  CHECK(errors(club + "[arm.x]\nset = {\"membership.club.B.labour\" = 0.2}\n").empty());
  CHECK_THAT(only(club + "[arm.x]\nset = {\"membership.club.B.depth\" = 0.2}\n"),
             ContainsSubstring("is computed every tick"));
  CHECK_THAT(
      only("[institution.club]\nmembers = [\"A\"]\n[arm.x]\nset = {\"membership.club.B.labour\" = "
           "0.2}\n"),
      ContainsSubstring("names nothing in this scenario"));
}

TEST_CASE("The order of institutions and memberships in a file reaches no number") {
  const std::string first =
      "[institution.club]\nleader = \"A\"\nopen_to = [\"B\", \"C\"]\nstrength = 0.2\n";
  const std::string second =
      "[institution.belt]\nleader = \"C\"\nopen_to = [\"B\"]\nmembers = [\"A\"]\n";
  const std::string one = "[membership.club.B]\nlabour = 0.3\n[membership.club.C]\nlegacy = 0.1\n";
  const std::string two = "[membership.belt.B]\naffinity = 0.2\n";
  const std::string state = "[state.C]\ngdp = 7\nmil = 1\npop = 2\n";
  const Result<Scenario> a = load(kHead + state + first + second + one + two);
  const Result<Scenario> b = load(kHead + two + second + one + first + state);
  REQUIRE(a);
  REQUIRE(b);
  CHECK(a.value().setup.values == b.value().setup.values);
  CHECK(ensemble_hash(ReferenceModel(a.value().setup)) ==
        ensemble_hash(ReferenceModel(b.value().setup)));
}
