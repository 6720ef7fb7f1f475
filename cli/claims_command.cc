// The papers' predictions, put to the model.
#include <memory>

#include "cli/claims_choice.h"
#include "cli/claims_options.h"
#include "cli/commands.h"
#include "cli/run_json.h"

namespace tumen {
namespace {

constexpr std::string_view kFooter =
    "\nEvery claim of the study is tested: those of claims.toml beside the scenario and of the "
    "files "
    "that it includes,\neach in its own world. Arms share their luck with what they are compared "
    "with. A claim is supported, refuted or\nundecided by rules that were written down before "
    "(docs/claims.md); none of it is in the data.\n\n"
    "Examples:\n"
    "  tumen claims zarubino\n"
    "  tumen claims zarubino --variant hedging --claim S2 --claim R11\n"
    "  tumen claims zarubino --all-variants --format markdown\n"
    "  tumen claims zarubino --robust 150 --format json";

constexpr std::uint64_t kMostDraws = 100'000;

struct ClaimsOptions : StudyOptions {
  std::string robust;
  std::vector<std::string> variants;
  bool all_variants = false;
};

std::vector<std::string> chosen_variants(const ClaimsOptions& options,
                                         const std::vector<ClaimsFile>& study) {
  if (!options.all_variants) {
    return options.variants.empty() ? std::vector<std::string>{"full"}
                                    : known_variants(options.variants, study);
  }
  if (!options.variants.empty()) {
    throw UsageError("--variant and --all-variants exclude each other");
  }
  return common_variants(study);
}

int claims(Session& session, const ClaimsOptions& options) {
  ClaimsReport report;
  report.runs = options.runs();
  if (!options.robust.empty()) {
    report.robust = parse_count("--robust", options.robust, 1, kMostDraws);
  }
  std::optional<std::vector<ClaimsFile>> study = load_study_of(session, options.scenario);
  if (!study) return kBadInput;
  report.study = std::move(*study);
  const std::vector<std::string> variants = chosen_variants(options, report.study);
  keep_claims(options.claims, report.study);
  run_study(session, variants, report);
  if (options.format == "json") {
    print_json(session, claims_json(report));
  } else if (report.variants.size() == 1) {
    print_claims(session, report, options.format);
  } else {
    print_claims_by_variant(session, report, options.format);
  }
  return kFine;
}

}  // namespace

void add_claims_command(CLI::App& program, Session& session) {
  CLI::App* command =
      program.add_subcommand("claims", "Tests what the papers say, with verdicts and intervals");
  const auto options = std::make_shared<ClaimsOptions>();
  add_study_options(*command, *options);
  add_repeated_option(*command, "--variant", options->variants,
                      "Theory: see `tumen list variants`; may be given several times")
      ->type_name("V");
  command->add_flag("--all-variants", options->all_variants, "Every theory, as a table");
  command
      ->add_option("--robust", options->robust,
                   "Also in so many draws from the ranges of all numbers")
      ->type_name("N");
  command->footer(std::string(kFooter));
  command->callback([options, &session] {
    session.action = [options, &session] { return claims(session, *options); };
  });
}

}  // namespace tumen
