/// Quantities of regions and of foreign holdings in them.
#pragma once

#include "core/field.h"
#include "world/ids.h"

namespace tumen {

// One row per quantity.
// clang-format off

/// Quantities indexed by region.
struct RegionFields {
  using F = Field<RegionId>;
  explicit RegionFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  F grp{set, {"grp", "bn USD/yr", kRequired, {0.001, 1e5}, {}, Role::stock, "14",
      "Gross regional product", "Rosstat; national statistics"}};
  F pop{set, {"pop", "million", kRequired, {0.001, 1e4}, {}, Role::stock, "2", "Population",
      "Rosstat; both papers"}};
  F growth{set, {"growth", "1/yr", 0.02, {-0.5, 0.5}, {}, Role::parameter, "29",
      "Growth rate of regional product", "Rosstat"}};
  F pop_growth{set, {"pop_growth", "1/yr", 0.0, {-0.1, 0.1}, {}, Role::parameter, "29",
      "Growth rate of population", "Rosstat"}};
  F inst{set, {"inst", "1", 0.5, {0, 1}, {0.2, 0.8}, Role::parameter, "10",
      "Quality of the region's regime for investors", "Choi; assumption"}};
  F fiscal{set, {"fiscal", "1", 0.06, {0, 1}, {0.02, 0.35}, Role::parameter, "13",
      "Share of a project's cost that the host's budget can carry (phi)",
      "Choi \"cannot cover\"; assumption"}};
  F need{set, {"need", "bn USD/yr", 10, {0.001, 1e4}, {5, 20}, Role::parameter, "11",
      "Foreign capital that the region can absorb in a year", "Choi \"30 bn in six years\""}};
  F own_capital{set, {"own_capital", "bn USD/yr", 2, {0.001, 1e4}, {1, 4}, Role::parameter, "11",
      "Capital from the owner itself (x0)", "assumption"}};
  F freeport{set, {"freeport", "1", 0, {0, 1}, {}, Role::stock, "9,27",
      "1 when a free-port regime lowers border costs", "Choi; Zhao"}};
  F freeport_cost{set, {"freeport_cost", "bn USD/yr", 0.05, {0, 100}, {}, Role::parameter, "27",
      "Revenue and control given up under a free-port regime", "assumption"}};

  F freeport_gain{set, {"freeport_gain", "USD/t", 3, {0, 1000}, {1.5, 6}, Role::parameter, "27",
      "Spill-over to the owner of cargo that passes its border", "assumption, as spill"}};
  F binding{set, {"binding", "1", 0, {0, 1}, {}, Role::parameter, "12",
      "1 when declarations about the region bind: named firms, dates, penalties (b)", "Choi"}};
  F inflow{set, {"inflow", "bn USD/yr", 0, {0, 1e6}, {}, Role::derived, "11",
      "Foreign capital accepted per year", ""}};
  F foreign_capital{set, {"foreign_capital", "bn USD", 0, {0, 1e6}, {}, Role::derived, "24",
      "Foreign capital stock", ""}};
};

/// Quantities indexed by (region, investing state).
struct HoldingFields {
  using F = Field<HoldingId>;
  explicit HoldingFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  F stock0{set, {"stock0", "bn USD", 0, {0, 1e5}, {}, Role::parameter, "24",
      "Capital of the state in the region at the start", "national statistics"}};
  F access{set, {"access", "1", 1, {0, 1}, {}, Role::parameter, "10",
      "1 when the investor may invest at all; 0 bars it", "scenario lever"}};
  F invited{set, {"invited", "1", 0, {0, 1}, {}, Role::stock, "28",
      "1 when the host courts this investor", ""}};
  F capital{set, {"capital", "bn USD", 0, {0, 1e6}, {}, Role::derived, "24",
      "Capital of the state in the region (K)", ""}};
  F supply{
      set,
      {"supply", "bn USD/yr", 0, {0, 1e6}, {}, Role::derived, "10", "Capital on offer (S)", ""}};
  F accepted{set, {"accepted", "bn USD/yr", 0, {0, 1e6}, {}, Role::derived, "11",
      "Capital accepted by the host (x)", ""}};
  F whim{set, {"whim", "1", -1, {-1, 1}, {}, Role::derived, "21",
      "Part of the need that a random null declares; -1: declared by (12)", ""}};
  F declared{set, {"declared", "bn USD", 0, {0, 1e6}, {}, Role::stock, "12",
      "Flows declared since the start (DEC)", ""}};
  F open{set, {"open", "bn USD", 0, {0, 1e6}, {}, Role::stock, "25", "Declared flows not yet due",
      ""}};
  F arrived{set, {"arrived", "bn USD", 0, {0, 1e6}, {}, Role::stock, "25",
      "Capital arrived since the start", ""}};
  F earned{set, {"earned", "bn USD", 0, {0, 1e6}, {}, Role::stock, "25",
      "Declared flows that were due and arrived (EV)", ""}};
  F variance{set, {"variance", "1", 0, {0, 1e3}, {}, Role::derived, "11",
      "Risk the host sees in the partner (v)", ""}};
};

// clang-format on

}  // namespace tumen
