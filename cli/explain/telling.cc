#include "cli/explain/telling.h"

#include <algorithm>

#include "cli/explain/numbers.h"

namespace tumen {
namespace {

/// A sentence for a kind of event: {s} its subject, {a} who did it, {v} the number.
struct Phrase {
  std::string_view kind, text;
};
constexpr Phrase kPhrases[] = {
    {"proposed", "{a} proposes {s}; {v} years of work are planned."},
    {"leased at posted terms", "{a} leases {s} at posted terms, for {v} years."},
    {"squeezed", "{a} claims {p} of the partner's rent from {s}."},
    {"partner accepts", "{a} accepts the terms for {s}: {v} years."},
    {"partner walks away", "{a} walks away from the terms for {s}: {v} years."},
    {"level raised", "{a} lifts {s} to the level of {l}."},
    {"level lowered", "{a} lowers {s} to the level of {l}."},
    {"free port opened", "{a} makes {s} a free port."},
    {"free port closed", "{a} ends the free port of {s}."},
    {"third partners invited", "{a} invites third partners to {s}; they offer {p} of the cost."},
    {"third partners dropped", "{a} goes on with {s} without third partners."},
    {"declared", "{a} declares {v} bn USD with {s} in a {d}."},
    {"suspend", "{a} suspends its work on {s}."},
    {"slow-roll", "{a} slow-rolls {s}."},
    {"steady", "{a} works steadily on {s}."},
    {"press on", "{a} presses on with {s}."},
    {"cancelled", "{a} cancels {s}."},
    {"terms tabled", "Terms for {s} are on the table: a lease of {v} years."},
    {"talks without result", "Talks about {s} end without terms that both sides prefer."},
    {"signed", "{s} is signed: a lease of {v} years."},
    {"ratified", "{a} ratifies the deal on {s}; the margin at home is {v} {d}."},
    {"not ratified", "{a} does not ratify the deal on {s}; the margin at home is {v} {d}."},
    {"construction begins", "Construction of {s} begins."},
    {"suspended", "Construction of {s} stands still."},
    {"opened", "{s} opens."},
    {"lease over", "The lease of {s} is over."},
    {"host accepts", "{a} accepts the terms for {s}: {v} years."},
    {"host rejects", "{a} rejects the terms for {s}: {v} years."},
    {"funded", "{a} pays its share of {s}, {p} of the cost."},
    {"unfunded", "{a} withholds its share of {s}."},
    {"investor courted", "{a} courts investors: {s}."},
    {"free trade agreed", "{a} and {s} agree on free trade."},
    {"arms sold", "{a} sells arms to {s}."},
    {"arms stopped", "{a} stops selling arms to {s}."},
    {"investor neglected", "{a} no longer courts investors: {s}."},
    {"membership deepened", "{a} goes deeper into {s}: to {p} of a full union."},
    {"membership loosened", "{a} loosens its ties to {s}: to {p} of a full union."},
};

std::string_view level_name(double level) {
  static constexpr std::string_view kNames[] = {"the region", "a minister", "the government",
                                                "the head of state"};
  return kNames[static_cast<std::size_t>(std::clamp(level, 0.0, 3.0))];
}

}  // namespace

std::string tell(const HistoryEvent& event, const Names& names) {
  if (event.kind == "shock") return event.detail.empty() ? event.subject : event.detail;
  for (const Phrase& phrase : kPhrases) {
    if (phrase.kind != event.kind) continue;
    std::string out;
    for (std::size_t k = 0; k < phrase.text.size(); ++k) {
      if (phrase.text[k] != '{') {
        out += phrase.text[k];
        continue;
      }
      switch (phrase.text[k + 1]) {
        case 's':
          out += names(event.subject);
          break;
        case 'a':
          out += names(event.actor);
          break;
        case 'p':
          out += percent(event.value);
          break;
        case 'd':
          out += event.detail;
          break;
        case 'l':
          out += level_name(event.value);
          break;
        default:
          out += plain(event.value);
      }
      k += 2;
    }
    return out;
  }
  std::string out = names(event.subject) + ": " + event.kind;
  if (!event.actor.empty()) out += " (" + names(event.actor) + ")";
  return out + ".";
}

}  // namespace tumen
