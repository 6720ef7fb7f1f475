// How deep to go into an institution that leaves it to the state: equation 23.
#include "core/hash.h"
#include "model/docket.h"
#include "model/membership.h"

namespace tumen {
namespace {

enum Option : std::size_t { kHold, kDeepen, kLoosen };
constexpr std::string_view kOptions[] = {"hold", "deepen", "loosen"};

/// Share of product that a unit of depth is taken to be worth: the scale of the noise.
constexpr double kStakePerProduct = 0.01;

double rate(const World& w) { return (*w.membership_par.integrate_rate)[0]; }

std::vector<DocketSeed> list(const Structure& s) {
  std::vector<DocketSeed> seeds;
  for (InstitutionId o : s.every_institution()) {
    for (StateId i : s[o].open_to) {
      if (!s[i].active) continue;
      seeds.push_back({i, o.index(), s[o].leader.index(), s[o].id, s[o].key});
    }
  }
  return seeds;
}

/// Change of depth at one occasion.
Real step_of(const Context& c, const World& w, const Docket& d) {
  return w.membership_par.depth_step * (d.period * c.years);
}

void evaluate(const Context& c, const World& w, const Docket& d, Menu& menu) {
  const InstitutionId o(d.first);
  menu.reset(3, kHold);
  menu.open = w.graded.available[o] >= 0.5;
  if (!any(menu.open)) return;
  const Real z = w.membership.depth[w.structure.membership(o, d.agent)];
  const Real step = step_of(c, w, d);
  const auto worth = [&](std::size_t option, Real depth) {
    const MembershipValue u = membership_value(w, o, d.agent, depth);
    menu.term(option, Term::economic) = u.economic;
    menu.term(option, Term::hedging) = u.hedging;
    menu.term(option, Term::autonomy) = u.autonomy;
  };
  worth(kHold, z);
  worth(kDeepen, min(z + step, 1.0));
  worth(kLoosen, max(z - step, 0.0));
  menu.available[kDeepen] = z < 1.0;
  menu.available[kLoosen] = z > 0.0;
  menu.stake = max(kStakePerProduct * step * w.state.gdp[d.agent], 1e-9);
}

void apply(const Context& c, World& w, const Docket& d, Real chosen, Mask open,
           const Events& events) {
  const InstitutionId o(d.first);
  Real& z = w.membership.depth[w.structure.membership(o, d.agent)];
  const Real step = step_of(c, w, d);
  const Mask deepens = open & (chosen == kDeepen), loosens = open & (chosen == kLoosen);
  assign(deepens, z, min(z + step, 1.0));
  assign(loosens, z, max(z - step, 0.0));
  const std::string& agent = w.structure[d.agent].id;
  events.note("membership deepened", d.target, agent, deepens, z);
  events.note("membership loosened", d.target, agent, loosens, z);
}

}  // namespace

const DocketKind kIntegrateDocket = {"integrate", "How deep to go into an institution",
                                     "23",        About::membership,
                                     kOptions,    list,
                                     rate,        evaluate,
                                     apply};

}  // namespace tumen
