#include "cli/claims_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "cli/claims_choice.h"
#include "model/rules.h"
#include "scenario/theories.h"

namespace tumen {

ClaimsRuns StudyOptions::runs() const {
  ClaimsRuns out;
  out.seed = parse_count("--seed", seed, 0, std::numeric_limits<std::uint64_t>::max());
  out.jobs = parse_jobs(jobs);
  out.set = set;
  out.without = without;
  return out;
}

void add_study_options(CLI::App& command, StudyOptions& options) {
  command
      .add_option("scenario", options.scenario,
                  "Folder, claims file, or a name in ./scenarios, with claims.toml")
      ->type_name("SCENARIO")
      ->required();
  add_repeated_option(command, "--claim", options.claims,
                      "Only this claim; may be given several times")
      ->type_name("ID");
  add_repeated_option(command, "--set", options.set,
                      "Change a number in every arm; may be given several times")
      ->type_name("KEY=VALUE");
  add_repeated_option(command, "--without", options.without,
                      "Switch a mechanism off in every arm; may be given several times")
      ->type_name("M");
  command.add_option("--seed", options.seed, "Number that all luck is drawn from")->type_name("S");
  command.add_option("--jobs", options.jobs, "Threads; all of the machine's unless given")
      ->type_name("N");
  command.add_option("--format", options.format, "text, markdown or json")
      ->check(CLI::IsMember({"text", "markdown", "json"}));
}

std::vector<std::string> common_variants(const std::vector<ClaimsFile>& study) {
  std::vector<std::string> out = study.front().variants;
  std::erase_if(out, [&](const std::string& name) {
    return !std::ranges::all_of(
        study, [&](const ClaimsFile& file) { return std::ranges::count(file.variants, name) > 0; });
  });
  return out;
}

std::vector<std::string> known_variants(const std::vector<std::string>& wanted,
                                        const std::vector<ClaimsFile>& study) {
  const std::vector<std::string> known = common_variants(study);
  for (const std::string& name : wanted) {
    if (std::ranges::count(known, name) > 0) continue;
    throw UsageError(fmt::format("there is no variant \"{}\" that every world of the study has{}",
                                 name, did_you_mean(name, known)));
  }
  return wanted;
}

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

const DecisionRuleInfo* rule_of_theory(const std::string& variant) {
  const std::vector<VariantInfo> all = theories();
  const auto at = std::ranges::find(all, variant, &VariantInfo::id);
  return at == all.end() ? nullptr : find_decision_rule(at->decision);
}

bool is_null_model(const std::string& variant) {
  const DecisionRuleInfo* rule = rule_of_theory(variant);
  return rule != nullptr && (rule->rule == random_choice || rule->rule == status_quo_choice);
}

void run_study(Session& session, const std::vector<std::string>& variants, ClaimsReport& report) {
  const auto under = [&](const std::string& variant, std::uint64_t robust) {
    ClaimsRuns runs = report.runs;
    runs.variant = variant;
    return test_claims(session, report.study, runs, robust);
  };
  for (const std::string& variant : variants) {
    report.variants.push_back(under(variant, report.robust));
    report.null.push_back(is_null_model(variant));
  }
  const auto null = std::ranges::find(report.variants, kRandomNull, &VariantClaims::variant);
  const VariantClaims random =
      null != report.variants.end() ? *null : under(std::string(kRandomNull), 0);
  for (VariantClaims& v : report.variants) v.set_against(random);
}

}  // namespace tumen
