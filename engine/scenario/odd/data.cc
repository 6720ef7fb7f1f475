// 5 Initialisation and 6 Input data.
#include "scenario/format_number.h"
#include "scenario/markdown.h"
#include "scenario/odd/sections.h"

namespace tumen {
namespace {

std::string range_text(const GivenNumber& g) {
  return g.low <= g.high ? format_number(g.low) + " to " + format_number(g.high) : "";
}

std::string change_text(const Edit& e) {
  const char* sign = e.kind == EditKind::set ? "= " : e.kind == EditKind::add ? "+ " : "x ";
  return sign + format_number(e.value);
}

void write_shocks(std::string& out, const Configured& c) {
  const Setup& setup = c.setup();
  if (setup.shocks.empty()) return write_line(out, "Shocks: none.");
  markdown_head(out, {"shock", "date", "what", "change", "until", "source"});
  for (std::size_t k = 0; k < setup.shocks.size(); ++k) {
    const Shock& shock = setup.shocks[k];
    const std::string date = setup.calendar.date(shock.start);
    bool empty = true;
    for (const Edit& e : setup.edits) {
      if (e.shock != k) continue;
      std::string change = code(c.address_of(e.slot)) + " " + change_text(e);
      if (e.ramp > 0) change += " over " + std::to_string(e.ramp) + " ticks";
      markdown_row(out,
                   {shock.id, date, shock.label, change,
                    e.end < 0 ? "left to the model" : setup.calendar.date(e.end), shock.source});
      empty = false;
    }
    for (const Request& r : setup.requests) {
      if (r.shock != k) continue;
      markdown_row(
          out, {shock.id, date, shock.label,
                "request for " + c.structure()[r.project].id + ": years " + format_number(r.years) +
                    ", equity " + format_number(r.equity) + ", management " +
                    format_number(r.management) + ", finance " + format_number(r.finance),
                "answered", shock.source});
      empty = false;
    }
    if (empty) markdown_row(out, {shock.id, date, shock.label, "none", "", shock.source});
  }
}

void write_series(std::string& out, const Configured& c) {
  const Setup& setup = c.setup();
  out += '\n';
  if (setup.series.empty()) return write_line(out, "Series: none.");
  markdown_head(out, {"series", "points", "source"});
  for (const Series& series : setup.series) {
    std::string points;
    for (const auto& [tick, value] : series.points) {
      points +=
          (points.empty() ? "" : ", ") + setup.calendar.date(tick) + " " + format_number(value);
    }
    markdown_row(out, {code(c.address_of(series.slot)), points, series.source});
  }
}

}  // namespace

void write_initialisation(std::string& out, const Configured& c) {
  write_heading(out, "5 Initialisation");
  write_line(out,
             "All histories start from the same numbers. These are given, in this order; the "
             "others start at the defaults of element 7.");
  markdown_head(out, {"number", "value", "unit", "range", "source", "given in"});
  for (std::size_t k = 0; k < c.scenario.info.numbers.size(); ++k) {
    const GivenNumber& g = c.scenario.info.numbers[k];
    const std::string replaced = c.in_force(k) ? "" : " (replaced later)";
    markdown_row(out, {code(g.address), format_number(g.value), g.unit, range_text(g), g.source,
                       place_text(g) + replaced});
  }
}

void write_input(std::string& out, const Configured& c) {
  write_heading(out, "6 Input data");
  write_shocks(out, c);
  write_series(out, c);
}

}  // namespace tumen
