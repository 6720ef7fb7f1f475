// Several theories side by side.
#include <fmt/ostream.h>

#include <algorithm>
#include <cmath>

#include "cli/explain/numbers.h"
#include "cli/style.h"
#include "cli/variant_run.h"

namespace tumen {
namespace {

constexpr std::size_t kWidth = 80, kLabel = 24, kColumn = 16, kMostOfAGroup = 4;

std::string cell(const VariantRun& run, const std::string& metric, bool share, const Style& style) {
  const MetricSummary* s = run.find(metric);
  if (s == nullptr || s->n == 0) return "-";
  if (share) return percent(s->mean);
  const double half = half_width(*s);
  return brief(s->mean) + (std::isnan(half) ? "" : style.sign(" ±", " +-") + rough(half));
}

/// Rows of one page: as many variants as fit side by side.
void print_page(Session& session, std::span<const VariantRun> page,
                const std::vector<MetricGroup>& groups, const Style& style) {
  std::string head = padded("mean, half of its 95% CI", kLabel);
  for (const VariantRun& run : page) head += right(run.info.variant, kColumn);
  fmt::print(session.out, "{}\n", style.dim(head));
  for (const MetricGroup& group : groups) {
    fmt::print(session.out, "{}\n", style.bold(group.title));
    const bool share = group.metrics.front().starts_with("signed[") ||
                       group.metrics.front().starts_with("operating[");
    for (std::size_t k = 0; k < group.metrics.size(); ++k) {
      std::string line = padded("  " + group.labels[k], kLabel);
      for (const VariantRun& run : page)
        line += right(cell(run, group.metrics[k], share, style), kColumn);
      fmt::print(session.out, "{}\n", line);
    }
  }
  fmt::print(session.out, "\n");
}

}  // namespace

void print_comparison(Session& session, std::span<const VariantRun> runs) {
  const Style style(session.terminal);
  const VariantRun& first = runs.front();
  const Calendar& calendar = first.setup().calendar;
  std::string arm = first.info.arm.empty() ? "" : ", arm " + first.info.arm;
  for (const std::string& set : first.set) arm += ", " + set;
  fmt::print(session.out, "{}\n{}; {} variants{}\n", style.bold(first.info.title), first.info.id,
             runs.size(), arm);
  double seconds = 0;
  std::uint64_t done = 0;
  for (const VariantRun& run : runs) {
    seconds += run.seconds;
    done += run.result.runs;
  }
  fmt::print(
      session.out, "At the end of {}; {} runs each from seed {}; {} runs/s on {} thread{}\n\n",
      calendar.date(calendar.ticks - 1), grouped(first.result.runs_asked), first.result.seed,
      grouped(static_cast<std::uint64_t>(seconds > 0 ? static_cast<double>(done) / seconds : 0)),
      first.jobs, first.jobs == 1 ? "" : "s");
  std::vector<MetricGroup> groups = headline_metrics(first.structure(), kMostOfAGroup);
  MetricGroup is_signed{"Signed, share of runs", {}, {}}, works{"Operating, share of runs", {}, {}};
  for (const Project& p : first.structure().projects) {
    if (is_signed.metrics.size() == kMostOfAGroup) break;
    is_signed.metrics.push_back("signed[" + p.id + "]");
    works.metrics.push_back("operating[" + p.id + "]");
    is_signed.labels.push_back(p.id);
    works.labels.push_back(p.id);
  }
  if (!is_signed.metrics.empty()) {
    groups.push_back(std::move(is_signed));
    groups.push_back(std::move(works));
  }
  const std::size_t columns = (kWidth - kLabel) / kColumn;
  for (std::size_t k = 0; k < runs.size(); k += columns) {
    print_page(session, runs.subspan(k, std::min(columns, runs.size() - k)), groups, style);
  }
  const std::string note =
      "Levels do not tell theories apart: a random null reaches them too. Only contrasts do, such "
      "as the paired difference between two arms under each theory.";
  for (const std::string& line : wrapped(note, kWidth)) {
    fmt::print(session.out, "{}\n", style.dim(line));
  }
  fmt::print(session.out, "\n");
  for (const VariantRun& run : runs) {
    fmt::print(session.out, "{}\n",
               style.dim("hash " + hex(run.result.hash) + "  " + run.info.variant));
  }
  for (const VariantRun& run : runs) {
    if (run.result.failures.empty() && run.result.runs == run.result.runs_asked) continue;
    fmt::print(session.out, "{}: {} of {} runs done, {} failed\n", run.info.variant,
               grouped(run.result.runs), grouped(run.result.runs_asked),
               grouped(run.result.failures.size()));
  }
}

}  // namespace tumen
