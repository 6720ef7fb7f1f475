// Counterfactuals for people: a table per arm, and how its means go apart from the baseline's.
#include <fmt/ostream.h>

#include <algorithm>
#include <cmath>

#include "cli/explain/numbers.h"
#include "cli/style.h"
#include "cli/table.h"
#include "cli/whatif.h"

namespace tumen {
namespace {

constexpr std::size_t kWidth = 96;
constexpr std::size_t kLabel = 25, kMean = 10, kDifference = 12, kHalf = 10, kChanged = 9;
constexpr std::size_t kSpark = 24, kWidestLabel = 37, kMostNames = 4;
constexpr std::size_t kPanels = 4, kPanelWidth = 23, kPanelHeight = 8;

void print_lines(Session& session, std::string_view text, std::size_t indent = 0) {
  for (const std::string& line : wrapped(text, kWidth, indent)) {
    fmt::print(session.out, "{}\n", line);
  }
}

/// One metric over time: of a matrix of ticks x metrics.
std::vector<double> column(const std::vector<double>& cells, const PairedPath& path,
                           std::size_t metric) {
  std::vector<double> values;
  for (std::size_t k = metric; k < cells.size(); k += path.metrics.size()) {
    values.push_back(cells[k]);
  }
  return values;
}

std::vector<double> arm_mean(const PairedPath& path, std::size_t metric) {
  std::vector<double> values = column(path.baseline, path, metric);
  const std::vector<double> difference = column(path.difference, path, metric);
  for (std::size_t t = 0; t < values.size(); ++t) values[t] += difference[t];
  return values;
}

bool ever_changes(const PairedPath& path, std::size_t metric) {
  for (std::size_t k = metric; k < path.changed.size(); k += path.metrics.size()) {
    if (path.changed[k] > 0) return true;
  }
  return false;
}

/// So much of the baseline's mean is rounding.
constexpr double kRounding = 1e-9;

/// 0 where a difference, or half of its interval, is rounding.
double without_rounding(double x, const PairedDifference& d) {
  return std::abs(x) < kRounding * std::max(std::abs(d.baseline), std::abs(d.difference)) ? 0.0 : x;
}

/// The difference over time; empty where it never is more than rounding.
std::string spark_of(const PairedPath& path, std::size_t metric, std::size_t width,
                     const Style& style) {
  const std::vector<double> difference = column(path.difference, path, metric),
                            baseline = column(path.baseline, path, metric);
  double largest = 0, size = 0;
  for (std::size_t t = 0; t < difference.size(); ++t) {
    largest = std::fmax(largest, std::abs(difference[t]));
    size = std::fmax(size, std::abs(baseline[t]));
  }
  return largest <= kRounding * size ? "" : sparkline(difference, width, style.utf8());
}

std::string overlays_text(const ScenarioChoice& choice) {
  std::string text;
  for (const std::string& mechanism : choice.without) text += ", without " + mechanism;
  for (const std::string& set : choice.set) text += ", " + set;
  return text;
}

/// What an arm lays over the baseline: "scenario's arm no-najin", "variant liberal, rho=2.5".
std::string made_of(const WhatIf& what_if, const WhatIfWorld& arm) {
  const ScenarioChoice& base = what_if.baseline.choice;
  ScenarioChoice own = arm.choice;
  own.set.erase(own.set.begin(), own.set.begin() + static_cast<std::ptrdiff_t>(base.set.size()));
  own.without.erase(own.without.begin(),
                    own.without.begin() + static_cast<std::ptrdiff_t>(base.without.size()));
  std::string text;
  if (!own.arm.empty()) {
    const auto info = std::ranges::find(arm.info.arms, own.arm, &ArmInfo::id);
    text += info != arm.info.arms.end() && !info->label.empty() ? ", " + info->label
                                                                : ", arm " + own.arm;
  }
  if (own.variant != base.variant) text += ", variant " + own.variant;
  text += overlays_text(own);
  return text.empty() ? "" : text.substr(2);
}

std::string years(const Calendar& calendar, int ticks, const Style& style) {
  return calendar.date(0).substr(0, 4) + style.sign("–", "-") +
         calendar.date(ticks - 1).substr(0, 4);
}

void print_head(Session& session, const WhatIf& what_if, const Style& style) {
  const WhatIfWorld& b = what_if.baseline;
  const Calendar& calendar = b.calendar();
  fmt::print(session.out, "{}\n", style.bold(b.info.title));
  print_lines(session,
              fmt::format("{}; variant {}{}", b.info.id, b.info.variant, overlays_text(b.choice)));
  fmt::print(session.out, "{} to {}, {} ticks; {} pairs of runs from seed {}; hash {}\n",
             calendar.date(0), calendar.date(calendar.ticks - 1), calendar.ticks,
             grouped(what_if.result.runs), what_if.options.seed, hex(what_if.result.hash));
  print_lines(session,
              "Differences are arm less baseline, run by run with the same luck; their interval is "
              "of the mean, 95%.");
}

struct Row {
  std::string label, mean, difference, half, changed, spark;
};

Row row_of(const ArmComparison& arm, const std::string& metric, const std::string& label,
           std::size_t spark, const Style& style) {
  const int at = arm.path.find_metric(metric);
  if (at < 0) return {label, "", "not there", "", "", ""};
  const auto m = static_cast<std::size_t>(at);
  const PairedDifference d = arm.path.at_end(m);
  Row row{label, brief(d.baseline), "", "", "", ""};
  if (d.n == 0) {
    row.difference = "no pairs";
    return row;
  }
  row.changed = percent(static_cast<double>(d.changed) / static_cast<double>(d.n));
  if (!ever_changes(arm.path, m)) {
    row.difference = "no change";
    return row;
  }
  row.difference = signed_brief(without_rounding(d.difference, d));
  if (d.n > 1) {
    row.half = style.sign("±", "+-") + rough(without_rounding(d.difference - d.lo, d));
  }
  row.spark = spark_of(arm.path, m, spark, style);
  return row;
}

void print_metrics(Session& session, const WhatIf& what_if, const ArmComparison& arm,
                   const Style& style) {
  const Calendar& calendar = what_if.baseline.calendar();
  // Long names take their room from the plots.
  std::size_t label = kLabel;
  for (const MetricGroup& group : what_if.shown) {
    for (const std::string& name : group.labels) label = std::max(label, text_width(name) + 3);
  }
  label = std::min(label, kWidestLabel);
  const std::size_t spark = kSpark - (label - kLabel);
  fmt::print(session.out, "{}\n",
             style.dim(padded("At the end of " + calendar.date(arm.path.ticks - 1), label) +
                       right("baseline", kMean) + right("difference", kDifference) +
                       right("95% CI", kHalf) + right("changed", kChanged) + "  difference, " +
                       years(calendar, arm.path.ticks, style)));
  std::size_t unchanged = 0;
  for (const MetricGroup& group : what_if.shown) {
    bool titled = false;
    for (std::size_t k = 0; k < group.metrics.size(); ++k) {
      const int at = arm.path.find_metric(group.metrics[k]);
      if (what_if.all && (at < 0 || !ever_changes(arm.path, static_cast<std::size_t>(at)))) {
        unchanged += at < 0 ? 0 : 1;
        continue;
      }
      if (!titled) fmt::print(session.out, "{}\n", style.bold(group.title));
      titled = true;
      const Row row = row_of(arm, group.metrics[k], group.labels[k], spark, style);
      std::string line = padded("  " + row.label, label) + right(row.mean, kMean) +
                         right(row.difference, kDifference) + right(row.half, kHalf) +
                         right(row.changed, kChanged) + "  " + row.spark;
      line.erase(line.find_last_not_of(' ') + 1);
      fmt::print(session.out, "{}\n", line);
    }
  }
  if (unchanged > 0) {
    fmt::print(session.out, "  {} more metrics change in no pair at any tick\n", unchanged);
  }
}

void print_markdown_metrics(Session& session, const WhatIf& what_if, const ArmComparison& arm,
                            const Style& style) {
  TextTable table{{"metric", "baseline", "difference", "95% CI", "changed"}, {}};
  for (const MetricGroup& group : what_if.shown) {
    for (const std::string& metric : group.metrics) {
      const int at = arm.path.find_metric(metric);
      if (what_if.all && (at < 0 || !ever_changes(arm.path, static_cast<std::size_t>(at))))
        continue;
      const Row row = row_of(arm, metric, metric, kSpark, style);
      table.rows.push_back({row.label, row.mean, row.difference, row.half, row.changed});
    }
  }
  print_table(session, table, "metrics", "markdown");
}

std::string names_text(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t k = 0; k < names.size() && k < kMostNames; ++k) {
    text += (k > 0 ? ", " : "") + names[k];
  }
  if (names.size() > kMostNames) text += fmt::format(" and {} more", names.size() - kMostNames);
  return text;
}

/// What limits the comparison: metrics and ticks that only one world has, runs that failed.
void print_limits(Session& session, const WhatIf& what_if, std::size_t k) {
  const ArmComparison& arm = what_if.result.arms[k];
  if (arm.path.ticks < what_if.baseline.calendar().ticks ||
      arm.path.ticks < what_if.arms[k].calendar().ticks) {
    print_lines(session, fmt::format("Only the {} ticks that both worlds have are compared.",
                                     arm.path.ticks));
  }
  if (!arm.only_in_baseline.empty()) {
    print_lines(session,
                fmt::format("Not compared, because this arm does not have them: {}.",
                            names_text(arm.only_in_baseline)),
                2);
  }
  if (!arm.only_in_arm.empty()) {
    print_lines(session,
                fmt::format("Not compared, because only this arm has them: {}.",
                            names_text(arm.only_in_arm)),
                2);
  }
  if (arm.dropped > 0) {
    const auto& failures = arm.failures.empty() ? what_if.result.failures : arm.failures;
    print_lines(
        session,
        fmt::format("{} of {} pairs are dropped, because a run failed: {}.", grouped(arm.dropped),
                    grouped(what_if.result.runs), failures.front().reason),
        2);
  }
}

/// Baseline and arm over time: the realisation ratios, then other metrics shown, where they differ.
void print_panels(Session& session, const WhatIf& what_if, std::size_t k, const Style& style) {
  const PairedPath& path = what_if.result.arms[k].path;
  std::vector<std::string> names;
  const auto add = [&](bool ratios) {
    for (const MetricGroup& group : what_if.shown) {
      bool taken = false;
      for (const std::string& name : group.metrics) {
        if (name.starts_with("RR[") != ratios || taken || names.size() == kPanels) continue;
        const int at = path.find_metric(name);
        if (at < 0 || !ever_changes(path, static_cast<std::size_t>(at))) continue;
        names.push_back(name);
        taken = !ratios && !what_if.chosen;
      }
    }
  };
  add(true);
  add(false);
  if (names.empty()) return;
  const Calendar& calendar = what_if.baseline.calendar();
  std::vector<std::vector<std::string>> panels;
  for (const std::string& name : names) {
    const auto m = static_cast<std::size_t>(path.find_metric(name));
    const std::vector<double> baseline = column(path.baseline, path, m), arm = arm_mean(path, m);
    Panel panel;
    panel.title = name;
    panel.lines = {{baseline, true}, {arm, false}};
    panel.first = calendar.date(0).substr(0, 4);
    panel.last = calendar.date(path.ticks - 1).substr(0, 4);
    panels.push_back(draw_panel(panel, kPanelWidth, kPanelHeight, style.utf8()));
  }
  fmt::print(session.out, "\n");
  for (const std::string& line : side_by_side(panels)) fmt::print(session.out, "{}\n", line);
  fmt::print(session.out, "{}\n",
             style.dim(fmt::format("      line: {}; dots: baseline; means", what_if.arms[k].name)));
}

}  // namespace

void print_what_if(Session& session, const WhatIf& what_if, bool markdown) {
  const Style style(session.terminal);
  print_head(session, what_if, style);
  for (std::size_t k = 0; k < what_if.arms.size(); ++k) {
    const WhatIfWorld& world = what_if.arms[k];
    const ArmComparison& arm = what_if.result.arms[k];
    const std::string made = made_of(what_if, world);
    fmt::print(session.out, "\n{}\n",
               markdown ? "## Arm " + world.name : style.bold("Arm " + world.name));
    if (markdown) fmt::print(session.out, "\n");
    if (!made.empty()) print_lines(session, made);
    if (markdown) {
      fmt::print(session.out, "\n");
      print_markdown_metrics(session, what_if, arm, style);
      fmt::print(session.out, "\n");
    } else {
      print_metrics(session, what_if, arm, style);
    }
    print_limits(session, what_if, k);
    if (!markdown) print_panels(session, what_if, k, style);
    print_divergence(session, what_if, k, markdown);
    if (what_if.partings[k]) print_parting(session, what_if, k);
  }
}

}  // namespace tumen
