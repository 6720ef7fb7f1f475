/// A small commented scenario to start an own one from.
#pragma once

#include <string>
#include <string_view>

namespace tumen {

/// first_scenario.toml, compiled in.
extern const std::string_view kFirstScenarioText;

/// That text as the scenario `id`: lower-case letters, digits and -, at most 64.
std::string first_scenario(std::string_view id);

}  // namespace tumen
