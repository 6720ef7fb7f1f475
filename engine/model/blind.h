/// A setup as it could have been written at a date: what happens later is not in it.
#pragma once

#include <span>

#include "model/setup.h"

namespace tumen {

/// Removes what is dated after tick `cut`, so that no number of it reaches the model:
///
/// - shocks that start later, with their edits and requests;
/// - the rest of a ramp that is under way: the number stays where it is at the cut;
/// - an end that comes later: the edit stays in force to the last tick;
/// - later points of a series, which goes on at its value at the cut. Series of the numbers in
///   `steady` go on at the mean of their values up to the cut. One without a point up to the cut is
///   left out.
///
/// What a scenario says without a date is not touched: those who write it say what they knew.
Setup hide_after(Setup setup, int cut, std::span<const Slot> steady = {});

}  // namespace tumen
