/// Addresses of one scenario, with its levers, complained about where they stand in a file.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "scenario/address.h"
#include "scenario/field_table.h"
#include "scenario/limits.h"
#include "scenario/report.h"
#include "scenario/scenario.h"

namespace tumen {

/// What an assignment to an address means: which numbers, and between which bounds.
struct Target {
  std::vector<Slot> slots;
  const LeverInfo* lever = nullptr;  ///< set when the address is a lever's name
};

class AddressBook {
 public:
  AddressBook(const Structure& structure, Report& report)
      : structure_(structure), report_(report) {}

  /// Levers must outlive the book.
  void add_lever(const LeverInfo& lever) { levers_.emplace(lever.id, &lever); }

  /// The numbers of an address, which a scenario must be free to set. `path` is where the address
  /// stands, as errors name it. Empty after an error. `lenient`: naming nothing is no error.
  std::vector<Slot> slots(const std::string& address, Place place, const std::string& path,
                          bool lenient = false);
  /// The same, where levers may stand too: as NAME or lever.NAME.
  Target target(const std::string& address, Place place, const std::string& path,
                bool lenient = false);

  const Quantity& quantity(const Slot& slot) const {
    return field_table().entries()[slot.entry].quantity;
  }
  const Structure& structure() const { return structure_; }
  Report& report() { return report_; }

 private:
  const Structure& structure_;
  Report& report_;
  std::map<std::string, const LeverInfo*, std::less<>> levers_;
  std::size_t reached_ = 0;
  bool told_ = false;
};

}  // namespace tumen
