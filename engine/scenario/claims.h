/// Claims files: what papers say of a world, as data. TOML text in, checked claims out, or every
/// error at once. The format is described in docs/claims.md.
///
/// A claim is one or more tests; a test contrasts an outcome of runs between arms and says what is
/// expected. Verdicts are nowhere in the data.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "core/hypothesis.h"
#include "core/result.h"
#include "scenario/experiment.h"
#include "scenario/scenario.h"

namespace tumen {

/// One test of a claim.
struct ClaimTest {
  std::string name;
  std::string value;  ///< expression over metrics; empty: a label
  std::string with;   ///< of a correlation: the other expression
  std::string label;  ///< 1 in runs that have it at `by`, in place of a value
  std::string level;  ///< of the label
  Take take = Take::last;
  int from = 0, by = 0;           ///< ticks of the claims' world
  std::vector<std::size_t> arms;  ///< positions in ClaimsFile::arms, in the order of the contrast
  Hypothesis hypothesis;
};

/// How the tests of a claim make one claim.
enum class Combine { all, any };

struct Claim {
  std::string id;
  std::string paper, locator, level, statement, horizon, refuted_if, history;
  std::string calibration;          ///< which equation says its sign; empty: none does
  std::string not_executable;       ///< why it cannot be tested; empty: it has tests
  std::vector<std::size_t> rivals;  ///< positions of arms
  Combine combine = Combine::all;
  std::vector<ClaimTest> tests;

  /// "R" of "R14": claims whose multiplicity is corrected together.
  std::string family() const;
  /// One of the papers' own, not one that the file adds.
  bool of_a_paper() const { return !paper.empty(); }
};

/// Two papers that say different things.
struct Disagreement {
  std::string id, title, decisive;
  std::vector<std::string> thesis, article;  ///< ids of claims, also of included files
};

struct ClaimsFile {
  std::string file, title;
  std::string scenario;               ///< path of the scenario file beside it
  std::string world;                  ///< the scenario's id
  std::vector<std::string> variants;  ///< that the scenario has
  std::uint64_t digest = 0;
  std::vector<std::string> include;  ///< paths of other claims files of the same study
  std::uint64_t least = 512, most = 2048;
  /// The scenario as it is, then every other arm that a test or a rival names.
  std::vector<ArmSpec> arms;
  std::vector<Claim> claims;
  std::vector<Disagreement> disagreements;
};

/// Pairs after which precision is judged.
inline constexpr std::uint64_t kClaimBlock = 64;

/// Reads the claims file `path` and the scenario beside it, in all arms. Never throws, whatever the
/// texts hold. Included files are not read.
Result<ClaimsFile> load_claims(const std::string& path, const Resolve& resolve);

/// The file and those that it includes, itself first, each once. What is wrong between them (an id
/// that two give, a disagreement about a claim that none has) is an error like any other.
Result<std::vector<ClaimsFile>> load_study(const std::string& path, const Resolve& resolve);

}  // namespace tumen
