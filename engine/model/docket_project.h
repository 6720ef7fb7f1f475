/// What the dockets about projects share.
#pragma once

#include "model/docket.h"
#include "model/project_value.h"

namespace tumen {

/// Every project, decided by its host or by its partner; only where that state is active.
std::vector<DocketSeed> list_by_host(const Structure& s);
std::vector<DocketSeed> list_by_partner(const Structure& s);

/// r K: the stake of every decision about a project, bn USD/yr.
inline Real project_stake(const World& w, ProjectId p) { return w.par.r * w.project.cost[p]; }

inline Mask at_stage(const World& w, ProjectId p, Stage s) {
  return w.project.stage[p] == stage(s);
}
/// Nothing signed yet: terms can be put on the table.
inline Mask negotiable(const World& w, ProjectId p) {
  return w.project.stage[p] <= stage(Stage::declared);
}
/// Terms agreed, not yet operating, not cancelled.
inline Mask under_way(const World& w, ProjectId p) {
  return ((w.project.stage[p] >= stage(Stage::agreed)) &
          (w.project.stage[p] <= stage(Stage::building))) |
         at_stage(w, p, Stage::suspended);
}

/// The terms to reckon with: those agreed once signed, those on the table before.
Terms terms_in_view(const World& w, ProjectId p);

/// The opening bid: the middle of every menu of the lease.
Terms opening_bid(const Project& project);

/// Opens the project's declaration: stage, clock and announced duration.
void declare_project(World& w, ProjectId p, Mask where);
/// Talks begin anew: both sides ask for everything (49), and the host speaks first (50).
void open_talks(World& w, ProjectId p, Mask where);
/// Sets the years to completion: announced, or forecast.
void plan_project(World& w, ProjectId p, Mask where);
/// Ends the project for good.
void cancel_project(World& w, ProjectId p, Mask where);

}  // namespace tumen
