#include "scenario/first_scenario.h"

namespace tumen {

std::string first_scenario(std::string_view id) {
  constexpr std::string_view kPlaceholder = "\"new-scenario\"";
  std::string text(kFirstScenarioText);
  return text.replace(text.find(kPlaceholder), kPlaceholder.size(), "\"" + std::string(id) + "\"");
}

}  // namespace tumen
