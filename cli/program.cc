#include "cli/program.h"

#include <fmt/ostream.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <exception>
#include <new>

#include "cli/commands.h"
#include "core/result.h"

namespace tumen {
namespace {

constexpr AddCommand kCommands[] = {
    add_run_command,     add_whatif_command,   add_claims_command,  add_stall_command,
    add_compare_command, add_hindcast_command, add_explain_command, add_list_command,
    add_check_command,   add_odd_command,      add_ablate_command,  add_reach_command,
    add_sweep_command,   add_gather_command,   add_report_command,  add_lab_command,
    add_export_command,  add_verify_command,   add_schema_command,  add_new_command};

constexpr std::string_view kFooter =
    "\nExamples:\n"
    "  tumen run scenarios/two-powers\n"
    "  tumen run two-powers --runs 400 --variant full,hedging,liberal\n"
    "  tumen explain two-powers --docket terms\n"
    "  tumen list variants\n\n"
    "Each command explains itself: tumen run --help";

/// Names of the options of the command that was chosen, or of the commands.
std::vector<std::string> known_names(const CLI::App& program) {
  std::vector<std::string> names;
  const std::vector<const CLI::App*> chosen =
      program.get_subcommands([](const CLI::App* command) { return command->parsed(); });
  if (chosen.empty()) {
    for (const CLI::App* command : program.get_subcommands([](const CLI::App*) { return true; })) {
      names.push_back(command->get_name());
    }
    return names;
  }
  for (const CLI::Option* option : chosen.front()->get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

int usage_error(const CLI::App& program, const std::vector<std::string>& arguments,
                const CLI::ParseError& error, Session& session) {
  std::string message = error.what();
  const std::vector<std::string> names = known_names(program);
  const bool no_command = program.get_subcommands().empty();
  if (no_command && !arguments.front().starts_with('-')) {
    message = fmt::format("there is no command \"{}\"{}", arguments.front(),
                          did_you_mean(arguments.front(), names));
  } else if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    for (const std::string& argument : arguments) {
      const std::string name = argument.substr(0, argument.find('='));
      if (message.find(argument) == std::string::npos || std::ranges::count(names, name) > 0) {
        continue;
      }
      message = fmt::format("\"{}\" is not understood{}", argument, did_you_mean(name, names));
      break;
    }
  }
  fmt::print(session.err, "tumen: {}\n", message);
  const auto chosen =
      program.get_subcommands([](const CLI::App* command) { return command->parsed(); });
  fmt::print(session.err, "`tumen {}--help` shows how it is used.\n",
             chosen.empty() ? "" : chosen.front()->get_name() + " ");
  return kBadInput;
}

int parse_and_act(const std::vector<std::string>& arguments, Session& session) {
  CLI::App program("Tumen: simulated states that balance, hedge, trade, bargain and build",
                   "tumen");
  program.footer(std::string(kFooter));
  program.set_version_flag("--version", "tumen " + std::string(program_version()));
  program.require_subcommand(1);
  for (const AddCommand add : kCommands) add(program, session);
  if (arguments.empty()) {
    fmt::print(session.err, "{}", program.help());
    return kBadInput;
  }
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    program.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    const auto chosen =
        program.get_subcommands([](const CLI::App* command) { return command->parsed(); });
    fmt::print(session.out, "{}", chosen.empty() ? program.help() : chosen.front()->help());
    return kFine;
  } catch (const CLI::CallForVersion&) {
    fmt::print(session.out, "tumen {}\n", program_version());
    return kFine;
  } catch (const CLI::ParseError& error) {
    return usage_error(program, arguments, error, session);
  }
  return session.action ? session.action() : static_cast<int>(kBadInput);
}

}  // namespace

std::string_view program_version() { return TUMEN_VERSION; }
std::string_view program_build() { return TUMEN_BUILD; }

int tell_failure(Session& session) {
  try {
    throw;
  } catch (const UsageError& error) {
    fmt::print(session.err, "tumen: {}\n", error.what());
    return kBadInput;
  } catch (const std::bad_alloc&) {
    fmt::print(session.err, "tumen: there is not enough memory for this\n");
  } catch (const std::exception& error) {
    fmt::print(session.err, "tumen: {}\n", error.what());
  }
  return kFailed;
}

int run_program(const std::vector<std::string>& arguments, Session& session) {
  int code = kFailed;
  try {
    code = parse_and_act(arguments, session);
  } catch (...) {
    code = tell_failure(session);
  }
  session.out.flush();
  if (session.out.good()) return code;
  fmt::print(session.err, "tumen: the output could not be written\n");
  return code == kFine ? static_cast<int>(kFailed) : code;
}

}  // namespace tumen
