/// The small world with claims.
#pragma once

#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/cli/run_program.h"

namespace tumen::test {

/// Claims whose truth in the small world is known by construction: its sanctions are an arm, and
/// sanctions divert trade (equation 7) whatever anyone wants.
inline const std::string kClaims = R"toml(schema_version = 1
[claims]
title = "Said of two powers"
rivals = ["no-rival"]
least = 128
most = 256
[claim.R1]
paper = "T"
level = "regional"
statement = "The hegemon's sanctions turn the host's trade to the investor."
[test.R1.trade]
value = "X[HOST,INVESTOR]"
arms = ["sanctions"]
sign = "+"
sesoi = 1
[claim.R2]
paper = "Z"
level = "regional"
statement = "Nothing changes where nothing is changed."
[test.R2.same]
value = "X[HOST,INVESTOR]"
arms = ["same"]
sign = "0"
sesoi = 0.05
[claim.R3]
paper = "T"
statement = "What cannot be said."
not_executable = "no mechanism"
[claim.S1]
statement = "The port is signed in some histories and not in others."
[test.S1.some]
value = "signed[harbour]"
sign = "+"
threshold = 0.0001
[test.S1.others]
value = "signed[harbour]"
sign = "-"
threshold = 0.9999
[arm.same]
[disagreement.D1]
title = "Which of the two?"
thesis = ["R1"]
article = ["R3"]
)toml";

/// A folder with the small world and these claims.
struct World {
  explicit World(const std::string& text) {
    folder.write("scenario.toml",
                 "schema_version = 1\nextends = \"" + two_powers() + "\"\n" +
                     "[scenario]\nid = \"small\"\ntitle = \"Small\"\nquestion = \"?\"\n");
    folder.write("claims.toml", text);
  }
  Printed says(std::vector<std::string> more = {}, const std::string& command = "claims") const {
    more.insert(more.begin(), {command, folder.path().string()});
    return tumen_says(more);
  }
  nlohmann::json of(std::vector<std::string> more = {},
                    const std::string& command = "claims") const {
    more.insert(more.end(), {"--format", "json"});
    const Printed said = says(more, command);
    INFO(said.err);
    REQUIRE(said.code == kFine);
    return said.json();
  }
  TemporaryFolder folder;
};

}  // namespace tumen::test
