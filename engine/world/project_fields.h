/// Quantities of projects, their leases, and institutions.
#pragma once

#include "core/field.h"
#include "world/ids.h"

namespace tumen {

// One row per quantity.
// clang-format off

/// Stages of a project, in the order of its life. Stored as numbers in a lane.
enum class Stage { proposed, declared, agreed, funded, building, operating, suspended, cancelled };
inline Real stage(Stage s) { return static_cast<double>(s); }

/// Quantities indexed by project.
struct ProjectFields {
  using F = Field<ProjectId>;
  explicit ProjectFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  // What it is.
  F cost{set, {"cost", "bn USD", kRequired, {0.0001, 1e4}, {}, Role::parameter, "14",
      "Cost of construction (K)", "announcements"}};
  F build{set, {"build", "yr", 3, {0.1, 50}, {}, Role::parameter, "18",
      "Years of construction at full pace", "announcements"}};
  F capacity{set, {"capacity", "units/yr", kRequired, {0, 1e6}, {}, Role::parameter, "14",
      "Design capacity: Mt for transport, the product's own unit otherwise", "announcements"}};
  F level_min{set, {"level_min", "level", 0, {0, 3}, {}, Role::parameter, "17",
      "Lowest level at which it may be signed", "scenario lever"}};
  F level_max{set, {"level_max", "level", 3, {0, 3}, {}, Role::parameter, "17",
      "Highest level at which it may be signed", "scenario lever"}};
  F volume{set, {"volume", "units/yr", -1, {-1, 1e6}, {}, Role::parameter, "14",
      "Demand where no corridor gives it; -1: from the corridor graph", "contracts"}};
  F mg{set, {"mg", "USD/unit", 6, {0, 1e5}, {3, 12}, Role::parameter, "14", "Operating margin",
      "assumption"}};
  F spill{set, {"spill", "USD/unit", 3, {0, 1e5}, {1.5, 6}, Role::parameter, "14",
      "Spill-over to the host", "assumption"}};
  F save{set, {"save", "USD/unit", 6, {0, 1e5}, {3, 12}, Role::parameter, "15",
      "Saving of the partner's shippers or buyers", "assumption; press"}};
  F loss{set, {"loss", "USD/unit", 4, {0, 1e5}, {2, 8}, Role::parameter, "14",
      "Loss on cargo diverted from the host's other ports", "assumption"}};
  F announced{set, {"announced", "yr", -1, {-1, 100}, {}, Role::parameter, "25",
      "Announced years to completion; -1: the parties' own forecast", "announcements"}};
  F available{set, {"available", "1", 1, {0, 1}, {}, Role::parameter, "C.4",
      "1 when it may be proposed", "scenario lever"}};
  F friction{set, {"friction", "1", 0.2, {0, 0.99}, {0, 0.5}, Role::parameter, "18",
      "Share of pace lost to bureaucracy", "Choi; assumption"}};
  F binding{set, {"binding", "1", 0, {0, 1}, {}, Role::parameter, "15",
      "1 when the text binds: named firm, date, penalty (b)", "Choi"}};
  F rent{set, {"rent", "bn USD/yr", 0, {0, 100}, {}, Role::parameter, "14,15",
      "Rent the partner pays to the host", "scenario"}};
  F years_min{set, {"years_min", "yr", 0, {0, 99}, {}, Role::parameter, "16",
      "Shortest lease on the menu in force", "scenario lever"}};
  F years_max{set, {"years_max", "yr", 99, {0, 99}, {}, Role::parameter, "16",
      "Longest lease on the menu in force", "scenario lever"}};
  F equity_max{set, {"equity_max", "1", 1, {0, 1}, {}, Role::parameter, "16",
      "Cap on foreign equity", "scenario lever"}};
  F control_max{set, {"control_max", "1", 1, {0, 1}, {}, Role::parameter, "16",
      "1 when foreign management may be agreed", "scenario lever"}};

  // Where it stands.
  F stage{set, {"stage", "stage", 0, {0, 7}, {}, Role::stock, "C.2",
      "Stage: 0 proposed ... 7 cancelled", ""}};
  F level{set, {"level", "level", 1, {0, 3}, {}, Role::stock, "17",
      "Commitment level: 0 region, 1 minister, 2 government, 3 head of state (L)", "both papers"}};
  F progress{set, {"progress", "1", 0, {0, 1}, {}, Role::stock, "18", "Physical progress (q)", ""}};
  F effort{set, {"effort", "1", 0, {0, 1.3}, {}, Role::stock, "18", "Host's effort", ""}};
  F funded{set, {"funded", "1", 0, {0, 1}, {}, Role::stock, "18",
      "1 when the partner pays its share (pay)", ""}};
  F third{
      set,
      {"third", "1", 0, {0, 1}, {}, Role::stock, "13", "1 when third partners are invited", ""}};
  F idle{set, {"idle", "yr", 0, {0, 1e3}, {}, Role::stock, "18",
      "Years it has stood still since it was signed", ""}};
  F years{set, {"years", "yr", 0, {0, 99}, {}, Role::stock, "15", "Lease length agreed (tau)", ""}};
  F equity{set, {"equity", "1", 0, {0, 1}, {}, Role::stock, "15", "Foreign equity agreed (e)", ""}};
  F management{
      set,
      {"management", "1", 0, {0, 1}, {}, Role::stock, "15", "Foreign management agreed (m)", ""}};
  F finance{set, {"finance", "1", 0, {0, 1}, {}, Role::stock, "15", "Foreign finance agreed (f)",
      ""}};
  F lease_left{
      set, {"lease_left", "yr", 0, {0, 99}, {}, Role::stock, "15", "Years left of the lease", ""}};
  F squeezed{set, {"squeezed", "1", 0, {0, 1}, {}, Role::stock, "20",
      "1 when the host claims part of the partner's rent", ""}};
  F declared_age{
      set,
      {"declared_age", "yr", 0, {0, 1e3}, {}, Role::stock, "25", "Years since declaration", ""}};
  F duration{set, {"duration", "yr", 0, {0, 1e6}, {}, Role::stock, "25",
      "Years to completion, as declared", ""}};
  F level_age{
      set,
      {"level_age", "yr", 0, {0, 1e3}, {}, Role::stock, "17", "Years since the level was set", ""}};

  // The offer on the table.
  F offer{set, {"offer", "flag", 0, {0, 2}, {}, Role::stock, "16",
      "0 none, 1 from bargaining, 2 requested at posted terms", ""}};
  F offer_years{set, {"offer_years", "yr", 0, {0, 99}, {}, Role::stock, "16", "Years offered", ""}};
  F offer_equity{set, {"offer_equity", "1", 0, {0, 1}, {}, Role::stock, "16", "Equity offered", ""}};
  F offer_management{
      set, {"offer_management", "1", 0, {0, 1}, {}, Role::stock, "16", "Management offered", ""}};
  F offer_finance{set, {"offer_finance", "1", 0, {0, 1}, {}, Role::stock, "16", "Finance offered",
      ""}};
  F host_accepts{set, {"host_accepts", "flag", 0, {0, 1}, {}, Role::stock, "21",
      "1 when the host has accepted the offer", ""}};
  F partner_accepts{set, {"partner_accepts", "flag", 0, {0, 1}, {}, Role::stock, "21",
      "1 when the partner has accepted the offer", ""}};

  // Records.
  F refusals{set, {"refusals", "offers", 0, {0, 1e4}, {}, Role::stock, "21",
      "Offers that the host rejected", ""}};
  F deadlocks{set, {"deadlocks", "rounds", 0, {0, 1e4}, {}, Role::stock, "16",
      "Rounds of talks without a zone of agreement", ""}};
  F signed_at{set, {"signed_at", "yr", -1, {-1, 1e4}, {}, Role::stock, "16",
      "Years from the start to signature; -1: never", ""}};
  F opened_at{set, {"opened_at", "yr", -1, {-1, 1e4}, {}, Role::stock, "18",
      "Years from the start to operation; -1: never", ""}};

  // Computed.
  F threat_L{set, {"threat_L", "1", 0, {0, 2}, {}, Role::derived, "2",
      "Threat from the partner felt by the host on the spot", ""}};
  F potential{set, {"potential", "units/yr", 0, {0, 1e7}, {}, Role::derived, "9",
      "Use if it operated at design capacity (Q)", ""}};
  F divert{set, {"divert", "1", 0, {-1e3, 1e3}, {}, Role::derived, "14",
      "Cargo lost by the host's other nodes per unit of Q", ""}};
  F rival_share{set, {"rival_share", "1", 0, {0, 1}, {}, Role::derived, "14",
      "Share of the cargo on foreign rival ports", ""}};
  F outside{set, {"outside", "bn USD/yr", 0, {-1e6, 1e6}, {}, Role::derived, "16",
      "Value of the partner's best other route (d_j)", ""}};
  F f3{set, {"f3", "1", 0, {0, 1}, {}, Role::derived, "13",
      "Share financed by invited third partners", ""}};
  F planned{set, {"planned", "bn USD", 0, {0, 1e6}, {}, Role::derived, "25", "Planned value (PV)",
      ""}};
  F earned{set, {"earned", "bn USD", 0, {0, 1e6}, {}, Role::derived, "25", "Earned value (EV)", ""}};
};

/// Quantities indexed by institution.
struct InstitutionFields {
  using F = Field<InstitutionId>;
  explicit InstitutionFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  F strength{set, {"strength", "1", 0, {0, 1}, {}, Role::parameter, "18",
      "How far it lowers friction between its members", "Choi (GTI); assumption"}};
};

/// Quantities indexed by dated edit.
struct EditFields {
  using F = Field<EditId>;
  explicit EditFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  F before{set, {"before", "any", 0, {}, {}, Role::derived, "C.5",
      "The value an edit found when it began, to be given back at its end", ""}};
};
// clang-format on

}  // namespace tumen
