#include "model/variants.h"

namespace tumen {
namespace {

using Numbers = std::pair<std::string_view, double>;

constexpr Numbers kBalancing[] = {{"state.*.w_H", 0}, {"state.*.w_S", 0}, {"state.*.k0", 0}};
constexpr Numbers kHedging[] = {{"state.*.w_B", 0}, {"state.*.w_S", 0}, {"state.*.k0", 0}};
constexpr Numbers kStatus[] = {{"state.*.w_B", 0}, {"state.*.w_H", 0}, {"state.*.k0", 0}};
constexpr Numbers kLiberal[] = {
    {"state.*.w_B", 0}, {"state.*.w_H", 0}, {"state.*.w_S", 0}, {"state.*.k0", 0}};
constexpr Numbers kRelativeGains[] = {
    {"state.*.w_B", 0}, {"state.*.w_H", 0}, {"state.*.w_S", 0}, {"state.*.k0", 0.6}};
constexpr Numbers kBandwagon[] = {{"state.*.w_B", 0}, {"state.*.w_BW", 1}};
constexpr Numbers kEconomicRival[] = {{"state.*.w_B", 0},
                                      {"state.*.w_H", 0},
                                      {"state.*.w_S", 0},
                                      {"state.*.k0", 0},
                                      {"region.*.fiscal", 0.02}};
constexpr Numbers kNoLearning[] = {{"parameters.learning", 0}};
constexpr Numbers kFactUpdating[] = {{"parameters.phi_M", 0.5}};
constexpr Numbers kReinforcement[] = {{"parameters.trust_rule", 1}};

constexpr BuiltinVariant kVariants[] = {
    {"full",
     "Economic gain, balancing, hedging, status and relative gains together.",
     "Choi; both papers",
     "",
     "",
     {}},
    {"balancing", "States seek gain, and security from coalitions against the strongest threat.",
     "Waltz 1979; Walt 1987", "", "", kBalancing},
    {"hedging", "States seek gain, and keep down the risk that comes from the partner itself.",
     "Kuik 2008; Korolev 2016", "", "", kHedging},
    {"status", "States seek gain, and the rank that they think is theirs.",
     "Larson & Shevchenko 2010", "", "", kStatus},
    {"liberal", "States seek their own absolute gain and nothing else.", "Keohane 1984", "", "",
     kLiberal},
    {"relative-gains", "States seek gain, but count the partner's gain against their own.",
     "Grieco 1988; Snidal 1991", "", "", kRelativeGains},
    {"bandwagon", "States side with the strongest neighbour instead of against it.",
     "Schweller 1994", "", "", kBandwagon},
    {"economic-rival",
     "Security, status and relative gains are off and the host's budget carries 2% of a project's "
     "cost: cooperation stalls for want of money alone.",
     "rival explanation; Choi \"cannot cover\"", "", "", kEconomicRival},
    {"no-learning", "Nobody learns: trust and beliefs about intent stay where they started.",
     "ablation of Kydd 2005", "", "", kNoLearning},
    {"fact-updating", "The fear of migration follows the true inflow.", "Zhao; Jervis 1976", "", "",
     kFactUpdating},
    {"reinforcement", "Trust moves toward the last experience instead of counting evidence.",
     "rival rule of learning", "", "", kReinforcement},
    {"random",
     "Null: every choice and every bargain is drawn at random.",
     "null model",
     "random",
     "random",
     {}},
    {"status-quo", "Null: nobody ever changes anything.", "null model", "status-quo", "", {}},
};

}  // namespace

std::span<const BuiltinVariant> builtin_variants() { return kVariants; }

}  // namespace tumen
