/// Stores that commands read.
#pragma once

#include <memory>
#include <string>

#include "analysis/experiment/store_reader.h"
#include "cli/session.h"
#include "model/setup.h"

namespace tumen {

/// True for a regular file that begins as SQLite's files do.
bool is_database(const std::string& path);

/// UsageError when there is no such file, or it cannot be read as a store.
std::unique_ptr<StoreReader> open_store(const std::string& path);

/// The calendar of the store's runs. UsageError when the store has none.
Calendar store_calendar(const StoreReader& store);

/// Says on session.err what is missing in a store that is not finished; nothing of a finished one.
void warn_unfinished(Session& session, const StoreReader& store);

}  // namespace tumen
