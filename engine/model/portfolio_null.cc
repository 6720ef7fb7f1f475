#include "core/hash.h"
#include "model/portfolio.h"

namespace tumen {

void draw_sizes(const Batch& batch, World& w, RegionId region, int tick) {
  const Structure& s = w.structure;
  const std::uint64_t sizes = combine(hash_text("sizes"), s[region].key);
  Real inflow = 0.0;
  for (StateId j : s.every_state()) {
    if (j == s[region].owner) continue;
    const HoldingId h = s.holding(region, j);
    const std::uint64_t stream = stream_id(s[j].key, sizes);
    const auto when = static_cast<std::uint32_t>(tick);
    w.holding.accepted[h] = uniform(batch.keys, stream, when, 0) * w.holding.supply[h];
    w.holding.whim[h] = uniform(batch.keys, stream, when, 1);
    inflow += w.holding.accepted[h];
  }
  w.region.inflow[region] = inflow;
}

}  // namespace tumen
