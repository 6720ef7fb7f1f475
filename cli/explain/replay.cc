#include "cli/explain/replay.h"

namespace tumen {

RunRecord replay_reference(const ReferenceModel& model, ReferenceWorld& world,
                           const RunAddress& address, Observer* observer, int last_tick) {
  return replay_in(model, world, address, observer, last_tick);
}

}  // namespace tumen
