// Commitment level: equation 17, scarce attention of those who sign (Putnam 1988; Nitsch 2007).
#include "core/math.h"
#include "model/docket_project.h"

namespace tumen {
namespace {

enum Option : std::size_t { kHold, kUp, kDown };
constexpr std::string_view kOptions[] = {"hold", "raise level", "lower level"};
constexpr double kHead = 3.0;

double rate(const World& w) { return (*w.par.talks)[0]; }

/// g(L) V_i - c_L L^2 + w_S psi_L L exp(-age / 2): pace, attention, and a display that fades.
void worth(const World& w, const Docket& d, const HostValue& value, Real level, Real age,
           Menu& menu, std::size_t option) {
  value.add_to(menu, option, pace_at(w, level));
  menu.term(option, Term::attention) = -(w.par.c_L * level * level);
  menu.term(option, Term::status) = w.state.w_S[d.agent] * w.par.psi_L * level * exp(-0.5 * age);
}

void evaluate(const Context&, const World& w, const Docket& d, Menu& menu) {
  const ProjectId p(d.first);
  menu.reset(3, kHold);
  menu.open = at_stage(w, p, Stage::declared) | under_way(w, p);
  if (!any(menu.open)) return;
  const Real level = w.project.level[p];
  const HostValue value = values_at(survey(w, p), terms_in_view(w, p)).host;
  worth(w, d, value, level, w.project.level_age[p], menu, kHold);
  worth(w, d, value, min(level + 1.0, kHead), 0.0, menu, kUp);
  worth(w, d, value, max(level - 1.0, 0.0), 0.0, menu, kDown);
  // A head of state carries only so many projects.
  const Mask slot_free = w.state.heads[d.agent] < w.state.attention[d.agent];
  menu.available[kUp] = (level < w.project.level_max[p]) & (slot_free | (level < kHead - 1.0));
  menu.available[kDown] = level > w.project.level_min[p];
  menu.stake = project_stake(w, p);
}

void apply(const Context&, World& w, const Docket& d, Real chosen, Mask decided,
           const Events& events) {
  const ProjectId p(d.first);
  const Mask open = decided & (!at_stage(w, p, Stage::cancelled));  // by either side in this tick
  Real& level = w.project.level[p];
  Real& heads = w.state.heads[d.agent];
  // Several projects may want the last slot at once; those with lower keys come first.
  const Mask wants_head = open & (chosen == kUp) & (level >= kHead - 1.0);
  const Mask up = open & (chosen == kUp) & ((!wants_head) | (heads < w.state.attention[d.agent]));
  const Mask down = open & (chosen == kDown);
  heads += indicator(up & wants_head) - indicator(down & (level >= kHead));
  assign(up, level, min(level + 1.0, kHead));
  assign(down, level, max(level - 1.0, 0.0));
  assign(up | down, w.project.level_age[p], 0.0);
  const std::string& host = w.structure[d.agent].id;
  events.note("level raised", d.target, host, up, level, "level");
  events.note("level lowered", d.target, host, down, level, "level");
}

}  // namespace

const DocketKind kLevelDocket = {"level",  "At which level of state the host signs",
                                 "17",     About::project,
                                 kOptions, list_by_host,
                                 rate,     evaluate,
                                 apply};

}  // namespace tumen
