/// Names of the metrics of a setup.
#pragma once

#include <string>
#include <vector>

#include "model/setup.h"

namespace tumen {

/// Every metric of the model in its order, then the scenario's other names for some.
std::vector<std::string> metric_names(const Setup& setup);

}  // namespace tumen
