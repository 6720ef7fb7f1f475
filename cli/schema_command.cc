#include <fmt/ostream.h>

#include "cli/commands.h"
#include "scenario/schema.h"

namespace tumen {

void add_schema_command(CLI::App& program, Session& session) {
  CLI::App* command =
      program.add_subcommand("schema", "Prints the JSON Schema of scenario files, for editors");
  command->footer("\nExample:\n  tumen schema > scenario.schema.json");
  command->callback([&session] {
    session.action = [&session] {
      std::string text = json_schema();
      if (!text.ends_with('\n')) text += '\n';
      fmt::print(session.out, "{}", text);
      return static_cast<int>(kFine);
    };
  });
}

}  // namespace tumen
