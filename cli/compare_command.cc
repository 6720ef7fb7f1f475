// A tournament of theories: what each says of the claims, and whether it can be told from others.
#include <fmt/ostream.h>

#include <algorithm>
#include <memory>

#include "analysis/claims/identify.h"
#include "cli/claims_choice.h"
#include "cli/claims_options.h"
#include "cli/commands.h"
#include "cli/compare.h"
#include "cli/run_json.h"

namespace tumen {
namespace {

constexpr std::string_view kFooter =
    "\nTheories are set against each other on the claims of the study: verdicts, contrast "
    "vectors,\n"
    "identification (which theory made a trace, from contrasts alone) and cost. Every theory runs\n"
    "in the same worlds with the same luck.\n\n"
    "Examples:\n"
    "  tumen compare zarubino --variants full,balancing,hedging,random\n"
    "  tumen compare zarubino --format markdown\n"
    "  tumen compare zarubino --claim S2 --claim I3 --format json";

struct CompareOptions : StudyOptions {
  std::string variants;
};

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// Hindcasts of the first world of the study, where there are observations of it.
void judge_by_history(Session& session, const CompareOptions& options, Comparison& comparison) {
  ScenarioChoice choice;
  choice.scenario = comparison.report.study.front().scenario;
  choice.set = options.set;
  choice.without = options.without;
  if (!read_text(observed_path(choice.scenario))) return;
  std::vector<std::string> variants;
  for (const VariantClaims& v : comparison.report.variants) {
    const DecisionRuleInfo* rule = rule_of_theory(v.variant);
    if (rule == nullptr || rule->outlook != Outlook::paths) variants.push_back(v.variant);
  }
  EnsembleOptions runs;
  runs.seed = comparison.report.runs.seed;
  runs.jobs = comparison.report.runs.jobs;
  runs.runs = kHindcastRuns;
  const std::optional<Hindcast> hindcast =
      run_hindcast(session, choice, variants, std::nullopt, runs);
  if (!hindcast) return;
  for (const std::string& v : variants) comparison.skill.push_back(headline_skill(*hindcast, v));
}

int compare(Session& session, const CompareOptions& options) {
  Comparison comparison;
  ClaimsReport& report = comparison.report;
  report.runs = options.runs();
  std::optional<std::vector<ClaimsFile>> study = load_study_of(session, options.scenario);
  if (!study) return kBadInput;
  report.study = std::move(*study);
  const std::vector<std::string> variants =
      options.variants.empty() ? common_variants(report.study)
                               : known_variants(split(options.variants), report.study);
  keep_claims(options.claims, report.study);
  run_study(session, variants, report);
  identify_theories(comparison);
  judge_by_history(session, options, comparison);
  if (options.format == "json") {
    print_json(session, comparison_json(comparison));
  } else {
    print_comparison(session, comparison, options.format);
  }
  return kFine;
}

}  // namespace

void identify_theories(Comparison& out) {
  const std::vector<VariantClaims>& all = out.report.variants;
  std::size_t most = 0;
  for (const VariantClaims& v : all) {
    for (const TestContrast& c : v.contrasts) most = std::max(most, c.by_run.size());
  }
  std::vector<ContrastSample> samples;
  for (std::size_t k = 0; k < all.size(); ++k) {
    const bool whole = !all[k].contrasts.empty() &&
                       std::ranges::all_of(all[k].contrasts, [&](const TestContrast& c) {
                         return c.by_run.size() == most;
                       });
    if (!whole) continue;
    out.identified.push_back(k);
    ContrastSample& sample = samples.emplace_back();
    for (const TestContrast& c : all[k].contrasts) sample.push_back(c.by_run);
  }
  if (samples.empty()) return;
  for (const TestContrast& c : all[out.identified.front()].contrasts) {
    out.scales.push_back({c.sesoi});
  }
  for (const ContrastSample& sample : samples) out.signatures.push_back(signature_of(sample));
  out.identification = identify(samples, most / 2, kTraceRuns, out.scales);
}

void add_compare_command(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand(
      "compare", "Sets theories against each other: claims, identification, history, cost");
  const auto options = std::make_shared<CompareOptions>();
  add_study_options(*command, *options);
  command
      ->add_option("--variants", options->variants,
                   "Theories, separated by commas; all unless given")
      ->type_name("V,V...");
  command->footer(std::string(kFooter));
  command->callback([options, &session] {
    session.action = [options, &session] { return compare(session, *options); };
  });
}

}  // namespace tumen
