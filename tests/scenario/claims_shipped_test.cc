// The claims that ship: every claim of both papers stands once, sound and sourced.
#include <map>
#include <set>

#include "catch.h"
#include "scenario/claims.h"
#include "shipped.h"

using namespace tumen;
using namespace tumen::test;

namespace {

std::optional<std::string> file_text(const std::string& path) {
  if (!std::filesystem::is_regular_file(path)) return std::nullopt;
  return read_text(path);
}

const std::vector<ClaimsFile>& study() {
  static const std::vector<ClaimsFile> files = [] {
    const Result<std::vector<ClaimsFile>> loaded =
        load_study(std::string(TUMEN_SOURCE_DIR) + "/scenarios/zarubino/claims.toml", file_text);
    if (!loaded) {
      for (const Diagnostic& d : loaded.errors()) UNSCOPED_INFO(d.text());
      FAIL("the claims do not load");
    }
    return loaded.value();
  }();
  return files;
}

}  // namespace

TEST_CASE("all claims of the papers stand once, tested or with the reason why not") {
  std::map<std::string, int> count;
  std::set<std::string> ids;
  for (const ClaimsFile& file : study()) {
    CHECK(file.least >= 400);
    for (const Claim& claim : file.claims) {
      INFO(claim.id);
      CHECK(ids.insert(claim.id).second);
      CHECK_FALSE(claim.statement.empty());
      if (!claim.of_a_paper()) continue;
      ++count[claim.family()];
      CHECK_FALSE(claim.locator.empty());
      CHECK_FALSE(claim.level.empty());
      CHECK_FALSE(claim.refuted_if.empty());
      CHECK_FALSE(claim.history.empty());
      CHECK(claim.tests.empty() == (claim.not_executable.size() > 20));
      if (!claim.tests.empty()) CHECK_FALSE(claim.rivals.empty());
    }
  }
  CHECK(count == std::map<std::string, int>{{"I", 16}, {"R", 25}, {"S", 18}, {"K", 7}, {"A", 10}});
}

TEST_CASE("what equations say is marked as calibration") {
  // Claims whose sign the reference says to be written into an equation.
  for (const char* id : {"I3", "S7", "S8", "R10", "S12", "S13"}) {
    bool found = false;
    for (const ClaimsFile& file : study()) {
      for (const Claim& claim : file.claims) {
        if (claim.id != id) continue;
        found = true;
        INFO(id);
        CHECK_FALSE(claim.calibration.empty());
      }
    }
    CHECK(found);
  }
}

TEST_CASE("the papers' disagreements stand as pairs of claims, beside the registered test") {
  std::set<std::string> ids;
  bool registered = false;
  for (const ClaimsFile& file : study()) {
    for (const Disagreement& d : file.disagreements) ids.insert(d.id);
    for (const Claim& claim : file.claims) {
      if (claim.id != "CORE") continue;
      registered = true;
      REQUIRE(claim.tests.size() == 1);
      CHECK(claim.tests.front().hypothesis.contrast == Contrast::interaction);
      CHECK(claim.tests.front().value == "RR[regional]");
    }
  }
  CHECK(registered);
  CHECK(ids == std::set<std::string>{"D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8"});
}
