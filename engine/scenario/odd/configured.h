/// A loaded scenario with what its description asks for again and again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/equations_in_use.h"
#include "model/reference_model.h"
#include "scenario/scenario.h"

namespace tumen {

class Configured {
 public:
  explicit Configured(const Scenario& scenario);

  const Scenario& scenario;
  const ReferenceModel model;

  const Setup& setup() const { return scenario.setup; }
  const Structure& structure() const { return scenario.setup.structure; }
  Configuration configuration() const { return {setup(), first_, model.dockets()}; }
  std::span<const FieldSet::Entry> entries() const { return first_.fields.entries(); }

  bool uses(const Equation& equation) const;
  /// Whether any number of a list is of an equation in use. Lists of none count as in use.
  bool uses_any(std::string_view list) const;
  /// Whether the quantity has entities here and an equation in use.
  bool uses(const FieldSet::Entry& e) const;

  /// "state.w_H"
  static std::string key_of(const FieldSet::Entry& e);
  /// "state.RUS.w_H", or "parameters.rho"
  std::string address_of(const Slot& slot) const;
  /// The first values: "0.15", "HOST 0.2, INVESTOR 0.1, else 0.15" or, where those are too many,
  /// how many and between which.
  std::string values_of(std::size_t entry) const;
  /// Whether the first values differ between entities.
  bool differs(std::size_t entry) const;
  /// The range they are sampled from when uncertain: "0.5 to 2", "fixed", "by entity".
  std::string ranges_of(std::size_t entry) const;
  /// Where they come from: the default with its source, files and lines.
  std::string provenance_of(std::size_t entry) const;
  /// Whether some number still has the value that the given number gave it.
  bool in_force(std::size_t given) const { return in_force_[given]; }

 private:
  /// Positions of an entry that mean something: no dyad of a state with itself.
  std::vector<std::size_t> positions(const FieldSet::Entry& e) const;
  void trace_numbers();

  World first_;
  std::vector<bool> used_;      ///< by equation
  std::vector<int> given_;      ///< by arena position: which given number is in force, or -1
  std::vector<bool> in_force_;  ///< by given number
};

/// "file:line", or the file alone where there is no line.
std::string place_text(const GivenNumber& g);

}  // namespace tumen
