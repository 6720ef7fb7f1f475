/// Knobs for people.
#pragma once

#include <vector>

#include "scenario/address_book.h"
#include "scenario/scenario.h"

namespace tumen {

/// The levers of the tree, sorted by id. Their targets are checked against the book: every target
/// must accept the lever's whole range.
std::vector<LeverInfo> build_levers(const Value& tree, AddressBook& book);

}  // namespace tumen
