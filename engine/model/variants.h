/// Theories: the same world with other weights or rules. Every scenario has them.
#pragma once

#include <span>
#include <string_view>
#include <utility>

namespace tumen {

struct BuiltinVariant {
  std::string_view id;
  std::string_view label;  ///< one sentence
  std::string_view source;
  std::string_view decision;    ///< rule of model/rules.h; "": the scenario's
  std::string_view bargaining;  ///< rule of model/bargaining.h; "": the scenario's
  std::span<const std::pair<std::string_view, double>> set;  ///< addresses and values
};

/// The table. To add one: a line in variants.cc.
std::span<const BuiltinVariant> builtin_variants();

}  // namespace tumen
