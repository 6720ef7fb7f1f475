/// Scenario files: TOML text in, everything a run starts from out, or every error at once.
/// The format is described in docs/scenario-format.md.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/result.h"
#include "model/setup.h"

namespace tumen {

/// The text of a file, by path; nothing if there is none.
using Resolve = std::function<std::optional<std::string>(const std::string& path)>;

/// What is laid over the files, in this order.
struct LoadOptions {
  std::string variant = "";               ///< "" = "full": the scenario as it is
  std::string arm = "";                   ///< "" = none
  std::vector<std::string> set = {};      ///< "key=value", key an address, a bare name or a lever
  std::vector<std::string> without = {};  ///< mechanisms to switch off, laid over before `set`
};

struct VariantInfo {
  std::string id, label, source;
  std::string decision, bargaining;                 ///< rules that it chooses; "": the scenario's
  std::vector<std::pair<std::string, double>> set;  ///< addresses and values, in the file's order
};

struct ArmInfo {
  std::string id, label;
};

/// A knob for people.
struct LeverInfo {
  std::string id, label, unit;
  double low = 0, high = 1;
  std::optional<double> standard;    ///< the file's `default`; informative
  std::vector<std::string> targets;  ///< addresses that get the lever's value
};

/// A number that the files or the overlays give.
struct GivenNumber {
  std::string address;
  double value = 0;
  double low = std::numeric_limits<double>::quiet_NaN();  ///< not a number: no range given
  double high = std::numeric_limits<double>::quiet_NaN();
  std::string unit, source;
  std::string file;  ///< or the name of the overlay: "--set 'w_H=0'"
  int line = 0;
};

struct ScenarioInfo {
  std::string id, title, question;
  std::vector<std::string> files;  ///< the file, then what it extends
  std::uint64_t digest = 0;        ///< of all texts and overlays
  std::string variant = "full";
  std::string arm;
  std::vector<VariantInfo> variants;  ///< theories.toml's first, then the scenario's own
  std::vector<ArmInfo> arms;
  std::vector<LeverInfo> levers;
  std::vector<GivenNumber> numbers;  ///< as the files give them, then as overlays do
};

struct Scenario {
  ScenarioInfo info;
  Setup setup;
};

/// Reads the scenario file `path` and what it extends, lays variant, arm and `set` over it, checks
/// and builds it. Errors are those of all files and overlays, sorted by file, line and column, the
/// first 100. Never throws, whatever the texts hold.
Result<Scenario> load_scenario(const std::string& path, const Resolve& resolve,
                               const LoadOptions& options = {});

}  // namespace tumen
