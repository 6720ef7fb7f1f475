#include "cli/explain/card.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "cli/explain/card_words.h"
#include "cli/explain/headline.h"
#include "cli/explain/numbers.h"
#include "model/docket_project.h"

namespace tumen {
namespace {

constexpr std::size_t kMostFlips = 6;
constexpr int kLane = 0;  // a replay holds the same history in every lane

bool answers_offer(std::string_view kind) { return kind == "terms" || kind == "answer"; }

/// Names what a docket is about, and the state on the other side, where there is one.
struct Subject {
  std::string label;
  StateId other;
  ProjectId project;
};

Subject subject_of(const ReferenceModel& model, const Docket& d) {
  const Structure& s = model.setup().structure;
  const std::string_view kind = model.kind(d).id;
  Subject out;
  if (about_project(kind)) {
    out.project = ProjectId(d.first);
    const Project& p = s[out.project];
    out.other = p.host == d.agent ? p.partner : p.host;
    out.label = name_of(p);
  } else if (kind == "regime") {
    out.label = name_of(s[RegionId(d.first)]);
  } else {
    out.other = StateId(d.second);
    out.label = name_of(s[out.other]);
    if (kind == "declaration" || kind == "court")
      out.label += " in " + name_of(s[RegionId(d.first)]);
    if (kind == "integrate") out.label = name_of(s[InstitutionId(d.first)]);
  }
  return out;
}

std::string terms_text(const Terms& t) {
  return fmt::format("a lease of {} years, {} foreign equity, {} management, {} foreign finance",
                     plain(t.years[kLane]), percent(t.equity[kLane]),
                     t.management[kLane] >= 0.5 ? "foreign" : "the host's",
                     percent(t.finance[kLane]));
}

/// The options of a menu that nobody decides on.
std::vector<CardOption> options_of(const Menu& menu, const DocketKind& kind,
                                   std::span<const double> probability) {
  std::vector<CardOption> options;
  for (std::size_t o = 0; o < menu.size(); ++o) {
    CardOption option;
    option.name = std::string(kind.options[o]);
    option.available = menu.available[o][kLane];
    option.utility = menu.utility(o)[kLane];
    option.probability = probability[o];
    for (std::size_t t = 0; t < kTerms; ++t) {
      option.terms.push_back(menu.term(o, static_cast<Term>(t))[kLane]);
    }
    options.push_back(std::move(option));
  }
  return options;
}

void add_belief(std::vector<Belief>& list, const World& w, IndexSet set, std::size_t index,
                std::string_view quantity) {
  const int entry = w.fields.find(static_cast<std::size_t>(set), quantity);
  if (entry < 0) return;
  const FieldSet::Entry& e = w.fields.entries()[static_cast<std::size_t>(entry)];
  list.push_back({std::string(kIndexSetNames[static_cast<std::size_t>(set)]) + "." +
                      w.structure.name(set, index) + "." + std::string(quantity),
                  std::string(e.quantity.meaning), w.fields.values(e)[index][kLane]});
}

std::vector<Belief> beliefs_of(const World& w, const Docket& d, const Subject& subject) {
  std::vector<Belief> list;
  if (subject.other) {
    const DyadId ij = w.structure.dyad(d.agent, subject.other);
    for (const std::string_view name : {"threat_S", "threat_R"}) {
      add_belief(list, w, IndexSet::dyad, ij.index(), name);
    }
    if (subject.project && w.structure[subject.project].host == d.agent) {
      add_belief(list, w, IndexSet::project, subject.project.index(), "threat_L");
    }
    for (const std::string_view name : {"trust", "intent", "asymmetry"}) {
      add_belief(list, w, IndexSet::dyad, ij.index(), name);
    }
  }
  return list;
}

std::optional<OtherSide> other_side_of(const ReferenceModel& model, const World& w,
                                       const History& history, const Docket& d) {
  const std::string_view kind = model.kind(d).id;
  if (!answers_offer(kind)) return std::nullopt;
  const std::string_view wanted = kind == "terms" ? "answer" : "terms";
  for (const Docket& other : model.dockets()) {
    if (model.kind(other).id != wanted || other.first != d.first) continue;
    const auto position = static_cast<std::size_t>(&other - model.dockets().data());
    const auto made = std::ranges::find(history.decisions, position, &HistoryDecision::docket);
    if (made != history.decisions.end()) {
      return OtherSide{name_of(w.structure[other.agent]), std::string(model.kind(other).meaning),
                       true, options_of(*made, model.kind(other))};
    }
    Menu menu;
    Choice choice;
    model.build_menu(w, other, menu);
    model.rule().rule(menu, 0.0, choice);
    std::vector<double> probability;
    for (std::size_t o = 0; o < menu.size(); ++o)
      probability.push_back(choice.probability[o][kLane]);
    return OtherSide{name_of(w.structure[other.agent]), std::string(model.kind(other).meaning),
                     menu.open[kLane], options_of(menu, model.kind(other), probability)};
  }
  return std::nullopt;
}

/// The single change of the offered terms that makes accepting worth most to the agent; what it
/// foresees of accepting stays as it is.
std::optional<OtherTerms> better_terms(const ReferenceModel& model, World& w, const Docket& d,
                                       double utility_now, double foreseen) {
  if (!answers_offer(model.kind(d).id)) return std::nullopt;
  const ProjectId p(d.first);
  const Project& menu_of = w.structure[p];
  std::optional<OtherTerms> best;
  Menu menu;
  const auto scan = [&](Real& number, const std::vector<double>& values, auto&& say) {
    const Real kept = number;
    for (const double value : values) {
      if (value == kept[kLane]) continue;
      number = value;
      const Prospect x = survey(w, p);
      if (!financeable(x, w.project.offer_equity[p], w.project.offer_finance[p])[kLane]) continue;
      model.build_menu(w, d, menu);
      const double utility = menu.utility(kAccept)[kLane] + foreseen;
      if (utility <= (best ? best->utility : utility_now) + kNothing) continue;
      best = OtherTerms{say(value, kept[kLane]), utility};
    }
    number = kept;
  };
  ProjectFields& f = w.project;
  scan(f.offer_years[p], menu_of.years, [](double value, double now) {
    return fmt::format("{} years instead of {}", plain(value), plain(now));
  });
  scan(f.offer_equity[p], menu_of.equity, [](double value, double now) {
    return fmt::format("{} foreign equity instead of {}", percent(value), percent(now));
  });
  scan(f.offer_management[p], menu_of.management, [](double value, double) {
    return std::string(value >= 0.5 ? "foreign management" : "its own management");
  });
  scan(f.offer_finance[p], menu_of.finance, [](double value, double now) {
    return fmt::format("{} foreign finance instead of {}", percent(value), percent(now));
  });
  return best;
}

void rank(Card& card) {
  const auto better = [&card](std::size_t a, std::size_t b) {
    const double first = card.options[a].utility, second = card.options[b].utility;
    return first != second ? first > second : a < b;
  };
  std::vector<std::size_t> order;
  for (std::size_t o = 0; o < card.options.size(); ++o) {
    if (card.options[o].available) order.push_back(o);
    if (card.options[o].probability > card.options[card.modal].probability) card.modal = o;
  }
  std::ranges::sort(order, better);
  if (order.empty()) return;
  card.best = order[0];
  card.runner_up = order.size() > 1 ? order[1] : order[0];
  // Scaling a term's difference by 1 + x closes the gap when x = -gap / difference: the largest
  // difference needs the smallest change.
  const CardOption &first = card.options[card.best], &second = card.options[card.runner_up];
  double largest = 0;
  for (std::size_t t = 0; t < kTerms; ++t) {
    const double difference = std::abs(first.terms[t] - second.terms[t]);
    if (difference > largest + kNothing) {
      largest = difference;
      card.pivot = t;
    }
  }
  card.pivot_change = largest > 0 ? -(first.utility - second.utility) /
                                        (first.terms[card.pivot] - second.terms[card.pivot])
                                  : NAN;
}

/// The decision again, each time with one of the terms in which the options differ left out.
std::vector<WithoutTerm> without_terms(const ReferenceModel& model, const World& w, const Docket& d,
                                       const HistoryDecision& made) {
  std::vector<WithoutTerm> list;
  Menu menu;
  model.build_menu(w, d, menu);  // for what is held
  menu.forget_terms();
  const std::size_t options = made.available.size();
  for (std::size_t o = 0; o < options; ++o) {
    menu.available[o] = made.available[o];
    for (std::size_t t = 0; t < kTerms; ++t) {
      menu.term(o, static_cast<Term>(t)) = made.terms[o * kTerms + t];
    }
  }
  menu.stake = made.stake;
  menu.precision = made.precision;
  Choice choice;
  for (std::size_t t = 0; t < kTerms; ++t) {
    const auto term = static_cast<Term>(t);
    bool differs = false;
    for (std::size_t o = 1; o < options; ++o) {
      differs |= std::abs(made.terms[o * kTerms + t] - made.terms[t]) > kNothing;
    }
    if (!differs) continue;
    for (std::size_t o = 0; o < options; ++o) menu.term(o, term) = 0.0;
    model.rule().rule(menu, made.draw, choice);
    WithoutTerm out;
    out.term = t;
    out.best = best_option(menu, kLane);
    out.chosen = static_cast<std::size_t>(choice.option[kLane]);
    for (std::size_t o = 0; o < options; ++o)
      out.probability.push_back(choice.probability[o][kLane]);
    list.push_back(std::move(out));
    for (std::size_t o = 0; o < options; ++o) menu.term(o, term) = made.terms[o * kTerms + t];
  }
  return list;
}

}  // namespace

std::vector<CardOption> options_of(const HistoryDecision& made, const DocketKind& kind) {
  std::vector<CardOption> options;
  for (std::size_t o = 0; o < made.available.size(); ++o) {
    CardOption option;
    option.name = std::string(kind.options[o]);
    option.available = made.available[o];
    option.utility = made.utility(o);
    option.probability = made.probability[o];
    for (std::size_t t = 0; t < kTerms; ++t) option.terms.push_back(made.terms[o * kTerms + t]);
    options.push_back(std::move(option));
  }
  return options;
}

bool about_project(std::string_view kind) {
  const int position = find_docket_kind(kind);
  return position >= 0 &&
         docket_kinds()[static_cast<std::size_t>(position)]->about == About::project;
}

std::optional<Card> make_card(const ReferenceModel& model, const RunAddress& address, int tick,
                              std::size_t docket) {
  const History history = observe(model, address, tick);
  const auto made = std::ranges::find(history.decisions, docket, &HistoryDecision::docket);
  if (made == history.decisions.end()) return std::nullopt;
  const auto world = model.make_world();
  replay_reference(model, *world, address, nullptr, tick - 1);
  const Batch batch = make_batch(address.seed, address.run, 1, address.runs_per_point);
  model.prepare(*world, batch, tick, nullptr);
  const Docket& d = model.dockets()[docket];
  const DocketKind& kind = model.kind(d);
  const Subject subject = subject_of(model, d);
  std::vector<double> foreseen;
  for (std::size_t o = 0; o < made->available.size(); ++o) {
    foreseen.push_back(made->terms[o * kTerms + static_cast<std::size_t>(Term::foresight)]);
  }

  Card card;
  card.docket = std::string(kind.id);
  card.meaning = std::string(kind.meaning);
  card.equation = std::string(kind.equation);
  card.agent = world->structure[d.agent].id;
  card.agent_label = name_of(world->structure[d.agent]);
  card.target = d.target;
  card.target_label = subject.label;
  card.tick = tick;
  card.date = model.setup().calendar.date(tick);
  card.options = options_of(*made, kind);
  card.stake = made->stake;
  card.precision = made->precision;
  card.draw = made->draw;
  card.chosen = made->chosen;
  rank(card);
  card.beliefs = beliefs_of(*world, d, subject);
  if (subject.project) {
    const ProjectId p = subject.project;
    const Terms terms = terms_in_view(*world, p);
    if (terms.years[kLane] > 0) card.terms_in_view = terms_text(terms);
    const Real alone = host_outside(survey(*world, p));
    card.outside.push_back({"host", "the host building alone", alone[kLane]});
    card.outside.push_back(
        {"partner", "the partner's best other route", world->project.outside[p][kLane]});
  }
  card.other_side = other_side_of(model, *world, history, d);
  if (answers_offer(kind.id) && model.rule().outlook != Outlook::experience) {
    card.better_terms =
        better_terms(model, *world, d, card.options[kAccept].utility, foreseen[kAccept]);
  }
  card.flips = flip_points(model, *world, d, kLane, foreseen);
  // The stage of a project says which rules apply; it is nothing that an agent weighs.
  std::erase_if(card.flips, [](const FlipPoint& f) { return f.unit == "stage"; });
  if (card.flips.size() > kMostFlips) card.flips.resize(kMostFlips);
  card.without = without_terms(model, *world, d, *made);
  card.sentence = sentence_of(card);
  return card;
}

}  // namespace tumen
