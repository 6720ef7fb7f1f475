/// Quantities of regional development, openness, control and welfare: equations 30, 31, 33, 36
/// and 40.
#pragma once

#include "core/field.h"
#include "world/ids.h"

namespace tumen {

// One row per quantity.
// clang-format off

/// Parameters of the whole world.
struct DevelopmentParameters {
  explicit DevelopmentParameters(FieldSet& s) : set(s) {}
  FieldSet& set;

  // Product and people.
  Scalar yield{set, {"yield", "1/yr", 0.12, {0, 1}, {0, 0.25}, Role::parameter, "30,36",
      "Regional product per unit of foreign and of programme capital", "assumption, as mu"}};
  Scalar migration_pull{set, {"migration_pull", "1/yr", 0.02, {0, 1}, {0, 0.1}, Role::parameter,
      "30", "Response of people to product per head, relative to the country and to the start",
      "Harris & Todaro 1970 (logic); assumption"}};

  // Programmes.
  Scalar presence{set, {"presence", "1", 0.10, {0, 10}, {0.03, 0.25}, Role::parameter, "40",
      "Value of the owner's presence, share of product per unit of threat and backwardness",
      "assumption, as s0"}};
  Scalar cost_of_funds{set, {"cost_of_funds", "1", 1.2, {0, 10}, {1, 1.6}, Role::parameter, "40",
      "Marginal cost of public funds", "Ballard, Shoven & Whalley 1985; value assumed"}};

  // Openness.
  Scalar labour_gain{set, {"labour_gain", "1", 0.02, {0, 10}, {0.005, 0.05}, Role::parameter, "31",
      "Value of free entry of needed labour, share of product", "assumption"}};
  Scalar quota_cost{set, {"quota_cost", "1", 0.03, {0, 10}, {0.01, 0.1}, Role::parameter, "31",
      "Cost of free entry of labour, share of product per unit of salience", "assumption"}};
  Scalar equity_gain{set, {"equity_gain", "1", 0.005, {0, 10}, {0.001, 0.02}, Role::parameter,
      "31", "Value of full foreign equity, share of product", "assumption"}};
  Scalar asez_gain{set, {"asez_gain", "1", 0.15, {0, 1}, {0.05, 0.3}, Role::parameter, "10,31",
      "Part of the lack of regime quality that an advanced special economic zone removes",
      "assumption"}};
  Scalar screening_scale{set, {"screening_scale", "1", 0.2, {0.001, 2}, {0.05, 0.5},
      Role::parameter, "10,31", "Regional threat at which screening is full", "assumption"}};

  // Control and welfare.
  Scalar erosion{set, {"erosion", "1/yr", 0.01, {0, 5}, {0, 0.05}, Role::parameter, "33",
      "True hazard of losing control under full foreign control of endless length", "assumption"}};
  Scalar erosion_loss{set, {"erosion_loss", "1", 0.1, {0, 1}, {0.03, 0.3}, Role::parameter, "33",
      "Part of its margin that the host loses in a control event", "assumption"}};
  Scalar host_share{set, {"host_share", "1", 0.5, {0, 1}, {0.2, 0.8}, Role::parameter, "36",
      "Part of the product of foreign capital that stays as wages and taxes", "assumption"}};
};

/// Quantities indexed by region.
struct DevelopmentFields {
  using F = Field<RegionId>;
  explicit DevelopmentFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  // Programmes.
  F budget{set, {"budget", "bn USD/yr", 0, {0, 1e4}, {}, Role::stock, "11,40",
      "Programme spending of the owner, beside own_capital", "budget law"}};
  F budget_step{set, {"budget_step", "bn USD/yr2", 0, {0, 1e3}, {}, Role::parameter, "40",
      "Largest change of programme spending in a year; 0: not a choice", "scenario"}};
  F programme_capital{set, {"programme_capital", "bn USD", 0, {0, 1e6}, {}, Role::stock, "30,40",
      "Capital that programme spending has built", "scenario"}};

  // Openness.
  F quota{set, {"quota", "1", 1, {0, 1}, {}, Role::stock, "31",
      "Openness to foreign labour: 0 closed, 1 free entry", "migration law"}};
  F visa{set, {"visa", "1", 0, {0, 1}, {}, Role::parameter, "31",
      "Openness that the visa regime grants whatever the quota", "migration law"}};
  F labour_need{set, {"labour_need", "1", 0, {0, 1}, {}, Role::parameter, "31",
      "Share of construction work that needs foreign labour", "Zhao; size assumed"}};
  F equity_cap{set, {"equity_cap", "1", 1, {0, 1}, {}, Role::stock, "16,31",
      "Legal cap on foreign equity in projects", "investment law"}};
  F openness_step{set, {"openness_step", "1/yr", 0, {0, 4}, {}, Role::parameter, "31",
      "Largest change of quota or cap in a year; 0: not a choice", "scenario"}};
  F screening{set, {"screening", "1", 0, {0, 1}, {}, Role::parameter, "10,31",
      "Part of the capital of a fully threatening investor that screening keeps out",
      "investment law"}};
  F asez{set, {"asez", "1", 0, {0, 1}, {}, Role::parameter, "10,31",
      "1 where an advanced special economic zone is in force", "scenario lever"}};

  // Computed.
  F induced{set, {"induced", "bn USD/yr", 0, {-1e6, 1e6}, {}, Role::derived, "30",
      "Product of foreign and programme capital and of operating projects, as grp counts it", ""}};
  F relative_start{set, {"relative_start", "log", 0, {-100, 100}, {}, Role::derived, "30",
      "Log of product per head relative to the owner's, at the start", ""}};
  F entry_start{set, {"entry_start", "1", 1, {0, 1}, {}, Role::derived, "31",
      "Openness to foreign labour at the start", ""}};
};

/// Quantities indexed by project.
struct ControlFields {
  using F = Field<ProjectId>;
  explicit ControlFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  F control_events{set, {"control_events", "events", 0, {0, 1e4}, {}, Role::stock, "33",
      "Losses of control since the start", ""}};
  F eroded{set, {"eroded", "1", 0, {0, 1}, {}, Role::stock, "33",
      "Part of its margin that the host has lost", ""}};
};

// clang-format on

}  // namespace tumen
