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
     "iG G_ij + iM Mg_ij - iA A_ij - iT (T_ij - 1/2) + iV prov_j + iW sum_k arms_jk I_ik + what is "
     "misread (41); Mg_ij moves to true inflow, scaled by (31), at rate phi_M",
     "A deployment threatens those it is not aligned with. phi_M = 0: fear of migration ignores "
     "facts. phi_I is multiplied by learning, 1 unless a variant says. A push for free trade by "
     "the "
     "leader of a rival institution adds iF push (23).",
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
     "A_ij,0) + t_Z (Z_ij - Z_ij,0) + t_F (fta - fta_0) - (sig - 1) t_S s, s = s_ij + s_ji - s_ij "
     "s_ji; b_j = Y_j/Y_j,0 (times oil_j abroad); "
     "E_i = E_i,0 (Y_i/Y_i,0) oil_i; oil = 1 - oil_pass + oil_pass p/p_0 for exporters",
     "i buys, j sells; home goods are a seller like others. Diversion follows from the shares "
     "adding up "
     "to 1; no code for it. Z_ij = max_o reach_o z_oi z_oj over graded institutions (23), reach_o "
     "= "
     "max(customs_o, push_o).",
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
     "S_jr = access s0_j Y_j (inst_r + asez_gain asez (1 - inst_r))(1/2 + T_j,owner) exp(-betaF_j "
     "s^F)(1 + court_gain invited)(1 - screening min(1, Th_owner,j^R/screening_scale))"
     "(1 + capital_gain z)",
     "s^F: strongest financial sanction that any state holds on the owner (fear of secondary "
     "sanctions). z: depth of the owner in a graded institution that j leads (23).",
     "assumption", "engine/model/portfolio.cc"},
    {"11", "Hedging as portfolio choice",
     "max over 0 <= x_j <= S_j of w_E (mu Xt - gam Xt^2/(2 Need)) - w_H (rho/2) sum_j v_ij "
     "x_j^2/Xt - "
     "w_S psi_p sum_j J_ij x_j; Xt = sum x_j + x_0; x_0 = own_capital + budget; v_ij = v0 + v1 "
     "Th_ij^R + v2 (1 - T_ij)",
     "Risk falls on shares, so one investor's capital can complement or replace another's.",
     "Markowitz 1952; Conybeare 1992; Kuik 2008; Goh 2005", "engine/model/portfolio.cc"},
    {"12", "Declarations",
     "d* = x_j + Need (S_j/sum S) [w_S psi_S (1 + D_i) L/3 + w_B psi_B sum_{h != j} Th_ih^S]/(2 "
     "c_aud (1 + 2b))",
     "Cheap talk with an audience cost. Without a status or balancing motive what is declared is "
     "what is meant.",
     "Fearon 1994; Putnam 1988", "engine/model/docket_declaration.cc"},
    {"13", "Completion time",
     "fin = min(1, f pay + f_3 + phi (1 - s^F)); rate = eff fin g(L)(1 - friction) labour/build; "
     "Tc = 1/(rate outlook); DF = exp(-r_c Tc)",
     "Both sides judge terms at the completion time that their finance implies. labour: (31); "
     "outlook: 1, or that of (22) where a third state lies in between.",
     "assumption", "engine/model/project_value.cc"},
    {"14", "Value to the host",
     "V_i = w_E [DF Q ((1 - e) mg + spill - divert loss) + DF rent - r K (1 - f - f_3) DF^(1/2)] + "
     "w_H DF zeta GRP share_rival - SOV - DEP - k_ij max(0, V_j - V_i'); "
     "SOV = w_H DF s0 GRP Th^L (1 - exp(-tau/tau_s))(om0 + omE e + omM m); "
     "DEP = w_H (rho/2) v_ij lam_r GRP [(s_j + .1 e)^2 - s_j^2]; k_ij = k0 (1/2 + Th_ij^R)/(N_eff "
     "- 1); "
     "V_i' is V_i before the last term; N_eff = 1/sum C^2",
     "What a lease gives, and what it takes: control, exposure, relative position. GRP is the wide "
     "region's; at the sub-regional and Central Asian levels that of the region where it stands.",
     "Grieco 1988; Powell 1991; Snidal 1991; Hart & Moore 1990", "engine/model/project_value.cc"},
    {"15", "Value to the partner",
     "V_j = w_E [DF Q (save + e mg + m fee) r (1 - exp(-(r + h) tau))/(r + h) - DF rent - r K f "
     "DF^(1/2)]; "
     "h = h0 (1 - T_ji)(1 + h1 f)(1 - (1 - h_b) b)(1 - xi (e + m)/2); f <= e + 2 dbar T_ji; "
     "b = max(binding, (named_firm + dated + [penalty > 0])/3)",
     "The obsolescing bargain: years, equity and management stand in for trust.",
     "Vernon 1971; Williamson 1985; Grossman & Hart 1986; Fearon 1998",
     "engine/model/project_value.cc"},
    {"16", "Bargaining",
     "max over {tau, e, m, f} of (V_i - d_i)^beta (V_j - d_j)^(1 - beta); beta = delta_j/(delta_i "
     "+ delta_j); "
     "d_i = max(0, V_i alone with third-party finance); d_j = best other port at posted terms; e "
     "<= "
     "equity_cap",
     "No point with both surpluses positive: no terms; the project stays declared.",
     "Nash 1950; Rubinstein 1982; Binmore, Rubinstein & Wolinsky 1986",
     "engine/model/bargain_nash.cc"},
    {"17", "Commitment level",
     "U(L) = g(L) V_i - c_L L^2 + w_S psi_L L exp(-age/2); at most N_att projects at L = 3",
     "Who signs decides the pace, and their attention is scarce.", "Putnam 1988; Nitsch 2007",
     "engine/model/docket_level.cc"},
    {"18", "Effort and progress",
     "U(eff) = eff V_i - r K eff^2/2 - w_E penalty r K max(0, 1 - eff), eff in {0, .3, 1, 1.3}; "
     "dq/dt = rate of (13)",
     "Hold, slow-roll, suspend and cancel are choices. A partner that withholds its share f pays "
     "penalty r K f, and whoever ends the project pays as for all of it.",
     "model design", "engine/model/docket_effort.cc"},
    {"19", "Trust",
     "alpha += dt kept - (1 - exp(-f_T dt))(alpha - alpha_0), beta likewise with 1 - kept; T = "
     "alpha/(alpha + beta). By reinforcement (trust_rule = 1): T += (1 - exp(-trust_rate due)) "
     "(kept - T). learning scales the years due",
     "kept: effort and payment delivered of what was due, terms honoured after opening. Cancelling "
     "(host) and quitting (partner) count as `breach` broken agreements, reopening agreed terms as "
     "`breach` (1 + 2b).",
     "Kydd 2005; Josang & Ismail 2002", "engine/model/trust.cc"},
    {"20", "Ex-post squeeze",
     "U = w_E chi Q (e mg + m fee) - value of trust lost; lost = mu x_j (T - T after 5 broken "
     "years)/(1/2 + T) 5",
     "Once built, the host may claim part of the partner's rent; the partner has that much less "
     "and "
     "bears a grudge (38). Under a boycott the rent is that of the cargo that still comes, and the "
     "spill-over of the cargo kept away is lost while the squeeze goes on.",
     "Vernon 1971", "engine/model/docket_squeeze.cc"},
    {"21", "Choice", "P(o) = exp(lambda U(o)/stake)/sum",
     "Logit response to the others' last move; noise is scaled by the docket's stake, not by its "
     "options.",
     "McKelvey & Palfrey 1995, 1998; Signorino 1999", "engine/model/choice_logit.cc"},
    {"22", "A state in between",
     "dq/dt = rate of (13) at min(eff, linked), linked = min(joined_k, 1 - blocked); blocked: "
     "prov_k "
     "= 1, or un_sanctions_k and not exempt; U_k(join) = S (p0 + w_E p1 100 benefit/GDP_k - w_B p2 "
     "max_j Th_kj^S + p3 visible), U_k(stay out) = 0, S = GDP_k/100, stake 4 S; benefit = "
     "transit_fee Q + venture; visible: other projects of host and partner that build or operate; "
     "outlook = P(join)(1 - sanctioned)/(1 + h provocation_years); a provocation starts with "
     "hazard "
     "h = provocation_rate (1 - appeasement engagement_k) and ends with 1/provocation_years; "
     "engagement_k: mean of joined_k",
     "The weakest link holds the chain: what the state in between does not let through is neither "
     "built nor carried nor earned. At the default precision of 4 the log-odds of joining are the "
     "bracket. Provocations are an exogenous draw.",
     "Hirshleifer 1983 (weakest link); joining and hazard assumed", "engine/model/trilateral.cc"},
    {"23", "Graded membership",
     "U_k(z_o) = Y_k [w_E z_o (remittance_gain labour_ko y_L/y_L,0 + legacy_ko + chi_scale sum_o' "
     "chi_oo' z_o') - 1/2 w_H rho integration_risk commitment_o v_kL z_o^2 - politicisation_ko "
     "z_o] + w_E z_o "
     "[t_Z reach_o (X_kL + X_Lk)/(sig - 1) + mu capital_gain_o sum_r min(S_Lr, Need_r)]; v_kL = "
     "v0 + v1 Th_kL^R + v2 (1 - T_kL); chi_oo' = chi_AE + linkup_gain linkup; y: product per head",
     "State k chooses how deep to go into each institution open to it, led by L; S_Lr at depth 0, "
     "r "
     "the wide regions of k. Depth in turn moves trade (7), the leader's capital (10), the "
     "friction "
     "of projects (18: strength min(z_i, z_j) 2 affinity_i) and, where an institution pushes for "
     "free trade, the fears of the leader of a rival one (3). The sign of chi_AE is estimated.",
     "both papers on Central Asia; Conybeare 1992 (risk); sizes assumed",
     "engine/model/membership.cc"},
    {"24", "Foreign capital", "dK_rj/dt = x_j - depreciation K_rj", "Perpetual inventory.",
     "national accounts practice", "engine/model/progress.cc"},
    {"25", "Planned and earned value",
     "Projects: PV = K S(age/duration), EV = K S(q), S(u) = u^2 (3 - 2u). Flows: PV = declared - "
     "open, d open/dt = declared rate - open/(fall_due/2), dEV/dt = what arrives, as long as EV < "
     "PV. RR = EV/PV; RR_count = operating/due, RR_throughput = cargo/capacity due, both over "
     "projects with age >= duration",
     "A project on its forecast has RR = 1 at every moment. Capital that arrives fills what is "
     "due, "
     "the oldest arrears first; capital beyond it was never promised and is not earned value. "
     "Cargo is that of operating "
     "projects: a port's or link's old and added capacity share it in proportion.",
     "earned-value management; Lipke 2003", "engine/model/progress.cc"},
    {"26", "Sanctions as a choice",
     "U(s^T, s^F) = M_i [w_B (coercion Th_ij^S + outrage blame_ij)(s^T + s^F) + w_S retaliation "
     "(s^T_ji + s^F_ji) s^T] - w_E (X_ij + X_ji)(t_S s^T + t_A/(sig - 1) s^F)",
     "Open where endogenous_sanctions or the pair's may_sanction is 1; by default the scenario "
     "dates "
     "sanctions. blame is dated by the scenario, the answer to it is not. A counter-sanction "
     "closes "
     "a market, so it answers in trade.",
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
    {"30", "Regional product and people",
     "dGRP/dt = g GRP + d(yield (K_foreign + K_programme) + sum spill Q)/dt; d ln Pop/dt = g_P + "
     "migration_pull (ln(y_r/y_owner) - ln(y_r/y_owner)_0), y product per head; sum over operating "
     "projects",
     "Capital produces its return. A project counts by what spills over: its margin belongs to its "
     "owners. People leave a region that falls behind its country.",
     "Harris & Todaro 1970 (logic); sizes assumed", "engine/model/development.cc"},
    {"31", "Openness",
     "labour = 1 - labour_need (1 - q), q = max(quota, visa); U(q, cap) = GRP [w_E (labour_need "
     "labour_gain q + equity_gain cap) - w_H quota_cost Mg q^2/2 - w_H s0 omE Th^R cap^2/2]",
     "Mg, Th^R: the largest of the owners of neighbouring regions. True migration is scaled by q "
     "relative to the start. Open only where openness_step > 0; rules of a wider region hold "
     "within "
     "it.",
     "assumption", "engine/model/docket_openness.cc"},
    {"32", "Public opinion",
     "O_ij += (1 - exp(-phi_O dt)) (logistic(logit(O_0) + oA (A - A_0) - oM (Mg_ij - Mg_0) - oS "
     "(s^T_ji - s^T_0) + oL (Lbar_ij - Lbar_0)) - O_ij); Lbar_ij = mean of L/3 over the pair's "
     "projects",
     "The share of i's people who see j as a friend. It stands where the scenario puts it until "
     "something changes; leaders who commit themselves carry it with them.",
     "assumption; polls in Choi and Zhao", "engine/model/opinion.cc"},
    {"33", "Control events",
     "hazard = erosion (omE e + omM m + om0)(1 - exp(-tau/tau_s)) while a lease runs; an event "
     "takes erosion_loss of the host's margin for good",
     "The true rate; what is feared is the sovereignty cost of (14), with a scale of its own.",
     "shape of (14); rate assumed", "engine/model/control.cc"},
    {"34", "Free trade agreements",
     "U_i(offer) = t_F (X_ij + X_ji) [w_E/(sig - 1) - w_H (rho/2) v_ij dep_ij] - w_S psi_J (1 + "
     "D_i) M_i t_F J_ij; in force once both offers stand; (7) gains t_F (fta - fta_0)",
     "v_ij as in (11). Dependence and its asymmetry grow with the trade that the agreement "
     "creates.",
     "Baier & Bergstrand 2007; sizes assumed", "engine/model/docket_fta.cc"},
    {"35", "Joint action",
     "i supports where u_i + c_V A_ij > 0, u_i ~ U(-1, 1); joint where both support; mutual where "
     "u_i > 0 and u_j > 0",
     "One issue per tick and pair with open issues. With c = c_V A: P(joint) = ((1 + c)/2)^2, "
     "P(mutual | joint) = 1/(1 + c)^2, P(same vote) = (1 + c^2)/2. A coin flip in the random null.",
     "assumption", "engine/model/joint_action.cc"},
    {"36", "Welfare",
     "U_econ = ((pi_ii/pi_ii,0)^(-1/(sig - 1)) - 1) E_i + yield (host_share K_foreign + "
     "K_programme) - budget + yield (1 - host_share) K_abroad + incomes of operating projects: "
     "host Q ((1 - e) mg (1 - eroded) + spill - divert loss) + rent + squeezed chi Q (e mg + m "
     "fee), partner Q (save + e mg + m fee) - rent - squeezed part",
     "pi_ii,0: home share at the trade costs of the base year and the products of today. A "
     "reading; "
     "nobody decides by it. Incomes count once: the product of foreign capital is "
     "shared by host and investor, rent and squeeze pass between the two.",
     "Arkolakis, Costinot & Rodriguez-Clare 2012; shares assumed", "engine/model/welfare.cc"},
    {"37", "Ratification",
     "An accepted deal is signed where V_i + w_reg V_region + w_pub (O_ij - 1/2) r K >= 0; "
     "V_region = w_E DF Q (spill - divert loss) + w_H DF zeta GRP share_rival - SOV",
     "The second level of a two-level game: what envoys accept must pass at home. A test, not a "
     "draw; under the random null a fair lot.",
     "Putnam 1988; sizes assumed", "engine/model/ratification.cc"},
    {"38", "Boycott of ports",
     "U(boycott) = w_E [boycott_hope grudge - sum_c D_c (-1/beta) ln(share of routes without the "
     "host's ports)]; d grudge/dt = grudge_fade (chi Q (e mg + m fee) squeezed - grudge), and "
     "grudge += max(0, V_j(offer) - d_j) at w_E = 1 at every offer that the host rejects",
     "While it lasts, the partner's cargo takes no route through a port of the host. Grudges count "
     "for projects at ports where boycottable is 1. What is at stake in talks is reckoned as "
     "without "
     "the boycott.",
     "design; history: the Chinese boycott of Russian ports, December 2003",
     "engine/model/boycott.cc"},
    {"39", "Reopening",
     "U(reopen) = V_i at the terms that the bargaining rule would give now (d_i where none) - "
     "value "
     "of the trust that breach (1 + 2b) broken agreements cost (20); U(keep) = V_i at agreed terms",
     "Where reopenable is 1 and until it is built. Reopening voids the terms and keeps what is "
     "built. Cancelling is reckoned with the same loss of trust, for `breach`.",
     "Vernon 1971; Fearon 1998 (logic)", "engine/model/docket_renegotiate.cc"},
    {"40", "Programme spending",
     "U(b) = U(11) at x_0 = own_capital + b, accepted capital as it is, - w_E cost_of_funds r b + "
     "w_H presence GRP max_q [Th_q^R max(0, 1 - y_r/y_q)] ln(1 + b/own_capital); b <= fiscal GRP; "
     "dK_programme/dt = b - depreciation K_programme",
     "q: regions of others across the border. A region that falls behind those it has to fear "
     "draws its owner's presence. Open only where budget_step > 0.",
     "Choi (logic); Ballard, Shoven & Whalley 1985 (cost of funds); sizes assumed",
     "engine/model/docket_programme.cc"},
    {"41", "Misperception",
     "z of (3) gets misperception eta_ij; eta' = m eta + (1 - m^2)^(1/2) sqrt(3)/pi ln(u/(1 - u)), "
     "m = noise_memory^(4 dt), u uniform",
     "Signals are misread, each pair's for a while in the same way; right on average. Off by "
     "default.",
     "Jervis 1976; sizes assumed", "engine/model/misperception.cc"},
    {"42", "Arms sales to third states",
     "U_i(sell to k) = w_E arms_profit + w_H M_i max_j[Th_ij^R I_jk cap_M (arms_size/r) s(1 - s)] "
     "- "
     "w_B M_i arms_offence max_j[I_jk A_ij]; s = C_k/(C_k + C_j), j decides and is neither i nor "
     "k; "
     "dM_k/dt += arms_size M_k sum_i arms_ik; z_ji of (3) += iW sum_k arms_ik I_jk",
     "j counts as far as it sees the buyer as hostile. What grows every year counts as its "
     "annuity.",
     "assumption", "engine/model/docket_arms.cc"},
    {"43", "Hedging index",
     "H_ij = 4 c (1 - c) min(1, E/E0); c = cooperative share of i's moves toward j, E = moves per "
     "year, both over move_memory",
     "Moves are choices: stances, sanctions, declarations, proposals and answers to them, courting "
     "and ending. A diagnostic; nobody decides by it.",
     "Kuik 2008; Lim & Cooper 2015", "engine/model/moves.cc"},
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
    {"49", "Concessions in talks",
     "x_i = argmax V_j where V_i - d_i >= ask_i max(V_i - d_i), x_j likewise; agreement where an "
     "offer gives the other side what its own would; else the side with the lower risk limit "
     "(V_i(x_i) - V_i(x_j))/(V_i(x_i) - d_i) lowers its ask by zeuthen_step, both at a tie",
     "Delay without noise. It ends within a step of the Nash point (Harsanyi 1956). Rule zeuthen.",
     "Zeuthen 1930; Harsanyi 1956", "engine/model/bargain_zeuthen.cc"},
    {"50", "Alternating offers",
     "x = argmax V_i where V_j(x) - d_j >= exp(-delta_j period)(V_j(y) - d_j); y likewise for j; "
     "the host offers x in even rounds, the partner y in odd ones",
     "Waiting is reckoned on the convex hull of the grid, where x and y are unique: on the coarse "
     "grid itself every point is an equilibrium (van Damme, Selten & Winter 1990). As the period "
     "goes to 0 the offers go to the Nash point. Rule alternating-offers.",
     "Rubinstein 1982; Binmore, Rubinstein & Wolinsky 1986", "engine/model/bargain_alternating.cc"},
    {"51", "Private sovereignty cost",
     "SOV = theta SOV(14), theta ~ U[1 - w, 1 + w], known to the host; the partner offers argmax "
     "(V_j - d_j) P(V_i(theta) >= d_i); the host takes it where V_i(theta) >= d_i",
     "The partner asks for more than every host would give, so some worthwhile deals are lost; "
     "none as w goes to 0. theta is drawn once per history and project; it is 1 under other rules. "
     "Rule private-information.",
     "Myerson & Satterthwaite 1983", "engine/model/bargain_private.cc"},
};

}  // namespace

std::span<const Equation> equations() { return kEquations; }

bool names_equation(std::string_view list, std::string_view number) {
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    if (list.substr(0, comma) == number) return true;
    if (comma == std::string_view::npos) break;
    list.remove_prefix(comma + 1);
  }
  return false;
}

}  // namespace tumen
