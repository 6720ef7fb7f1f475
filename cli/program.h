/// The program without its process: what main() calls, and tests.
#pragma once

#include <string>
#include <vector>

#include "cli/session.h"

namespace tumen {

/// Parses `arguments` (without the program's name), runs the command and returns the exit code.
/// Nothing is thrown: whatever goes wrong is told on `session.err`.
int run_program(const std::vector<std::string>& arguments, Session& session);

/// Tells on `session.err` of the exception that is being handled; returns the exit code for it.
int tell_failure(Session& session);

/// "0.1.0"
std::string_view program_version();
/// Compiler, lanes and instruction set: "GNU 12.2.0, 8 lanes, native". No result depends on them.
std::string_view program_build();

}  // namespace tumen
