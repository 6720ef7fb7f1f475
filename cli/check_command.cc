#include <fmt/ostream.h>

#include <algorithm>
#include <memory>
#include <type_traits>

#include "cli/claims_choice.h"
#include "cli/commands.h"
#include "cli/experiment_choice.h"
#include "cli/explain/numbers.h"
#include "cli/observed_choice.h"
#include "cli/run_json.h"
#include "cli/scenario_choice.h"
#include "cli/style.h"
#include "scenario/experiment.h"

namespace tumen {
namespace {

using nlohmann::ordered_json;

constexpr std::string_view kFooter =
    "\nEvery error is one line, file:line:column: message, as editors and compilers have them.\n"
    "A file with a section [experiment] is checked as an experiment, in all its arms; one with\n"
    "[claims] as claims, with the files that it includes; observed.csv as observations, with the\n"
    "scenario beside it.\n"
    "Exit code 0: all files are fine; 2: some are not.\n\n"
    "Examples:\n"
    "  tumen check scenarios/two-powers\n"
    "  tumen check zarubino/sanctions\n"
    "  tumen check scenarios/zarubino/claims.toml\n"
    "  tumen check scenarios/zarubino/observed.csv\n"
    "  tumen check scenarios/* --format json";

struct CheckOptions {
  std::vector<std::string> files;
  std::string format = "text";
};

struct Checked {
  std::string file;
  Diagnostics errors;
  std::string found;  ///< what a fine file holds
};

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

std::string found_in(const Scenario& scenario) {
  const Setup& setup = scenario.setup;
  const Structure& s = setup.structure;
  const auto& numbers = scenario.info.numbers;
  const auto unsourced = static_cast<std::size_t>(
      std::ranges::count_if(numbers, [](const GivenNumber& n) { return n.source.empty(); }));
  return counted(s.states.size(), "state", "states") + ", " +
         counted(s.regions.size(), "region", "regions") + ", " +
         counted(s.projects.size(), "project", "projects") + ", " +
         counted(s.nodes.size(), "node", "nodes") + ", " +
         counted(s.links.size(), "link", "links") + ", " +
         counted(s.routes.size(), "route", "routes") + ", " +
         counted(setup.shocks.size(), "shock", "shocks") + "; " +
         counted(numbers.size(), "number", "numbers") + " given, " +
         fmt::format("{} of them without a source", unsourced);
}

std::string found_in(const ExperimentInfo& e) {
  const std::uint64_t cells = e.design.points * e.arms.size();
  std::string runs = grouped(cells * e.most) + " runs";
  if (e.most > e.least) runs = grouped(cells * e.least) + " to " + runs;
  return fmt::format("{} {} of a {} design, {}, {}; {}", grouped(e.design.points),
                     e.design.points == 1 ? "point" : "points", design_name(e.design.kind),
                     counted(e.arms.size(), "arm", "arms"),
                     counted(e.factors.size(), "factor", "factors"), runs);
}

std::string found_in(const std::vector<ClaimsFile>& study) {
  std::size_t claims = 0, executable = 0, tests = 0;
  for (const ClaimsFile& file : study) {
    claims += file.claims.size();
    for (const Claim& claim : file.claims) {
      executable += claim.tests.empty() ? 0 : 1;
      tests += claim.tests.size();
    }
  }
  return fmt::format("{}, {} of them executable, {}", counted(claims, "claim", "claims"),
                     executable, counted(tests, "test", "tests")) +
         (study.size() > 1 ? fmt::format(", in {} files", study.size()) : "");
}

std::string found_in(const Observed& o) {
  const auto unjudged = static_cast<std::size_t>(
      std::ranges::count_if(o.events, [](const Observation& e) { return e.value.text.empty(); }));
  return fmt::format("{}, {}, {} of them in no metric; cut {}Q{}",
                     counted(o.series.size(), "observation of a series", "observations of series"),
                     counted(o.events.size(), "event", "events"), unjudged, o.cut.year,
                     o.cut.quarter);
}

template <class T>
void keep(Checked& checked, const Result<T>& result) {
  if (!result) {
    checked.errors = result.errors();
  } else if constexpr (std::is_same_v<T, Experiment>) {
    checked.found = found_in(result.value().info);
  } else {
    checked.found = found_in(result.value());
  }
}

Checked check(const std::string& argument) {
  Checked out;
  const std::optional<std::string> file = experiment_file(argument);
  const std::optional<std::string> text = file ? read_text(*file) : std::nullopt;
  if (text && is_claims(*file, *text)) {
    out.file = *file;
    keep(out, load_study(out.file, read_text));
    return out;
  }
  if (text && is_experiment(*file, *text)) {
    out.file = *file;
    keep(out, load_experiment(out.file, read_text));
    return out;
  }
  if (is_observed(argument)) {
    out.file = argument;
    keep(out, check_observed(argument));
    return out;
  }
  try {
    out.file = find_scenario(argument);
  } catch (const UsageError& error) {
    out.file = argument;
    out.errors.push_back({argument, 0, 0, "", error.what(), ""});
    return out;
  }
  keep(out, load_scenario(out.file, read_text));
  return out;
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
  for (const std::string& argument : options.files) all.push_back(check(argument));
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
      for (const std::string& line : wrapped(checked.file + ": fine: " + checked.found, 80, 2)) {
        fmt::print(session.out, "{}\n", line);
      }
    }
  }
  return fine ? kFine : kBadInput;
}

}  // namespace

void add_check_command(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand(
      "check", "Finds every error in scenario, experiment and claims files, and in observations");
  const auto options = std::make_shared<CheckOptions>();
  command
      ->add_option(
          "files", options->files,
          "Folders, .toml files, names in ./scenarios, or SCENARIO/NAME for shipped experiments")
      ->type_name("FILE")
      ->required();
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  command->footer(std::string(kFooter));
  command->callback([options, &session] {
    session.action = [options, &session] { return check_all(session, *options); };
  });
}

}  // namespace tumen
