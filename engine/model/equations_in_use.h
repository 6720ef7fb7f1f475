/// Which equations bear on what happens in a configured world: a theory whose weight is zero in
/// every state, a mechanism that nobody uses and a switch that is off leave theirs out.
#pragma once

#include <span>
#include <string_view>

#include "model/docket.h"
#include "model/equations.h"
#include "model/setup.h"
#include "world/world.h"

namespace tumen {

/// A world as it is set up, before its first tick.
struct Configuration {
  const Setup& setup;
  const World& first;  ///< lane 0 holds the first values
  std::span<const Docket> dockets;
};

/// When an equation is in use. Equations without a row: those of dockets are in use where such a
/// docket comes up, the others always.
struct EquationUse {
  std::string_view number;
  std::string_view when;  ///< "some state that decides has w_B other than 0"
  bool (*used)(const Configuration&);
};

/// The table, in the order of numbers.
std::span<const EquationUse> equation_uses();

bool in_use(const Configuration& c, const Equation& equation);
/// What it takes to bring the equation into use; "" when it always is.
std::string_view use_condition(const Equation& equation);

/// Whether any number of that name is or becomes other than 0: at the start, by a shock, by a
/// series or by sampling.
bool ever_other_than_zero(const Configuration& c, IndexSet set, std::string_view name);
/// The same for a number of states, among those whose value counts: who is active, owns a region or
/// is a party to a project.
bool counts_in_some_state(const Configuration& c, std::string_view name);

/// Whether a rule of model/rules.h looks at what options are worth. The nulls do not.
bool reads_utilities(std::string_view decision_rule);

}  // namespace tumen
