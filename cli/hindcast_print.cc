#include <fmt/ostream.h>

#include <algorithm>
#include <cmath>

#include "cli/explain/numbers.h"
#include "cli/hindcast.h"
#include "cli/style.h"
#include "cli/table.h"

namespace tumen {
namespace {

std::string skill_number(double x) {
  if (x < -99) return "<-99";
  return fixed(std::abs(x) < 0.005 ? 0.0 : x, 2);
}

/// "-0.80 [-1.20, -0.41]", "0.31" without an interval, "" where there is no forecast.
std::string skill_text(const Skill& s) {
  if (s.n == 0) return "";
  if (std::isnan(s.value)) return "-";
  if (std::isnan(s.interval.lo)) return skill_number(s.value);
  return fmt::format("{} [{}, {}]", skill_number(s.value), skill_number(s.interval.lo),
                     skill_number(s.interval.hi));
}

constexpr std::size_t kPitBins = 10;

std::string share_text(double share, std::size_t n) {
  return fmt::format("{}/{}", std::lround(share * static_cast<double>(n)), n);
}

std::string title(const std::string& text, const std::string& format) {
  return format == "markdown" ? "\n### " + text + "\n\n" : "\n" + text + "\n\n";
}

/// An item of a list, `indent` blanks in.
void print_wrapped(Session& session, const std::string& text, std::size_t indent = 0) {
  std::string start = std::string(indent, ' ') + "- ";
  for (const std::string& line : wrapped(text, 78 - indent)) {
    fmt::print(session.out, "{}{}\n", start, line);
    start = std::string(indent + 2, ' ');
  }
}

class Printer {
 public:
  Printer(Session& session, const Hindcast& h, const std::string& format)
      : session_(session), h_(h), format_(format) {}

  void print(const std::string& variant) {
    const HindcastCase *blind = h_.find(variant, true), *conditional = h_.find(variant, false);
    if (!blind || !conditional) return;
    const std::array cases = {blind, conditional};
    fmt::print(session_.out, "\nVariant {}: hash {} blind, {} conditional{}.\n", variant,
               hex(blind->hash), hex(conditional->hash), failures(cases));
    for (std::size_t w = 0; w < h_.windows.size(); ++w) {
      print_scores(cases, w);
      // Skill up to the cut would be no forecast; --format json has it.
      if (h_.after_cut[w]) print_skills(cases, w);
    }
    if (blind->events) print_events(*blind->events, *conditional->events);
    print_words(cases);
  }

 private:
  using Cases = std::array<const HindcastCase*, 2>;

  static std::string failures(const Cases& cases) {
    const std::uint64_t failed = cases[0]->failures + cases[1]->failures;
    return failed == 0 ? "" : fmt::format("; {} runs failed and are left out", failed);
  }

  void print_scores(const Cases& cases, std::size_t w) {
    fmt::print(session_.out, "{}",
               title(fmt::format("Series, {}: CRPS and bias in the series' unit", h_.windows[w]),
                     format_));
    TextTable table{{"series", "run", "CRPS", "bias", "50%", "90%", "log score"}, {}, 0};
    for (std::size_t s = 0; s < cases[0]->series.size(); ++s) {
      for (const HindcastCase* c : cases) {
        const WindowScore& x = c->series[s].windows[w];
        if (x.n == 0) continue;
        table.rows.push_back({c->series[s].id, c->knowledge(), brief(x.crps), signed_brief(x.bias),
                              share_text(x.in_half, x.n), share_text(x.in_most, x.n),
                              brief(x.log_score)});
      }
    }
    print_table(session_, table, "series", format_);
    for (const HindcastCase* c : cases) {
      fmt::print(session_.out, "{}Observations by tenths of the ensemble (PIT), {}: {}\n",
                 c == cases[0]           ? "\n"
                 : format_ == "markdown" ? "  \n"
                                         : "",
                 c->knowledge(), fmt::join(pit_histogram(c->series, w, kPitBins), " "));
    }
  }

  void print_skills(const Cases& cases, std::size_t w) {
    fmt::print(session_.out, "{}",
               title(fmt::format("Skill, {}: below 0 the naive forecast is better", h_.windows[w]),
                     format_));
    TextTable table{{"series", "against", "blind", "conditional"}, {}, 0};
    const auto add = [&](const std::string& id, std::size_t b, const Skill& blind,
                         const Skill& conditional) {
      if (blind.n == 0) return;
      table.rows.push_back(
          {id, std::string(kSeriesBaselineNames[b]), skill_text(blind), skill_text(conditional)});
    };
    for (std::size_t s = 0; s < cases[0]->series.size(); ++s) {
      for (std::size_t b = 0; b < kSeriesBaselines; ++b) {
        add(cases[0]->series[s].id, b, cases[0]->series[s].windows[w].skill[b],
            cases[1]->series[s].windows[w].skill[b]);
      }
    }
    for (std::size_t b = 0; b < kSeriesBaselines; ++b) {
      add("all series", b, cases[0]->pooled[w][b], cases[1]->pooled[w][b]);
    }
    print_table(session_, table, "skill", format_);
  }

  void print_events(const EventJudgement& blind, const EventJudgement& conditional) {
    fmt::print(session_.out, "{}",
               title("Events: probabilities of what did or did not happen", format_));
    TextTable table{
        {"event", "by", "true", "blind", "conditional", "on time", "class", "null"}, {}, 0};
    const auto probability = [&](std::size_t k, EventBaseline b) {
      return fixed(blind.baselines[k][static_cast<std::size_t>(b)], 2);
    };
    for (std::size_t k = 0; k < blind.events.size(); ++k) {
      const EventCase& e = blind.events[k];
      table.rows.push_back(
          {e.id, e.date, e.happened ? "yes" : "no", fixed(e.model, 2),
           fixed(conditional.events[k].model, 2), probability(k, EventBaseline::on_time),
           probability(k, EventBaseline::reference_class), probability(k, EventBaseline::null)});
    }
    print_table(session_, table, "events", format_);
    print_brier(blind, conditional);
  }

  void print_brier(const EventJudgement& blind, const EventJudgement& conditional) {
    fmt::print(session_.out, "{}",
               title(fmt::format("Brier score of {} events = reliability - resolution + "
                                 "uncertainty + within ({} bins)",
                                 blind.events.size(), kBrierBins),
                     format_));
    TextTable scores{
        {"forecast", "Brier", "reliability", "resolution", "uncertainty", "within"}, {}, 0};
    const auto add = [&scores](std::string name, const BrierDecomposition& d) {
      if (d.bins.empty()) return;
      scores.rows.push_back({std::move(name), fixed(d.score, 3), fixed(d.reliability, 3),
                             fixed(d.resolution, 3), fixed(d.uncertainty, 3), fixed(d.within, 3)});
    };
    add("model, blind", blind.model);
    add("model, conditional", conditional.model);
    TextTable skills{{"against", "blind", "conditional"}, {}, 0};
    for (std::size_t b = 0; b < kEventBaselines; ++b) {
      const std::string name(kEventBaselineNames[b]);
      const bool null = static_cast<EventBaseline>(b) == EventBaseline::null;
      add(null ? name + ", blind" : name, blind.of_baseline[b]);
      if (null) add(name + ", conditional", conditional.of_baseline[b]);
      if (blind.skill[b].n == 0) continue;
      skills.rows.push_back({name, skill_text(blind.skill[b]), skill_text(conditional.skill[b])});
    }
    print_table(session_, scores, "brier", format_);
    fmt::print(session_.out, "{}",
               title("Skill, events: below 0 the naive forecast is better", format_));
    print_table(session_, skills, "event skill", format_);
  }

  /// What comparisons say: per verdict, baseline by baseline, on what.
  struct Words {
    std::array<std::string, 3> lists;  ///< surely worse, worse but not surely, surely better
    std::size_t open = 0;

    /// Adds a baseline's comparisons; `about[k]` says what skill k is on, empty: nothing to add.
    void add(std::string_view baseline, const std::vector<Skill>& skills,
             const std::vector<std::string>& about) {
      std::array<std::vector<std::string>, 3> found;
      for (std::size_t k = 0; k < skills.size(); ++k) {
        const Skill& s = skills[k];
        if (s.n == 0 || std::isnan(s.value)) continue;
        if (s.surely_worse()) {
          found[0].push_back(about[k]);
        } else if (s.surely_better()) {
          found[2].push_back(about[k]);
        } else if (s.value < 0) {
          found[1].push_back(about[k]);
        } else {
          ++open;
        }
      }
      for (std::size_t v = 0; v < found.size(); ++v) {
        if (found[v].empty()) continue;
        if (!lists[v].empty()) lists[v] += "; ";
        lists[v] += baseline;
        if (!found[v].front().empty()) lists[v] += fmt::format(" ({})", fmt::join(found[v], ", "));
      }
    }
  };

  void print_words(const Cases& cases) {
    fmt::print(session_.out, "{}", title("In words: the model is", format_));
    for (std::size_t w = 0; w < h_.windows.size(); ++w) {
      if (!h_.after_cut[w]) continue;
      for (const HindcastCase* c : cases) {
        Words words;
        for (std::size_t b = 0; b < kSeriesBaselines; ++b) {
          std::vector<Skill> skills = {c->pooled[w][b]};
          std::vector<std::string> about = {"all series"};
          for (const SeriesJudgement& s : c->series) {
            skills.push_back(s.windows[w].skill[b]);
            about.push_back(s.id);
          }
          words.add(kSeriesBaselineNames[b], skills, about);
        }
        print_verdicts(fmt::format("{}, {}", h_.windows[w], c->knowledge()), words);
      }
    }
    for (const HindcastCase* c : cases) {
      if (!c->events) continue;
      Words words;
      for (std::size_t b = 0; b < kEventBaselines; ++b) {
        words.add(kEventBaselineNames[b], {c->events->skill[b]}, {""});
      }
      print_verdicts("events, " + c->knowledge(), words);
    }
  }

  void print_verdicts(const std::string& about, const Words& words) {
    constexpr std::array<std::string_view, 3> kVerdicts = {"worse than", "worse than, not surely,",
                                                           "better than"};
    fmt::print(session_.out, "- {}\n", about);
    for (std::size_t v = 0; v < kVerdicts.size(); ++v) {
      if (!words.lists[v].empty()) {
        print_wrapped(session_, fmt::format("{} {}", kVerdicts[v], words.lists[v]), 2);
      }
    }
    if (words.open > 0) {
      print_wrapped(session_,
                    fmt::format("level or better, not surely, in {} {}", words.open,
                                words.open == 1 ? "comparison" : "comparisons"),
                    2);
    }
  }

  Session& session_;
  const Hindcast& h_;
  const std::string& format_;
};

}  // namespace

void print_hindcast(Session& session, const Hindcast& h, const std::string& format) {
  if (format == "json") {
    print_hindcast_json(session, h);
    return;
  }
  fmt::print(session.out,
             "Scenario {} against {}: {} runs from seed {}.\n"
             "Blind: nothing dated after {} reaches the model. Conditional: the scenario as\n"
             "it is, with its dated shocks; no test where those who sized a shock knew what\n"
             "followed. 50%, 90%: dates inside the central intervals of the ensemble.\n",
             h.scenario, h.file, h.runs, h.seed, h.cut);
  Printer printer(session, h, format);
  std::vector<std::string> done;
  for (const HindcastCase& c : h.cases) {
    if (std::ranges::count(done, c.variant) > 0) continue;
    done.push_back(c.variant);
    printer.print(c.variant);
  }
  if (!h.notes.empty()) {
    fmt::print(session.out, "{}", title("Notes", format));
    for (const std::string& note : h.notes) print_wrapped(session, note);
  }
  if (h.left_out.empty()) return;
  fmt::print(session.out, "{}",
             title(fmt::format("Events that are not judged: {}", h.left_out.size()), format));
  for (const LeftOut& l : h.left_out) {
    print_wrapped(session, fmt::format("{}, {}: {}", l.id, l.date, l.reason));
  }
}

}  // namespace tumen
