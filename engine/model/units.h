/// Units of money.
#pragma once

namespace tumen {

/// A million units at 1 USD each, or a million tonnes at 1 USD/t, in bn USD.
inline constexpr double kBnPerUnitUsd = 1e-3;

}  // namespace tumen
