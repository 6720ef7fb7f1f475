/// One history of the reference model again. Compiled once here, so that nobody else need
/// instantiate the run loop.
#pragma once

#include "model/reference_model.h"
#include "sim/replay.h"

namespace tumen {

/// replay_in() for the reference model.
RunRecord replay_reference(const ReferenceModel& model, ReferenceWorld& world,
                           const RunAddress& address, Observer* observer,
                           int last_tick = kLastTick);

}  // namespace tumen
