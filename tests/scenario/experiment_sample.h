/// Experiments on the sample scenario of sample.h, from texts.
#pragma once

#include "sample.h"
#include "scenario/experiment.h"

namespace tumen::test {

/// Four lines to which a test adds; the scenario is the sample, in x/scenario.toml.
inline const std::string kExperimentHead =
    "schema_version = 1\n"
    "[experiment]\n"
    "id = \"e\"\n"
    "scenario = \"..\"\n";

/// Loads `text` as the file x/experiments/e.toml beside the sample, or beside `scenario`.
inline Result<Experiment> load_experiment_text(const std::string& text,
                                               const std::string& scenario = kSample) {
  return load_experiment("x/experiments/e.toml",
                         from({{"x/experiments/e.toml", text}, {"x/scenario.toml", scenario}}));
}

/// Its errors as people see them, without the name of the file; empty when it loads.
inline std::vector<std::string> experiment_errors(const std::string& text,
                                                  const std::string& scenario = kSample) {
  const Result<Experiment> result = load_experiment_text(text, scenario);
  std::vector<std::string> out;
  if (result) return out;
  const std::string file = "x/experiments/e.toml:";
  for (const Diagnostic& d : result.errors()) {
    const std::string line = d.text();
    out.push_back(line.starts_with(file) ? line.substr(file.size()) : line);
  }
  return out;
}

}  // namespace tumen::test
