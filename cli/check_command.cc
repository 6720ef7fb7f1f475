#include <fmt/ostream.h>

#include <algorithm>
#include <memory>

#include "cli/commands.h"
#include "cli/run_json.h"
#include "cli/scenario_choice.h"
#include "cli/style.h"

namespace tumen {
namespace {

using nlohmann::ordered_json;

constexpr std::string_view kFooter =
    "\nEvery error is one line, file:line:column: message, as editors and compilers have them.\n"
    "Exit code 0: all files are fine; 2: some are not.\n\n"
    "Examples:\n"
    "  tumen check scenarios/two-powers\n"
    "  tumen check scenarios/* --format json";

struct CheckOptions {
  std::vector<std::string> scenarios;
  std::string format = "text";
};

struct Checked {
  std::string file;
  Diagnostics errors;
  std::optional<Scenario> scenario;
};

Checked check(const std::string& argument) {
  Checked out;
  try {
    out.file = find_scenario(argument);
  } catch (const UsageError& error) {
    out.file = argument;
    out.errors.push_back({argument, 0, 0, "", error.what(), ""});
    return out;
  }
  Result<Scenario> result = load_scenario(out.file, read_text);
  if (result) {
    out.scenario = std::move(result.value());
  } else {
    out.errors = result.errors();
  }
  return out;
}

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

std::string fine_line(const Checked& checked) {
  const Structure& s = checked.scenario->setup.structure;
  const Setup& setup = checked.scenario->setup;
  const auto& numbers = checked.scenario->info.numbers;
  const auto unsourced = static_cast<std::size_t>(
      std::ranges::count_if(numbers, [](const GivenNumber& n) { return n.source.empty(); }));
  std::string text = checked.file + ": fine: " + counted(s.states.size(), "state", "states") +
                     ", " + counted(s.regions.size(), "region", "regions") + ", " +
                     counted(s.projects.size(), "project", "projects") + ", " +
                     counted(s.nodes.size(), "node", "nodes") + ", " +
                     counted(s.links.size(), "link", "links") + ", " +
                     counted(s.routes.size(), "route", "routes") + ", " +
                     counted(setup.shocks.size(), "shock", "shocks") + "; " +
                     counted(numbers.size(), "number", "numbers") + " given, " +
                     fmt::format("{} of them without a source", unsourced);
  return text;
}

ordered_json to_json(const std::vector<Checked>& all) {
  ordered_json files = ordered_json::array();
  for (const Checked& checked : all) {
    ordered_json errors = ordered_json::array();
    for (const Diagnostic& d : checked.errors) {
      ordered_json error = {{"line", d.line},
                            {"column", d.column},
                            {"key", d.key},
                            {"message", d.message},
                            {"suggestion", d.suggestion}};
      if (d.file != checked.file) error["file"] = d.file;
      errors.push_back(std::move(error));
    }
    files.push_back({{"file", checked.file}, {"errors", std::move(errors)}});
  }
  return {{"files", std::move(files)}};
}

int check_all(Session& session, const CheckOptions& options) {
  std::vector<Checked> all;
  for (const std::string& argument : options.scenarios) all.push_back(check(argument));
  const bool fine = std::ranges::all_of(all, [](const Checked& c) { return c.errors.empty(); });
  if (options.format == "json") {
    print_json(session, to_json(all));
    return fine ? kFine : kBadInput;
  }
  for (const Checked& checked : all) {
    for (const Diagnostic& d : checked.errors) {
      fmt::print(session.out, "{}\n", d.text());
    }
    if (checked.errors.empty()) {
      for (const std::string& line : wrapped(fine_line(checked), 80, 2)) {
        fmt::print(session.out, "{}\n", line);
      }
    }
  }
  return fine ? kFine : kBadInput;
}

}  // namespace

void add_check_command(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand("check", "Finds every error in scenario files");
  const auto options = std::make_shared<CheckOptions>();
  command
      ->add_option("scenarios", options->scenarios, "Folders, .toml files, or names in ./scenarios")
      ->type_name("SCENARIO")
      ->required();
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  command->footer(std::string(kFooter));
  command->callback([options, &session] {
    session.action = [options, &session] { return check_all(session, *options); };
  });
}

}  // namespace tumen
