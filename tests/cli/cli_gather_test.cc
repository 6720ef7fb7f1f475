#include "tests/catch.h"
#include "tests/cli/run_program.h"

using namespace tumen;
using namespace tumen::test;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string experiment(const TemporaryFolder& folder) {
  return folder.write("e.toml", "schema_version = 1\n[experiment]\nid = \"e\"\nscenario = \"" +
                                    two_powers() +
                                    "\"\nreplications = 64\nmetrics = [\"RR[*]\"]\n"
                                    "[factor.border-cost]\nvalues = [5, 6, 7, 8, 9, 10, 11]\n");
}

Printed part(const std::string& file, const std::string& which, const std::string& store) {
  return tumen_says({"sweep", file, "--jobs", "1", "--part", which, "--store", store});
}

}  // namespace

TEST_CASE("parts of a sweep are gathered") {
  const TemporaryFolder folder;
  const std::string file = experiment(folder);
  std::vector<std::string> command = {"gather", folder / "all.db"};
  for (const std::string k : {"1", "2", "3"}) {
    REQUIRE(part(file, k + "/3", folder / (k + ".db")).code == kFine);
    command.push_back(folder / (k + ".db"));
  }
  const Printed printed = tumen_says(command);
  CHECK(printed.code == kFine);
  CHECK_THAT(printed.out, ContainsSubstring("7 of 7 points and 448 runs from 3 stores"));
  CHECK(printed.err.empty());
  const Printed again = tumen_says(command);
  CHECK(again.code == kBadInput);
  CHECK_THAT(again.err, ContainsSubstring("exists already"));
  // The sweep finds nothing left to do.
  const Printed resumed =
      tumen_says({"sweep", file, "--jobs", "1", "--resume", "--store", folder / "all.db"});
  CHECK(resumed.code == kFine);
  CHECK_THAT(resumed.out, ContainsSubstring("0 runs in"));
}

TEST_CASE("missing points are told, and which parts lack them") {
  const TemporaryFolder folder;
  const std::string file = experiment(folder);
  REQUIRE(part(file, "2/5", folder / "2.db").code == kFine);
  // Stopped before its first task.
  const std::atomic<bool> interrupted = true;
  CHECK(tumen_says({"sweep", file, "--jobs", "1", "--part", "1/5", "--store", folder / "1.db"}, {},
                   &interrupted)
            .code == kFailed);
  const Printed printed =
      tumen_says({"gather", folder / "all.db", folder / "1.db", folder / "2.db"});
  CHECK(printed.code == kFailed);
  CHECK_THAT(printed.err, ContainsSubstring("5 of 7 points are missing"));
  CHECK_THAT(printed.err, ContainsSubstring("1.db, part 1/5: 2 of 2 points"));
  CHECK_THAT(printed.err, ContainsSubstring("not given: parts 3-5 of 5"));
  CHECK_THAT(printed.err, ContainsSubstring("--resume makes them"));
  const Printed resumed =
      tumen_says({"sweep", file, "--jobs", "1", "--resume", "--store", folder / "all.db"});
  CHECK(resumed.code == kFine);
  CHECK_THAT(resumed.out, ContainsSubstring("128 runs of earlier sessions found"));
  CHECK_THAT(resumed.out, ContainsSubstring("320 runs in"));
}

TEST_CASE("what cannot be gathered is told in words") {
  const TemporaryFolder folder;
  const std::string file = experiment(folder);
  REQUIRE(part(file, "1/5", folder / "1.db").code == kFine);
  const Printed missing = tumen_says({"gather", folder / "all.db", folder / "9.db"});
  CHECK(missing.code == kBadInput);
  CHECK_THAT(missing.err, ContainsSubstring("there is no store"));
  const Printed twice = tumen_says({"gather", folder / "all.db", folder / "1.db", folder / "1.db"});
  CHECK(twice.code == kBadInput);
  CHECK_THAT(twice.err, ContainsSubstring("both hold point 0"));
  const Printed text = tumen_says({"gather", folder / "all.db", file});
  CHECK(text.code == kBadInput);
  CHECK_THAT(text.err, ContainsSubstring("no SQLite database"));
  CHECK(tumen_says({"gather", folder / "all.db"}).code == kBadInput);
}
