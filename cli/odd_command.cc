#include <fmt/ostream.h>

#include <memory>

#include "cli/commands.h"
#include "cli/scenario_choice.h"
#include "scenario/odd/odd.h"

namespace tumen {
namespace {

constexpr std::string_view kFooter =
    "\nThe page is Markdown, and depends on the scenario, the variant, the arm and --set alone.\n\n"
    "Examples:\n"
    "  tumen odd two-powers > two-powers.md\n"
    "  diff <(tumen odd two-powers) <(tumen odd two-powers --variant hedging)";

int describe_scenario(Session& session, const ScenarioChoice& choice) {
  const std::optional<Scenario> scenario = load_choice(session, choice, choice.variant);
  if (!scenario) return kBadInput;
  fmt::print(session.out, "{}", odd_document(*scenario));
  return kFine;
}

}  // namespace

void add_odd_command(CLI::App& program, Session& session) {
  CLI::App* command =
      program.add_subcommand("odd", "Describes the model as configured, by the ODD+D protocol");
  const auto choice = std::make_shared<ScenarioChoice>();
  add_overlay_options(*command, *choice);
  command->footer(std::string(kFooter));
  command->callback([choice, &session] {
    session.action = [choice, &session] { return describe_scenario(session, *choice); };
  });
}

}  // namespace tumen
