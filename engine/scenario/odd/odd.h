/// The ODD+D description of a configured model: Overview, Design concepts and Details, with
/// decisions (Grimm et al. 2006, 2010, 2020; Mueller et al. 2013).
#pragma once

#include <string>

#include "scenario/scenario.h"

namespace tumen {

/// The description in Markdown, made of the tables that the program runs on and of the scenario as
/// it is loaded. It depends on nothing else, so that two descriptions differ where what they
/// describe does.
std::string odd_document(const Scenario& scenario);

}  // namespace tumen
