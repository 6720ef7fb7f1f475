/// Ensembles for machines.
#pragma once

#include <nlohmann/json.hpp>

#include "cli/variant_run.h"

namespace tumen {

/// One ensemble: {"scenario", "variant", "seed", "runs", "ticks", "hash", "metrics": {NAME:
/// {"mean", "sd", "lo", "hi", "n", "unit", ...}}, "labels": {LEVEL: {LABEL: share of runs}}, ...}.
/// What is not a number is null.
nlohmann::ordered_json run_json(const VariantRun& run);

/// Writes the document and a line break. Texts that are not UTF-8 are repaired.
void print_json(Session& session, const nlohmann::ordered_json& document);

}  // namespace tumen
