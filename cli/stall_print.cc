// Tables of declared against realised, for people.
#include <fmt/ostream.h>

#include <algorithm>
#include <cmath>

#include "analysis/stall/characteristics.h"
#include "cli/explain/numbers.h"
#include "cli/stall_report.h"
#include "cli/style.h"
#include "cli/table.h"

namespace tumen {
namespace {

constexpr std::size_t kWidth = 80;

class Page {
 public:
  Page(Session& session, const std::string& format) : session_(session), format_(format) {}
  void paragraph(const std::string& text) const {
    for (const std::string& line : wrapped(text, kWidth)) fmt::print(session_.out, "{}\n", line);
    fmt::print(session_.out, "\n");
  }
  void table(const std::string& title, const TextTable& rows) const {
    const bool markdown = format_ == "markdown";
    fmt::print(session_.out, "{}{}\n", markdown ? "### " : "", title);
    if (markdown) fmt::print(session_.out, "\n");
    print_table(session_, rows, "stall", format_);
    fmt::print(session_.out, "\n");
  }

 private:
  Session& session_;
  std::string format_;
};

/// "98% (96-99%)".
std::string share_text(double share, Interval i) {
  return fmt::format("{} ({}-{:.0f}%)", percent(share), fixed(100 * i.lo, 0), 100 * i.hi);
}
std::string reading_text(const ReadingCount& count) {
  return count.runs > 0 ? share_text(count.share(), count.interval()) : "-";
}

/// A table with a column per level and rows that are filled by name.
class LevelTable {
 public:
  LevelTable(std::string first, const StallWorld& world) : levels_(world.levels.size()) {
    table_.columns.push_back(std::move(first));
    for (const StudyLevel& level : world.levels) table_.columns.push_back(level.stall.level);
  }
  void set(const std::string& row, std::size_t level, std::string text) {
    auto at = std::ranges::find_if(table_.rows, [&](const auto& r) { return r[0] == row; });
    if (at == table_.rows.end()) {
      table_.rows.emplace_back(levels_ + 1, "-");
      at = table_.rows.end() - 1;
      at->front() = row;
    }
    (*at)[level + 1] = std::move(text);
  }
  const TextTable& table() const { return table_; }

 private:
  std::size_t levels_;
  TextTable table_;
};

void print_means(const Page& page, const StallWorld& world, const std::string& date) {
  LevelTable table("mean over runs", world);
  for (std::size_t k = 0; k < world.levels.size(); ++k) {
    const std::string& pair = world.levels[k].stall.alignment;
    table.set("pair", k, pair.empty() ? "-" : pair.substr(2, pair.size() - 3));
    for (const StallMean& m : means_of(world, k)) {
      const double half = m.mean - m.interval.lo;
      const bool exact = std::isnan(half) || half <= 1e-9 * std::abs(m.mean);
      table.set(m.label, k, brief(m.mean) + (exact ? "" : " +-" + rough(half)));
    }
  }
  page.table("Declared and realised by " + date + ", bn USD; a ratio is 1 where nothing is due",
             table.table());
}

void print_labels(const Page& page, const StallWorld& world) {
  LevelTable table("label", world);
  for (std::size_t k = 0; k < world.levels.size(); ++k) {
    const LabelCounts& counts = world.study->results()[k].labels;
    for (std::size_t l = 0; l < kStallLabels; ++l) {
      const auto label = static_cast<StallLabel>(l);
      table.set(std::string(name_of(label)), k,
                share_text(counts.share(label), counts.interval(label)));
    }
    table.set("scenario stalls", k, counts.stalls() ? "yes" : "no");
  }
  page.table("Labels, share of runs with its 95% interval", table.table());
}

void print_alternatives(const Page& page, const StallWorld& world) {
  LevelTable table("reading", world);
  for (std::size_t k = 0; k < world.levels.size(); ++k) {
    const LevelResult& result = world.study->results()[k];
    const double median = result.median_opening();
    std::string opening = "-";
    if (!result.openings.empty()) {
      opening = std::isfinite(median) ? fixed(median, 2) + " plans" : "never";
    }
    table.set("a median time to open", k, opening);
    table.set("b capacity idle", k, reading_text(result.idle));
    table.set("c trade below 75%", k, reading_text(result.estranged));
    table.set("e gap widens", k, reading_text(result.widening));
  }
  page.table("Other readings (a stalls above 2 plans; b, c, e: share of runs)", table.table());
}

void print_sensitivity(const Page& page, const StallWorld& world) {
  LevelTable table("r*, W, H", world);
  const std::vector<StallRule> rules = sensitivity_rules(world.rule);
  for (std::size_t k = 0; k < world.levels.size(); ++k) {
    for (std::size_t r = 0; r < rules.size(); ++r) {
      table.set(
          fmt::format("{:.1f}, {} q, {:g} y", rules[r].stalled, rules[r].window, rules[r].years), k,
          percent(world.study->results()[k].sensitivity[r].share(StallLabel::stall)));
    }
  }
  page.table("P(STALL) by threshold r*, window W and horizon H", table.table());
}

void print_contrasts(const Page& page, const StallWorld& baseline, const StallWorld& arm) {
  LevelTable table("arm - baseline", baseline);
  for (std::size_t k = 0; k < baseline.levels.size(); ++k) {
    const std::string& level = baseline.levels[k].stall.level;
    const auto same = std::ranges::find_if(
        arm.levels, [&](const StudyLevel& l) { return l.stall.level == level; });
    if (same == arm.levels.end()) continue;
    const auto other = static_cast<std::size_t>(same - arm.levels.begin());
    const StallContrast c = contrast_of(baseline.study->results()[k], arm.study->results()[other]);
    const Interval risk = c.stalls.interval();
    table.set("RR", k, signed_brief(c.ratio));
    table.set("  95% interval", k,
              signed_brief(c.interval.lo) + " to " + signed_brief(c.interval.hi));
    table.set("P(STALL)", k, signed_brief(c.stalls.difference()));
    table.set("  95% interval ", k, signed_brief(risk.lo) + " to " + signed_brief(risk.hi));
    table.set("  McNemar p", k, plain(c.stalls.p()));
    table.set("log-rank p", k, c.opening.variance > 0 ? plain(c.opening.p) : "-");
  }
  page.table("Arm " + arm.info.arm + " against the baseline, run by run", table.table());
}

std::string describe(const StallWorld& world) {
  const Calendar& calendar = world.model->setup().calendar;
  std::string arm = world.info.arm.empty() ? "" : ", arm " + world.info.arm;
  return fmt::format("{}; variant {}{}; {} runs from seed {}, judged at {}", world.info.id,
                     world.info.variant, arm, grouped(world.result.runs), world.result.seed,
                     calendar.date(world.tick));
}

}  // namespace

void print_stall(Session& session, const std::vector<StallWorld>& worlds,
                 const std::string& format) {
  const Page page(session, format);
  for (const StallWorld& world : worlds) {
    const std::string date = world.model->setup().calendar.date(world.tick);
    page.paragraph((format == "markdown" ? "## " : "") + describe(world));
    if (world.levels.empty()) {
      page.paragraph("Nothing can be declared in this world, so nothing can stall.");
      continue;
    }
    print_means(page, world, date);
    print_labels(page, world);
    print_alternatives(page, world);
    print_sensitivity(page, world);
    if (&world != &worlds.front()) print_contrasts(page, worlds.front(), world);
  }
}

}  // namespace tumen
