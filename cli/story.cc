#include "cli/story.h"

#include <fmt/ostream.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "cli/explain/numbers.h"
#include "cli/explain/telling.h"
#include "cli/run_json.h"
#include "cli/style.h"

namespace tumen {
namespace {

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
