#include "cli/explain/card_words.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "cli/explain/numbers.h"

namespace tumen {
namespace {

struct Verb {
  std::string_view option, past;
};
constexpr Verb kVerbs[] = {
    {"accept", "accepted the terms for"},
    {"reject", "rejected the terms for"},
    {"keep talking", "kept talking about"},
    {"walk away", "walked away from the terms for"},
    {"propose", "proposed"},
    {"take the other route", "took the other route instead of"},
    {"fund", "paid its share of"},
    {"withhold", "withheld its share of"},
    {"quit", "quit"},
    {"suspend", "stopped its work on"},
    {"slow-roll", "slow-rolled"},
    {"steady", "worked steadily on"},
    {"press on", "pressed on with"},
    {"cancel", "cancelled"},
    {"raise engagement", "raised its engagement with"},
    {"lower engagement", "lowered its engagement with"},
    {"court", "courted"},
    {"neglect", "neglected"},
    {"offer", "offered free trade to"},
    {"withdraw offer", "withdrew its offer of free trade to"},
    {"sell", "sold arms to"},
    {"stop", "stopped selling arms to"},
    {"squeeze", "squeezed the partner at"},
    {"keep the terms", "kept the terms of"},
};

std::string deed(const Card& card) {
  const std::string& option = card.options[card.chosen].name;
  for (const Verb& verb : kVerbs) {
    if (verb.option == option)
      return fmt::format("{} {} {}", card.agent_label, verb.past, card.target_label);
  }
  return fmt::format("{} chose \"{}\" for {}", card.agent_label, option, card.target_label);
}

/// The terms in which one option is better (sign 1) or worse (-1) than the other, largest first.
std::string spoken_terms(const CardOption& chosen, const CardOption& other, double sign) {
  constexpr double kSmallPart = 0.02;  // of the largest difference: not worth a word
  std::vector<std::size_t> order;
  double largest = kNothing;
  const auto size = [&](std::size_t t) { return sign * (chosen.terms[t] - other.terms[t]); };
  for (std::size_t t = 0; t < kTerms; ++t) {
    largest = std::max(largest, std::abs(size(t)));
    if (size(t) > kNothing) order.push_back(t);
  }
  std::erase_if(order, [&](std::size_t t) { return size(t) < kSmallPart * largest; });
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return size(a) != size(b) ? size(a) > size(b) : a < b;
  });
  std::string text;
  for (std::size_t k = 0; k < order.size(); ++k) {
    if (k > 0) text += k + 1 == order.size() ? " and " : ", ";
    text += fmt::format("{} ({})", term_names()[order[k]], signed_brief(sign * size(order[k])));
  }
  return text;
}

}  // namespace

std::string sentence_of(const Card& card) {
  const CardOption& chosen = card.options[card.chosen];
  const bool is_best = card.chosen == card.best;
  const CardOption& other = card.options[is_best ? card.runner_up : card.best];
  std::string text = deed(card);
  if (!is_best) {
    text +=
        fmt::format(" although \"{}\" was worth {} more: the draw fell on a choice of {}",
                    other.name, brief(other.utility - chosen.utility), percent(chosen.probability));
  } else if (card.best != card.runner_up) {
    const std::string in_favour = spoken_terms(chosen, other, 1),
                      against = spoken_terms(chosen, other, -1);
    if (in_favour.empty()) {
      text += fmt::format(", which is worth as much as \"{}\"", other.name);
    } else if (against.empty()) {
      text += fmt::format(" because, against \"{}\", {} spoke for it and nothing against it",
                          other.name, in_favour);
    } else {
      text +=
          fmt::format(" because, against \"{}\", {} outweighed {}", other.name, in_favour, against);
    }
  }
  if (card.better_terms) {
    text += fmt::format("; with {}, accepting would be worth {} instead of {}",
                        card.better_terms->change, signed_brief(card.better_terms->utility),
                        signed_brief(card.options[kAccept].utility));
  }
  return text + ".";
}

}  // namespace tumen
