/// Flip points: the smallest change of one number that would turn a choice.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/reference_model.h"

namespace tumen {

/// One number of the world that the menu reads, and where the best option would change.
struct FlipPoint {
  std::string address;  ///< "project.zarubino.threat_L"
  std::string meaning;  ///< of the quantity, one line
  std::string unit;
  double now = 0;           ///< its value in the history
  double flips_at = 0;      ///< nearest value at which another option is best
  std::size_t becomes = 0;  ///< position of the option that is best there
  double effort = 0;  ///< |flips_at - now| relative to the size of the number: what it is ranked by
};

/// Position of the available option with the highest utility in a lane, `foreseen` (per option, or
/// empty) added.
std::size_t best_option(const Menu& menu, int lane, std::span<const double> foreseen = {});

/// Flip points of a docket in a prepared world (ReferenceModel::prepare), easiest first. Looks at
/// every number of the agent, of what the docket is about, and of the whole world, one at a time,
/// inside its valid range; all else stays as it is, what the rule foresees (`foreseen`, the term of
/// that name per option, or empty) included. `world` is the same after the call. A rule that learns
/// looks at no number of the world: nothing turns its choice.
std::vector<FlipPoint> flip_points(const ReferenceModel& model, World& world, const Docket& docket,
                                   int lane, std::span<const double> foreseen = {});

}  // namespace tumen
