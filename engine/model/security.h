/// Security from coalitions: equation 4.
#pragma once

#include "model/context.h"

namespace tumen {

/// (4) Sec_i = - sum_h Th_ih exp(-eta (C_i + sum_{j != h} A_ij C_j) / C_h): threats count for
/// what one's own force and that of the aligned do not deter (Waltz; Walt; Snyder).
/// Writes the exponential to dyad.exposure and the sum to state.security.
void measure_security(World& w);

/// Sec_i if A_ij were changed by `higher` and by `lower`, a negative number: the h = j term stays,
/// the others fall or rise.
struct Securities {
  Real higher, lower;
};
Securities security_if(const World& w, StateId i, StateId j, Real higher, Real lower);

}  // namespace tumen
