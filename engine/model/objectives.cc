#include "model/objectives.h"

#include <array>

namespace tumen {
namespace {

constexpr IndexSet kWorld = IndexSet::global, kState = IndexSet::state;

constexpr Aim kAims[] = {
    {Term::economic, "gain, cost and finance", kState, "w_E"},
    {Term::security, "coalitions against the threat that others pose", kState, "w_B"},
    {Term::hedging, "risk from the partner itself", kState, "w_H"},
    {Term::autonomy, "entrapment and lost freedom of action", kState, "c_A"},
    {Term::status, "rank, junior role and display", kState, "w_S"},
    {Term::structural, "balance among common friends", kWorld, "w_T"},
    {Term::bandwagon, "siding with the strongest neighbour", kState, "w_BW"},
    {Term::sovereignty, "control given away on the spot", kState, "w_H"},
    {Term::dependence, "exposure to one partner's capital", kState, "w_H"},
    {Term::marginalisation, "being bypassed", kState, "w_H"},
    {Term::relative_gains, "the other side gaining more", kState, "k0"},
    {Term::attention, "scarce time of those who decide", kState, ""},
    {Term::audience, "cost of words not kept", kWorld, "c_aud"},
    {Term::trust, "what a broken promise costs", kState, ""},
    {Term::waiting, "what would be lost by not waiting for more knowledge", kWorld, "real_option"},
    {Term::foresight, "what is expected of others' moves, or of later ticks", kState, ""},
    {Term::experience, "what the option has brought so far", kState, ""},
};
static_assert(std::size(kAims) == kTerms);

constexpr Term kStance[] = {Term::economic, Term::security,   Term::hedging,  Term::autonomy,
                            Term::status,   Term::structural, Term::bandwagon};
constexpr Term kSanctions[] = {Term::economic, Term::security, Term::status};
constexpr Term kDeclaration[] = {Term::security, Term::status, Term::attention, Term::audience};
constexpr Term kAnswer[] = {Term::economic};
constexpr Term kInvest[] = {Term::economic, Term::waiting};
constexpr Term kPropose[] = {Term::economic, Term::attention, Term::waiting};
constexpr Term kHost[] = {Term::economic, Term::sovereignty, Term::dependence,
                          Term::marginalisation, Term::relative_gains};
constexpr Term kHostAtCost[] = {Term::economic,        Term::sovereignty,    Term::dependence,
                                Term::marginalisation, Term::relative_gains, Term::attention};
constexpr Term kEffort[] = {
    Term::economic,       Term::sovereignty, Term::dependence, Term::marginalisation,
    Term::relative_gains, Term::attention,   Term::trust};
constexpr Term kLevel[] = {Term::economic,   Term::status,          Term::sovereignty,
                           Term::dependence, Term::marginalisation, Term::relative_gains,
                           Term::attention};
constexpr Term kSqueeze[] = {Term::economic, Term::trust};
constexpr Term kRegime[] = {Term::economic, Term::sovereignty};
constexpr Term kCourt[] = {Term::economic, Term::attention};
constexpr Term kProgramme[] = {Term::economic, Term::sovereignty, Term::dependence};
constexpr Term kOpenness[] = {Term::economic, Term::hedging, Term::sovereignty};
constexpr Term kRenegotiate[] = {Term::economic,        Term::sovereignty,    Term::dependence,
                                 Term::marginalisation, Term::relative_gains, Term::trust};
constexpr Term kBoycott[] = {Term::economic};
constexpr Term kIntegrate[] = {Term::economic, Term::hedging, Term::autonomy};
constexpr Term kFta[] = {Term::economic, Term::hedging, Term::status};
constexpr Term kArms[] = {Term::economic, Term::security, Term::hedging};
constexpr Term kJoin[] = {Term::economic, Term::security, Term::autonomy, Term::trust};

struct Row {
  std::string_view docket;
  std::span<const Term> terms;
};
constexpr Row kRows[] = {
    {"stance", kStance},
    {"sanctions", kSanctions},
    {"declaration", kDeclaration},
    {"propose", kPropose},
    {"terms", kHost},
    {"answer", kAnswer},
    {"fund", kInvest},
    {"effort", kEffort},
    {"level", kLevel},
    {"third", kHostAtCost},
    {"squeeze", kSqueeze},
    {"regime", kRegime},
    {"court", kCourt},
    {"programme", kProgramme},
    {"openness", kOpenness},
    {"renegotiate", kRenegotiate},
    {"boycott", kBoycott},
    {"join", kJoin},
    {"integrate", kIntegrate},
    {"fta", kFta},
    {"arms", kArms},
};

}  // namespace

std::span<const Aim> aims() { return kAims; }

std::span<const Term> terms_of(std::string_view docket_kind) {
  for (const Row& row : kRows) {
    if (row.docket == docket_kind) return row.terms;
  }
  return {};
}

bool matters(const Configuration& c, Term term) {
  const Aim& aim = kAims[static_cast<std::size_t>(term)];
  if (aim.weight.empty()) return true;
  return aim.set == kState ? counts_in_some_state(c, aim.weight)
                           : ever_other_than_zero(c, aim.set, aim.weight);
}

}  // namespace tumen
