/// Who decides about what: lists of dockets that several kinds share, in the order of keys.
#pragma once

#include <vector>

#include "model/docket.h"

namespace tumen {

/// Every ordered pair of states of which the first decides; the second may be passive.
std::vector<DocketSeed> list_senders(const Structure& s);
/// Every ordered pair of states that both decide.
std::vector<DocketSeed> list_deciding_pairs(const Structure& s);
/// Every region that lies in no other, decided by its owner.
std::vector<DocketSeed> list_owners(const Structure& s);

}  // namespace tumen
