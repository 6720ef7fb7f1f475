/// A store as a folder of CSV files. What they hold is told in docs/store.md.
#pragma once

#include <string>

#include "analysis/experiment/store_reader.h"
#include "cli/session.h"

namespace tumen {

/// Writes the folder `path`; nothing is left of it unless all files are whole. Memory does not grow
/// with the store. UsageError when the folder is not empty and `force` is not set. WorkError when
/// it cannot be written, or Ctrl-C was pressed.
void export_csv(Session& session, StoreReader& store, const std::string& path, bool force);

}  // namespace tumen
