#include <fmt/ostream.h>

#include <memory>

#include "cli/commands.h"
#include "scenario/schema.h"

namespace tumen {

void add_schema_command(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand(
      "schema", "Prints the JSON Schema of scenario, experiment or claims files, for editors");
  const auto what = std::make_shared<std::string>("scenario");
  command->add_option("what", *what, "scenario, experiment or claims")
      ->type_name("WHAT")
      ->check(CLI::IsMember({"scenario", "experiment", "claims"}))
      ->capture_default_str();
  command->footer(
      "\nExamples:\n"
      "  tumen schema > scenario.schema.json\n"
      "  tumen schema experiment > experiment.schema.json");
  command->callback([what, &session] {
    session.action = [what, &session] {
      std::string text = *what == "experiment" ? experiment_schema()
                         : *what == "claims"   ? claims_schema()
                                               : json_schema();
      if (!text.ends_with('\n')) text += '\n';
      fmt::print(session.out, "{}", text);
      return static_cast<int>(kFine);
    };
  });
}

}  // namespace tumen
