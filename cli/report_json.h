/// What a report holds, as JSON: the data of its page.
#pragma once

#include <atomic>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/report_data.h"

namespace tumen {

struct ReportWish {
  std::vector<std::string> metrics;  ///< patterns; none: all
  nlohmann::ordered_json claims;     ///< of read_claims()
  const std::atomic<bool>* interrupted = nullptr;
};

/// The document, described in docs/report.md. Numbers have 6 significant digits; what is not a
/// number is null. UsageError when the store is damaged or too large.
nlohmann::ordered_json report_json(StoreReader& store, const ReportWish& wish);

}  // namespace tumen
