#include "scenario/scenario_text.h"

#include <utility>

#include "scenario/chain.h"
#include "scenario/overlay.h"
#include "scenario/toml_text.h"

namespace tumen {
namespace {

Value text_value(const std::string& text) {
  Value v;
  v.kind = ValueKind::text;
  v.text = text;
  return v;
}

Value texts_value(const std::vector<std::string>& texts) {
  Value v;
  v.kind = ValueKind::array;
  for (const std::string& text : texts) v.items.push_back(text_value(text));
  return v;
}

}  // namespace

Result<std::string> scenario_text(const std::string& path, const Resolve& resolve,
                                  const LoadOptions& options) {
  const Result<Scenario> loaded = load_scenario(path, resolve, options);
  if (!loaded) return loaded.errors();
  Report report;
  std::optional<Chain> chain = read_chain(path, resolve, report);
  if (!chain) return report.sorted();
  const LoadOptions all = with_own_overlay(chain->tree, options);
  chain->tree.erase("overlay");
  Value overlay;
  const auto put = [&overlay](std::string_view key, Value value) {
    overlay.member(key, {}).value = std::move(value);
  };
  if (!all.variant.empty() && all.variant != "full") put("variant", text_value(all.variant));
  if (!all.arm.empty()) put("arm", text_value(all.arm));
  if (!all.without.empty()) put("without", texts_value(all.without));
  if (!all.set.empty()) put("set", texts_value(all.set));
  if (!overlay.members.empty()) chain->tree.member("overlay", {}).value = std::move(overlay);
  return toml_text(chain->tree);
}

}  // namespace tumen
