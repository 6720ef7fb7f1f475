// Claims files: what is read, and what is wrong is told with its place.
#include "scenario/claims.h"

#include "catch.h"
#include "mutation.h"
#include "sample.h"

using namespace tumen;
using namespace tumen::test;
using Catch::Matchers::ContainsSubstring;

namespace {

/// Three lines to which a test adds.
const std::string kTop = "schema_version = 1\n[claims]\ntitle = \"T\"\n";

/// A sound claim of four lines, then its test.
const std::string kClaim = "[claim.S1]\npaper = \"T\"\nlevel = \"regional\"\nstatement = \"S\"\n";

Result<ClaimsFile> load_text(const std::string& text) {
  return load_claims("x/claims.toml",
                     from({{"x/claims.toml", text}, {"x/scenario.toml", kSample}}));
}

std::vector<std::string> faults(const std::string& text) {
  const Result<ClaimsFile> result = load_text(text);
  std::vector<std::string> out;
  if (result) return out;
  const std::string file = "x/claims.toml:";
  for (const Diagnostic& d : result.errors()) {
    const std::string line = d.text();
    out.push_back(line.starts_with(file) ? line.substr(file.size()) : line);
  }
  return out;
}

/// The only complaint about a test of the sound claim; its first line is line 9.
std::string only(const std::string& test) {
  const std::vector<std::string> all = faults(kTop + kClaim + "[test.S1.a]\n" + test);
  if (all.size() == 1) return all.front();
  std::string out = std::to_string(all.size()) + " errors";
  for (const std::string& line : all) out += "\n" + line;
  return out;
}

const std::string kDifference = "value = \"RR[regional]\"\narms = [\"calm\"]\nsesoi = 0.05\n";

/// A file that uses every section and key.
const std::string kWhole = R"(schema_version = 1
[claims]
title = "What is said"
include = ["../y"]
rivals = ["calm"]
least = 128
most = 256
[arm.poor]
label = "Poor"
arm = "no-harbour"
without = ["hedging"]
set = {rho = 2}
[claim.S1]
paper = "T"
locator = "a phrase"
level = "regional"
statement = "One thing."
horizon = "1-5 y"
refuted_if = "not so"
history = "so"
calibration = "equation 9"
rivals = ["poor"]
combine = "any"
[test.S1.b]
value = "RR[regional] - CNSH[FAR] >= 0.5"
take = "max"
from = "2012Q2"
by = "2014Q4"
arms = ["calm", "poor"]
sign = "-"
sesoi = 0.1
[test.S1.a]
value = "RR[regional]"
contrast = "difference"
arms = ["calm"]
against = "poor"
sign = "not +"
sesoi = 0.1
[claim.S2]
statement = "Another."
level = "regional"
[test.S2.share]
label = "STALL"
sign = "+"
threshold = 0.5
refute = 0.2
[test.S2.go-together]
contrast = "correlation"
value = "RR[regional]"
with = "DEC[regional]"
sign = "0"
sesoi = 0.3
[test.S2.four]
contrast = "interaction"
value = "RR[regional]"
arms = ["baseline", "calm", "poor", "no-harbour"]
sign = "+"
sesoi = 0.05
[claim.S3]
paper = "Z"
statement = "What cannot be said."
not_executable = "no mechanism"
[disagreement.D1]
title = "Which?"
thesis = ["S1"]
article = ["S2", "K1"]
decisive = "a test"
)";

void check_sound(const ClaimsFile& file) {
  REQUIRE(file.least % kClaimBlock == 0);
  REQUIRE(file.least <= file.most);
  REQUIRE_FALSE(file.arms.empty());
  for (const Claim& claim : file.claims) {
    REQUIRE(claim.tests.empty() == !claim.not_executable.empty());
    for (const std::size_t rival : claim.rivals) REQUIRE(rival < file.arms.size());
    for (const ClaimTest& test : claim.tests) {
      REQUIRE(test.value.empty() == !test.label.empty());
      REQUIRE(test.from <= test.by);
      REQUIRE_FALSE(test.arms.empty());
      for (const std::size_t arm : test.arms) REQUIRE(arm < file.arms.size());
    }
  }
}

}  // namespace

TEST_CASE("a claims file says what is tested, and how") {
  const Result<ClaimsFile> result = load_text(kWhole);
  for (const std::string& line : faults(kWhole)) UNSCOPED_INFO(line);
  REQUIRE(result);
  const ClaimsFile& file = result.value();
  check_sound(file);
  CHECK(file.world == "sample");
  CHECK(file.include == std::vector<std::string>{"y/claims.toml"});
  CHECK(file.least == 128);
  REQUIRE(file.claims.size() == 3);
  const Claim& claim = file.claims[0];
  CHECK(claim.family() == "S");
  CHECK(claim.combine == Combine::any);
  CHECK(claim.calibration == "equation 9");
  REQUIRE(claim.rivals.size() == 1);
  CHECK(file.arms[claim.rivals[0]].options.without == std::vector<std::string>{"hedging"});
  REQUIRE(claim.tests.size() == 2);
  const ClaimTest& ordered = claim.tests[0];  // in the order of the file
  CHECK(ordered.name == "b");
  CHECK(ordered.take == Take::max);
  CHECK(ordered.from == 1);
  CHECK(ordered.by == 11);
  CHECK(ordered.hypothesis.contrast == Contrast::ordered);
  CHECK(ordered.hypothesis.sign == Expected::down);
  CHECK(file.arms[ordered.arms[0]].name == "calm");
  const ClaimTest& difference = claim.tests[1];
  REQUIRE(difference.arms.size() == 2);
  CHECK(file.arms[difference.arms[1]].name == "poor");
  CHECK(difference.hypothesis.sign == Expected::not_up);
  CHECK(difference.from == 0);
  const Claim& second = file.claims[1];
  REQUIRE(second.tests.size() == 3);
  CHECK_FALSE(second.of_a_paper());
  CHECK(second.tests[0].label == "STALL");
  CHECK(second.tests[0].level == "regional");
  CHECK(second.tests[0].hypothesis.contrast == Contrast::level);
  CHECK(second.tests[0].hypothesis.refute == 0.2);
  CHECK(second.tests[1].arms == std::vector<std::size_t>{0});
  CHECK(second.tests[2].arms.size() == 4);
  CHECK(second.tests[2].arms[0] == 0);
  CHECK(second.rivals.size() == 1);  // the file's
  CHECK(file.claims[2].not_executable == "no mechanism");
  CHECK(file.disagreements.at(0).article == std::vector<std::string>{"S2", "K1"});
}

TEST_CASE("a claims file needs its version and its section") {
  CHECK(faults("") ==
        std::vector<std::string>{"1:1: the file needs schema_version = 1",
                                 "1:1: the file needs a section [claims] with title"});
  CHECK(faults(kTop).empty());
  CHECK_THAT(faults(kTop + "[clam.S1]\n").at(0), ContainsSubstring("did you mean \"claim\"?"));
  const Result<ClaimsFile> none = load_claims("nowhere.toml", from({}));
  REQUIRE_FALSE(none);
  CHECK(none.errors().front().text() == "nowhere.toml: cannot read nowhere.toml");
}

TEST_CASE("a claim has tests or the reason why it has none") {
  CHECK(faults(kTop + kClaim).at(0) == "4:8: claim.S1 needs a [test.S1.NAME], or not_executable");
  CHECK_THAT(faults(kTop + kClaim + "not_executable = \"x\"\n[test.S1.a]\n" + kDifference +
                    "sign = \"+\"\n")
                 .at(0),
             ContainsSubstring("has tests and says in not_executable"));
  CHECK_THAT(faults(kTop + kClaim + "not_executable = \"x\"\n[test.S2.a]\n" + kDifference +
                    "sign = \"+\"\n")
                 .at(0),
             ContainsSubstring("test.S2: there is no such claim (did you mean \"S1\"?)"));
}

TEST_CASE("a test is told what it lacks") {
  CHECK(only(kDifference + "sign = \"+\"\n") == "0 errors");
  CHECK_THAT(only(kDifference), ContainsSubstring("needs sign"));
  CHECK_THAT(only(kDifference + "sign = \"up\"\n"), ContainsSubstring("\"+\", \"-\", \"0\""));
  CHECK_THAT(only("value = \"RR[regional]\"\narms = [\"calm\"]\nsign = \"+\"\n"),
             ContainsSubstring("sesoi is needed"));
  CHECK(only("arms = [\"calm\"]\nsesoi = 0.05\nsign = \"+\"\n") ==
        "8:10: test.S1.a needs either value or label");
  CHECK_THAT(only("value = \"RR[regional]\"\nsign = \"+\"\n"),
             ContainsSubstring("threshold is needed for a level"));
  CHECK_THAT(only(kDifference + "sign = \"+\"\nthreshold = 1\n"),
             ContainsSubstring("threshold is needed for a level, and for nothing else"));
  CHECK_THAT(only(kDifference + "sign = \"+\"\ncontrast = \"interaction\"\n"),
             ContainsSubstring("must be four"));
  CHECK_THAT(only(kDifference + "sign = \"+\"\ncontrast = \"correlation\"\n"),
             ContainsSubstring("with is needed for a correlation"));
  CHECK_THAT(only("label = \"STALLED\"\nsign = \"+\"\nthreshold = 0.5\n"),
             ContainsSubstring("did you mean \"STALL\"?"));
  CHECK_THAT(only("label = \"STALL\"\ntake = \"mean\"\nsign = \"+\"\nthreshold = 0.5\n"),
             ContainsSubstring("take has no meaning with label"));
}

TEST_CASE("names in a test are looked up where they stand") {
  CHECK(only("value = \"1 + RR[regionl]\"\narms = [\"calm\"]\nsesoi = 0.05\nsign = \"+\"\n") ==
        "9:14: test.S1.a.value names \"RR[regionl]\", which is not known (did you mean "
        "\"RR[regional]\"?)");
  CHECK(only("value = \"RR[regional]\"\narms = [\"calmer\"]\nsesoi = 0.05\nsign = \"+\"\n") ==
        "10:9: test.S1.a.arms: neither the file nor the scenario has an arm \"calmer\" (did you "
        "mean \"calm\"?)");
  CHECK_THAT(only(kDifference + "sign = \"+\"\nby = \"2050Q1\"\n"),
             ContainsSubstring("must lie within the scenario"));
  CHECK_THAT(only(kDifference + "sign = \"+\"\nby = \"2012Q1\"\nfrom = \"2013Q1\"\n"),
             ContainsSubstring("must not be before from"));
  // An arm that does not load is told at its place.
  const std::vector<std::string> all =
      faults(kTop + kClaim + "[test.S1.a]\nvalue = \"RR[regional]\"\narms = [\"bad\"]\n" +
             "sesoi = 0.05\nsign = \"+\"\n[arm.bad]\nset = {\"state.RUS.nothing\" = 1}\n");
  REQUIRE(all.size() == 1);
  CHECK_THAT(all[0], ContainsSubstring("arm.bad.set"));
  CHECK(all[0].starts_with("14:"));
}

TEST_CASE("files of a study are read once, and their claims stand once") {
  const std::string other = "schema_version = 1\n[claims]\ntitle = \"O\"\ninclude = [\"../x\"]\n" +
                            std::string("[claim.K1]\npaper = \"T\"\nstatement = \"S\"\n") +
                            "not_executable = \"none\"\n";
  const auto study = [&](const std::string& y) {
    return load_study("x/claims.toml", from({{"x/claims.toml", kWhole},
                                             {"x/scenario.toml", kSample},
                                             {"y/claims.toml", y},
                                             {"y/scenario.toml", kSample}}));
  };
  const Result<std::vector<ClaimsFile>> sound = study(other);
  REQUIRE(sound);
  CHECK(sound.value().size() == 2);
  const Result<std::vector<ClaimsFile>> twice =
      study(other + "[claim.S1]\nstatement = \"again\"\nnot_executable = \"none\"\n");
  REQUIRE_FALSE(twice);
  CHECK(twice.errors().front().text() == "y/claims.toml: claim.S1 stands in x/claims.toml as well");
  const Result<std::vector<ClaimsFile>> gone = study(kTop);
  REQUIRE_FALSE(gone);
  CHECK_THAT(gone.errors().front().text(),
             ContainsSubstring("names the claim \"K1\", which no file of the study has"));
}

TEST_CASE("a damaged claims file gives sound claims or errors") {
  Dice dice(1);
  int sound = 0, wrong = 0;
  for (int k = 0; k < 1500; ++k) {
    std::string mutant = kWhole;
    const std::size_t changes = 1 + dice.below(4);
    for (std::size_t c = 0; c < changes; ++c) mutate(mutant, dice);
    INFO("round " << k << ":\n" << mutant);
    const Result<ClaimsFile> result = load_text(mutant);
    ++(result ? sound : wrong);
    if (result) {
      check_sound(result.value());
    } else {
      REQUIRE_FALSE(result.errors().empty());
      for (const Diagnostic& d : result.errors()) REQUIRE_FALSE(d.message.empty());
    }
  }
  CHECK(sound > 50);
  CHECK(wrong > 500);
}
