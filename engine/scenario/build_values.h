/// First values and plausible ranges of every number.
#pragma once

#include <vector>

#include "scenario/address_book.h"
#include "scenario/assignment.h"
#include "scenario/quantity_value.h"
#include "scenario/report.h"
#include "scenario/scenario.h"
#include "scenario/value.h"
#include "world/structure.h"

namespace tumen {

/// Values by entry of the field table, then by position. Routes have none yet.
struct FieldValues {
  std::vector<std::vector<double>> numbers;
  std::vector<std::vector<Range>> priors;  ///< low == high: fixed
  std::vector<GivenNumber> given;
  std::vector<Slot> held;  ///< numbers that nothing dated may move
};

/// Number of all numbers of the structure.
std::size_t count_numbers(const Structure& structure);

/// Defaults of the table, overwritten by the sections of the tree.
///
/// A number with a range is sampled from it. Another parameter keeps the table's plausible range,
/// widened to contain its value.
FieldValues build_values(const Value& tree, const Structure& structure, Report& report);

/// Overwrites the numbers of an assignment and fixes them, unless it gives a range. With `dry`,
/// checks only.
void assign_number(const Assignment& a, AddressBook& book, FieldValues& values, bool dry);

/// Complains about required numbers that nothing has given.
void check_required(const Value& tree, const Structure& structure, const FieldValues& values,
                    Report& report);

/// One list in arena order, for the structure with its routes. Takes the numbers and priors out of
/// `values`.
void flatten(FieldValues& values, const Structure& structure, Setup& setup);

}  // namespace tumen
