/// Calls the program in this process and keeps what it prints.
#pragma once

#include <atomic>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "cli/program.h"
#include "tests/support/temporary_folder.h"

namespace tumen::test {

struct Printed {
  int code = 0;
  std::string out, err;
  nlohmann::json json() const { return nlohmann::json::parse(out); }
};

inline Printed tumen_says(const std::vector<std::string>& arguments, Terminal terminal = {},
                          const std::atomic<bool>* interrupted = nullptr) {
  std::ostringstream out, err;
  Session session{out, err, terminal, interrupted, {}};
  Printed printed;
  printed.code = run_program(arguments, session);
  printed.out = out.str();
  printed.err = err.str();
  return printed;
}

inline std::string two_powers() { return std::string(TUMEN_SOURCE_DIR) + "/scenarios/two-powers"; }

}  // namespace tumen::test
