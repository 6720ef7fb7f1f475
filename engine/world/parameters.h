/// Parameters of the whole world: table C.10 of the model.
#pragma once

#include "core/field.h"

namespace tumen {

// One row per quantity.
// clang-format off

struct Parameters {
  explicit Parameters(FieldSet& s) : set(s) {}
  FieldSet& set;

  // Capability and threat.
  Scalar cap_Y{set, {"cap_Y", "1", 0.45, {0, 1}, {0.3, 0.6}, Role::parameter, "1",
      "Weight of product in capability", "assumption; COW CINC has equal sixths"}};
  Scalar cap_M{set, {"cap_M", "1", 0.40, {0, 1}, {0.25, 0.55}, Role::parameter, "1",
      "Weight of military spending in capability", "assumption"}};
  Scalar cap_P{set, {"cap_P", "1", 0.15, {0, 1}, {0.05, 0.3}, Role::parameter, "1",
      "Weight of population in capability", "assumption"}};
  Scalar d_R{set, {"d_R", "km", 3000, {1, 1e5}, {1500, 5000}, Role::parameter, "2",
      "Distance scale of regional threat", "Walt 1987; assumption"}};
  Scalar d_L{set, {"d_L", "km", 300, {1, 1e5}, {100, 600}, Role::parameter, "2",
      "Distance scale of local threat", "Walt 1987; assumption"}};
  Scalar pop_weight{set, {"pop_weight", "1", 0.5, {0, 1}, {0.3, 0.7}, Role::parameter, "2",
      "Weight of people against product in local capability (x)", "assumption"}};

  // Beliefs and trust.
  Scalar iS{set, {"iS", "logit", 2.2, {0, 20}, {1.1, 4.4}, Role::parameter, "3",
      "Weight of sanctions in perceived intent", "assumption"}};
  Scalar iP{set, {"iP", "logit", 1.15, {0, 20}, {0.6, 2.3}, Role::parameter, "3",
      "Weight of forward deployment in perceived intent", "assumption"}};
  Scalar iG{set, {"iG", "logit", 1.2, {0, 20}, {0.6, 2.4}, Role::parameter, "3",
      "Weight of grievance in perceived intent", "assumption"}};
  Scalar iM{set, {"iM", "logit", 1.0, {0, 20}, {0.5, 2.0}, Role::parameter, "3",
      "Weight of migration salience in perceived intent", "assumption"}};
  Scalar iA{set, {"iA", "logit", 1.2, {0, 20}, {0.6, 2.4}, Role::parameter, "3",
      "Weight of alignment in perceived intent", "assumption"}};
  Scalar iT{set, {"iT", "logit", 1.5, {0, 20}, {0.75, 3.0}, Role::parameter, "3",
      "Weight of trust in perceived intent", "assumption"}};
  Scalar phi_I{set, {"phi_I", "1/yr", 0.5, {0, 4}, {0.2, 2}, Role::parameter, "3",
      "Speed of belief about intent", "assumption"}};
  Scalar phi_M{set, {"phi_M", "1/yr", 0, {0, 4}, {}, Role::parameter, "3",
      "Speed at which salience follows true migration; 0: beliefs ignore facts", "variant"}};
  Scalar f_T{set, {"f_T", "1/yr", 0.05, {0, 4}, {0.01, 0.2}, Role::parameter, "19",
      "Forgetting of kept and broken agreements", "Kydd 2005; assumption"}};
  Scalar n_T{set, {"n_T", "agreements", 8, {0.01, 1e4}, {2, 20}, Role::parameter, "19",
      "Strength of prior trust", "Josang & Ismail 2002; assumption"}};

  // Stances and sanctions.
  Scalar eta{set, {"eta", "1", 1.0, {0, 20}, {0.5, 2}, Role::parameter, "4",
      "How well coalitions deter (aggregation)", "assumption"}};
  Scalar w_T{set, {"w_T", "1", 0.05, {0, 5}, {0, 0.3}, Role::parameter, "5",
      "Weight of structural balance", "Heider 1946; Maoz et al. 2007"}};
  Scalar psi_J{set, {"psi_J", "1", 0.10, {0, 5}, {0, 0.4}, Role::parameter, "5",
      "Status cost of being the junior partner", "Larson & Shevchenko 2010; assumption"}};
  Scalar stance_step{set, {"stance_step", "1/yr", 0.12, {0, 4}, {}, Role::parameter, "5",
      "Largest change of a stance in a year", "design"}};
  Scalar sanction_step{set, {"sanction_step", "1/yr", 0.4, {0, 4}, {}, Role::parameter, "26",
      "Largest change of a sanction in a year", "design"}};
  Scalar endogenous_sanctions{set, {"endogenous_sanctions", "1", 0, {0, 1}, {}, Role::parameter,
      "26", "1 when states choose sanctions; 0 when the scenario dates them", "option"}};
  Scalar coercion{set, {"coercion", "1", 0.02, {0, 10}, {0.005, 0.1}, Role::parameter, "26",
      "Value of a full sanction per military spending and threat", "assumption"}};
  Scalar delta_sigma{set, {"delta_sigma", "1", 0.01, {0, 1}, {0, 0.05}, Role::parameter, "6",
      "Status gained by a declaratory summit, per level", "assumption"}};
  Scalar summit_decay{set, {"summit_decay", "1/yr", 0.5, {0, 4}, {}, Role::parameter, "6",
      "Decay of summit status", "Nitsch 2007 (short-lived)"}};

  // Trade.
  Scalar sig{set, {"sig", "1", 5, {1.01, 30}, {3, 9}, Role::parameter, "7",
      "Elasticity of substitution in trade", "Head & Mayer 2014"}};
  Scalar t_S{set, {"t_S", "log", 0.402, {0, 5}, {0.2, 0.7}, Role::parameter, "7",
      "Tariff equivalent of full trade sanctions", "Felbermayr et al. 2020 (sign); assumption"}};
  Scalar t_A{set, {"t_A", "log", 0.3, {0, 5}, {0, 0.8}, Role::parameter, "7",
      "Elasticity of trade to alignment", "assumption"}};
  Scalar oil_price{set, {"oil_price", "USD/bbl", 100, {1, 1000}, {}, Role::parameter, "7",
      "Price of oil", "Brent, US EIA"}};
  Scalar oil_base{set, {"oil_base", "USD/bbl", 100, {1, 1000}, {}, Role::parameter, "7",
      "Price of oil in the base year", "Brent, US EIA"}};
  Scalar oil_pass{set, {"oil_pass", "1", 0.70, {0, 1}, {0.4, 0.9}, Role::parameter, "7",
      "Pass-through of the oil price to exporters' nominal trade", "assumption"}};

  // Corridors.
  Scalar beta_route{set, {"beta_route", "t/USD", 0.12, {0, 10}, {0.05, 0.25}, Role::parameter, "9",
      "Response of shippers to generalised cost (beta)", "assumption"}};
  Scalar vot{set, {"vot", "USD/(t h)", 0.02, {0, 10}, {0.005, 0.05}, Role::parameter, "9",
      "Value of time", "assumption"}};
  Scalar kap_fp{set, {"kap_fp", "1", 0.6, {0, 1}, {0.3, 0.8}, Role::parameter, "9",
      "Share of border cost that a free port removes", "Choi (sign); assumption"}};

  // Capital, portfolio, declarations.
  Scalar mu{set, {"mu", "1", 0.12, {0, 1}, {0.06, 0.2}, Role::parameter, "11",
      "Return on capital in the region", "assumption"}};
  Scalar gam{set, {"gam", "1", 0.08, {0, 5}, {0.03, 0.15}, Role::parameter, "11",
      "Saturation of the return (gamma)", "assumption"}};
  Scalar rho{set, {"rho", "1", 1.0, {0, 50}, {0.3, 3}, Role::parameter, "11,14",
      "Aversion to dependence", "Conybeare 1992; assumption"}};
  Scalar v0{set, {"v0", "1", 0.10, {0, 10}, {0.05, 0.2}, Role::parameter, "11",
      "Base risk of a partner", "assumption"}};
  Scalar v1{set, {"v1", "1", 0.9, {0, 10}, {0.3, 1.5}, Role::parameter, "11",
      "Risk of a partner per regional threat", "assumption"}};
  Scalar v2{set, {"v2", "1", 0.3, {0, 10}, {0.1, 0.8}, Role::parameter, "11",
      "Risk of a partner per mistrust", "assumption"}};
  Scalar psi_p{set, {"psi_p", "1", 0.05, {0, 5}, {0, 0.2}, Role::parameter, "11",
      "Status cost of capital from a senior partner", "assumption"}};
  Scalar depreciation{set, {"depreciation", "1/yr", 0.05, {0, 1}, {0.03, 0.1}, Role::parameter, "24",
      "Depreciation of foreign capital", "Penn World Table order"}};
  Scalar psi_S{set, {"psi_S", "1", 0.5, {0, 10}, {0, 1}, Role::parameter, "12",
      "Status value of declaring", "Fearon 1994; assumption"}};
  Scalar psi_B{set, {"psi_B", "1", 1.2, {0, 10}, {0, 2.5}, Role::parameter, "12",
      "Balancing value of declaring", "assumption"}};
  Scalar c_aud{set, {"c_aud", "1", 0.3, {0.001, 1e6}, {0.15, 1}, Role::parameter, "12",
      "Audience cost of declaring beyond intent", "Fearon 1994; assumption"}};
  Scalar summit_rate{set, {"summit_rate", "1/yr", 1, {0, 4}, {}, Role::parameter, "12",
      "Occasions for a declaration in a year, per pair and region", "both papers: yearly summits"}};
  Scalar fall_due{set, {"fall_due", "yr", 4, {0.25, 50}, {}, Role::parameter, "25",
      "Years over which declared flows fall due (their mean delay is half of it)", "design"}};

  // Project value.
  Scalar r{set, {"r", "1/yr", 0.08, {0.0001, 1}, {0.04, 0.14}, Role::parameter, "14,15",
      "Discount rate", "assumption"}};
  Scalar r_c{set, {"r_c", "1/yr", 0.10, {0, 1}, {0.04, 0.14}, Role::parameter, "13",
      "Discount of delay", "assumption"}};
  Scalar s0{set, {"s0", "1", 0.10, {0, 10}, {0.03, 0.25}, Role::parameter, "14",
      "Sovereignty cost, share of product per unit of local threat", "assumption"}};
  Scalar tau_s{set, {"tau_s", "yr", 20, {0.1, 1000}, {8, 40}, Role::parameter, "14",
      "Length scale of lost sovereignty", "concessions typically 20-40 yr; assumption"}};
  Scalar om0{set, {"om0", "1", 0.10, {0, 1}, {0, 0.3}, Role::parameter, "14",
      "Sovereignty cost of presence alone", "assumption"}};
  Scalar omE{set, {"omE", "1", 0.50, {0, 1}, {0.3, 0.7}, Role::parameter, "14",
      "Sovereignty cost of equity", "Hart & Moore 1990 (logic); assumption"}};
  Scalar omM{set, {"omM", "1", 0.40, {0, 1}, {0.2, 0.6}, Role::parameter, "14",
      "Sovereignty cost of management", "Hart & Moore 1990 (logic); assumption"}};
  Scalar zeta{set, {"zeta", "1", 0.03, {0, 1}, {0, 0.06}, Role::parameter, "14",
      "Cost of being bypassed, share of product", "Choi \"marginalization\"; size assumed"}};
  Scalar lam_r{set, {"lam_r", "1", 0.1, {0, 1}, {0.03, 0.2}, Role::parameter, "14",
      "Exposure of product to dependence", "assumption"}};
  Scalar fee{
      set,
      {"fee", "USD/unit", 1, {0, 1e4}, {}, Role::parameter, "15", "Management fee", "assumption"}};
  Scalar h0{set, {"h0", "1/yr", 0.25, {0, 10}, {0.05, 0.4}, Role::parameter, "15",
      "Hazard of forced renegotiation", "Vernon 1971; assumption"}};
  Scalar h1{set, {"h1", "1", 0.5, {0, 10}, {0, 1}, Role::parameter, "15",
      "Effect of sunk finance on the hazard", "Vernon 1971; assumption"}};
  Scalar h_b{set, {"h_b", "1", 0.4, {0, 1}, {0.2, 0.8}, Role::parameter, "15",
      "What a binding text leaves of the hazard", "Choi; assumption"}};
  Scalar xi{set, {"xi", "1", 0.8, {0, 1}, {0.3, 1}, Role::parameter, "15",
      "How far control protects the investor", "Grossman & Hart 1986"}};
  Scalar dbar{set, {"dbar", "1", 0.25, {0, 1}, {0, 0.5}, Role::parameter, "15",
      "Finance that trust alone supports", "assumption"}};
  Scalar talks{set, {"talks", "1/yr", 1, {0, 4}, {}, Role::parameter, "16",
      "Rounds of talks on a project in a year", "intergovernmental commission"}};

  // Commitment, effort, squeeze, regime, diversification.
  Scalar pace_0{set, {"pace_0", "1", 0.35, {0, 2}, {0.2, 0.5}, Role::parameter, "17",
      "Pace under a region's signature (g)", "Choi (sign); assumption"}};
  Scalar pace_1{set, {"pace_1", "1", 0.60, {0, 2}, {0.45, 0.75}, Role::parameter, "17",
      "Pace under a minister's signature", "Choi (sign); assumption"}};
  Scalar pace_2{set, {"pace_2", "1", 0.85, {0, 2}, {0.7, 1}, Role::parameter, "17",
      "Pace under a government's signature", "Choi (sign); assumption"}};
  Scalar pace_3{set, {"pace_3", "1", 1.0, {0, 2}, {0.85, 1.15}, Role::parameter, "17",
      "Pace under a head of state's signature", "Choi (sign); assumption"}};
  Scalar idle_limit{set, {"idle_limit", "yr", 1, {0, 50}, {0.5, 3}, Role::parameter, "18",
      "Years a signed project stands still before it can be cancelled", "assumption"}};
  Scalar c_L{set, {"c_L", "bn USD/yr", 0.006, {0, 10}, {0.002, 0.02}, Role::parameter, "17",
      "Cost of attention, per level squared", "assumption"}};
  Scalar psi_L{set, {"psi_L", "bn USD/yr", 0.01, {0, 10}, {}, Role::parameter, "17",
      "Status of a high signature, per level", "assumption"}};
  Scalar chi{set, {"chi", "1", 0.3, {0, 1}, {0, 0.6}, Role::parameter, "20",
      "Share of the partner's rent that a squeeze claims", "Vernon 1971; assumption"}};
  Scalar regime_rate{set, {"regime_rate", "1/yr", 1, {0, 4}, {}, Role::parameter, "27,28",
      "Decisions on the regional regime and on courting in a year", "assumption"}};
  Scalar court_cost{set, {"court_cost", "bn USD/yr", 0.01, {0, 10}, {0.002, 0.05}, Role::parameter,
      "28", "Cost of courting an investor", "assumption"}};
  Scalar court_gain{set, {"court_gain", "1", 1.0, {0, 20}, {0.2, 3}, Role::parameter, "28",
      "How much more capital a courted investor offers", "assumption"}};
};

// clang-format on

}  // namespace tumen
