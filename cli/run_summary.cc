// The summary of one ensemble: one screen, 80 columns.
#include <fmt/ostream.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/statistics.h"
#include "cli/explain/numbers.h"
#include "cli/plot.h"
#include "cli/style.h"
#include "cli/variant_run.h"

namespace tumen {
namespace {

constexpr std::size_t kLabel = 25, kMean = 8, kHalf = 9, kSpread = 17, kLuck = 6;
constexpr std::size_t kMostOfAGroup = 4, kMostProjects = 12, kMostReasons = 3;

void print_row(Session& session, const VariantRun& run, const MetricSummary& s,
               const std::string& label, const Style& style) {
  const double half = half_width(s);
  std::string half_text = std::isnan(half) ? "" : style.sign("±", "+-") + rough(half);
  std::string spread = s.n > 0 ? brief(s.q05) + style.sign(" … ", " .. ") + brief(s.q95) : "-";
  const std::size_t spark = run.uncertain ? 12 : 18;
  std::string line = padded("  " + label, kLabel) + right(brief(s.mean), kMean) +
                     right(half_text, kHalf) + right(spread, kSpread);
  if (run.uncertain) line += right(s.luck_share ? percent(*s.luck_share) : "-", kLuck);
  line += "  " + sparkline(s.path_mean, spark, style.utf8());
  fmt::print(session.out, "{}\n", line);
}

void print_header(Session& session, const VariantRun& run, const Style& style) {
  const Calendar& calendar = run.setup().calendar;
  std::string theory = run.info.variant;
  if (!run.info.arm.empty()) theory += ", arm " + run.info.arm;
  for (const std::string& mechanism : run.without) theory += ", without " + mechanism;
  for (const std::string& set : run.set) theory += ", " + set;
  fmt::print(session.out, "{}\n", style.bold(run.info.title));
  for (const std::string& line : wrapped(fmt::format("{}; variant {}", run.info.id, theory), 80)) {
    fmt::print(session.out, "{}\n", line);
  }
  if (!run.info.question.empty()) {
    for (const std::string& line : wrapped(run.info.question, 80)) {
      fmt::print(session.out, "{}\n", line);
    }
  }
  const double speed = run.seconds > 0 ? static_cast<double>(run.result.runs) / run.seconds : 0;
  fmt::print(session.out, "{} to {}, {} ticks; {} run{} from seed {}; {} runs/s on {} thread{}\n",
             calendar.date(0), calendar.date(calendar.ticks - 1), calendar.ticks,
             grouped(run.result.runs), run.result.runs == 1 ? "" : "s", run.result.seed,
             grouped(static_cast<std::uint64_t>(speed)), run.jobs, run.jobs == 1 ? "" : "s");
  fmt::print(session.out, "hash {}\n\n", hex(run.result.hash));
}

/// "STALL 62%, SLOW 38%", the most frequent first.
std::string labels_of(const LabelCounts& counts) {
  std::vector<StallLabel> labels;
  for (std::size_t k = 0; k < kStallLabels; ++k) {
    const auto label = static_cast<StallLabel>(k);
    if (counts.of(label) > 0) labels.push_back(label);
  }
  std::ranges::sort(labels, [&](StallLabel a, StallLabel b) {
    return counts.of(a) != counts.of(b) ? counts.of(a) > counts.of(b) : a < b;
  });
  std::string text;
  for (const StallLabel label : labels) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name_of(label),
                        percent(counts.share(label)));
  }
  return text.empty() ? "-" : text;
}

/// The labels of the level that a metric such as RR[regional] is of, below it.
void print_labels(Session& session, const VariantRun& run, const std::string& metric) {
  if (!run.labels || !metric.starts_with("RR[")) return;
  for (std::size_t k = 0; k < run.labels->counts().size(); ++k) {
    if (metric != "RR[" + run.labels->judges()[k].level().level + "]") continue;
    fmt::print(session.out, "{}{}\n", padded("  labels", 12), labels_of(run.labels->counts()[k]));
  }
}

void print_metrics(Session& session, const VariantRun& run, const Style& style) {
  const Calendar& calendar = run.setup().calendar;
  const std::string dates = calendar.date(0).substr(0, 4) + style.sign("–", "-") +
                            calendar.date(calendar.ticks - 1).substr(0, 4);
  std::string head = padded("At the end of " + calendar.date(calendar.ticks - 1), kLabel) +
                     right("mean", kMean) + right("95% CI", kHalf) +
                     right("5-95% of runs", kSpread);
  if (run.uncertain) head += right("luck", kLuck);
  fmt::print(session.out, "{}\n", style.dim(head + (run.uncertain ? "  " : "  mean, ") + dates));
  for (const MetricGroup& group : headline_metrics(run.structure(), kMostOfAGroup)) {
    fmt::print(session.out, "{}\n", style.bold(group.title));
    for (std::size_t k = 0; k < group.metrics.size(); ++k) {
      const MetricSummary* s = run.find(group.metrics[k]);
      if (s == nullptr) continue;
      print_row(session, run, *s, group.labels[k], style);
      print_labels(session, run, group.metrics[k]);
    }
  }
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values.empty() ? NAN : quantile_of_sorted(values, 0.5);
}

/// Median of a metric over the runs that signed the project.
double median_if_signed(const VariantRun& run, std::string_view family,
                        const std::string& project) {
  const std::vector<double> all = run.finals(fmt::format("{}[{}]", family, project));
  const std::vector<double> is_signed = run.finals(fmt::format("signed[{}]", project));
  std::vector<double> values;
  for (std::size_t k = 0; k < all.size() && k < is_signed.size(); ++k) {
    if (is_signed[k] > 0.5) values.push_back(all[k]);
  }
  return median(std::move(values));
}

void print_projects(Session& session, const VariantRun& run, const Style& style) {
  const Structure& s = run.structure();
  if (s.projects.empty()) return;
  fmt::print(session.out, "\n{}\n",
             style.dim(padded("Signed and refused", kLabel) + right("signed", 7) +
                       right("years", 6) + right("equity", 7) + right("refused", 9) +
                       right("deadlocks", 10) + right("works", 7) + right("dead", 7)));
  const auto mean_of = [&run](std::string_view family, const std::string& id) {
    const MetricSummary* m = run.find(fmt::format("{}[{}]", family, id));
    return m != nullptr ? m->mean : NAN;
  };
  std::size_t shown = 0;
  for (const Project& p : s.projects) {
    if (++shown > kMostProjects) continue;
    fmt::print(session.out, "{}{}{}{}{}{}{}{}\n", padded("  " + p.id, kLabel),
               right(percent(mean_of("signed", p.id)), 7),
               right(plain(median_if_signed(run, "years", p.id)), 6),
               right(percent(median_if_signed(run, "equity", p.id)), 7),
               right(plain(mean_of("refusals", p.id)), 9),
               right(plain(mean_of("deadlocks", p.id)), 10),
               right(percent(mean_of("operating", p.id)), 7),
               right(percent(mean_of("cancelled", p.id)), 7));
  }
  if (shown > kMostProjects) {
    fmt::print(session.out, "  {} more: --format json\n", shown - kMostProjects);
  }
  fmt::print(
      session.out, "{}\n",
      style.dim("  shares of runs; medians of those signed; refusals and deadlocks per run"));
}

void print_panels(Session& session, const VariantRun& run, const Style& style) {
  const Structure& s = run.structure();
  std::vector<std::string> names;
  const auto groups = headline_metrics(s, 1);
  for (const MetricGroup& g : groups) {
    if (g.metrics.front().starts_with("A[")) names.push_back(g.metrics.front());
  }
  // The level with the largest declared value.
  const MetricSummary* largest = nullptr;
  for (const MetricSummary& m : run.summaries) {
    if (m.info.name.starts_with("DEC[") && (largest == nullptr || m.mean > largest->mean))
      largest = &m;
  }
  if (largest != nullptr) names.push_back("RR" + largest->info.name.substr(3));
  for (const MetricGroup& g : groups) {
    if (g.metrics.front().starts_with("THR[")) names.push_back(g.metrics.front());
  }
  const Calendar& calendar = run.setup().calendar;
  std::vector<std::vector<std::string>> panels;
  for (const std::string& name : names) {
    const MetricSummary* m = run.find(name);
    if (m == nullptr) continue;
    Panel panel;
    panel.title = name;
    panel.lines = {{m->path_mean, false}};
    if (run.result.band_runs > 1) {
      panel.lines.push_back({m->path_q05, true});
      panel.lines.push_back({m->path_q95, true});
    }
    panel.first = calendar.date(0).substr(0, 4);
    panel.last = calendar.date(calendar.ticks - 1).substr(0, 4);
    panels.push_back(draw_panel(panel, 26, 7, style.utf8()));
  }
  if (panels.empty()) return;
  fmt::print(session.out, "\n");
  for (const std::string& line : side_by_side(panels)) fmt::print(session.out, "{}\n", line);
  if (run.result.band_runs > 1) {
    fmt::print(session.out, "{}\n",
               style.dim(fmt::format("      line: mean; dots: 5% and 95% of {} runs",
                                     grouped(run.result.band_runs))));
  }
}

void print_luck(Session& session, const VariantRun& run, const Style& style) {
  std::string text;
  if (!run.uncertain) {
    text = "Parameters are fixed, so all spread is luck. --uncertain draws them from their ranges.";
  } else {
    text = fmt::format(
        "Parameters are drawn from their ranges, {} runs to a draw; column luck: share of the "
        "spread that luck alone makes, the rest is parameters (analysis of variance).",
        run.result.runs_per_point);
  }
  fmt::print(session.out, "\n");
  for (const std::string& line : wrapped(text, 80))
    fmt::print(session.out, "{}\n", style.dim(line));
}

void print_failures(Session& session, const VariantRun& run) {
  const auto& failures = run.result.failures;
  if (failures.empty()) return;
  std::map<std::string, std::size_t> reasons;
  for (const RunFailure& f : failures) ++reasons[f.reason];
  fmt::print(session.out, "\n{} of {} runs failed and count in no final value:\n",
             grouped(failures.size()), grouped(run.result.runs));
  std::size_t shown = 0;
  for (const auto& [reason, count] : reasons) {
    if (++shown > kMostReasons) break;
    fmt::print(session.out, "  {} x {}\n", count, reason);
  }
  if (reasons.size() > kMostReasons) {
    fmt::print(session.out, "  {} other reasons: --format json\n", reasons.size() - kMostReasons);
  }
}

}  // namespace

void print_summary(Session& session, const VariantRun& run) {
  const Style style(session.terminal);
  print_header(session, run, style);
  print_metrics(session, run, style);
  print_projects(session, run, style);
  print_panels(session, run, style);
  print_luck(session, run, style);
  print_failures(session, run);
  if (run.result.runs < run.result.runs_asked) {
    fmt::print(session.out, "\nStopped after {} of {} runs.\n", grouped(run.result.runs),
               grouped(run.result.runs_asked));
  }
}

}  // namespace tumen
