/// Boycotts of ports: equation 38. A partner whose offer was rejected or whose rent is squeezed may
/// take its cargo elsewhere (history: Chinese cargo and Russian ports, December 2003).
#pragma once

#include "model/context.h"
#include "model/project_value.h"

namespace tumen {

/// The pair's projects at ports of the host whose partner may answer by a boycott.
struct Quarrel {
  Mask may;     ///< there is such a project
  Real grudge;  ///< sum of their grudges, bn USD/yr
  Real stake;   ///< sum of their r K, bn USD/yr
};
Quarrel quarrel_between(const World& w, StateId partner, StateId host);

/// What it means for the cargos of `shipper` to avoid the ports of `owner`, against using them.
struct Avoidance {
  Mask possible;  ///< every cargo that could pass these ports has another way
  Real cargo;     ///< Mt/yr that passes them, capacities ignored
  /// Extra generalised cost, bn USD/yr: demand times the difference of the logsums of the open
  /// routes with and without these ports, -ln(share of the others)/beta; no shadow prices.
  Real cost;
};
Avoidance avoid_ports(const CorridorIndex& index, const World& w, StateId shipper, StateId owner);

/// The host has rejected the offer on the table in the lanes `where`: adds what the partner lost,
/// max(0, V_j(offer) - d_j) at w_E = 1, to the grudge: what is at issue is money, and weights enter
/// where the partner decides.
void resent_rejection(World& w, ProjectId p, Mask where);
/// d grudge/dt = fade (squeezed rent - grudge), for every project that may be answered by a
/// boycott.
void update_grudges(const Context& c, World& w);

}  // namespace tumen
