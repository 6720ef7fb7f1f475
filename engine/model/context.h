/// What the equations need besides the world: the setup, derived indices, the length of a tick.
#pragma once

#include <string_view>

#include "core/model.h"
#include "model/corridors.h"
#include "model/setup.h"
#include "world/world.h"

namespace tumen {

struct Context {
  const Setup& setup;
  const CorridorIndex& corridors;
  double years;  ///< length of a tick
  /// Whether distances, or how far power reaches, may change from tick to tick.
  bool distances_move = true;

  /// Ticks between occasions that come `rate` times a year, at least 1; 0 when they never come.
  int period(double rate) const {
    if (rate <= 0) return 0;
    const double ticks = 1.0 / (rate * years);
    return ticks < 1 ? 1 : static_cast<int>(ticks + 0.5);
  }
};

/// Tells an observer, if there is one, what happened.
class Events {
 public:
  Events(Observer* observer, int tick) : observer_(observer), tick_(tick) {}
  void note(std::string_view kind, std::string_view subject, std::string_view actor, Mask where,
            Real value = 0.0, std::string_view detail = "", bool exogenous = false) const {
    if (observer_ == nullptr || !any(where)) return;
    observer_->event({tick_, kind, subject, actor, where, exogenous, value, detail});
  }
  int tick() const { return tick_; }
  Observer* observer() const { return observer_; }

 private:
  Observer* observer_;
  int tick_;
};

}  // namespace tumen
