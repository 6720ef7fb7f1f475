/// What a decision card says in words.
#pragma once

#include <string>

#include "cli/explain/card.h"

namespace tumen {

/// "Accept" in the menus of the dockets that answer an offer.
inline constexpr std::size_t kAccept = 1;
/// Rounding must not count as a difference.
inline constexpr double kNothing = 1e-12;

/// Who did what, and the terms that decided it; what would have been worth more.
std::string sentence_of(const Card& card);

}  // namespace tumen
