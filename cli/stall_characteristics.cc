// The table of how often the rule errs where the truth is known.
#include <fmt/ostream.h>

#include "analysis/stall/characteristics.h"
#include "cli/explain/numbers.h"
#include "cli/run_json.h"
#include "cli/stall_report.h"
#include "cli/table.h"

namespace tumen {
namespace {

constexpr int kProjects[] = {1, 5, 20};
/// Plans of ordinary length judged at three times, and long ones.
constexpr SyntheticLevel kCases[] = {{1, 10, 3, 6}, {1, 8, 3, 6}, {1, 6, 3, 6}, {1, 10, 6, 12}};

}  // namespace

void print_characteristics(Session& session, const StallRule& rule, std::uint64_t runs,
                           std::uint64_t seed, const std::string& format) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const SyntheticLevel& base : kCases) {
    const std::string title =
        fmt::format("Plans of {:g} to {:g} years, judged {:g} years after the first declaration",
                    base.plan_low, base.plan_high, base.years);
    TextTable table{{"truth"}, {}};
    for (const int n : kProjects) {
      table.columns.push_back(fmt::format("{} project{}", n, n == 1 ? "" : "s"));
    }
    for (std::size_t f = 0; f < kFates; ++f) {
      std::vector<std::string> row = {std::string(kFateNames[f])};
      for (const int n : kProjects) {
        SyntheticLevel level = base;
        level.projects = n;
        const LabelCounts counts = characteristics(static_cast<Fate>(f), level, runs, rule, seed);
        const Interval i = counts.interval(StallLabel::stall);
        row.push_back(fixed(counts.share(StallLabel::stall), 3));
        all.push_back({{"truth", kFateNames[f]},
                       {"projects", n},
                       {"plan", {base.plan_low, base.plan_high}},
                       {"years", base.years},
                       {"share", counts.share(StallLabel::stall)},
                       {"lo", i.lo},
                       {"hi", i.hi}});
      }
      table.rows.push_back(std::move(row));
    }
    if (format == "json") continue;
    const bool markdown = format == "markdown";
    fmt::print(session.out, "{}{}\n{}", markdown ? "### " : "", title, markdown ? "\n" : "");
    print_table(session, table, "characteristics", format);
    fmt::print(session.out, "\n");
  }
  if (format == "json") {
    print_json(session, {{"runs", runs}, {"seed", seed}, {"characteristics", std::move(all)}});
    return;
  }
  fmt::print(session.out, "P(STALL) in {} synthetic levels each, from seed {}\n", grouped(runs),
             seed);
}

}  // namespace tumen
