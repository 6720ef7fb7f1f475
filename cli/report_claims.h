/// Results of `tumen claims --format json` beside a report.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace tumen {

/// One entry per file and theory, in their order: {"file", "scenario", "seed", "variant", "null",
/// "runs", "counts", "claims", "disagreements"}, with those facts that a report shows, each of the
/// type that it should have. UsageError when a file cannot be read, or is something else.
nlohmann::ordered_json read_claims(const std::vector<std::string>& files);

}  // namespace tumen
