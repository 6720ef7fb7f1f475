/// What happens at dates: shocks with their edits and requests, and exogenous series.
#pragma once

#include <vector>

#include "scenario/address_book.h"
#include "scenario/report.h"
#include "scenario/value.h"

namespace tumen {

/// Start, length and tick of the run. When a key is missing or wrong, which is reported, a calendar
/// that holds every date, so that the rest of the file can still be checked.
Calendar build_calendar(const Value& tree, Report& report);

/// Fills shocks, edits, requests and series of the setup, whose calendar is set.
///
/// Shocks are sorted by start and id, edits by shock, kind and number, series by number, so that
/// the order of a file does not matter. Within a shock an address with fewer wildcards wins.
void build_timeline(const Value& tree, AddressBook& book, Setup& setup);

/// Leaves out the edits and series that would move one of the numbers.
void hold_numbers(const std::vector<Slot>& numbers, Setup& setup);

}  // namespace tumen
