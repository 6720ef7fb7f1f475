/// The regional regime toward foreign labour and capital: equation 31. Every rule of a wider
/// region holds in the regions within it.
#pragma once

#include "world/world.h"

namespace tumen {

/// quota_eff = max(quota, visa) of one region by itself, 0 .. 1.
Real labour_entry(const World& w, RegionId r);
/// 1 - labour_need (1 - quota_eff): pace of construction under the labour regime of the region and
/// the wider one, 0 .. 1. Enters (13).
Real labour_pace(const World& w, RegionId r);
/// Largest foreign equity that the law of the region and of the wider one allows. Enters (16).
Real equity_limit(const World& w, RegionId r);
/// inst + asez_gain asez (1 - inst): regime quality for investors. Enters (10).
Real regime_quality(const World& w, RegionId r);
/// 1 - screening min(1, Th_owner,j^R / screening_scale): part of j's capital that screening lets
/// in. Enters (10).
Real screened(const World& w, RegionId r, StateId investor);
/// True migration into the state, relative to the start, >= 0: its wide regions' entry relative to
/// the start, weighted by the product that needs foreign labour; 1 where none does. Enters (3).
Real migration_openness(const World& w, StateId i);
/// region.entry_start: what migration_openness compares with.
void start_openness(World& w);

}  // namespace tumen
