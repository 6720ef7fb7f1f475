/// Reports of small stores.
#pragma once

#include <string>
#include <vector>

#include "cli/store_support.h"

namespace tumen::test {

/// The document of a report; it must come out.
inline nlohmann::json report_of(const std::string& store, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments = {"report", store, "--format", "json"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const Printed said = tumen_says(arguments);
  INFO(said.err);
  REQUIRE(said.code == kFine);
  return said.json();
}

/// An experiment on two-powers; `rest` follows the keys of its first section.
inline std::string experiment(const std::string& rest) {
  return "schema_version = 1\n[experiment]\nid = \"e\"\nscenario = \"" + two_powers() +
         "\"\nmetrics = [\"RR[*]\", \"A[*]\"]\n" + rest;
}

/// The store of that experiment.
inline std::string swept(const TemporaryFolder& folder, const std::string& text) {
  const Printed said =
      tumen_says({"sweep", folder.write("e.toml", text), "--store", folder / "e.db"});
  INFO(said.err);
  REQUIRE(said.code == kFine);
  return folder / "e.db";
}

}  // namespace tumen::test
