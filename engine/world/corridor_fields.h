/// Quantities of the corridor graph: nodes, links, cargos and routes.
#pragma once

#include "core/field.h"
#include "world/ids.h"

namespace tumen {

// One row per quantity.
// clang-format off

/// Quantities indexed by node.
struct NodeFields {
  using F = Field<NodeId>;
  explicit NodeFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  F capacity{set, {"capacity", "Mt/yr", 1e6, {0, 1e6}, {}, Role::parameter, "9",
      "What the node can handle before any project", "port statistics"}};
  F handling{
      set,
      {"handling", "USD/t", 0, {0, 1000}, {}, Role::parameter, "9", "Handling cost", "assumption"}};
  F risk{set, {"risk", "USD/t", 0, {0, 1000}, {}, Role::parameter, "9",
      "Risk premium of passing here", "assumption"}};
  F available{
      set,
      {"available", "1", 1, {0, 1}, {}, Role::parameter, "9", "1 when open", "scenario lever"}};
  F saving{set, {"saving", "USD/t", 0, {0, 1000}, {}, Role::parameter, "15",
      "Shipper's saving here against the usual outlet", "assumption"}};
  F posted{set, {"posted", "1", 0, {0, 1}, {}, Role::parameter, "16",
      "1 when the owner offers a lease at posted terms", "both papers"}};
  F posted_years{set, {"posted_years", "yr", 10, {1, 99}, {}, Role::parameter, "16",
      "Posted lease length", "both papers"}};
  F posted_equity{set, {"posted_equity", "1", 0, {0, 1}, {}, Role::parameter, "16",
      "Posted foreign equity", "assumption"}};
  F posted_management{set, {"posted_management", "1", 0, {0, 1}, {}, Role::parameter, "16",
      "1 when posted terms give foreign management", "assumption"}};
  F posted_rent{set, {"posted_rent", "bn USD/yr", 0, {0, 100}, {}, Role::parameter, "16",
      "Posted rent", "assumption"}};

  F added{set, {"added", "Mt/yr", 0, {0, 1e6}, {}, Role::derived, "9",
      "Capacity added by operating projects", ""}};
  F throughput{set, {"throughput", "Mt/yr", 0, {0, 1e7}, {}, Role::derived, "9", "Cargo handled",
      ""}};
  F shadow{
      set,
      {"shadow", "USD/t", 0, {0, 1e6}, {}, Role::derived, "9", "Shadow price of capacity", ""}};
  F leased{set, {"leased", "yr", 0, {0, 99}, {}, Role::stock, "16",
      "Years left of a lease taken at posted terms", ""}};
};

/// Quantities indexed by link.
struct LinkFields {
  using F = Field<LinkId>;
  explicit LinkFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  F km{
      set,
      {"km", "km", kRequired, {0, 40000}, {}, Role::parameter, "9", "Length", "maps; both papers"}};
  F freight{set, {"freight", "USD/t", kRequired, {0, 10000}, {}, Role::parameter, "9",
      "Freight over the whole link", "assumption"}};
  F hours{set, {"hours", "h", 0, {0, 10000}, {}, Role::parameter, "9", "Travel time", "assumption"}};
  F border_cost{set, {"border_cost", "USD/t", 0, {0, 1000}, {2, 15}, Role::parameter, "9",
      "Cost of the border crossing on this link, gauge break included", "Choi; assumption"}};
  F capacity{set, {"capacity", "Mt/yr", 1e6, {0, 1e6}, {}, Role::parameter, "9",
      "What the link can carry before any project", "railway statistics"}};
  F available{
      set,
      {"available", "1", 1, {0, 1}, {}, Role::parameter, "9", "1 when open", "scenario lever"}};

  F added{set, {"added", "Mt/yr", 0, {0, 1e6}, {}, Role::derived, "9",
      "Capacity added by operating projects", ""}};
  F flow{set, {"flow", "Mt/yr", 0, {0, 1e7}, {}, Role::derived, "9", "Cargo carried", ""}};
  F shadow{
      set,
      {"shadow", "USD/t", 0, {0, 1e6}, {}, Role::derived, "9", "Shadow price of capacity", ""}};
};

/// Quantities indexed by cargo.
struct CargoFields {
  using F = Field<CargoId>;
  explicit CargoFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  F demand0{set, {"demand0", "Mt/yr", kRequired, {0, 1e5}, {10, 100}, Role::parameter, "9",
      "Transport demand in the base year (D_0)", "Choi; press"}};
  F elasticity{set, {"elasticity", "1", 1.0, {0, 5}, {0.3, 1.5}, Role::parameter, "9",
      "Growth of the demand per growth of the shipper's product", "assumption"}};
  F demand{set, {"demand", "Mt/yr", 0, {0, 1e7}, {}, Role::derived, "9", "Transport demand (D)",
      ""}};
};

/// Quantities indexed by route.
struct RouteFields {
  using F = Field<RouteId>;
  explicit RouteFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  F cost{set, {"cost", "USD/t", 0, {0, 1e6}, {}, Role::derived, "9",
      "Generalised cost without shadow prices (GC)", ""}};
  F attraction{set, {"attraction", "1", 0, {0, 1}, {}, Role::derived, "9",
      "exp(-beta (GC - cheapest GC of the cargo)), availability ignored", ""}};
  F closed{set, {"closed", "1", 0, {0, 1e3}, {}, Role::derived, "9",
      "Nodes and links on the way that are closed", ""}};
  F flow{set, {"flow", "Mt/yr", 0, {0, 1e7}, {}, Role::derived, "9", "Cargo on the route (Q)", ""}};
};

// clang-format on

}  // namespace tumen
