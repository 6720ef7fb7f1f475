#include "cli/story.h"

#include <fmt/ostream.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "cli/numbers.h"
#include "cli/run_json.h"
#include "cli/style.h"

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

/// Labels of all entities by id; "RFE.CHN" reads "Russian Far East and China".
class Names {
 public:
  explicit Names(const Structure& s) {
    add(s.states);
    add(s.regions);
    add(s.nodes);
    add(s.links);
    add(s.cargos);
    add(s.projects);
    add(s.institutions);
  }
  std::string operator()(const std::string& id) const {
    const auto found = labels_.find(id);
    if (found != labels_.end()) return found->second;
    const std::size_t point = id.find('.');
    if (point == std::string::npos) return id;
    // A region and an investor: the investor is the other side.
    return (*this)(id.substr(point + 1)) + " in " + (*this)(id.substr(0, point));
  }

 private:
  template <class Entity>
  void add(const std::vector<Entity>& entities) {
    for (const Entity& e : entities) labels_.emplace(e.id, name_of(e));
  }
  std::map<std::string, std::string> labels_;
};

std::string_view level_name(double level) {
  static constexpr std::string_view kNames[] = {"the region", "a minister", "the government",
                                                "the head of state"};
  return kNames[static_cast<std::size_t>(std::clamp(level, 0.0, 3.0))];
}

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

/// News that comes again and again is told once, with how often it came.
struct Stream {
  std::string_view name, again;  ///< {n} times, {t} the date of the last, {v} the sum of the values
  std::vector<std::string_view> kinds;
};
const std::vector<Stream>& streams() {
  static const std::vector<Stream> kStreams = {
      {"declared", "{n} declarations until {t}, {v} bn USD in all.", {"declared"}},
      {"court",
       "{n} turns of courting and neglect until {t}.",
       {"investor courted", "investor neglected"}},
      {"level", "{n} changes of level until {t}.", {"level raised", "level lowered"}},
      {"third", "{n} such turns until {t}.", {"third partners invited", "third partners dropped"}},
      {"work",
       "{n} turns of work and payment until {t}.",
       {"suspend", "slow-roll", "steady", "press on", "suspended", "funded", "unfunded"}},
      {"talks", "{n} rounds until {t}.", {"talks without result"}},
  };
  return kStreams;
}
const Stream* stream_of(const HistoryEvent& event) {
  for (const Stream& s : streams()) {
    if (std::ranges::count(s.kinds, event.kind) > 0) return &s;
  }
  return nullptr;
}

/// One line of the chronicle: an event, with those of its stream that follow.
struct Entry {
  HistoryEvent event;
  std::size_t times = 1;
  int last = 0;      ///< tick of the last one
  double total = 0;  ///< sum of their values
};

std::vector<Entry> chronicle(const History& history) {
  std::vector<Entry> entries;
  std::map<std::string, std::size_t> running;  // per subject and stream, its entry
  for (const HistoryEvent& event : history.events) {
    const Stream* stream = stream_of(event);
    if (stream == nullptr) {
      // What happens to a project begins a new stretch of talks.
      running.erase(event.subject + "/talks");
    } else {
      const auto [at, fresh] =
          running.emplace(event.subject + "/" + std::string(stream->name), entries.size());
      if (!fresh) {
        Entry& entry = entries[at->second];
        ++entry.times;
        entry.last = event.tick;
        entry.total += event.value;
        continue;
      }
    }
    entries.push_back({event, 1, event.tick, event.value});
  }
  return entries;
}

std::string told(const Entry& entry, const Names& names, const Calendar& calendar) {
  std::string text = tell(entry.event, names);
  const Stream* stream = stream_of(entry.event);
  if (entry.times == 1 || stream == nullptr) return text;
  std::string again(stream->again);
  const auto fill = [&again](std::string_view mark, const std::string& value) {
    if (const std::size_t at = again.find(mark); at != std::string::npos) {
      again.replace(at, mark.size(), value);
    }
  };
  fill("{n}", std::to_string(entry.times));
  fill("{t}", calendar.date(entry.last));
  fill("{v}", plain(entry.total));
  return text + " " + again;
}

void print_outcome(Session& session, const VariantRun& run, const RunRecord& record,
                   const Style& style) {
  const Calendar& calendar = run.setup().calendar;
  fmt::print(session.out, "\n{}\n",
             style.bold("At the end of " + calendar.date(record.ticks > 0 ? record.ticks - 1 : 0)));
  const auto infos = run.model->metrics();
  for (const MetricGroup& group : headline_metrics(run.structure(), 4)) {
    std::string line = "  " + group.title + ": ";
    for (std::size_t k = 0; k < group.metrics.size(); ++k) {
      const auto found = std::ranges::find(infos, group.metrics[k], &MetricInfo::name);
      if (found == infos.end()) continue;
      const double value = record.final_metrics[static_cast<std::size_t>(found - infos.begin())];
      line += (k > 0 ? "; " : "") + group.labels[k] + " " + brief(value);
    }
    for (const std::string& part : wrapped(line, 80, 4)) fmt::print(session.out, "{}\n", part);
  }
}

void print_json_story(Session& session, const VariantRun& run, const RunAddress& address,
                      const History& history, const RunRecord& record) {
  const Calendar& calendar = run.setup().calendar;
  const Names names(run.structure());
  nlohmann::ordered_json events = nlohmann::ordered_json::array();
  for (const HistoryEvent& e : history.events) {
    events.push_back({{"tick", e.tick},
                      {"date", calendar.date(e.tick)},
                      {"kind", e.kind},
                      {"subject", e.subject},
                      {"actor", e.actor},
                      {"exogenous", e.exogenous},
                      {"value", e.value},
                      {"detail", e.detail},
                      {"text", tell(e, names)}});
  }
  print_json(session, {{"scenario", run.info.id},
                       {"variant", run.info.variant},
                       {"seed", address.seed},
                       {"run", address.run},
                       {"hash", hex(record.hash)},
                       {"events", std::move(events)}});
}

}  // namespace

void print_story(Session& session, const VariantRun& run, const RunAddress& address, bool json) {
  const Style style(session.terminal);
  const Calendar& calendar = run.setup().calendar;
  RunRecord record;
  const History history = observe(*run.model, address, -1, &record);
  if (json) return print_json_story(session, run, address, history, record);
  fmt::print(session.out, "{}\n{}; variant {}, seed {}, run {}\n", style.bold(run.info.title),
             run.info.id, run.info.variant, address.seed, address.run);
  fmt::print(
      session.out, "{}\n\n",
      style.dim("* set by the scenario; everything else was chosen. Each event: --format json"));
  int shown = -1;
  const Names names(run.structure());
  for (const Entry& entry : chronicle(history)) {
    const std::string date = entry.event.tick != shown ? calendar.date(entry.event.tick) : "";
    shown = entry.event.tick;
    const std::vector<std::string> lines = wrapped(told(entry, names, calendar), 70);
    for (std::size_t k = 0; k < lines.size(); ++k) {
      fmt::print(session.out, "{} {} {}\n", style.bold(padded(k == 0 ? date : "", 6)),
                 k == 0 && entry.event.exogenous ? "*" : " ", lines[k]);
    }
  }
  print_outcome(session, run, record, style);
  if (record.failure) fmt::print(session.out, "The run failed: {}\n", record.failure->reason);
}

}  // namespace tumen
