/// Binding texts: how firm a deal is, and what not delivering costs. Equations 15 and 18.
#pragma once

#include "world/world.h"

namespace tumen {

/// b, 0 .. 1: the scenario's own number, or, where that is larger, the part of the three marks
/// that the text bears: a named firm, a date, a penalty.
Real firmness(const World& w, ProjectId p);
/// What the text charges the side that delivers `missing` (0 .. 1) less than is due, bn USD/yr.
Real penalty_for(const World& w, ProjectId p, Real missing);

}  // namespace tumen
