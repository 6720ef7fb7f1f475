#include <filesystem>
#include <fstream>

#include "catch.h"
#include "cli/pages.h"
#include "cli/run_program.h"
#include "scenario/shipped.h"

using Catch::Matchers::ContainsSubstring;
using namespace tumen;
using namespace tumen::test;

TEST_CASE("lab writes the page, or says how to get a build that holds it") {
  const TemporaryFolder folder;
  const std::string out = folder / "lab.html";
  const Printed said = tumen_says({"lab", "--out", out});
  if (lab_page().empty()) {
    CHECK(said.code == kFailed);
    CHECK_THAT(said.err, ContainsSubstring("TUMEN_LAB=ON"));
    CHECK_FALSE(std::filesystem::exists(out));
  } else {
    CHECK(said.code == kFine);
    CHECK(read_text(out) == lab_page());
  }
}

TEST_CASE("lab overwrites nothing unasked") {
  const TemporaryFolder folder;
  const std::string out = folder / "lab.html";
  std::ofstream(out) << "mine";
  const Printed said = tumen_says({"lab", "--out", out});
  CHECK(said.code == kBadInput);
  CHECK_THAT(said.err, ContainsSubstring("--force"));
  CHECK(read_text(out) == "mine");
  CHECK(tumen_says({"lab", "--out", std::filesystem::path(out).parent_path().string()}).code ==
        kBadInput);
}
