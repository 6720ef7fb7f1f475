/// The reference case under a theory of engine/scenario/theories.toml.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "scenario/theories.h"
#include "tests/support/reference_setup.h"

namespace tumen::test {

/// Sets the rules and numbers of a theory; addresses are of the form "state.*.field",
/// "region.*.field" or "parameters.field".
inline void adopt(ReferenceCase& c, const VariantInfo& theory) {
  if (!theory.decision.empty()) c.rules.decision = theory.decision;
  if (!theory.bargaining.empty()) c.rules.bargaining = theory.bargaining;
  for (const auto& [address, value] : theory.set) {
    const std::size_t dot = address.find('.');
    const auto set = static_cast<IndexSet>(
        std::ranges::find(kIndexSetNames, address.substr(0, dot)) - kIndexSetNames.begin());
    const Slot slot = c.slot(set, address.substr(address.rfind('.') + 1));
    for (Real& x : c.fields.values(c.fields.entries()[slot.entry])) x = value;
  }
}

inline ReferenceCase under(const VariantInfo& theory) {
  ReferenceCase c;
  adopt(c, theory);
  return c;
}

/// Theories under which `holds(case)`.
template <class Holds>
std::vector<VariantInfo> theories_where(const Holds& holds) {
  std::vector<VariantInfo> out;
  for (const VariantInfo& theory : theories()) {
    if (holds(under(theory))) out.push_back(theory);
  }
  return out;
}

}  // namespace tumen::test
