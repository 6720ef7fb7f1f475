// The papers' predictions, put to the model.
#include <fmt/ostream.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "cli/claims_choice.h"
#include "cli/claims_report.h"
#include "cli/commands.h"
#include "cli/run_json.h"
#include "model/rules.h"
#include "scenario/theories.h"

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

struct ClaimsOptions {
  std::string scenario, seed = "1", jobs, robust, format = "text";
  std::vector<std::string> variants, claims, set, without;
  bool all_variants = false;
};

/// The theories that every world of the study has, in the order of the first.
std::vector<std::string> common_variants(const std::vector<ClaimsFile>& study) {
  std::vector<std::string> out;
  for (const ClaimsFile& file : study) {
    const Result<Scenario> loaded = load_scenario(file.scenario, read_text);
    std::vector<std::string> names;
    for (const VariantInfo& v : loaded.value().info.variants) names.push_back(v.id);
    if (&file == &study.front()) {
      out = names;
    } else {
      std::erase_if(out,
                    [&](const std::string& name) { return std::ranges::count(names, name) == 0; });
    }
  }
  return out;
}

std::vector<std::string> chosen_variants(const ClaimsOptions& options,
                                         const std::vector<ClaimsFile>& study) {
  const std::vector<std::string> known = common_variants(study);
  if (options.all_variants) {
    if (!options.variants.empty()) {
      throw UsageError("--variant and --all-variants exclude each other");
    }
    return known;
  }
  for (const std::string& name : options.variants) {
    if (std::ranges::count(known, name) > 0) continue;
    throw UsageError(fmt::format("there is no variant \"{}\" that every world of the study has{}",
                                 name, did_you_mean(name, known)));
  }
  return options.variants.empty() ? std::vector<std::string>{"full"} : options.variants;
}

/// Keeps the claims asked for; their worlds alone are run.
void keep_claims(const std::vector<std::string>& ids, std::vector<ClaimsFile>& study) {
  if (ids.empty()) return;
  std::vector<std::string> known;
  for (const ClaimsFile& file : study) {
    for (const Claim& claim : file.claims) known.push_back(claim.id);
  }
  for (const std::string& id : ids) {
    if (std::ranges::count(known, id) > 0) continue;
    throw UsageError(fmt::format("there is no claim \"{}\"{}", id, did_you_mean(id, known)));
  }
  const auto wanted = [&](const std::string& id) { return std::ranges::count(ids, id) > 0; };
  for (ClaimsFile& file : study) {
    std::erase_if(file.claims, [&](const Claim& claim) { return !wanted(claim.id); });
    std::erase_if(file.disagreements, [&](const Disagreement& d) {
      return !std::ranges::all_of(d.thesis, wanted) || !std::ranges::all_of(d.article, wanted);
    });
  }
  std::erase_if(study, [](const ClaimsFile& file) { return file.claims.empty(); });
}

/// A theory in which every choice is drawn, or nothing is ever done, is a null model.
bool is_null(const std::string& variant) {
  const std::vector<VariantInfo> all = theories();
  const auto at = std::ranges::find(all, variant, &VariantInfo::id);
  if (at == all.end() || at->decision.empty()) return false;
  const DecisionRuleInfo* rule = find_decision_rule(at->decision);
  return rule != nullptr && (rule->rule == random_choice || rule->rule == status_quo_choice);
}

int claims(Session& session, const ClaimsOptions& options) {
  ClaimsReport report;
  report.runs.seed =
      parse_count("--seed", options.seed, 0, std::numeric_limits<std::uint64_t>::max());
  report.runs.jobs = parse_jobs(options.jobs);
  report.runs.set = options.set;
  report.runs.without = options.without;
  if (!options.robust.empty()) {
    report.robust = parse_count("--robust", options.robust, 1, kMostDraws);
  }
  std::optional<std::vector<ClaimsFile>> study = load_study_of(session, options.scenario);
  if (!study) return kBadInput;
  report.study = std::move(*study);
  const std::vector<std::string> variants = chosen_variants(options, report.study);
  keep_claims(options.claims, report.study);
  for (const std::string& variant : variants) {
    ClaimsRuns runs = report.runs;
    runs.variant = variant;
    report.variants.push_back(test_claims(session, report.study, runs, report.robust));
    report.null.push_back(is_null(variant));
  }
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
  command
      ->add_option("scenario", options->scenario,
                   "Folder, claims file, or a name in ./scenarios, with claims.toml")
      ->type_name("SCENARIO")
      ->required();
  add_repeated_option(*command, "--variant", options->variants,
                      "Theory: see `tumen list variants`; may be given several times")
      ->type_name("V");
  command->add_flag("--all-variants", options->all_variants, "Every theory, as a table");
  add_repeated_option(*command, "--claim", options->claims,
                      "Only this claim; may be given several times")
      ->type_name("ID");
  command
      ->add_option("--robust", options->robust,
                   "Also in so many draws from the ranges of all numbers")
      ->type_name("N");
  add_repeated_option(*command, "--set", options->set,
                      "Change a number in every arm; may be given several times")
      ->type_name("KEY=VALUE");
  add_repeated_option(*command, "--without", options->without,
                      "Switch a mechanism off in every arm; may be given several times")
      ->type_name("M");
  command->add_option("--seed", options->seed, "Number that all luck is drawn from")
      ->type_name("S");
  command->add_option("--jobs", options->jobs, "Threads; all of the machine's unless given")
      ->type_name("N");
  command->add_option("--format", options->format, "text, markdown or json")
      ->check(CLI::IsMember({"text", "markdown", "json"}));
  command->footer(std::string(kFooter));
  command->callback([options, &session] {
    session.action = [options, &session] { return claims(session, *options); };
  });
}

}  // namespace tumen
