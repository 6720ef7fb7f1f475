/// `set`, `add` and `multiply` tables, and --set: addresses with values.
#pragma once

#include <string>
#include <vector>

#include "scenario/report.h"
#include "scenario/value.h"

namespace tumen {

struct Assignment {
  std::string address;
  Place place;  ///< of the address
  Value value;
  std::string path;      ///< how errors name it: "arm.no-najin.set.node.najin.available"
  std::string origin;    ///< who says so, for people: "variant hedging"
  bool lenient = false;  ///< an address that matches nothing is no error
  bool held = false;     ///< no dated edit and no series moves the number afterwards
};

/// The assignments of a table of addresses, quoted or nested, general ones first: an address with
/// fewer wildcards is applied later and so wins. The same address twice is an error.
std::vector<Assignment> assignments(const Value& table, const std::string& path,
                                    const std::string& origin, Report& report);

/// The assignment of a command line's "key=value". The value is TOML; a bare word is a text.
/// Nothing, with an error, when it is neither.
std::vector<Assignment> parse_set(const std::string& text, Report& report);

}  // namespace tumen
