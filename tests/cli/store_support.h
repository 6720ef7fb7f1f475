/// A small sweep of a shipped scenario, in a folder of its own.
#pragma once

#include <string>
#include <vector>

#include "analysis/experiment/sqlite.h"
#include "catch.h"
#include "cli/run_program.h"

namespace tumen::test {

/// Two points, two arms, eight runs of each, nine ticks.
inline std::string small_experiment(const std::string& keep) {
  return "schema_version = 1\n[experiment]\nid = \"small\"\ntitle = \"A small, \\\"quoted\\\" "
         "one\"\n"
         "scenario = \"" +
         two_powers() + "\"\nreplications = 8\nkeep = \"" + keep +
         "\"\nmetrics = [\"RR[*]\", \"A[*]\"]\nvariants = [\"full\", \"hedging\"]\n"
         "[factor.weight]\nnumber = \"w_H\"\nvalues = [0.25, 0.5]\n";
}

/// Sweeps the experiment into `name` of the folder. `more`: further arguments.
inline std::string small_store(const TemporaryFolder& folder, const std::string& name,
                               const std::string& keep, std::vector<std::string> more = {}) {
  const std::string file = folder.write("small-" + keep + ".toml", small_experiment(keep));
  std::vector<std::string> arguments = {"sweep", file, "--store", folder / name};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const Printed said = tumen_says(arguments);
  INFO(said.err);
  REQUIRE(said.code == kFine);
  return folder / name;
}

/// Changes a store behind its back.
inline void tamper(const std::string& store, const std::string& sql) {
  Database(store, Database::Mode::write).execute(sql);
}

}  // namespace tumen::test
