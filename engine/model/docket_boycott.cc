// Whether a partner with a grudge boycotts the host's ports: equation 38.
#include <algorithm>

#include "model/boycott.h"
#include "model/docket_project.h"

namespace tumen {
namespace {

enum Option : std::size_t { kUse, kBoycott };
constexpr std::string_view kOptions[] = {"use the ports", "boycott"};
constexpr double kForgotten = 0.01;  // a grudge below this share of the stake is no issue

double rate(const World& w) { return (*w.par.talks)[0]; }

/// One decision per partner and host, about the first of their projects at ports.
std::vector<DocketSeed> list(const Structure& s) {
  std::vector<DocketSeed> seeds;
  for (DocketSeed& seed : list_by_partner(s)) {
    const Project& project = s[ProjectId(seed.first)];
    if (!project.node || s[project.node].kind != NodeKind::port) continue;
    const bool listed = std::ranges::any_of(seeds, [&](const DocketSeed& other) {
      const Project& known = s[ProjectId(other.first)];
      return known.partner == project.partner && known.host == project.host;
    });
    if (!listed) seeds.push_back(std::move(seed));
  }
  return seeds;
}

void evaluate(const Context& c, const World& w, const Docket& d, Menu& menu) {
  const StateId host = w.structure[ProjectId(d.first)].host;
  const Real now = w.boycott.imposed[w.structure.dyad(d.agent, host)];
  menu.reset(2, kUse);
  const Quarrel quarrel = quarrel_between(w, d.agent, host);
  menu.open = (quarrel.may & (quarrel.grudge > kForgotten * quarrel.stake)) | (now >= 0.5);
  if (!any(menu.open)) return;
  const Avoidance avoidance = avoid_ports(c.corridors, w, d.agent, host);
  menu.hold = now;
  menu.term(kBoycott, Term::economic) =
      w.state.w_E[d.agent] * (w.bargaining.boycott_hope * quarrel.grudge - avoidance.cost);
  menu.available[kBoycott] = avoidance.possible | (now >= 0.5);
  menu.stake = quarrel.stake;
}

void apply(const Context&, World& w, const Docket& d, Real chosen, Mask open,
           const Events& events) {
  const StateId host = w.structure[ProjectId(d.first)].host;
  Real& imposed = w.boycott.imposed[w.structure.dyad(d.agent, host)];
  const Mask boycotts = open & (chosen == kBoycott), uses = open & (chosen == kUse);
  const std::string& partner = w.structure[d.agent].id;
  const std::string& owner = w.structure[host].id;
  events.note("boycott of ports begins", owner, partner, boycotts & (imposed < 0.5));
  events.note("boycott of ports ends", owner, partner, uses & (imposed >= 0.5));
  assign(boycotts, imposed, 1.0);
  assign(uses, imposed, 0.0);
}

}  // namespace

const DocketKind kBoycottDocket = {
    "boycott", "Whether a partner with a grudge avoids the host's ports",
    "38",      About::project,
    kOptions,  list,
    rate,      evaluate,
    apply};

}  // namespace tumen
