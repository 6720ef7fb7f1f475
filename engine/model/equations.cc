#include "model/equations.h"

namespace tumen {
namespace {

constexpr Equation kEquations[] = {
    {"1", "Capability",
     "C_i = (Y_i/sum Y)^cap_Y (M_i/sum M)^cap_M (P_i/sum P)^cap_P, renormalised to sum to 1",
     "The distribution of capabilities. In the region C_i counts with the theatre share kappa_i.",
     "Waltz 1979", "engine/model/perception.cc"},
    {"2", "Threat",
     "Th_ij^l = C_j^l/(C_i^l + C_j^l) exp(-d_ij/d_l) Off_j I_ij; l = S (d = infinity), R (d_R), L "
     "(d_L)",
     "Aggregate power, proximity, offensive capability and perceived intent. On the spot (L) power "
     "is "
     "Pop^x GRP^(1-x) of the regions that face each other across the border, at distance 0.",
     "Walt 1987", "engine/model/perception.cc"},
    {"3", "Beliefs about intent",
     "I_ij += (1 - exp(-phi_I dt)) (logistic(z_ij) - I_ij); z = i0 + iS s^T_ji + iP pivot_j (1 - "
     "A_ij) + "
     "iG G_ij + iM Mg_ij - iA A_ij - iT (T_ij - 1/2); Mg_ij moves to true inflow at rate phi_M",
     "A deployment threatens those it is not aligned with. phi_M = 0: fear of migration ignores "
     "facts.",
     "Jervis 1976 (logic); sizes assumed", "engine/model/perception.cc"},
    {"4", "Security", "Sec_i = - sum_h Th_ih^S exp(-eta (C_i + sum_{j != h} A_ij C_j)/C_h)",
     "A threat counts for what one's own force and that of the aligned leave undeterred.",
     "Waltz 1979; Walt 1987; Snyder 1984", "engine/model/security.cc"},
    {"5", "Systemic stance",
     "U_i(a_ij) = M_i [w_B Sec_i - 1/2 w_H Th_ij^R a^2 - 1/2 c_A a^2 - w_S psi_J (1 + D_i) J_ij a "
     "+ "
     "w_T a sum_k A_ik A_jk + w_BW Th_ij^R a (j the strongest neighbour)] + "
     "w_E (X_ij + X_ji) t_A/(sig - 1) a; A_ij = sqrt(a_ij a_ji)",
     "Balancing and hedging pull the same variable; bn USD/yr.",
     "Korolev 2016, 2019; Altfeld 1984; Morrow 1991; Maoz et al. 2007; Schweller 1994",
     "engine/model/docket_stance.cc"},
    {"6", "Status",
     "sigma_i = 1/2 (C_i/C_max)^(1/2) + 1/2 (1 - max_j J_ij) + summits_i; D_i = max(0, sigma*_i - "
     "sigma_i); "
     "summits_i += delta_sigma L at a declaration of level L, and decay at summit_decay",
     "A deficit makes junior roles dearer and displays more welcome.",
     "Larson & Shevchenko 2010, 2019", "engine/model/perception.cc"},
    {"7", "Trade",
     "pi'_ij = pi_ij b_j exp((1 - sig) ln tau_ij)/sum_k (same), (1 - sig) ln tau_ij = t_A (A_ij - "
     "A_ij,0) - "
     "(sig - 1) t_S s, s = s_ij + s_ji - s_ij s_ji; b_j = Y_j/Y_j,0 (times oil_j abroad); "
     "E_i = E_i,0 (Y_i/Y_i,0) oil_i; oil = 1 - oil_pass + oil_pass p/p_0 for exporters",
     "i buys, j sells; home goods are a seller like others. Diversion follows from the shares "
     "adding up "
     "to 1; no code for it.",
     "Armington 1969; Dekle, Eaton & Kortum 2008; Head & Mayer 2014", "engine/model/trade.cc"},
    {"8", "Dependence",
     "dep_ij = (1 - sub_ij)(X_ij + X_ji)/trade_i; J_ij = max(0, dep_ij - dep_ji)",
     "Asymmetric interdependence as a source of power.",
     "Hirschman 1945; Keohane & Nye 1977; caution Wagner 1988", "engine/model/trade.cc"},
    {"9", "Corridors",
     "GC_k = sum_e (freight + vot hours + border (1 - kap_fp freeport)) + sum_n (handling + risk); "
     "Q_k = D exp(-beta (GC_k + shadow prices))/sum; D = D_0 (Y/Y_0)^elasticity",
     "Logit assignment to enumerated routes; capacities hold by shadow prices, then rationing.",
     "Dial 1971; Bell 1995", "engine/model/corridors.cc"},
    {"10", "Capital supply",
     "S_jr = access s0_j Y_j inst_r (1/2 + T_j,owner) exp(-betaF_j s^F) (1 + court_gain invited)",
     "s^F: strongest financial sanction that any state holds on the owner (fear of secondary "
     "sanctions).",
     "assumption", "engine/model/portfolio.cc"},
    {"11", "Hedging as portfolio choice",
     "max over 0 <= x_j <= S_j of w_E (mu Xt - gam Xt^2/(2 Need)) - w_H (rho/2) sum_j v_ij "
     "x_j^2/Xt - "
     "w_S psi_p sum_j J_ij x_j; Xt = sum x_j + x_0; v_ij = v0 + v1 Th_ij^R + v2 (1 - T_ij)",
     "Risk falls on shares, so one investor's capital can complement or replace another's.",
     "Markowitz 1952; Conybeare 1992; Kuik 2008; Goh 2005", "engine/model/portfolio.cc"},
    {"12", "Declarations",
     "d* = x_j + Need (S_j/sum S) [w_S psi_S (1 + D_i) L/3 + w_B psi_B sum_{h != j} Th_ih^S]/(2 "
     "c_aud (1 + 2b))",
     "Cheap talk with an audience cost. Without a status or balancing motive what is declared is "
     "what is meant.",
     "Fearon 1994; Putnam 1988", "engine/model/docket_declaration.cc"},
    {"13", "Completion time",
     "fin = min(1, f pay + f_3 + phi (1 - s^F)); rate = eff fin g(L)(1 - friction)/build; Tc = "
     "1/rate; "
     "DF = exp(-r_c Tc)",
     "Both sides judge terms at the completion time that their finance implies.", "assumption",
     "engine/model/project_value.cc"},
    {"14", "Value to the host",
     "V_i = w_E [DF Q ((1 - e) mg + spill - divert loss) + DF rent - r K (1 - f - f_3) DF^(1/2)] + "
     "w_H DF zeta GRP share_rival - SOV - DEP - k_ij max(0, V_j - V_i'); "
     "SOV = w_H DF s0 GRP Th^L (1 - exp(-tau/tau_s))(om0 + omE e + omM m); "
     "DEP = w_H (rho/2) v_ij lam_r GRP [(s_j + .1 e)^2 - s_j^2]; k_ij = k0 (1/2 + Th_ij^R)/(N_eff "
     "- 1); "
     "V_i' is V_i before the last term; N_eff = 1/sum C^2",
     "What a lease gives, and what it takes: control, exposure, relative position.",
     "Grieco 1988; Powell 1991; Snidal 1991; Hart & Moore 1990", "engine/model/project_value.cc"},
    {"15", "Value to the partner",
     "V_j = w_E [DF Q (save + e mg + m fee) r (1 - exp(-(r + h) tau))/(r + h) - DF rent - r K f "
     "DF^(1/2)]; "
     "h = h0 (1 - T_ji)(1 + h1 f)(1 - (1 - h_b) b)(1 - xi (e + m)/2); f <= e + 2 dbar T_ji",
     "The obsolescing bargain: years, equity and management stand in for trust.",
     "Vernon 1971; Williamson 1985; Grossman & Hart 1986; Fearon 1998",
     "engine/model/project_value.cc"},
    {"16", "Bargaining",
     "max over {tau, e, m, f} of (V_i - d_i)^beta (V_j - d_j)^(1 - beta); beta = delta_j/(delta_i "
     "+ delta_j); "
     "d_i = max(0, V_i alone with third-party finance); d_j = best other port at posted terms",
     "No point with both surpluses positive: no terms; the project stays declared.",
     "Nash 1950; Rubinstein 1982; Binmore, Rubinstein & Wolinsky 1986",
     "engine/model/bargain_nash.cc"},
    {"17", "Commitment level",
     "U(L) = g(L) V_i - c_L L^2 + w_S psi_L L exp(-age/2); at most N_att projects at L = 3",
     "Who signs decides the pace, and their attention is scarce.", "Putnam 1988; Nitsch 2007",
     "engine/model/docket_level.cc"},
    {"18", "Effort and progress",
     "U(eff) = eff V_i - r K eff^2/2, eff in {0, .3, 1, 1.3}; dq/dt = rate of (13)",
     "Hold, slow-roll, suspend and cancel are choices.", "model design",
     "engine/model/docket_effort.cc"},
    {"19", "Trust",
     "alpha += dt kept - (1 - exp(-f_T dt))(alpha - alpha_0), beta likewise with 1 - kept; T = "
     "alpha/(alpha + beta)",
     "kept: effort and payment delivered of what was due, terms honoured after opening.",
     "Kydd 2005; Josang & Ismail 2002", "engine/model/trust.cc"},
    {"20", "Ex-post squeeze",
     "U = w_E chi Q (e mg + m fee) - value of trust lost; lost = mu x_j (T - T after 5 broken "
     "years)/(1/2 + T) 5",
     "Once built, the host may claim part of the partner's rent.", "Vernon 1971",
     "engine/model/docket_squeeze.cc"},
    {"21", "Choice", "P(o) = exp(lambda U(o)/stake)/sum",
     "Logit response to the others' last move; noise is scaled by the docket's stake, not by its "
     "options.",
     "McKelvey & Palfrey 1995, 1998; Signorino 1999", "engine/model/choice_logit.cc"},
    {"24", "Foreign capital", "dK_rj/dt = x_j - depreciation K_rj", "Perpetual inventory.",
     "national accounts practice", "engine/model/progress.cc"},
    {"25", "Planned and earned value",
     "Projects: PV = K S(age/duration), EV = K S(q), S(u) = u^2 (3 - 2u). Flows: PV = declared - "
     "open, d open/dt = declared rate - open/(fall_due/2), dEV/dt = what arrives, as long as EV < "
     "PV. RR = EV/PV",
     "A project on its forecast has RR = 1 at every moment. Capital that arrives fills what is "
     "due, "
     "the oldest arrears first; capital beyond it was never promised and is not earned value.",
     "earned-value management; Lipke 2003", "engine/model/progress.cc"},
    {"26", "Sanctions as a choice",
     "U(s^T, s^F) = w_B coercion M_i Th_ij^S (s^T + s^F) - w_E (X_ij + X_ji)(t_S s^T + t_A/(sig - "
     "1) s^F)",
     "Open only where endogenous_sanctions is 1; by default the scenario dates sanctions.",
     "assumption", "engine/model/docket_sanctions.cc"},
    {"27", "Regional regime",
     "U(freeport) = w_E freeport_gain Q(freeport) - w_H freeport_cost freeport",
     "Q: cargo through the region's border by (9), capacities ignored.", "assumption",
     "engine/model/docket_regime.cc"},
    {"28", "Courting investors",
     "U(invited) = (dU(11)/dx_j) court_gain S_j where the host takes all that is offered - "
     "court_cost",
     "Diversification costs attention; it pays where more capital of that investor would be taken.",
     "Goh 2005; Kuik 2008", "engine/model/docket_court.cc"},
    {"29", "Exogenous growth", "Y, M, GRP *= 1 + g dt; P *= 1 + g_P dt",
     "Rates come from the scenario and its dated series.", "data", "engine/model/timeline.cc"},
    {"45", "Levels of reasoning",
     "level 0: hold; level 1: (21); level 2: P(o) = exp(lambda U'(o)/stake)/sum, U' the utility "
     "after every other state's most likely move of level 1; cognitive hierarchy: depth k in {0, "
     "1, 2} once per state and history, P(k) proportional to m^k/k!",
     "What others would do is seen in perception and economy as if no time had passed. Where no "
     "other state is expected to move, level 2 is level 1.",
     "Stahl & Wilson 1995; Camerer, Ho & Chong 2004", "engine/model/foresight.cc"},
    {"46", "Rollouts",
     "V(o) = [U_0(o) + sum_{h=1..H} d^h U_h]/sum_{h=0..H} d^h, d = exp(-r dt); U_h: what holding "
     "is worth at the docket's last occasion up to h on the path that o opens, U_0(o) before the "
     "first or where the docket is closed",
     "For the docket with the largest stake among those that the state decides now; paths for "
     "holding and the three options that are worth most at once, the others count as leading "
     "where holding leads. On a path everybody, the state itself too, chooses by (21), with luck "
     "of its own and without dated shocks, series and requests.",
     "Bertsekas, Tsitsiklis & Wu 1997", "engine/model/rollout.cc"},
    {"47", "Value of waiting",
     "- real_option (b1/(b1 - 1) - 1) I (1 - q); I = w_E r K f DF^(1/2); b1 = 1/2 - mu/s2 + "
     "sqrt((mu/s2 - 1/2)^2 + 2 r/s2)",
     "An investor whose outlay cannot be got back waits until value exceeds cost by more than "
     "nothing. mu <= .9 r and s2: exponentially weighted mean and variance of the changes of ln "
     "(V_j + I) at the opening bid, per year; q: what is built, 0 when it proposes.",
     "Dixit & Pindyck 1994", "engine/model/waiting.cc"},
    {"48", "Reinforcement",
     "q_o += rl_rate (U(hold) - q_o) for the option of the last occasion; P(o) = exp(lambda "
     "q_o/stake)/sum",
     "Payoff: what holding is worth at the next occasion. At the first occasion every q is that "
     "worth.",
     "Erev & Roth 1998", "engine/model/experience.cc"},
};

}  // namespace

std::span<const Equation> equations() { return kEquations; }

}  // namespace tumen
