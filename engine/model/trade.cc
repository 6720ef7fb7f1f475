#include "model/trade.h"

#include "core/math.h"
#include "model/fta.h"

namespace tumen {
namespace {

/// Expenditure of a state is at least this multiple of its imports (entrepots import much).
constexpr double kSpendingPerImport = 1.05;

/// Nominal trade of an oil exporter moves with the oil price.
Real oil_factor(const World& w, StateId i) {
  const Real price = 1.0 - w.par.oil_pass + w.par.oil_pass * (w.par.oil_price / w.par.oil_base);
  return 1.0 + w.state.oil_exporter[i] * (price - 1.0);
}

/// Share of j in i's expenditure if only products and the oil price had changed since the base
/// year.
Real share_at_base_costs(const World& w, StateId i, StateId j) {
  const Structure& s = w.structure;
  Real wanted = 0.0, total = 0.0;
  for (StateId k : s.every_state()) {
    const Real goods = w.dyad.base_share[s.dyad(i, k)] * (w.state.gdp[k] / w.state.gdp_base[k]);
    const Real pull = i == k ? goods : goods * oil_factor(w, k);
    if (k == j) wanted = pull;
    total += pull;
  }
  return wanted / total;
}

}  // namespace

void calibrate_trade(World& w) {
  const Structure& s = w.structure;
  for (StateId i : s.every_state()) {
    w.state.gdp_base[i] = w.state.gdp[i];
    Real imports = 0.0;
    for (StateId j : s.every_state()) {
      if (i != j) imports += w.dyad.trade[s.dyad(j, i)];
    }
    w.state.absorption[i] = max(w.state.gdp[i], kSpendingPerImport * imports);
    for (StateId j : s.every_state()) {
      const Real bought = i == j ? w.state.absorption[i] - imports : w.dyad.trade[s.dyad(j, i)];
      w.dyad.base_share[s.dyad(i, j)] = bought / w.state.absorption[i];
      w.dyad.alignment_base[s.dyad(i, j)] = w.dyad.alignment[s.dyad(i, j)];
      w.conduct.fta_base[s.dyad(i, j)] = fta_in_force(w, i, j);
    }
  }
}

void update_trade(World& w) {
  const Structure& s = w.structure;
  const bool unions = s.has_graded_institutions();
  const Real sanction_effect = (w.par.sig - 1.0) * w.par.t_S;
  for (StateId seller : s.every_state()) {
    const Real growth = w.state.gdp[seller] / w.state.gdp_base[seller];
    const Real oil = oil_factor(w, seller);
    for (StateId buyer : s.every_state()) {
      const DyadId bs = s.dyad(buyer, seller), sb = s.dyad(seller, buyer);
      Real pull = w.dyad.base_share[bs] * growth;
      if (buyer != seller) {
        // Either side can close the border; both together close no more than all of it.
        const Real x = w.dyad.sanction_trade[bs], y = w.dyad.sanction_trade[sb];
        const Real barrier = sanction_effect * (x + y - x * y);
        Real affinity = w.par.t_A * (w.dyad.alignment[bs] - w.dyad.alignment_base[bs]);
        if (unions) affinity += w.membership_par.t_Z * (w.common.depth[bs] - w.common.depth0[bs]);
        affinity += w.statecraft.t_F * (fta_in_force(w, buyer, seller) - w.conduct.fta_base[bs]);
        pull *= oil * exp(affinity - barrier);
      }
      w.dyad.share[bs] = pull;
    }
  }
  for (StateId buyer : s.every_state()) {
    Real total = 0.0;
    for (StateId seller : s.every_state()) total += w.dyad.share[s.dyad(buyer, seller)];
    const Real growth = w.state.gdp[buyer] / w.state.gdp_base[buyer];
    const Real spending = w.state.absorption[buyer] * growth * oil_factor(w, buyer);
    for (StateId seller : s.every_state()) {
      const DyadId bs = s.dyad(buyer, seller);
      w.dyad.share[bs] /= total;
      w.dyad.exports[s.dyad(seller, buyer)] = w.dyad.share[bs] * spending;
    }
  }
}

Real home_share_at_base_costs(const World& w, StateId i) { return share_at_base_costs(w, i, i); }

Real imports_at_base_politics(const World& w, StateId buyer, StateId seller) {
  const Real growth = w.state.gdp[buyer] / w.state.gdp_base[buyer];
  const Real spending = w.state.absorption[buyer] * growth * oil_factor(w, buyer);
  return share_at_base_costs(w, buyer, seller) * spending;
}

void update_dependence(World& w) {
  const Structure& s = w.structure;
  for (StateId i : s.every_state()) {
    Real all_trade = 0.0;
    for (StateId j : s.every_state()) {
      if (i != j) all_trade += w.dyad.exports[s.dyad(i, j)] + w.dyad.exports[s.dyad(j, i)];
    }
    const Real scale = 1.0 / max(all_trade, 1e-9);
    for (StateId j : s.every_state()) {
      if (i == j) continue;
      const DyadId ij = s.dyad(i, j);
      const Real pair = w.dyad.exports[ij] + w.dyad.exports[s.dyad(j, i)];
      w.dyad.dependence[ij] = (1.0 - w.dyad.substitutability[ij]) * pair * scale;
    }
  }
  for (StateId i : s.every_state()) {
    for (StateId j : s.every_state()) {
      const DyadId ij = s.dyad(i, j);
      w.dyad.asymmetry[ij] = positive_part(w.dyad.dependence[ij] - w.dyad.dependence[s.dyad(j, i)]);
    }
  }
}

void update_secondary(World& w) {
  const Structure& s = w.structure;
  for (StateId target : s.every_state()) {
    Real strongest = 0.0;
    for (StateId sender : s.every_state()) {
      if (sender != target)
        strongest = max(strongest, w.dyad.sanction_finance[s.dyad(sender, target)]);
    }
    w.state.secondary[target] = strongest;
  }
}

}  // namespace tumen
