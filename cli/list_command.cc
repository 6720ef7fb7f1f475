#include <fmt/ostream.h>

#include <cmath>
#include <functional>
#include <memory>

#include "cli/claims_choice.h"
#include "cli/commands.h"
#include "cli/experiment_choice.h"
#include "cli/explain/numbers.h"
#include "cli/scenario_choice.h"
#include "cli/table.h"
#include "model/bargaining.h"
#include "model/docket.h"
#include "model/equations.h"
#include "model/metrics.h"
#include "model/rules.h"
#include "scenario/experiment.h"
#include "scenario/field_table.h"
#include "scenario/mechanisms.h"
#include "scenario/model_document.h"
#include "scenario/schema.h"
#include "scenario/sections.h"
#include "scenario/theories.h"

namespace tumen {
namespace {

constexpr std::string_view kFooter =
    "\nlevers, arms and shocks need a SCENARIO; with one, variants are those of the scenario and\n"
    "metrics are spelt out for it, and experiments and claims are those beside it. In Markdown,\n"
    "equations, keys, experiment-keys and claim-keys are pages of the documentation.\n\n"
    "Examples:\n"
    "  tumen list scenarios\n"
    "  tumen list parameters --format markdown\n"
    "  tumen list levers two-powers\n"
    "  tumen list experiments zarubino";

struct ListOptions {
  std::string what, scenario, format = "text";
};

using Loaded = std::optional<Scenario>;

/// Without blanks, so that a column of ranges stays narrow: "0.25", "3000", "1e+06".
std::string compact(double x) { return fmt::format("{:.4g}", x); }

std::string range_text(const Range& range) {
  const bool below = std::isinf(range.low), above = std::isinf(range.high);
  if (below && above) return "any";
  return (below ? "" : compact(range.low)) + ".." + (above ? "" : compact(range.high));
}

TextTable list_scenarios(const Loaded&) {
  TextTable table{{"name", "title", "question"}, {}};
  for (const std::string& name : known_scenarios()) {
    const Result<Scenario> loaded = load_scenario(find_scenario("scenarios/" + name), read_text);
    if (loaded) {
      table.rows.push_back({name, loaded.value().info.title, loaded.value().info.question});
    } else {
      table.rows.push_back(
          {name, "",
           fmt::format("has {} errors: tumen check scenarios/{}", loaded.errors().size(), name)});
    }
  }
  return table;
}

TextTable list_experiments(const Loaded& scenario) {
  TextTable table{{"name", "points", "arms", "title", "question"}, {}, 1};
  for (const ShippedExperiment& e :
       scenario ? experiments_of(scenario->info.files.front()) : known_experiments()) {
    const Result<Experiment> loaded = load_experiment(e.file, read_text);
    if (loaded) {
      const ExperimentInfo& info = loaded.value().info;
      table.rows.push_back({e.name, grouped(info.design.points), std::to_string(info.arms.size()),
                            info.title, info.question});
    } else {
      table.rows.push_back({e.name, "", "", "", fmt::format("has errors: tumen check {}", e.file)});
    }
  }
  return table;
}

TextTable keys_of(std::span<const Section> sections) {
  TextTable table{{"name", "default", "meaning"}, {}};
  for (const Section& s : sections) {
    const std::string id = s.shape == Shape::entity ? ".ID"
                           : s.shape == Shape::pair ? ".ID.NAME"
                                                    : "";
    for (const Key& key : s.keys) {
      table.rows.push_back({std::string(s.name) + id + "." + std::string(key.name),
                            key.required ? "required" : std::string(key.standard),
                            std::string(key.meaning)});
    }
  }
  return table;
}

TextTable list_experiment_keys(const Loaded&) { return keys_of(experiment_sections()); }
TextTable list_claim_keys(const Loaded&) { return keys_of(claims_sections()); }

TextTable list_claims(const Loaded& scenario) {
  TextTable table{{"name", "world", "paper", "tests", "claim"}, {}};
  std::vector<std::string> worlds = known_scenarios();
  if (scenario) worlds = {scenario->info.files.front()};
  for (const std::string& world : worlds) {
    const std::optional<std::string> file = claims_file(world);
    if (!file) continue;
    const Result<ClaimsFile> loaded = load_claims(*file, read_text);
    if (!loaded) {
      table.rows.push_back({"", world, "", "", fmt::format("has errors: tumen check {}", *file)});
      continue;
    }
    for (const Claim& c : loaded.value().claims) {
      const std::string tests = c.tests.empty() ? "none" : std::to_string(c.tests.size());
      table.rows.push_back({c.id, loaded.value().world, c.paper, tests, c.statement});
    }
  }
  return table;
}

TextTable list_variants(const Loaded& scenario) {
  TextTable table{{"name", "meaning", "sets", "source"}, {}, 3};
  for (const VariantInfo& v : scenario ? scenario->info.variants : theories()) {
    table.rows.push_back({v.id, v.label, settings_text(v), v.source});
  }
  return table;
}

TextTable list_levers(const Loaded& scenario) {
  TextTable table{{"name", "unit", "range", "default", "meaning"}, {}};
  for (const LeverInfo& lever : scenario->info.levers) {
    table.rows.push_back({lever.id, lever.unit, range_text({lever.low, lever.high}),
                          lever.standard ? compact(*lever.standard) : "", lever.label});
  }
  return table;
}

TextTable list_arms(const Loaded& scenario) {
  TextTable table{{"name", "meaning"}, {}};
  for (const ArmInfo& arm : scenario->info.arms) table.rows.push_back({arm.id, arm.label});
  return table;
}

TextTable list_shocks(const Loaded& scenario) {
  TextTable table{{"name", "date", "meaning", "source"}, {}, 2};
  for (const Shock& shock : scenario->setup.shocks) {
    table.rows.push_back(
        {shock.id, scenario->setup.calendar.date(shock.start), shock.label, shock.source});
  }
  return table;
}

TextTable list_parameters(const Loaded&) {
  TextTable table{
      {"name", "unit", "default", "plausible", "valid", "meaning", "equation", "source"}, {}, 3};
  for (const FieldSet::Entry& e : field_table().entries()) {
    const Quantity& q = e.quantity;
    if (!settable(q)) continue;
    table.rows.push_back({std::string(kIndexSetNames[e.index_set]) + "." + std::string(q.name),
                          std::string(q.unit), required(q) ? "required" : compact(q.initial),
                          has_prior(q) ? range_text(q.prior) : "", range_text(q.valid),
                          std::string(q.meaning), "equation " + std::string(q.equation),
                          std::string(q.source)});
  }
  return table;
}

TextTable list_metrics_of(const Loaded& scenario) {
  TextTable table{{"name", "unit", "meaning"}, {}};
  if (scenario) {
    for (const Metric& m : list_metrics(scenario->setup.structure)) {
      table.rows.push_back({m.info.name, m.info.unit, m.info.meaning});
    }
    for (const MetricAlias& alias : scenario->setup.aliases) {
      table.rows.push_back({alias.name, "", "The same as " + alias.metric});
    }
    return table;
  }
  for (const MetricFamily& f : metric_families()) {
    table.rows.push_back({std::string(f.id), std::string(f.unit), std::string(f.meaning)});
  }
  return table;
}

TextTable list_rules(const Loaded&) {
  TextTable table{{"kind", "name", "meaning", "source"}, {}, 2};
  for (const DecisionRuleInfo& r : decision_rules()) {
    table.rows.push_back(
        {"decision", std::string(r.id), std::string(r.meaning), std::string(r.source)});
  }
  for (const BargainingRuleInfo& r : bargaining_rules()) {
    table.rows.push_back(
        {"bargaining", std::string(r.id), std::string(r.meaning), std::string(r.source)});
  }
  return table;
}

TextTable list_mechanisms(const Loaded&) {
  TextTable table{{"name", "equation", "meaning"}, {}};
  for (const Mechanism& m : mechanisms()) table.rows.push_back({m.id, m.equation, m.label});
  return table;
}

TextTable list_docket_kinds(const Loaded&) {
  TextTable table{{"name", "equation", "meaning"}, {}};
  for (const DocketKind* kind : docket_kinds()) {
    std::string meaning = std::string(kind->meaning) + ": ";
    for (std::size_t k = 0; k < kind->options.size(); ++k) {
      meaning += (k > 0 ? ", " : "") + std::string(kind->options[k]);
    }
    table.rows.push_back({std::string(kind->id), std::string(kind->equation), meaning});
  }
  return table;
}

TextTable list_equations(const Loaded&) {
  TextTable table{{"number", "title", "formula", "source"}, {}, 2};
  for (const Equation& e : equations()) {
    table.rows.push_back({std::string(e.number), std::string(e.title), std::string(e.formula),
                          std::string(e.source)});
  }
  return table;
}

struct Listing {
  std::string_view name;
  bool needs_scenario;
  TextTable (*make)(const Loaded&);
};
constexpr Listing kListings[] = {
    {"scenarios", false, list_scenarios},   {"experiments", false, list_experiments},
    {"variants", false, list_variants},     {"levers", true, list_levers},
    {"parameters", false, list_parameters}, {"metrics", false, list_metrics_of},
    {"rules", false, list_rules},           {"dockets", false, list_docket_kinds},
    {"mechanisms", false, list_mechanisms}, {"arms", true, list_arms},
    {"shocks", true, list_shocks},          {"equations", false, list_equations},
    {"keys", false, list_parameters},       {"experiment-keys", false, list_experiment_keys},
    {"claims", false, list_claims},         {"claim-keys", false, list_claim_keys},
};

/// Listings that have a page of the documentation: in Markdown they are that page.
struct Page {
  std::string_view name;
  std::string (*text)();
};
constexpr Page kPages[] = {{"equations", model_document},
                           {"keys", key_tables_markdown},
                           {"experiment-keys", experiment_key_tables_markdown},
                           {"claim-keys", claims_key_tables_markdown}};

std::vector<std::string> listing_names() {
  std::vector<std::string> names;
  for (const Listing& listing : kListings) names.emplace_back(listing.name);
  return names;
}

int list_what(Session& session, const ListOptions& options) {
  const Listing* listing = nullptr;
  for (const Listing& l : kListings) {
    if (l.name == options.what) listing = &l;
  }
  if (listing == nullptr) {
    throw UsageError(fmt::format("there is no list of \"{}\"{}", options.what,
                                 did_you_mean(options.what, listing_names())));
  }
  Loaded scenario;
  if (!options.scenario.empty() && listing->name != "scenarios") {
    ScenarioChoice choice;
    choice.scenario = options.scenario;
    scenario = load_choice(session, choice, "");
    if (!scenario) return kBadInput;
  }
  if (listing->needs_scenario && !scenario) {
    throw UsageError(fmt::format("the {} belong to a scenario: tumen list {} SCENARIO",
                                 options.what, options.what));
  }
  for (const Page& page : kPages) {
    if (page.name != options.what || options.format != "markdown") continue;
    fmt::print(session.out, "{}", page.text());
    return kFine;
  }
  print_table(session, listing->make(scenario), options.what, options.format);
  return kFine;
}

}  // namespace

void add_list_command(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand("list", "Shows everything that can be named");
  const auto options = std::make_shared<ListOptions>();
  std::string names;
  for (const std::string& name : listing_names()) names += (names.empty() ? "" : ", ") + name;
  command->add_option("what", options->what, names)->type_name("WHAT")->required();
  command->add_option("scenario", options->scenario, "Folder, .toml file, or a name in ./scenarios")
      ->type_name("SCENARIO");
  command->add_option("--format", options->format, "text, markdown or json")
      ->check(CLI::IsMember({"text", "markdown", "json"}));
  command->footer(std::string(kFooter));
  command->callback([options, &session] {
    session.action = [options, &session] { return list_what(session, *options); };
  });
}

}  // namespace tumen
