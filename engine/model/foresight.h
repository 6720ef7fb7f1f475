/// Rules that look beyond the present menu: levels of reasoning (equation 45; Stahl & Wilson 1995;
/// Camerer, Ho & Chong 2004) and rollouts (equation 46; Bertsekas, Tsitsiklis & Wu 1997).
///
/// What is foreseen is one number for each option, added to its utility as Term::foresight:
///
/// - level 2: what the option would be worth once every other state has made its most likely move
///   of level 1, less what it is worth now; 0 where no other state is expected to move;
/// - rollouts: the value of the path that the option opens, less what the option is worth now.
///
/// Both look at a copy of the world. What is dated in the scenario and lies ahead is not seen.
#pragma once

#include <vector>

#include "model/reference_model.h"

namespace tumen {

/// Options that a rollout follows: holding, and the others that are worth most at once.
inline constexpr std::size_t kPaths = 4;

/// Working memory of foresight, one per world. Nothing in it outlives a tick.
struct Foresight {
  Foresight(const Structure& structure, std::size_t dockets, std::size_t edits);

  /// Adds what is foreseen to the menu of a docket.
  void show(std::size_t docket, Menu& menu) const;
  /// Overrules the choice of an agent where it reasons at level 0.
  void hold_at_level_0(StateId agent, const Menu& menu, Choice& choice) const;

  Real& gain_of(std::size_t docket, std::size_t option) {
    return gain[docket * kMaxOptions + option];
  }
  Real& utility_of(std::size_t docket, std::size_t option) {
    return utility[docket * kMaxOptions + option];
  }

  ReferenceWorld scratch;     ///< the copy that is tried out
  Menu menu;                  ///< of any docket, in either world
  Choice choice;              ///< made of it
  std::vector<Real> gain;     ///< docket x option: what is foreseen, bn USD/yr
  std::vector<Real> utility;  ///< docket x option: worth in the present world, bn USD/yr
  std::vector<Mask> open;     ///< docket: lanes in which it is decided now
  std::vector<Real> move;     ///< docket: the move expected of its agent now
  std::vector<Mask> moves;    ///< docket: lanes in which that move is not holding
  std::vector<Real> path;     ///< docket x kPaths: option that a path begins with, -1: none
  std::vector<Real> stake;    ///< docket, bn USD/yr
  std::vector<Real> depth;    ///< state: level of reasoning

  Real weightiest;  ///< of the agent that looks ahead: its docket with the largest stake
  Batch luck;       ///< of what is imagined
};

/// Level of reasoning 0, 1 or 2 of a state in each history: Poisson of mean `depth_mean`, given
/// that it is at most 2; drawn once per run.
Real depth_of_reasoning(const World& w, StateId i, const Batch& batch);

}  // namespace tumen
