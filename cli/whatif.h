/// `tumen whatif`: a baseline and its arms with the same luck, and where they part.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/explain/card.h"
#include "cli/paired_arms.h"
#include "cli/variant_run.h"

namespace tumen {

/// What --arm asks for.
struct ArmRequest {
  std::string name;
  ScenarioChoice choice;  ///< the baseline's with the arm laid over it
};

/// NAME, an arm of the scenario; or NAME=OVERRIDES, an arm made up on the spot: `key=value` (as
/// --set), `variant=V`, `arm=A` and `without=M`, separated by commas. A UsageError where it is
/// neither.
ArmRequest parse_arm(const std::string& text, const ScenarioChoice& baseline);

/// One of the worlds compared.
struct WhatIfWorld {
  std::string name;  ///< "baseline", or the arm's
  ScenarioChoice choice;
  ScenarioInfo info;
  std::unique_ptr<ReferenceModel> model;

  const Calendar& calendar() const { return model->setup().calendar; }
};

/// One side of a decision: what was open to the agent in one world.
struct PartingSide {
  bool open = false;  ///< false: nothing was up for decision, and the rest is empty
  std::vector<CardOption> options;
  std::size_t chosen = 0;
  double draw = 0, stake = 0, precision = 0;

  /// The option called `name`, or null.
  const CardOption* find(std::string_view name) const;
};

/// Where the two histories of one pair part.
struct Parting {
  std::uint64_t run = 0;
  bool failed = false;               ///< either run failed: nothing else is known
  int metric_tick = -1;              ///< first tick at which a metric differs; -1: never
  std::vector<std::string> metrics;  ///< those that differ then
  int tick = -1;                     ///< first tick at which a decision differs; -1: never
  DecisionName decision;             ///< the first of those that differ then
  std::vector<DecisionName> others;  ///< taken at the same tick: none knew of the others
  std::string agent_label, meaning;
  PartingSide baseline, arm;
};

/// Everything that is printed.
struct WhatIf {
  WhatIfWorld baseline;
  std::vector<WhatIfWorld> arms;
  EnsembleOptions options;
  LockstepResult result;
  std::vector<MetricGroup> shown;                ///< metrics in tables and over time
  bool chosen = false;                           ///< by --metric: JSON has these only
  bool all = false;                              ///< by --all: text has those that change
  std::vector<std::optional<Parting>> partings;  ///< one per arm: --run's, or an example
};

/// Compares the histories of one run.
Parting find_parting(Session& session, const WhatIfWorld& baseline, const WhatIfWorld& arm,
                     std::uint64_t seed, std::uint64_t run);

void print_what_if(Session& session, const WhatIf& what_if, bool markdown);
/// Of one arm: where its pairs part, and the details of one of them.
void print_divergence(Session& session, const WhatIf& what_if, std::size_t arm, bool markdown);
void print_parting(Session& session, const WhatIf& what_if, std::size_t arm);
nlohmann::ordered_json what_if_json(const WhatIf& what_if);

/// "RUS: stance (CHN)", for people.
std::string text_of(const DecisionName& decision);

}  // namespace tumen
