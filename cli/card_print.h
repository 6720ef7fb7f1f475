/// Decision cards on paper.
#pragma once

#include "cli/explain/card.h"
#include "cli/session.h"

namespace tumen {

/// In 80 columns.
void print_card(Session& session, const Card& card);

}  // namespace tumen
