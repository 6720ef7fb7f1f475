#include "model/docket_project.h"

namespace tumen {
namespace {

constexpr double kLongestPlan = 100.0;  // years; a forecast beyond it says "never"

std::vector<DocketSeed> list_by(const Structure& s, StateId Project::*decider) {
  std::vector<DocketSeed> seeds;
  for (ProjectId p : s.every_project()) {
    const StateId agent = s[p].*decider;
    if (s[agent].active) seeds.push_back({agent, p.index(), 0, s[p].id, s[p].key});
  }
  return seeds;
}

/// The middle entry of a menu.
double middle(const std::vector<double>& menu) { return menu[menu.size() / 2]; }

}  // namespace

std::vector<DocketSeed> list_by_host(const Structure& s) { return list_by(s, &Project::host); }
std::vector<DocketSeed> list_by_partner(const Structure& s) {
  return list_by(s, &Project::partner);
}

Terms terms_in_view(const World& w, ProjectId p) {
  const Mask done = w.project.stage[p] >= stage(Stage::agreed);
  const Terms agreed = agreed_terms(w, p), offered = offered_terms(w, p);
  return {select(done, agreed.years, offered.years), select(done, agreed.equity, offered.equity),
          select(done, agreed.management, offered.management),
          select(done, agreed.finance, offered.finance)};
}

Terms opening_bid(const Project& project) {
  return {middle(project.years), middle(project.equity), middle(project.management),
          middle(project.finance)};
}

void declare_project(World& w, ProjectId p, Mask where) {
  assign(where, w.project.stage[p], stage(Stage::declared));
  assign(where, w.project.declared_age[p], 0.0);
  open_talks(w, p, where);
  plan_project(w, p, where);
}

void open_talks(World& w, ProjectId p, Mask where) {
  assign(where, w.talks.ask_host[p], 1.0);
  assign(where, w.talks.ask_partner[p], 1.0);
  assign(where, w.talks.rounds[p], 0.0);
}

void plan_project(World& w, ProjectId p, Mask where) {
  const Prospect x = survey(w, p);
  // A plan takes the way for granted, also through a state in between.
  const Real rate = rate_of_progress(x, middle(w.structure[p].finance), 1.0, 1.0);
  const Real forecast = min(1.0 / max(rate, 1e-9), kLongestPlan);
  const Real announced = w.project.announced[p];
  assign(where, w.project.duration[p], select(announced >= 0.0, announced, forecast));
}

void cancel_project(World& w, ProjectId p, Mask where) {
  assign(where, w.project.stage[p], stage(Stage::cancelled));
  assign(where, w.project.effort[p], 0.0);
  assign(where, w.project.funded[p], 0.0);
  assign(where, w.project.offer[p], 0.0);
}

}  // namespace tumen
