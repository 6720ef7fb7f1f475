/// Addresses: names of numbers, as scenario files, levers and command lines write them.
///
///   parameters.rho        a parameter of the world
///   state.RUS.gdp         a number of an entity
///   dyad.RUS.CHN.i0       a number of an ordered pair; holding.RFE.CHN.stock0 and
///                         membership.UNION.KAZ.labour likewise
///   pair.RUS.CHN.distance both directions
///   state.*.w_H           of every entity; dyad.*.RUS.sanction_trade of every state but RUS itself
///   w_H                   a bare name: of every entity of the one index set that has it
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "model/setup.h"

namespace tumen {

/// The slots of an address, ascending by entry and position. All are of one quantity, which may be
/// one that the model computes. An error names what is unknown and the nearest valid name; its
/// file and line are not set.
Result<std::vector<Slot>> resolve_slots(const Structure& structure, const FieldSet& fields,
                                        std::string_view address);

/// Outcome of an address, for callers that word and place errors themselves.
struct Resolution {
  std::vector<Slot> slots;
  std::string message;             ///< what is wrong; empty: nothing
  std::string wanted;              ///< the unknown name ...
  std::vector<std::string> names;  ///< ... and what it could have been
};
Resolution resolve_address(const Structure& structure, const FieldSet& fields,
                           std::string_view address);

/// "a.b.c" as its parts.
std::vector<std::string> split_address(std::string_view address);

/// Number of parts that are "*".
std::size_t wildcards(std::string_view address);

}  // namespace tumen
