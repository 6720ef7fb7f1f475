// Where the histories of an arm part from the baseline's, on paper.
#include <fmt/ostream.h>

#include <algorithm>
#include <cmath>

#include "cli/explain/numbers.h"
#include "cli/style.h"
#include "cli/table.h"
#include "cli/whatif.h"

namespace tumen {
namespace {

constexpr std::size_t kWidth = 96, kMostDivergences = 6;

void print_lines(Session& session, std::string_view text) {
  for (const std::string& line : wrapped(text, kWidth)) fmt::print(session.out, "{}\n", line);
}

std::string when(const Calendar& calendar, const std::vector<std::uint64_t>& at_tick) {
  const auto [first, last] = tick_range(at_tick);
  const std::string median = calendar.date(median_tick(at_tick));
  if (first == last) return "in " + median;
  return fmt::format("in {} at the median ({} to {})", median, calendar.date(first),
                     calendar.date(last));
}

double share(std::uint64_t part, std::uint64_t all) {
  return all > 0 ? static_cast<double>(part) / static_cast<double>(all) : NAN;
}

std::string departure_text(const Divergence& d, const Style& style) {
  const Departure& most = d.departures.front();
  const auto name = [](const std::string& option) { return option.empty() ? "not open" : option; };
  std::string text = name(most.baseline) + style.sign(" → ", " -> ") + name(most.arm);
  if (d.departures.size() > 1) text += " " + percent(share(most.pairs, d.first));
  return text;
}

TextTable divergence_table(const WhatIf& what_if, const ArmComparison& arm, const Style& style) {
  const Calendar& calendar = what_if.baseline.calendar();
  TextTable table{{"first", "among", "median", "agent", "docket", "about", "chosen otherwise"}, {}};
  for (const Divergence& d : arm.divergence.list) {
    if (d.first == 0 || table.rows.size() == kMostDivergences) break;
    table.rows.push_back({percent(share(d.first, arm.divergence.pairs)),
                          percent(share(d.among, arm.divergence.pairs)),
                          calendar.date(median_tick(d.at_tick)), d.decision.agent,
                          d.decision.docket, d.decision.target, departure_text(d, style)});
  }
  return table;
}

void print_divergence_table(Session& session, const TextTable& table, const Style& style) {
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    std::size_t width = text_width(table.columns[c]);
    for (const auto& row : table.rows) width = std::max(width, text_width(row[c]));
    widths.push_back(width);
  }
  const auto line_of = [&](const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      line += "  " + (c < 2 ? right(cells[c], widths[c]) : padded(cells[c], widths[c]));
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
  };
  fmt::print(session.out, "{}\n", style.dim(line_of(table.columns)));
  for (const auto& row : table.rows) fmt::print(session.out, "{}\n", line_of(row));
}

}  // namespace

void print_divergence(Session& session, const WhatIf& what_if, std::size_t k, bool markdown) {
  const Style style(session.terminal);
  const ArmComparison& arm = what_if.result.arms[k];
  const DivergenceSummary& d = arm.divergence;
  const Calendar& calendar = what_if.baseline.calendar();
  fmt::print(session.out, "\n{}\n\n",
             markdown ? "### Where histories part" : style.bold("Where histories part"));
  if (d.pairs == 0) {
    print_lines(session, "No pair completed in both worlds.");
    return;
  }
  if (d.differing == 0) {
    print_lines(session, fmt::format("Nowhere: not one of {} pairs differs in any metric or "
                                     "decision.",
                                     grouped(d.pairs)));
    return;
  }
  std::string text =
      fmt::format("{} of {} pairs differ.", percent(share(d.differing, d.pairs)), grouped(d.pairs));
  if (median_tick(d.metric_at) >= 0) {
    text += fmt::format(" Metrics first differ {}.", when(calendar, d.metric_at));
  }
  if (d.differing_decision == 0) {
    print_lines(session, text + " No decision ever does: the arm acts without passing a choice.");
    return;
  }
  text += fmt::format(" In {} a decision differs, first {}, {} at once on average.",
                      percent(share(d.differing_decision, d.pairs)), when(calendar, d.decision_at),
                      plain(share(d.at_once, d.differing_decision)));
  print_lines(session, text);
  fmt::print(session.out, "\n");
  const TextTable table = divergence_table(what_if, arm, style);
  if (markdown) {
    print_table(session, table, "divergences", "markdown");
    fmt::print(session.out, "\n");
  } else {
    print_divergence_table(session, table, style);
  }
  const auto firsts = static_cast<std::size_t>(
      std::ranges::count_if(d.list, [](const Divergence& x) { return x.first > 0; }));
  std::string note =
      "  first: share of pairs in which it comes first, in docket order, of the decisions that "
      "differ at that tick; among: in which it is one of them.";
  if (firsts > table.rows.size()) {
    note += fmt::format(" {} others come first: --format json.", firsts - table.rows.size());
  }
  for (const std::string& line : wrapped(note, kWidth, 2)) {
    fmt::print(session.out, "{}\n", style.dim(line));
  }
}

}  // namespace tumen
