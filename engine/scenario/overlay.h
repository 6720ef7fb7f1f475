/// Variant, arm and --set: what is laid over the files.
#pragma once

#include <string>
#include <vector>

#include "scenario/assignment.h"
#include "scenario/scenario.h"

namespace tumen {

/// What the options choose, general to particular: variant, arm, each mechanism
/// switched off, each `set`.
struct Overlays {
  std::vector<Assignment> chosen;
  std::vector<Assignment> others;  ///< of the variants and arms not chosen: checked only
  std::vector<VariantInfo> variants;
  std::vector<ArmInfo> arms;
};

/// The options with what the file's own section [overlay] says: its variant and arm where the
/// options name none, its mechanisms and overrides before theirs.
LoadOptions with_own_overlay(const Value& tree, LoadOptions options);

/// Collects the overlays of the tree and of the theories. An unknown variant or arm is
/// reported with the nearest name.
Overlays collect_overlays(const Value& tree, const LoadOptions& options, Report& report);

/// True when the assignment is to structure ("project.zarubino.years", "scenario.ticks",
/// "shock.pivot.enabled") rather than to numbers.
bool assigns_structure(const Assignment& a);

/// Writes a structural assignment into the tree, to every entity that its address names; reports
/// an address that names none. With `dry`, checks only.
void assign_structure(const Assignment& a, Value& tree, bool dry, Report& report);

}  // namespace tumen
