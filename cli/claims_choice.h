/// Which claims file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/session.h"
#include "scenario/claims.h"

namespace tumen {

/// The claims file that `argument` names: itself, or claims.toml beside the scenario of that name,
/// folder or file. A UsageError where there is none.
std::string find_claims(const std::string& argument);

/// The same; nothing where there is none.
std::optional<std::string> claims_file(const std::string& argument);

/// Whether the file at `path` with that text holds claims: it has a section [claims], or neither
/// that nor any other file's first section, and is called claims.toml.
bool is_claims(const std::string& path, const std::string& text);

/// Loads the study. Errors are printed one a line, and nothing is returned.
std::optional<std::vector<ClaimsFile>> load_study_of(Session& session, const std::string& argument);

}  // namespace tumen
