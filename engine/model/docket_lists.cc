#include "model/docket_lists.h"

namespace tumen {

std::vector<DocketSeed> list_senders(const Structure& s) {
  std::vector<DocketSeed> seeds;
  for (StateId i : s.every_state()) {
    for (StateId j : s.every_state()) {
      if (i == j || !s[i].active) continue;
      seeds.push_back({i, i.index(), j.index(), s[j].id, s[j].key});
    }
  }
  return seeds;
}

std::vector<DocketSeed> list_deciding_pairs(const Structure& s) {
  std::vector<DocketSeed> seeds = list_senders(s);
  std::erase_if(seeds, [&](const DocketSeed& d) { return !s[StateId(d.second)].active; });
  return seeds;
}

std::vector<DocketSeed> list_owners(const Structure& s) {
  std::vector<DocketSeed> seeds;
  for (RegionId r : s.every_region()) {
    if (!s[r].parent && s[s[r].owner].active)
      seeds.push_back({s[r].owner, r.index(), 0, s[r].id, s[r].key});
  }
  return seeds;
}

}  // namespace tumen
