#include "analysis/stall/tally.h"

#include <utility>

namespace tumen {

LabelTally::LabelTally(std::vector<StallJudge> judges, int tick)
    : judges_(std::move(judges)), tick_(tick), counts_(judges_.size()) {}

void LabelTally::add(const RunView& run) {
  for (std::size_t k = 0; k < judges_.size(); ++k) {
    if (const auto label = judges_[k].at(run.series, tick_)) counts_[k].add(*label);
  }
}

}  // namespace tumen
