/// Quantities of talks that take more than one round, of bargains that are reopened, and of the
/// boycotts that answer a bad one.
#pragma once

#include "core/field.h"
#include "world/ids.h"

namespace tumen {

// One row per quantity.
// clang-format off

/// Parameters of the whole world.
struct BargainingParameters {
  explicit BargainingParameters(FieldSet& s) : set(s) {}
  FieldSet& set;

  Scalar zeuthen_step{set, {"zeuthen_step", "1", 0.1, {0.01, 1}, {0.05, 0.25}, Role::parameter,
      "49", "Concession in a round, share of the conceding side's best surplus",
      "Zeuthen 1930 (logic); assumption"}};
  Scalar offer_period{set, {"offer_period", "yr", 0.25, {0, 10}, {0.1, 1}, Role::parameter, "50",
      "Time between an offer and the answer to it, as the two sides reckon with it",
      "Rubinstein 1982 (logic); assumption"}};
  Scalar type_width{set, {"type_width", "1", 0.5, {0, 0.9}, {0, 0.9}, Role::parameter, "51",
      "Half-width of what others believe of the host's sovereignty cost (w)", "assumption"}};
  Scalar breach{set, {"breach", "agreements", 1, {0, 10}, {0, 3}, Role::parameter, "19,39",
      "Broken agreements that cancelling, quitting or reopening counts as", "assumption"}};
  Scalar boycott_hope{set, {"boycott_hope", "1", 0.3, {0, 1}, {0, 1}, Role::parameter, "38",
      "Share of what it lost that a partner expects to regain by a boycott", "assumption"}};
  Scalar grudge_fade{set, {"grudge_fade", "1/yr", 0.5, {0, 4}, {}, Role::parameter, "38",
      "Rate at which a grudge follows its cause", "assumption"}};
};

/// Quantities indexed by project.
struct TalksFields {
  using F = Field<ProjectId>;
  explicit TalksFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  F ask_host{set, {"ask_host", "1", 1, {0, 1}, {}, Role::stock, "49",
      "What the host insists on, share of its best surplus", ""}};
  F ask_partner{set, {"ask_partner", "1", 1, {0, 1}, {}, Role::stock, "49",
      "What the partner insists on, share of its best surplus", ""}};
  F rounds{set, {"rounds", "rounds", 0, {0, 1e6}, {}, Role::stock, "50",
      "Rounds of talks so far", ""}};
  F host_type{set, {"host_type", "1", 1, {0, 2}, {}, Role::derived, "51",
      "The host's sovereignty cost relative to what others expect (theta)", ""}};
  F reopenable{set, {"reopenable", "1", 0, {0, 1}, {}, Role::parameter, "39",
      "1 when the host may reopen agreed terms until it is built", "scenario"}};
  F boycottable{set, {"boycottable", "1", 0, {0, 1}, {}, Role::parameter, "38",
      "1 when the partner may answer a grudge by a boycott of the host's ports", "scenario"}};
  F grudge{set, {"grudge", "bn USD/yr", 0, {0, 1e4}, {}, Role::stock, "38",
      "What the partner holds against the host for offers rejected and rent squeezed", ""}};
};

/// Quantities indexed by ordered pair of states.
struct BoycottFields {
  using F = Field<DyadId>;
  explicit BoycottFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  F imposed{set, {"boycott", "1", 0, {0, 1}, {}, Role::stock, "38",
      "1 when i's cargo avoids the ports of j", ""}};
};

/// Quantities indexed by route.
struct ShunnedFields {
  using F = Field<RouteId>;
  explicit ShunnedFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  F by_shipper{set, {"shunned", "1", 0, {0, 1}, {}, Role::derived, "38",
      "1 when the shipper boycotts a port on the way", ""}};
};

// clang-format on

}  // namespace tumen
