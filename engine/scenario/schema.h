/// What may stand in a scenario file, for editors and readers, from the tables that the loader
/// uses.
#pragma once

#include <string>

namespace tumen {

/// JSON Schema (2020-12) of scenario files: every key with description, unit, default and range.
std::string json_schema();

/// The same of experiment files.
std::string experiment_schema();
/// The same of claims files.
std::string claims_schema();

/// The key tables of docs/scenario-format.md, in Markdown: per section the structural keys, then
/// the numbers with unit, default, range and meaning.
std::string key_tables_markdown();
/// The key tables of docs/experiments.md.
std::string experiment_key_tables_markdown();
/// The key tables of docs/claims.md.
std::string claims_key_tables_markdown();

}  // namespace tumen
