/// The model's documentation, made from the tables that the code runs on.
#pragma once

#include <string>

namespace tumen {

/// docs/model.md as it must stand: every equation with its parameters (value, range, meaning,
/// source), the decisions with their options, the rules, the theories and the metrics.
std::string model_document();

}  // namespace tumen
