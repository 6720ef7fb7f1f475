/// The equations of the reference model, numbered, beside the code that computes them.
/// docs/model.md is generated from this table and the field table.
#pragma once

#include <span>
#include <string_view>

namespace tumen {

struct Equation {
  std::string_view number;  ///< "5"
  std::string_view title;
  std::string_view formula;  ///< plain text, the symbols of the field tables
  std::string_view meaning;  ///< what it says, and what it does not
  std::string_view source;
  std::string_view file;  ///< where it is computed
};

/// In the order of their numbers.
std::span<const Equation> equations();

/// Whether a list of numbers, as quantities and dockets give it ("5,11,14"), names this one.
bool names_equation(std::string_view list, std::string_view number);

}  // namespace tumen
