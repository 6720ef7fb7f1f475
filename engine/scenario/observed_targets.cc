#include "scenario/observed_targets.h"

#include <string_view>
#include <utility>

#include "scenario/metric_names.h"

namespace tumen {
namespace {

bool is_year(const Dates& d) { return quarter_number(d.from) < quarter_number(d.by); }

class TargetReader {
 public:
  TargetReader(const Observed& observed, const Setup& setup)
      : calendar_(setup.calendar), names_(metric_names(setup)) {
    for (const std::string& file : observed.files) report_.add_file(file);
  }

  std::vector<std::optional<ObservedTarget>> read(const std::vector<Observation>& list,
                                                  bool events) {
    std::vector<std::optional<ObservedTarget>> out;
    for (const Observation& o : list) out.push_back(read_one(o, events));
    return out;
  }
  const Report& report() const { return report_; }

 private:
  std::optional<ObservedTarget> read_one(const Observation& o, bool event) {
    if (o.value.text.empty()) return std::nullopt;
    ObservedTarget out;
    Result<Expression> value = Expression::parse(o.value.text, names_);
    if (!value) {
      const Diagnostic& d = value.errors().front();
      Place place = o.value.place;
      place.column += d.column > 0 ? d.column - 1 : 0;
      report_.error(place, "value", "value: " + d.message, d.suggestion);
      return std::nullopt;
    }
    out.value = std::move(value.value());
    const std::optional<Take> take = read_take(o, event);
    if (!take) return std::nullopt;
    out.take = *take;
    const bool extreme = *take == Take::max || *take == Take::min;
    if (event && !(out.value.is_truth() && (extreme || *take == Take::last))) {
      report_.error(o.value.place, "value",
                    "value of an event must be 0 or 1: a comparison such as THR[port] >= 10, with "
                    "take last, max or min");
      return std::nullopt;
    }
    out.by = tick(o.date.by);
    out.from = o.from ? tick(o.from->from) : first_tick(o, *take);
    if (out.from < 0 || out.by >= calendar_.ticks) return std::nullopt;
    return out;
  }

  /// The first tick of a window that the file leaves open.
  int first_tick(const Observation& o, Take take) const {
    if (take == Take::last) return tick(o.date.by);
    return take == Take::mean && is_year(o.date) ? tick(o.date.from) : 0;
  }

  std::optional<Take> read_take(const Observation& o, bool event) {
    if (o.take.text.empty()) return !event && is_year(o.date) ? Take::mean : Take::last;
    const std::optional<Take> take = find_word<Take>(kTakeNames, o.take.text);
    if (!take) {
      const std::vector<std::string> names(kTakeNames.begin(), kTakeNames.end());
      report_.error(o.take.place, "take",
                    "take must be " + one_of(names) + ", got \"" + o.take.text + "\"",
                    report_.nearest(o.take.text, names));
    }
    return take;
  }

  int tick(Quarter q) const { return calendar_.tick_of(q.year, q.quarter); }

  Calendar calendar_;
  std::vector<std::string> names_;
  Report report_;
};

}  // namespace

Result<ObservedTargets> observed_targets(const Observed& observed, const Setup& setup) {
  TargetReader reader(observed, setup);
  ObservedTargets out;
  out.series = reader.read(observed.series, false);
  out.events = reader.read(observed.events, true);
  if (reader.report().failed()) return reader.report().sorted();
  return out;
}

std::string date_text(const Dates& dates) {
  const std::string year = std::to_string(dates.by.year);
  return is_year(dates) ? year : year + "Q" + std::to_string(dates.by.quarter);
}

double end_of(Quarter q) { return q.year + q.quarter / 4.0; }

}  // namespace tumen
