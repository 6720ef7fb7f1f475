/// The [design] section of an experiment file.
#pragma once

#include "scenario/experiment.h"
#include "scenario/experiment_text.h"

namespace tumen {

/// The section, which must be sound, with errors where its keys do not suit its kind.
DesignInfo read_design(const ExperimentText& in);

/// Sets the number of points of a design whose factors are known; errors where they do not suit it
/// or where there are too many.
void count_points(const ExperimentText& in, ExperimentInfo& info);

}  // namespace tumen
