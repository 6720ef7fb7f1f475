#include "scenario/build_timeline.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "scenario/assignment.h"
#include "scenario/check_keys.h"
#include "scenario/dates.h"
#include "scenario/quantity_value.h"
#include "scenario/sections.h"

namespace tumen {
namespace {

constexpr std::array<std::pair<const char*, EditKind>, 3> kKinds = {
    {{"set", EditKind::set}, {"add", EditKind::add}, {"multiply", EditKind::multiply}}};

class TimelineBuilder {
 public:
  TimelineBuilder(const Value& tree, AddressBook& book, Setup& setup)
      : tree_(tree), book_(book), report_(book.report()), setup_(setup) {}

  void build() {
    read_shocks();
    read_series();
  }

 private:
  struct Dated {
    int start;
    const Member* member;
  };

  const Value* read(const Value& table, std::string_view key) const {
    return well_formed(*section_, table, key);
  }
  std::string text(const Value& table, std::string_view key, std::string standard = "") const {
    const Value* v = read(table, key);
    return v ? v->text : std::move(standard);
  }
  int tick(const Value& date) const {
    const Quarter q = *parse_quarter(date.text);
    return setup_.calendar.tick_of(q.year, q.quarter);
  }

  void read_shocks() {
    section_ = find_section("shock");
    const Value* all = tree_.get("shock");
    if (!all) return;
    std::vector<Dated> dated;
    for (const Member& m : all->members) {
      if (!m.value.is(ValueKind::table)) continue;
      const Value* start = read(m.value, "start");
      dated.push_back({start ? tick(*start) : 0, &m});
    }
    std::ranges::sort(dated, {}, [](const Dated& d) {
      return std::pair(d.start, std::string_view(d.member->key));
    });
    for (const Dated& d : dated) {
      const Value* enabled = read(d.member->value, "enabled");
      read_shock(*d.member, d.start, !enabled || enabled->number != 0);
    }
    std::ranges::sort(setup_.edits, {}, [](const Edit& e) {
      return std::tuple(e.shock, e.kind, e.slot.entry, e.slot.position);
    });
    std::ranges::sort(setup_.requests, {}, [](const Request& r) {
      return std::tuple(r.tick, r.shock, r.project, r.years, r.equity, r.management, r.finance);
    });
  }

  void read_shock(const Member& m, int start, bool enabled) {
    const std::string path = "shock." + m.key;
    const Value& table = m.value;
    const Value* end = read(table, "end");
    const Value* ramp = read(table, "ramp");
    if (start < 0) {
      report_.error(table.get("start")->place, path + ".start",
                    path + ".start is before the scenario's start " + setup_.calendar.date(0));
    }
    if (end && tick(*end) <= start) {
      report_.error(end->place, path + ".end",
                    path + ".end must be later than its start by a tick");
    }
    Edit pattern;
    pattern.start = start;
    pattern.end = end ? tick(*end) : -1;
    pattern.ramp = ramp ? static_cast<int>(ramp->integer) : 0;
    pattern.shock = setup_.shocks.size();
    const std::size_t edits = setup_.edits.size(), requests = setup_.requests.size();
    for (const auto& [key, kind] : kKinds) {
      pattern.kind = kind;
      if (const Value* set = read(table, key)) read_edits(*set, path + "." + key, pattern);
    }
    if (const Value* request = read(table, "request")) read_requests(*request, path, pattern);
    (enabled ? setup_.shocks : setup_.idle_shocks)
        .push_back({m.key, text(table, "label", m.key), text(table, "source"), start});
    if (!enabled) {
      setup_.edits.resize(edits);
      setup_.requests.resize(requests);
    }
  }

  void read_edits(const Value& table, const std::string& path, Edit pattern) {
    std::vector<Edit> edits;
    for (const Assignment& a : assignments(table, path, "", report_)) {
      const std::vector<Slot> slots = book_.slots(a.address, a.place, a.path);
      if (slots.empty()) continue;
      const std::optional<NumberGiven> x =
          pattern.kind == EditKind::set
              ? read_number(a.value, book_.quantity(slots.front()), a.path, report_)
              : read_change(a.value, a.path, report_);
      if (!x) continue;
      pattern.value = x->value;
      for (const Slot& s : slots) {
        pattern.slot = s;
        edits.push_back(pattern);
      }
    }
    // Of several edits of one number the last stands, which has the fewest wildcards.
    std::vector<std::pair<Slot, std::size_t>> order;
    for (std::size_t k = 0; k < edits.size(); ++k) order.emplace_back(edits[k].slot, k);
    const auto number = [](const auto& o) { return std::pair(o.first.entry, o.first.position); };
    std::ranges::sort(order, {}, [&](const auto& o) { return std::pair(number(o), o.second); });
    for (std::size_t k = 0; k < order.size(); ++k) {
      const bool last = k + 1 == order.size() || number(order[k]) != number(order[k + 1]);
      if (last) setup_.edits.push_back(edits[order[k].second]);
    }
  }

  void read_requests(const Value& given, const std::string& path, const Edit& pattern) {
    if (given.is(ValueKind::array)) {
      for (const Value& item : given.items) read_request(item, path + ".request", pattern);
    } else {
      read_request(given, path + ".request", pattern);
    }
  }

  void read_request(const Value& table, const std::string& path, const Edit& pattern) {
    static const Section& section = request_section();
    check_table(section, table, table.place, path, report_);
    Request r;
    r.tick = pattern.start;
    r.shock = pattern.shock;
    const auto number = [&](const char* key) {
      const Value* v = well_formed(section, table, key);
      return v ? v->number : 0.0;
    };
    r.years = number("years");
    r.equity = number("equity");
    r.management = number("management");
    r.finance = number("finance");
    const Value* project = well_formed(section, table, "project");
    if (!project) return;
    const Structure& s = book_.structure();
    r.project = find_entity<ProjectId>(s.projects, project->text);
    if (!r.project) {
      std::vector<std::string> names;
      for (const Project& p : s.projects) names.push_back(p.id);
      report_.error(project->place, path + ".project",
                    path + ".project: there is no project \"" + project->text + "\"",
                    report_.nearest(project->text, names));
      return;
    }
    setup_.requests.push_back(r);
  }

  void read_series() {
    section_ = find_section("series");
    const Value* all = tree_.get("series");
    if (!all) return;
    for (const Member& m : all->members) {
      if (!m.value.is(ValueKind::table)) continue;
      const std::string path = "series." + m.key;
      const Value* target = read(m.value, "target");
      if (!target) continue;
      const std::vector<Slot> slots = book_.slots(target->text, target->place, path);
      const Value* points = read(m.value, "points");
      if (slots.empty() || !points) continue;
      Series series;
      series.source = text(m.value, "source");
      series.points = read_points(*points, book_.quantity(slots.front()), path);
      for (const Slot& s : slots) {
        series.slot = s;
        if (const auto [other, fresh] = taken_.emplace(std::pair(s.entry, s.position), m.key);
            !fresh) {
          report_.error(target->place, path,
                        path + " moves a number that series." + other->second + " moves too");
          break;
        }
        setup_.series.push_back(series);
      }
    }
    std::ranges::sort(setup_.series, {},
                      [](const Series& s) { return std::pair(s.slot.entry, s.slot.position); });
  }

  std::vector<std::pair<int, double>> read_points(const Value& table, const Quantity& q,
                                                  const std::string& path) {
    std::vector<std::pair<int, double>> points;
    if (table.members.empty()) {
      report_.error(table.place, path + ".points",
                    path + ".points must have a quarter and a value");
    }
    // Quarters sort as texts, so members are in the order of time.
    for (const Member& m : table.members) {
      const std::string full = path + ".points." + m.key;
      const std::optional<Quarter> quarter = parse_quarter(m.key);
      if (!quarter) {
        report_.error(m.place, full,
                      full + ": \"" + m.key + "\" must be a quarter such as \"2014Q3\"");
        continue;
      }
      const std::optional<NumberGiven> x = read_number(m.value, q, full, report_);
      if (!x) continue;
      const int at = setup_.calendar.tick_of(quarter->year, quarter->quarter);
      if (!points.empty() && points.back().first == at) {
        report_.error(m.place, full, full + " falls into the same tick as the point before it");
        continue;
      }
      points.emplace_back(at, x->value);
    }
    return points;
  }

  static const Section& request_section() {
    return *std::ranges::find(sections(), std::string_view("request"), &Section::name);
  }

  const Value& tree_;
  AddressBook& book_;
  Report& report_;
  Setup& setup_;
  const Section* section_ = nullptr;
  std::map<std::pair<std::size_t, std::size_t>, std::string> taken_;
};

}  // namespace

Calendar build_calendar(const Value& tree, Report& report) {
  const Calendar every_date{1000, 1, kMostTicks, 0.25};
  const Section& section = *find_section("scenario");
  const Value* table = tree.get("scenario");
  if (!table || !table->is(ValueKind::table)) return every_date;
  const Value* start = well_formed(section, *table, "start");
  const Value* ticks = well_formed(section, *table, "ticks");
  const Value* years = table->get("tick_years");
  Calendar out;
  if (years) {
    const double x = years->number;
    if (!years->is_number() || (x != 0.25 && x != 0.5 && x != 1)) {
      if (well_formed(section, *table, "tick_years")) {
        report.error(years->place, "scenario.tick_years",
                     "scenario.tick_years must be 0.25, 0.5 or 1, got " + describe(*years));
      }
      return every_date;
    }
    out.tick_years = x;
  }
  if (!start || !ticks) return every_date;
  const Quarter q = *parse_quarter(start->text);
  out.start_year = q.year;
  out.start_quarter = q.quarter;
  out.ticks = static_cast<int>(ticks->integer);
  return out;
}

void build_timeline(const Value& tree, AddressBook& book, Setup& setup) {
  TimelineBuilder(tree, book, setup).build();
}

void hold_numbers(const std::vector<Slot>& numbers, Setup& setup) {
  std::set<std::pair<std::size_t, std::size_t>> held;
  for (const Slot& s : numbers) held.emplace(s.entry, s.position);
  const auto is_held = [&](const auto& dated) {
    return held.contains({dated.slot.entry, dated.slot.position});
  };
  std::erase_if(setup.edits, is_held);
  std::erase_if(setup.series, is_held);
}

}  // namespace tumen
