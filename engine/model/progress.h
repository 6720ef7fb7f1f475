/// Phases 6 and 7: talks, construction, leases, capital, earned value. Equations 16, 18, 24, 25.
#pragma once

#include "model/bargaining.h"
#include "model/context.h"

namespace tumen {

/// (16) A round of talks on project p in the lanes where it is declared and nothing is on the
/// table; `stream` keys the luck of the rule.
void hold_talks(const Context& c, World& w, ProjectId p, BargainingRule rule, const Batch& batch,
                std::uint64_t stream, const Events& events);
/// Both sides have accepted: the lease is signed where it passes at home (37), which a lot decides
/// with `by_lot`.
void sign_leases(const Context& c, World& w, const Batch& batch, bool by_lot, const Events& events);
/// (18) Construction, opening, suspension; leases run down.
void build_projects(const Context& c, World& w, const Events& events);
/// (24) Foreign capital accumulates and wears out; declared flows fall due (25).
void accumulate_capital(const Context& c, World& w);
/// (25) Planned and earned value of projects: v S(u) and v S(q) with the S-curve u^2 (3 - 2u).
void measure_value(const Context& c, World& w);
/// Capacity that operating projects add to nodes and links; projects a head of state carries.
void count_projects(World& w);

/// (25) Planned (PV) and earned (EV) value of the flows declared with an investor, bn USD.
Real planned_flow(const World& w, HoldingId h);
Real earned_flow(const World& w, HoldingId h);

}  // namespace tumen
