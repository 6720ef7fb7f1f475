#include <fmt/ostream.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "cli/hindcast.h"

namespace tumen {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

void print_errors(Session& session, const Diagnostics& errors) {
  for (const Diagnostic& d : errors) fmt::print(session.err, "{}\n", d.text());
}

/// The values of every target over the runs that completed, series first.
struct Taken {
  std::vector<std::vector<double>> values;
  std::uint64_t hash = 0, failures = 0;
};

class HindcastRun {
 public:
  HindcastRun(Session& session, const ScenarioChoice& choice, const EnsembleOptions& options)
      : session_(session), choice_(choice), options_(options) {}

  std::optional<Hindcast> run(const std::vector<std::string>& variants,
                              const std::optional<Quarter>& cut) {
    const std::string scenario_file = find_scenario(choice_.scenario);
    out_.file = observed_path(scenario_file);
    Result<Observed> observed = load_observed(out_.file, read_text);
    if (!observed) {
      print_errors(session_, observed.errors());
      return std::nullopt;
    }
    observed_ = std::move(observed.value());
    cut_ = cut.value_or(observed_.cut);
    out_.cut = date_text({cut_, cut_});
    out_.seed = options_.seed;
    out_.runs = options_.runs;
    list_windows();
    // Both nulls first: every other case is judged against them.
    for (const bool blind : {true, false}) {
      std::optional<Taken> taken = take(std::string(kNullVariant), blind);
      if (!taken) return std::nullopt;
      null_[blind ? 0 : 1] = std::move(*taken);
    }
    for (const std::string& variant : variants) {
      for (const bool blind : {true, false}) {
        if (!add_case(variant, blind)) return std::nullopt;
      }
    }
    list_left_out();
    list_notes();
    return std::move(out_);
  }

 private:
  void list_windows() {
    for (const ObservedWindow& w : observed_.windows) {
      out_.windows.push_back(fmt::format("{} {}-{}", w.id, w.from.year, w.by.year));
      const bool after = quarter_number(w.from) > quarter_number(cut_);
      out_.after_cut.push_back(after);
      if (!after && quarter_number(w.by) > quarter_number(cut_)) {
        out_.notes.push_back(fmt::format("The window {} lies on both sides of the cut.", w.id));
      }
    }
    if (observed_.windows.empty()) throw UsageError(out_.file + " has no row of kind window");
  }

  /// Loads a variant, hides what it must not know, and reads what is asked of its runs.
  std::optional<Setup> prepare(const std::string& variant, bool blind) {
    std::optional<Scenario> scenario = load_choice(session_, choice_, variant);
    if (!scenario) return std::nullopt;
    out_.scenario = scenario->info.id;
    Result<ObservedTargets> targets = observed_targets(observed_, scenario->setup);
    if (!targets) {
      print_errors(session_, targets.errors());
      return std::nullopt;
    }
    targets_ = std::move(targets.value());
    const Calendar& calendar = scenario->setup.calendar;
    const int tick = calendar.tick_of(cut_.year, cut_.quarter);
    if (tick < 0 || tick >= calendar.ticks - 1) {
      throw UsageError(fmt::format("the cut {} must lie between {} and {}", out_.cut,
                                   calendar.date(0), calendar.date(calendar.ticks - 2)));
    }
    if (!blind) return std::move(scenario->setup);
    std::vector<std::string> missing;
    Result<Setup> setup = blind_setup(scenario->setup, observed_, cut_, &missing);
    if (!setup) {
      print_errors(session_, setup.errors());
      return std::nullopt;
    }
    if (!missing.empty() && !told_missing_) {
      out_.notes.push_back(fmt::format(
          "Not blind in {}: the scenario took {} from later years, and {} has no earlier figure.",
          fmt::join(missing, ", "), missing.size() == 1 ? "it" : "them", out_.file));
    }
    told_missing_ = true;
    return std::move(setup.value());
  }

  std::optional<Taken> take(const std::string& variant, bool blind) {
    std::optional<Setup> setup = prepare(variant, blind);
    if (!setup) return std::nullopt;
    const double tick_years = setup->calendar.tick_years;
    std::vector<Outcome> outcomes;
    for (const auto* list : {&targets_.series, &targets_.events}) {
      for (const std::optional<ObservedTarget>& t : *list) {
        if (t) outcomes.push_back({t->value, t->take, t->from, t->by, tick_years});
      }
    }
    const ReferenceModel model(std::move(*setup));
    OutcomeOptions options;
    options.seed = options_.seed;
    options.jobs = options_.jobs;
    const std::vector<OutcomeTask> tasks = {reference_task(model, outcomes, 0, options_.runs)};
    const OutcomeTable table = take_reference_outcomes(session_, tasks, options).front();
    Taken out{{}, table.hash, table.failures};
    for (std::size_t k = 0; k < outcomes.size(); ++k) {
      std::vector<double>& values = out.values.emplace_back();
      for (const double x : table.of(k)) {
        if (std::isfinite(x)) values.push_back(x);
      }
      if (values.empty()) throw WorkError("no run has a value of all that is asked for");
    }
    return out;
  }

  std::size_t window_of(const Observation& o) const {
    const auto at = std::ranges::find_if(observed_.windows, [&o](const ObservedWindow& w) {
      return quarter_number(o.date.by) >= quarter_number(w.from) &&
             quarter_number(o.date.by) <= quarter_number(w.by);
    });
    return static_cast<std::size_t>(at - observed_.windows.begin());
  }

  bool add_case(const std::string& variant, bool blind) {
    const std::optional<Taken> taken = take(variant, blind);
    if (!taken) return false;
    HindcastCase result;
    result.variant = variant;
    result.blind = blind;
    result.hash = taken->hash;
    result.failures = taken->failures;
    const Taken* null = variant == kNullVariant ? nullptr : &null_[blind ? 0 : 1];
    std::size_t next = 0;
    for (const SeriesCase& s : series_cases(*taken, null, next)) {
      result.series.push_back(judge_series(s, end_of(cut_), observed_.windows.size()));
    }
    for (std::size_t w = 0; w < observed_.windows.size(); ++w) {
      result.pooled.push_back(pooled_skill(result.series, w));
    }
    if (std::vector<EventCase> events = event_cases(*taken, null, next); !events.empty()) {
      result.events = judge_events(std::move(events));
    }
    out_.cases.push_back(std::move(result));
    return true;
  }

  std::vector<SeriesCase> series_cases(const Taken& taken, const Taken* null, std::size_t& next) {
    std::vector<SeriesCase> out;
    for (std::size_t k = 0; k < observed_.series.size(); ++k) {
      const Observation& o = observed_.series[k];
      auto at = std::ranges::find(out, o.id, &SeriesCase::id);
      if (at == out.end()) {
        out.push_back({o.id, o.unit, o.value.text, o.unit.starts_with("bn USD"), 0, {}, {}});
        at = out.end() - 1;
      }
      at->history.push_back({end_of(o.date.by), o.observed});
      if (!targets_.series[k]) continue;
      const std::size_t outcome = next++;
      const std::size_t window = window_of(o);
      if (window == observed_.windows.size()) continue;
      at->dates.push_back({date_text(o.date), end_of(o.date.by), o.observed, window,
                           taken.values[outcome],
                           null ? null->values[outcome] : std::vector<double>()});
    }
    for (SeriesCase& s : out) {
      std::ranges::sort(s.history, {}, &TimedValue::time);
      std::ranges::sort(s.dates, {}, &SeriesDate::time);
      leave_out_start(s);
    }
    return out;
  }

  /// The first observation is what the world starts from, no forecast.
  void leave_out_start(SeriesCase& s) const {
    if (s.dates.empty() || s.dates.front().time > end_of(cut_)) return;
    s.start = s.dates.front().time;
    s.dates.erase(s.dates.begin());
  }

  std::vector<EventCase> event_cases(const Taken& taken, const Taken* null, std::size_t& next) {
    std::vector<EventCase> out;
    for (std::size_t k = 0; k < observed_.events.size(); ++k) {
      if (!targets_.events[k]) continue;
      const Observation& o = observed_.events[k];
      const std::size_t outcome = next++;
      if (quarter_number(o.date.by) <= quarter_number(cut_)) continue;
      EventCase e{o.id,
                  date_text(o.date),
                  o.value.text,
                  end_of(o.date.by),
                  o.observed != 0,
                  {},
                  mean(taken.values[outcome]),
                  null ? mean(null->values[outcome]) : kNaN};
      // What was announced after the cut, nobody knew.
      if (o.announced && o.planned && quarter_number(o.announced->by) <= quarter_number(cut_)) {
        e.announcement = {true, end_of(o.announced->by), end_of(o.planned->by)};
      }
      out.push_back(std::move(e));
    }
    return out;
  }

  void list_left_out() {
    for (std::size_t k = 0; k < observed_.events.size(); ++k) {
      const Observation& o = observed_.events[k];
      if (o.value.text.empty()) {
        out_.left_out.push_back({o.id, date_text(o.date), o.note});
      } else if (!targets_.events[k]) {
        out_.left_out.push_back({o.id, date_text(o.date), "outside the world's years"});
      } else if (quarter_number(o.date.by) <= quarter_number(cut_)) {
        out_.left_out.push_back({o.id, date_text(o.date), "before the cut"});
      }
    }
  }

  void list_notes() {
    for (const auto* list : {&observed_.series, &observed_.events}) {
      for (const Observation& o : *list) {
        if (o.note.empty() || o.value.text.empty()) continue;
        out_.notes.push_back(fmt::format("{}, {}: {}", o.id, date_text(o.date), o.note));
      }
    }
  }

  Session& session_;
  const ScenarioChoice& choice_;
  const EnsembleOptions& options_;
  Observed observed_;
  ObservedTargets targets_;
  Quarter cut_;
  Taken null_[2];
  bool told_missing_ = false;
  Hindcast out_;
};

}  // namespace

const HindcastCase* Hindcast::find(const std::string& variant, bool blind) const {
  const auto at = std::ranges::find_if(
      cases, [&](const HindcastCase& c) { return c.variant == variant && c.blind == blind; });
  return at == cases.end() ? nullptr : &*at;
}

std::optional<Hindcast> run_hindcast(Session& session, const ScenarioChoice& choice,
                                     const std::vector<std::string>& variants,
                                     const std::optional<Quarter>& cut,
                                     const EnsembleOptions& options) {
  return HindcastRun(session, choice, options).run(variants, cut);
}

HindcastSkill headline_skill(const Hindcast& hindcast, const std::string& variant) {
  HindcastSkill out;
  out.variant = variant;
  out.brier = kNaN;
  const Skill none{kNaN, {kNaN, kNaN}, 0, kNaN, kNaN};
  out.series.fill(none);
  out.events.fill(none);
  const HindcastCase* blind = hindcast.find(variant, true);
  if (!blind) return out;
  const auto window = std::ranges::find(hindcast.after_cut, true);
  if (window != hindcast.after_cut.end()) {
    out.series = blind->pooled[static_cast<std::size_t>(window - hindcast.after_cut.begin())];
  }
  if (blind->events) {
    out.events = blind->events->skill;
    out.brier = blind->events->model.score;
  }
  return out;
}

}  // namespace tumen
