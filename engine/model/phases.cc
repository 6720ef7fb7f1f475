#include "model/phases.h"

namespace tumen {
namespace {

constexpr Phase kPhases[] = {
    {"shocks", "Dated edits, series and requests of the scenario take effect", "apply_shocks", ""},
    {"growth", "People move, product, spending and population grow, provocations begin and end",
     "migrate,grow,update_provocations", "22,29,30"},
    {"perception",
     "Capability, trust, alignment, beliefs, opinion, threat, security and status are taken in",
     "measure_proximity,measure_capability,fade_trust,measure_alignment,misread_signals,"
     "update_intent,update_opinion,measure_threat,measure_security,measure_status",
     "1,2,3,4,6,19,32,41"},
    {"economy", "Trade, dependence, cargo over the routes, and capital in search of a region",
     "measure_common_depth,update_trade,update_dependence,update_secondary,update_links,count_"
     "projects,update_demand,"
     "price_routes,assign_cargo,project_potential,forecast_joining,supply_capital,"
     "choose_portfolio,draw_sizes,value_outside_options,observe_values",
     "7,8,9,10,11,16,22,23,47"},
    {"choice",
     "Every menu is built from the same world, and every agent chooses before anything is carried "
     "out",
     "foresee,build_menu,show,recall,remember",
     "5,12,13,14,15,16,17,18,20,21,22,23,26,27,28,31,34,38,39,40,42,45,46,47,48"},
    {"implementation", "What was chosen is carried out, and talks are held",
     "apply,count_moves,conclude_agreements,act_jointly,deliver_arms,hold_talks",
     "13,14,15,16,34,35,42,43,49,50,51"},
    {"consequences", "Ratification, construction, capital, trust and earned value",
     "sign_leases,build_projects,erode_control,accumulate_capital,accumulate_programmes,"
     "add_induced_product,update_trust,update_grudges,measure_value",
     "13,18,19,22,24,25,30,33,36,37,38"},
};

}  // namespace

std::span<const Phase> phases() { return kPhases; }

}  // namespace tumen
