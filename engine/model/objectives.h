/// What agents seek: the terms that the utilities of each kind of decision are sums of, and the
/// weight that makes a term matter. A test compares the table with what menus hold.
#pragma once

#include <span>
#include <string_view>

#include "model/docket.h"
#include "model/equations_in_use.h"
#include "model/menu.h"
#include "world/ids.h"

namespace tumen {

/// A term of utility.
struct Aim {
  Term term;
  std::string_view meaning;
  IndexSet set = IndexSet::state;  ///< where the weight is: of states or of the world
  std::string_view weight;         ///< the number that scales it everywhere; "": none does
};

/// One a term, in the order of Term.
std::span<const Aim> aims();

/// The terms of a kind of decision, in the order of Term; empty for a kind without a row.
std::span<const Term> terms_of(std::string_view docket_kind);

/// Whether the term can be other than 0 in a configured world.
bool matters(const Configuration& c, Term term);

}  // namespace tumen
