/// The commands of the program: each adds itself to the command line in a file of its own.
#pragma once

#include <CLI/App.hpp>

#include "cli/session.h"

namespace tumen {

/// Adds a command. Parsing its name sets `session.action`, which does the work.
using AddCommand = void (*)(CLI::App& program, Session& session);

void add_run_command(CLI::App& program, Session& session);
void add_check_command(CLI::App& program, Session& session);
void add_explain_command(CLI::App& program, Session& session);
void add_list_command(CLI::App& program, Session& session);
void add_new_command(CLI::App& program, Session& session);
void add_odd_command(CLI::App& program, Session& session);
void add_schema_command(CLI::App& program, Session& session);
void add_ablate_command(CLI::App& program, Session& session);
void add_reach_command(CLI::App& program, Session& session);
void add_stall_command(CLI::App& program, Session& session);
void add_sweep_command(CLI::App& program, Session& session);
void add_whatif_command(CLI::App& program, Session& session);
void add_gather_command(CLI::App& program, Session& session);
void add_export_command(CLI::App& program, Session& session);
void add_lab_command(CLI::App& program, Session& session);
void add_report_command(CLI::App& program, Session& session);
void add_compare_command(CLI::App& program, Session& session);
void add_claims_command(CLI::App& program, Session& session);
void add_hindcast_command(CLI::App& program, Session& session);
void add_verify_command(CLI::App& program, Session& session);

}  // namespace tumen
