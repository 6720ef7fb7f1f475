/// One history as a dated chronicle.
#pragma once

#include "cli/explain/history.h"
#include "cli/variant_run.h"

namespace tumen {

/// Tells the history at `address` of the model in plain sentences; with `json`, its events as data.
void print_story(Session& session, const VariantRun& run, const RunAddress& address, bool json);

}  // namespace tumen
