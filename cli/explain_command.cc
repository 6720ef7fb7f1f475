#include <fmt/ostream.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "cli/card_print.h"
#include "cli/commands.h"
#include "cli/explain/numbers.h"
#include "cli/run_json.h"
#include "cli/scenario_choice.h"
#include "cli/style.h"
#include "cli/variant_run.h"
#include "scenario/dates.h"

namespace tumen {
namespace {

constexpr std::size_t kMostCards = 3, kMostRows = 60;

constexpr std::string_view kFooter =
    "\nWithout --tick: the notable decisions of one history. With it: the decision cards of that\n"
    "tick, with utilities term by term, beliefs, the draw, and what would have turned the "
    "choice.\n\n"
    "Examples:\n"
    "  tumen explain two-powers                              what there is to explain\n"
    "  tumen explain two-powers --docket terms               one kind of decision\n"
    "  tumen explain two-powers --docket terms --tick 2008Q1 why was it refused?\n"
    "  tumen list dockets                                    the kinds of decisions";

struct ExplainOptions {
  ScenarioChoice choice;
  std::string run = "0", agent, docket, target, tick, format = "text";
  bool uncertain = false;
};

/// One history and what to look for in it.
struct Search {
  const ExplainOptions& options;
  const ReferenceModel& model;
  const ScenarioInfo& info;
  RunAddress address;

  const Calendar& calendar() const { return model.setup().calendar; }
  const std::string& agent_of(const Docket& d) const { return model.setup().structure[d.agent].id; }
  bool wanted(const Docket& d) const {
    return (options.agent.empty() || agent_of(d) == options.agent) &&
           (options.docket.empty() || model.kind(d).id == options.docket) &&
           (options.target.empty() || d.target == options.target);
  }
  const std::string_view option_name(const HistoryDecision& d) const {
    return model.kind(model.dockets()[d.docket]).options[d.chosen];
  }
};

void check_name(std::string_view option, const std::string& name, std::vector<std::string> known) {
  if (name.empty() || std::ranges::count(known, name) > 0) return;
  std::string message = fmt::format("{} \"{}\" decides nothing here", option, name);
  const std::string nearest = nearest_name(name, known);
  if (!nearest.empty()) {
    message += fmt::format(" (did you mean \"{}\"?)", nearest);
  } else {
    std::ranges::sort(known);
    known.erase(std::unique(known.begin(), known.end()), known.end());
    message += "; there are";
    for (std::size_t k = 0; k < known.size() && k < 20; ++k)
      message += (k > 0 ? ", " : " ") + known[k];
  }
  throw UsageError(message);
}

void check_filters(const Search& search) {
  std::vector<std::string> agents, kinds, targets;
  for (const Docket& d : search.model.dockets()) {
    agents.push_back(search.agent_of(d));
    kinds.emplace_back(search.model.kind(d).id);
    targets.push_back(d.target);
  }
  check_name("--agent", search.options.agent, agents);
  check_name("--docket", search.options.docket, kinds);
  check_name("--target", search.options.target, targets);
  const auto dockets = search.model.dockets();
  if (std::ranges::none_of(dockets, [&](const Docket& d) { return search.wanted(d); })) {
    throw UsageError("nobody takes a decision that fits --agent, --docket and --target together");
  }
}

int parse_tick(const std::string& text, const Calendar& calendar) {
  int tick = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, tick);
  if (error != std::errc() || stop != end) {
    const std::optional<Quarter> quarter = parse_quarter(text);
    if (!quarter) {
      throw UsageError(fmt::format("--tick must be a number or a date such as {}, got \"{}\"",
                                   calendar.date(0), text));
    }
    tick = calendar.tick_of(quarter->year, quarter->quarter);
  }
  if (tick < 0 || tick >= calendar.ticks) {
    throw UsageError(fmt::format("--tick must lie between 0 ({}) and {} ({}), got \"{}\"",
                                 calendar.date(0), calendar.ticks - 1,
                                 calendar.date(calendar.ticks - 1), text));
  }
  return tick;
}

/// Decisions that tell the history, or those of the kind that is asked for.
std::vector<const HistoryDecision*> notable(const Search& search, const History& history) {
  std::vector<const HistoryDecision*> list;
  const bool filtered = !search.options.agent.empty() || !search.options.target.empty();
  const std::vector<bool> turns = turning_points(search.model, history);
  for (std::size_t k = 0; k < history.decisions.size(); ++k) {
    const HistoryDecision& d = history.decisions[k];
    const Docket& docket = search.model.dockets()[d.docket];
    if (!search.wanted(docket)) continue;
    const bool told = turns[k] && (filtered || about_project(search.model.kind(docket).id));
    if (told || !search.options.docket.empty()) list.push_back(&d);
  }
  return list;
}

void print_title(Session& session, const Search& search) {
  const Style style(session.terminal);
  fmt::print(session.out, "{}\n{}; variant {}, seed {}, run {}\n\n", style.bold(search.info.title),
             search.info.id, search.info.variant, search.address.seed, search.address.run);
}

void print_decisions(Session& session, const Search& search,
                     const std::vector<const HistoryDecision*>& list) {
  const Style style(session.terminal);
  fmt::print(session.out, "{}\n",
             style.dim(padded("date", 8) + padded("docket", 12) + padded("agent", 10) +
                       padded("about", 22) + padded("chosen", 22) + "P"));
  for (std::size_t k = 0; k < list.size() && k < kMostRows; ++k) {
    const HistoryDecision& d = *list[k];
    const Docket& docket = search.model.dockets()[d.docket];
    fmt::print(session.out, "{}{}{}{}{}{}\n", padded(search.calendar().date(d.tick), 8),
               padded(search.model.kind(docket).id, 12), padded(search.agent_of(docket), 9) + " ",
               padded(docket.target, 21) + " ", padded(search.option_name(d), 21) + " ",
               right(percent(d.probability[d.chosen]), 4));
  }
  if (list.size() > kMostRows) {
    fmt::print(session.out, "{} more; --agent, --docket and --target narrow the list\n",
               list.size() - kMostRows);
  }
}

nlohmann::ordered_json decision_json(const Search& search, const HistoryDecision& d) {
  const Docket& docket = search.model.dockets()[d.docket];
  return {{"tick", d.tick},
          {"date", search.calendar().date(d.tick)},
          {"docket", std::string(search.model.kind(docket).id)},
          {"agent", search.agent_of(docket)},
          {"target", docket.target},
          {"chosen", std::string(search.option_name(d))},
          {"probability", d.probability[d.chosen]},
          {"draw", d.draw}};
}

nlohmann::ordered_json head_json(const Search& search) {
  return {{"scenario", search.info.id},
          {"variant", search.info.variant},
          {"seed", search.address.seed},
          {"run", search.address.run}};
}

int list_decisions(Session& session, const Search& search) {
  const History history = observe(search.model, search.address);
  const auto list = notable(search, history);
  if (search.options.format == "json") {
    nlohmann::ordered_json json = head_json(search);
    json["decisions"] = nlohmann::ordered_json::array();
    for (const HistoryDecision* d : list) json["decisions"].push_back(decision_json(search, *d));
    print_json(session, json);
    return kFine;
  }
  print_title(session, search);
  if (list.empty()) {
    fmt::print(session.out, "Nothing notable was decided in this history; try another --run.\n");
    return kFine;
  }
  print_decisions(session, search, list);
  const Docket& docket = search.model.dockets()[list.front()->docket];
  fmt::print(session.out, "\nThe card of one: add --docket {} --target {} --tick {}\n",
             search.model.kind(docket).id, docket.target,
             search.calendar().date(list.front()->tick));
  return kFine;
}

/// Says when the dockets that were asked for were open.
int not_open(Session& session, const Search& search, int tick) {
  const History history = observe(search.model, search.address);
  std::string dates;
  int shown = 0, last = -1, more = 0;
  for (const HistoryDecision& d : history.decisions) {
    if (!search.wanted(search.model.dockets()[d.docket]) || d.tick == last) continue;
    last = d.tick;
    if (++shown > 12) {
      ++more;
      continue;
    }
    dates += (dates.empty() ? "" : ", ") + search.calendar().date(d.tick);
  }
  std::string text = fmt::format("Nothing that fits was up for decision in {} of this history.",
                                 search.calendar().date(tick));
  if (dates.empty()) {
    text += " It never was; another --run or --seed may differ.";
  } else {
    text += fmt::format(" It was in {}{}.", dates,
                        more > 0 ? fmt::format(" and {} ticks more", more) : "");
  }
  for (const std::string& line : wrapped(text, 80)) fmt::print(session.err, "{}\n", line);
  return kFailed;
}

int show_cards(Session& session, const Search& search, int tick) {
  const History history = observe(search.model, search.address, tick);
  std::vector<const HistoryDecision*> list;
  for (const HistoryDecision& d : history.decisions) {
    if (search.wanted(search.model.dockets()[d.docket])) list.push_back(&d);
  }
  if (list.empty()) return not_open(session, search, tick);
  const bool json = search.options.format == "json";
  if (list.size() > kMostCards && !json) {
    print_title(session, search);
    print_decisions(session, search, list);
    fmt::print(session.out, "\n{} decisions; --agent, --docket and --target choose among them.\n",
               list.size());
    return kFine;
  }
  nlohmann::ordered_json document = head_json(search);
  document["cards"] = nlohmann::ordered_json::array();
  if (!json) print_title(session, search);
  for (std::size_t k = 0; k < list.size(); ++k) {
    if (session.stopped()) return kFailed;
    const std::optional<Card> card = make_card(search.model, search.address, tick, list[k]->docket);
    if (!card) continue;
    if (json) {
      document["cards"].push_back(card_json(*card));
      continue;
    }
    if (k > 0) fmt::print(session.out, "\n{}\n\n", std::string(80, '-'));
    print_card(session, *card);
  }
  if (json) print_json(session, document);
  return kFine;
}

int explain(Session& session, const ExplainOptions& options) {
  std::optional<Scenario> scenario = load_choice(session, options.choice, options.choice.variant);
  if (!scenario) return kBadInput;
  scenario->setup.sample_priors = options.uncertain;
  const ReferenceModel model(std::move(scenario->setup));
  const Search search = {
      options,
      model,
      scenario->info,
      {options.choice.seed_number(), parse_count("--run", options.run, 0, kMostRuns - 1),
       options.uncertain ? kRunsPerPoint : 1}};
  check_filters(search);
  if (options.tick.empty()) return list_decisions(session, search);
  return show_cards(session, search, parse_tick(options.tick, search.calendar()));
}

}  // namespace

void add_explain_command(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand(
      "explain", "Shows why something was decided: decision cards of one history");
  const auto options = std::make_shared<ExplainOptions>();
  add_scenario_options(*command, options->choice);
  command->add_option("--run", options->run, "Which history of the ensemble, from 0")
      ->type_name("R");
  command->add_option("--agent", options->agent, "Who decides")->type_name("A");
  command->add_option("--docket", options->docket, "Kind of decision")->type_name("D");
  command->add_option("--target", options->target, "About what: a project, a state")
      ->type_name("P");
  command->add_option("--tick", options->tick, "When: a number from 0 or a date, as 2003Q1")
      ->type_name("T");
  command->add_flag("--uncertain", options->uncertain, "The history is one of run --uncertain");
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  command->footer(std::string(kFooter));
  command->callback([options, &session] {
    session.action = [options, &session] { return explain(session, *options); };
  });
}

}  // namespace tumen
