/// Quantities of states and of ordered pairs of states.
#pragma once

#include "core/field.h"
#include "world/ids.h"

namespace tumen {

// One row per quantity.
// clang-format off

/// Quantities indexed by state.
struct StateFields {
  using F = Field<StateId>;
  explicit StateFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  // Capability.
  F gdp{set, {"gdp", "bn USD/yr", kRequired, {0.01, 1e6}, {}, Role::stock, "1",
      "Gross domestic product", "World Bank"}};
  F mil{set, {"mil", "bn USD/yr", kRequired, {0, 1e5}, {}, Role::stock, "1", "Military spending",
      "SIPRI; Correlates of War"}};
  F pop{set, {"pop", "million", kRequired, {0.001, 1e4}, {}, Role::stock, "1", "Population",
      "World Bank"}};
  F growth{set, {"growth", "1/yr", 0.02, {-0.5, 0.5}, {-0.03, 0.09}, Role::parameter, "29",
      "Growth rate of product and military spending", "World Bank; both papers"}};
  F pop_growth{set, {"pop_growth", "1/yr", 0.0, {-0.1, 0.1}, {-0.01, 0.02}, Role::parameter, "29",
      "Growth rate of population", "World Bank"}};
  F theatre{set, {"theatre", "1", 0.5, {0, 1}, {0.1, 1.0}, Role::parameter, "1",
      "Share of capability usable in the region (kappa)", "assumption"}};
  F offense{set, {"offense", "1", 0.4, {0, 2}, {0.2, 1.0}, Role::parameter, "2",
      "Offensive capability (Off)", "Walt 1987; assumption"}};
  F pivot{set, {"pivot", "1", 0.0, {0, 3}, {0, 2}, Role::parameter, "3",
      "Forward deployment against rivals in the theatre: 0 none, 1 as the US pivot", "Choi"}};

  // Preferences: the weights that make a theory.
  F w_E{set, {"w_E", "1", 1.0, {-5, 5}, {0, 2}, Role::parameter, "5,11,14",
      "Weight of economic gain", "ablation lever"}};
  F w_B{set, {"w_B", "1", 1.0, {-5, 5}, {0, 2}, Role::parameter, "5,12",
      "Weight of balancing: security from coalitions against threat", "Waltz 1979; Walt 1987"}};
  F w_H{set, {"w_H", "1", 1.0, {-5, 5}, {0, 2}, Role::parameter, "5,11,14",
      "Weight of hedging: risk from the partner itself", "Kuik 2008; Korolev 2016"}};
  F w_S{set, {"w_S", "1", 1.0, {-5, 5}, {0, 2}, Role::parameter, "5,11,12,17", "Weight of status",
      "Larson & Shevchenko 2010"}};
  F w_BW{set, {"w_BW", "1", 0.0, {-5, 5}, {0, 1}, Role::parameter, "5",
      "Weight of bandwagoning toward the strongest neighbour", "Schweller 1994"}};
  F k0{set, {"k0", "1", 0.15, {0, 2}, {0, 1}, Role::parameter, "14", "Weight of relative gains",
      "Grieco 1988; Snidal 1991"}};
  F c_A{set, {"c_A", "1", 0.15, {0, 2}, {0.05, 0.5}, Role::parameter, "5",
      "Cost of entrapment and lost autonomy", "Snyder 1984; assumption"}};
  F aspiration{set, {"aspiration", "1", 0.5, {0, 1}, {0.3, 1}, Role::parameter, "6",
      "Status that the state claims (sigma*)", "Larson & Shevchenko 2010; assumption"}};
  F lambda{set, {"lambda", "1", 4.0, {0, 1e6}, {1, 12}, Role::parameter, "21",
      "Precision of choice per stake of the docket", "McKelvey & Palfrey 1995; value assumed"}};
  F impatience{set, {"impatience", "1/yr", 0.08, {0.001, 1}, {0.04, 0.14}, Role::parameter, "16",
      "Discount rate of the state as bargainer (delta)", "Rubinstein 1982"}};
  F attention{set, {"attention", "projects", 5, {0, 100}, {2, 10}, Role::parameter, "17",
      "Projects that the head of state can carry at once (N_att)", "assumption"}};

  // Economy.
  F oil_exporter{set, {"oil_exporter", "1", 0.0, {0, 1}, {}, Role::parameter, "7",
      "1 when nominal trade follows the oil price", "World Bank"}};
  F s0_capital{set, {"s0_capital", "1", 0.0003, {0, 0.1}, {0.0001, 0.002}, Role::parameter, "10",
      "Capital on offer to a region, per product and year", "assumption"}};
  F betaF{set, {"betaF", "1", 1.0, {0, 20}, {0.3, 3}, Role::parameter, "10",
      "Response of capital to financial sanctions on the host", "assumption"}};
  F f3_share{set, {"f3_share", "1", 0.0, {0, 1}, {0, 0.4}, Role::parameter, "13",
      "Share of a project's cost financed when invited as third partner", "assumption"}};

  // Computed.
  F capability{set, {"capability", "1", 0, {0, 1}, {}, Role::derived, "1",
      "Share of capability in the system (C)", ""}};
  F deterrence{set, {"deterrence", "1", 0, {0, 1e12}, {}, Role::derived, "4",
      "How little power it takes to deter the state (eta / C)", ""}};
  F security{set, {"security", "1", 0, {-1e3, 0}, {}, Role::derived, "4", "Security (Sec)", ""}};
  F status{set, {"status", "1", 0, {0, 10}, {}, Role::derived, "6", "Status (sigma)", ""}};
  F deficit{set, {"deficit", "1", 0, {0, 1}, {}, Role::derived, "6", "Status deficit (D)", ""}};
  F summits{set, {"summits", "1", 0, {0, 1e3}, {}, Role::stock, "6",
      "Status from declaratory summits, decaying", ""}};
  F gdp_base{set, {"gdp_base", "bn USD/yr", 0, {0, 1e6}, {}, Role::derived, "7",
      "Product in the base year", ""}};
  F absorption{set, {"absorption", "bn USD/yr", 0, {0, 1e6}, {}, Role::derived, "7",
      "Expenditure in the base year (E_0)", ""}};
  F secondary{set, {"secondary", "1", 0, {0, 1}, {}, Role::derived, "10",
      "Strongest financial sanction any state holds on this one", ""}};
  F heads{set, {"heads", "projects", 0, {0, 1e3}, {}, Role::derived, "17",
      "Projects carried by the head of state", ""}};
};

/// Quantities indexed by ordered pair (i, j): i's view of j, or what i does to j.
struct DyadFields {
  using F = Field<DyadId>;
  explicit DyadFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  F distance{set, {"distance", "km", 3000, {0, 20040}, {}, Role::parameter, "2",
      "Distance over which force is projected into the theatre", "CEPII; Correlates of War"}};
  F i0{set, {"i0", "logit", -2.5, {-20, 20}, {-3.3, -0.4}, Role::parameter, "3",
      "Base hostility that i sees in j", "assumption; opinion polls"}};
  F grievance{set, {"grievance", "1", 0, {0, 1}, {}, Role::parameter, "3",
      "Territorial grievance that i attributes to j", "both papers"}};
  F salience{set, {"salience", "1", 0, {0, 1}, {}, Role::stock, "3",
      "Salience in i of migration from j, as believed", "Choi; Zhao"}};
  F inflow{set, {"inflow", "1", 0, {0, 1}, {}, Role::parameter, "3",
      "True migration from j to i on the scale of salience", "census; Zhao"}};
  F substitutability{set, {"substitutability", "1", 0.3, {0, 1}, {}, Role::parameter, "8",
      "How easily i replaces j as a trade partner (sub)", "assumption"}};
  F trade{set, {"trade", "bn USD/yr", 0, {0, 1e5}, {}, Role::parameter, "7",
      "Exports of i to j in the base year", "IMF DOTS; Correlates of War"}};
  F stance0{set, {"stance0", "1", 0.3, {0.01, 1}, {}, Role::parameter, "5",
      "Engagement stance of i to j at the start", "UN voting agreement, rescaled"}};
  F trust0{set, {"trust0", "1", 0.5, {0.01, 0.99}, {0.3, 0.7}, Role::parameter, "19",
      "Trust of i in j at the start", "assumption"}};
  F sanction_trade{set, {"sanction_trade", "1", 0, {0, 1}, {}, Role::stock, "7",
      "Trade sanctions of i on j", "Global Sanctions Data Base (sign); assumption"}};
  F sanction_finance{set, {"sanction_finance", "1", 0, {0, 1}, {}, Role::stock, "10",
      "Financial sanctions of i on j", "assumption"}};

  F stance{
      set,
      {"stance", "1", 0, {0, 1}, {}, Role::derived, "5", "Engagement stance of i to j (a)", ""}};
  F alignment{set, {"alignment", "1", 0, {0, 1}, {}, Role::derived, "5",
      "Alignment of the pair (A), the geometric mean of the stances", ""}};
  F alignment_base{
      set,
      {"alignment_base", "1", 0, {0, 1}, {}, Role::derived, "7", "Alignment in the base year", ""}};
  F intent{set, {"intent", "1", 0, {0, 1}, {}, Role::derived, "3",
      "Hostile intent that i believes j to have (I)", ""}};
  F proximity{set, {"proximity", "1", 0, {0, 1}, {}, Role::derived, "2",
      "How near j's force is in the theatre", ""}};
  F exposure{set, {"exposure", "1", 0, {0, 1}, {}, Role::derived, "4",
      "What i's coalition leaves undeterred of j", ""}};
  F threat_S{set, {"threat_S", "1", 0, {0, 2}, {}, Role::derived, "2",
      "Threat from j felt by i in the system", ""}};
  F threat_R{set, {"threat_R", "1", 0, {0, 2}, {}, Role::derived, "2",
      "Threat from j felt by i in the region", ""}};
  F kept{set, {"kept", "1", 0, {0, 1e6}, {}, Role::derived, "19",
      "Agreements j kept, as i counts them (alpha)", ""}};
  F broken{set, {"broken", "1", 0, {0, 1e6}, {}, Role::derived, "19",
      "Agreements j broke, as i counts them (beta)", ""}};
  F trust{set, {"trust", "1", 0, {0, 1}, {}, Role::derived, "19",
      "Trust of i that j keeps agreements (T)", ""}};
  F exports{
      set,
      {"exports", "bn USD/yr", 0, {0, 1e6}, {}, Role::derived, "7", "Exports of i to j (X)", ""}};
  F base_share{set, {"base_share", "1", 0, {0, 1}, {}, Role::derived, "7",
      "Share of j's goods in i's expenditure, base year (pi); diagonal: home goods", ""}};
  F share{set, {"share", "1", 0, {0, 1}, {}, Role::derived, "7",
      "Share of j's goods in i's expenditure now", ""}};
  F dependence{
      set,
      {"dependence", "1", 0, {0, 1}, {}, Role::derived, "8", "Dependence of i on j (dep)", ""}};
  F asymmetry{set, {"asymmetry", "1", 0, {0, 1}, {}, Role::derived, "8",
      "How much more i depends on j than j on i (J)", ""}};
};

// clang-format on

}  // namespace tumen
