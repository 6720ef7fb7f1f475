#include "model/phases.h"

namespace tumen {
namespace {

constexpr Phase kPhases[] = {
    {"shocks", "Dated edits, series and requests of the scenario take effect", "apply_shocks", ""},
    {"growth", "Product, military spending and population grow", "grow", "29"},
    {"perception",
     "Capability, trust, alignment, beliefs, threat, security and status are taken in",
     "measure_capability,fade_trust,measure_alignment,update_intent,measure_threat,"
     "measure_security,measure_status",
     "1,2,3,4,6,19"},
    {"economy", "Trade, dependence, cargo over the routes, and capital in search of a region",
     "update_trade,update_dependence,update_secondary,count_projects,update_demand,price_routes,"
     "assign_cargo,project_potential,supply_capital,choose_portfolio,draw_sizes,"
     "value_outside_options",
     "7,8,9,10,11,16"},
    {"choice",
     "Every menu is built from the same world, and every agent chooses before anything is carried "
     "out",
     "build_menu", "5,12,13,14,15,16,17,18,20,21,26,27,28"},
    {"implementation", "What was chosen is carried out, and talks are held", "apply,hold_talks",
     "13,14,15,16"},
    {"consequences", "Signing, construction, capital, trust and earned value",
     "sign_leases,build_projects,accumulate_capital,update_trust,measure_value", "13,18,19,24,25"},
};

}  // namespace

std::span<const Phase> phases() { return kPhases; }

}  // namespace tumen
