/// The tables of a store.
#pragma once

#include <string>

#include "analysis/experiment/store.h"

namespace tumen::detail {

/// Marks a file as a store of Tumen, as PRAGMA application_id: "TUMN".
inline constexpr int kApplicationId = 0x54554d4e;

/// The statements that make the tables, with comments that stay in the file.
std::string store_schema(const StoreDescription& description, Kept keep);

/// DatabaseError when it is not a store of this version, or damaged.
void check_store(Database& database);

/// True for facts of the manifest by which sweeps are told apart; others may differ between the
/// sessions and the parts of one.
bool is_identity(const std::string& key);

/// "INSERT INTO table VALUES (?, ?, ...)".
std::string insert_into(std::string_view table, std::size_t columns);

}  // namespace tumen::detail
