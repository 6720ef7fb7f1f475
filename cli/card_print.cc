#include "cli/card_print.h"

#include <fmt/ostream.h>

#include <algorithm>
#include <cmath>

#include "cli/explain/numbers.h"
#include "cli/style.h"

namespace tumen {
namespace {

constexpr std::size_t kWidth = 80, kLabel = 17;

void print_lines(Session& session, std::string_view text, std::size_t indent = 0) {
  for (const std::string& line : wrapped(text, kWidth, indent))
    fmt::print(session.out, "{}\n", line);
}

/// Names over the columns, in as many lines as the longest needs.
void print_names(Session& session, const std::vector<std::string>& names, std::size_t column,
                 const Style& style) {
  std::vector<std::vector<std::string>> heads;
  std::size_t height = 0;
  for (const std::string& name : names) {
    heads.push_back(wrapped(name, column - 1));
    height = std::max(height, heads.back().size());
  }
  for (std::size_t k = 0; k < height; ++k) {
    std::string line(kLabel, ' ');
    for (const auto& head : heads) {
      const std::size_t above = height - head.size();
      line += right(k >= above ? head[k - above] : "", column);
    }
    fmt::print(session.out, "{}\n", style.dim(line));
  }
}

void print_options(Session& session, const Card& card, const Style& style) {
  const bool compared = card.best != card.runner_up;
  const std::size_t columns = card.options.size() + (compared ? 1 : 0);
  const std::size_t column = std::min<std::size_t>((kWidth - kLabel) / columns, 14);
  std::vector<std::string> heads;
  for (const CardOption& option : card.options) heads.push_back(option.name);
  if (compared) heads.push_back("best - next");
  print_names(session, heads, column, style);
  const CardOption &first = card.options[card.best], &second = card.options[card.runner_up];
  for (std::size_t t = 0; t < kTerms; ++t) {
    const bool spoken =
        std::ranges::any_of(card.options, [t](const CardOption& o) { return o.terms[t] != 0; });
    if (!spoken) continue;
    std::string line = padded("  " + std::string(term_names()[t]), kLabel);
    for (const CardOption& option : card.options)
      line += right(signed_brief(option.terms[t]), column);
    if (compared) line += right(signed_brief(first.terms[t] - second.terms[t]), column);
    fmt::print(session.out, "{}\n", line);
  }
  std::string utility = padded("Utility U", kLabel), chance = padded("Probability P", kLabel),
              marks = padded("", kLabel);
  for (std::size_t o = 0; o < card.options.size(); ++o) {
    const CardOption& option = card.options[o];
    utility += right(option.available ? signed_brief(option.utility) : "closed", column);
    chance += right(option.available ? percent(option.probability) : "", column);
    marks += right(o == card.chosen ? "chosen" : "", column);
  }
  if (compared) utility += right(signed_brief(first.utility - second.utility), column);
  marks.erase(marks.find_last_not_of(' ') + 1);
  fmt::print(session.out, "{}\n{}\n{}\n", style.bold(utility), chance, style.bold(marks));
}

std::string draw_text(const Card& card) {
  const CardOption& chosen = card.options[card.chosen];
  std::string text = fmt::format("Draw {}: ", brief(card.draw));
  if (chosen.probability > 1 - 1e-9) return text + "no draw could have brought anything else.";
  text += card.chosen == card.modal
              ? fmt::format("it fell on the most likely choice, \"{}\"", chosen.name)
              : fmt::format("it fell on \"{}\"; \"{}\" was most likely ({})", chosen.name,
                            card.options[card.modal].name,
                            percent(card.options[card.modal].probability));
  return text + fmt::format(". {} of draws would have brought another choice.",
                            percent(1 - chosen.probability));
}

std::string pivot_text(const Card& card) {
  if (card.best == card.runner_up || std::isnan(card.pivot_change)) return "";
  const CardOption &first = card.options[card.best], &second = card.options[card.runner_up];
  const double difference = first.terms[card.pivot] - second.terms[card.pivot];
  const double change = std::abs(card.pivot_change);
  const std::string size =
      change < 9.995 ? percent(change) : fmt::format("{} times", plain(change));
  return fmt::format(
      "Pivotal term: {} ({} between the two best). {} {} of it, and \"{}\" would rank before "
      "\"{}\".",
      term_names()[card.pivot], signed_brief(difference), size,
      card.pivot_change < 0 ? "less" : "more", second.name, first.name);
}

void print_flips(Session& session, const Card& card, const Style& style) {
  if (card.flips.empty()) return;
  fmt::print(session.out, "\n{}\n",
             style.bold("What would turn the ranking, one number at a time, easiest first"));
  for (const FlipPoint& flip : card.flips) {
    const std::string_view name =
        std::string_view(flip.address).substr(flip.address.rfind('.') + 1);
    print_lines(
        session,
        fmt::format("  \"{}\" if {} were {} {} (now {}): {}", card.options[flip.becomes].name, name,
                    flip.flips_at < flip.now ? "below" : "above", brief(flip.flips_at),
                    brief(flip.now), flip.meaning),
        6);
  }
}

}  // namespace

void print_card(Session& session, const Card& card) {
  const Style style(session.terminal);
  fmt::print(session.out, "{}\n",
             style.bold(fmt::format("{}  {}: {}", card.date, card.agent_label, card.target_label)));
  print_lines(session, fmt::format("{} (docket {}, equation {}; tick {})", card.meaning,
                                   card.docket, card.equation, card.tick));
  if (!card.terms_in_view.empty()) print_lines(session, "Terms: " + card.terms_in_view + ".");
  fmt::print(session.out, "\n");
  print_options(session, card, style);
  print_lines(
      session,
      fmt::format("bn USD a year; stake {}, precision {}: P follows exp(precision U / stake)",
                  brief(card.stake), plain(card.precision)));
  fmt::print(session.out, "\n");
  print_lines(session, draw_text(card));
  if (const std::string text = pivot_text(card); !text.empty()) print_lines(session, text);
  if (!card.beliefs.empty()) {
    std::string text = "Beliefs:";
    for (const Belief& b : card.beliefs) {
      text += fmt::format("{} {} {}", text.back() == ':' ? "" : ",",
                          b.address.substr(b.address.rfind('.') + 1), brief(b.value));
    }
    print_lines(session, text + ".", 2);
  }
  if (!card.outside.empty()) {
    print_lines(session,
                fmt::format("Outside options: {} {}, {} {}.", card.outside[0].meaning,
                            signed_brief(card.outside[0].value), card.outside[1].meaning,
                            signed_brief(card.outside[1].value)),
                2);
  }
  if (card.other_side && !card.other_side->open) {
    print_lines(session,
                card.other_side->agent + " had nothing to decide: it had asked for these " +
                    "terms or accepted them before.",
                2);
  } else if (card.other_side) {
    std::string text = card.other_side->agent + " saw:";
    for (const CardOption& o : card.other_side->options) {
      text += fmt::format("{} {} {} (P {})", text.back() == ':' ? "" : ",", o.name,
                          signed_brief(o.utility), percent(o.probability));
    }
    print_lines(session, text + ".", 2);
  }
  print_flips(session, card, style);
  fmt::print(session.out, "\n");
  print_lines(session, card.sentence);
}

}  // namespace tumen
