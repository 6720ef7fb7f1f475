// How a scenario does against history: scores, and skill against forecasts that cost nothing.
#include <fmt/core.h>

#include <algorithm>
#include <memory>

#include "cli/commands.h"
#include "cli/hindcast.h"
#include "cli/paired_arms.h"

namespace tumen {
namespace {

constexpr std::string_view kStandardRuns = "400";

constexpr std::string_view kFooter =
    "\nWhat was observed stands in observed.csv beside the scenario. Every variant runs twice: "
    "blind,\n"
    "with nothing in it that is dated after the cut, and conditional on the dated shocks of the\n"
    "scenario. Skill is 1 - score / score of a baseline, with its 95% interval: above 0 the model\n"
    "is better, below 0 the baseline is. No number of the model is fitted to what was observed.\n\n"
    "Examples:\n"
    "  tumen hindcast zarubino\n"
    "  tumen hindcast zarubino --variant full,hedging,liberal --runs 1000\n"
    "  tumen hindcast zarubino --cut 2013Q4 --format json";

struct HindcastOptions : PairedOptions {
  std::vector<std::string> variants;
  std::string cut;
};

std::optional<Quarter> cut_of(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const std::optional<Quarter> q = parse_quarter(text);
  if (!q) throw UsageError(fmt::format("--cut must be a quarter such as 2015Q4, got \"{}\"", text));
  return q;
}

int hindcast(Session& session, const HindcastOptions& options) {
  std::vector<std::string> variants;
  for (const std::string& v : options.variants) {
    if (std::ranges::count(variants, v) == 0) variants.push_back(v);
  }
  if (variants.empty()) variants.emplace_back("full");
  const std::optional<Hindcast> result = run_hindcast(
      session, options.choice, variants, cut_of(options.cut), options.ensemble(kStandardRuns));
  if (!result) return kBadInput;
  print_hindcast(session, *result, options.format);
  return kFine;
}

}  // namespace

void add_hindcast_command(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand(
      "hindcast", "Scores a scenario against what was observed, beside naive forecasts");
  const auto options = std::make_shared<HindcastOptions>();
  command
      ->add_option("scenario", options->choice.scenario,
                   "Folder, .toml file, or a name in ./scenarios")
      ->type_name("SCENARIO")
      ->required();
  command
      ->add_option("--variant", options->variants,
                   "Theories, separated by commas: see `tumen list variants`; full unless given")
      ->type_name("V,V")
      ->delimiter(',');
  command->add_option("--cut", options->cut, "Last quarter that a blind run knows")
      ->type_name("2015Q4");
  add_seed_option(*command, options->choice);
  add_comparison_options(*command, *options);
  command->footer(std::string(kFooter));
  command->callback([options, &session] {
    session.action = [options, &session] { return hindcast(session, *options); };
  });
}

}  // namespace tumen
