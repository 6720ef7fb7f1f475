/// Misperception: what a state misreads in the signals of another. Equation 41 (Jervis 1976).
#pragma once

#include "model/context.h"

namespace tumen {

/// (41) Draws the tick's misreadings, in standard deviations: logistic noise that keeps
/// noise_memory of itself over a quarter and has mean 0 and variance 1 from its first draw on.
/// Only in lanes that misperceive.
void misread_signals(const Context& c, World& w, const Batch& batch, int tick);

}  // namespace tumen
