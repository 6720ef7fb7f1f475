#include <fmt/ostream.h>

#include <algorithm>
#include <cmath>

#include "cli/claims_text.h"
#include "cli/compare.h"
#include "cli/explain/numbers.h"
#include "cli/table.h"

namespace tumen {
namespace {

/// More columns than this do not stand side by side in text.
constexpr std::size_t kMostColumns = 8;

/// Position among the identified, or their number.
std::size_t identified_at(const Comparison& c, std::size_t variant) {
  const auto at = std::ranges::find(c.identified, variant);
  return static_cast<std::size_t>(at - c.identified.begin());
}

double share_of(const Comparison& c, std::size_t row, std::size_t column) {
  return c.identification.confusion[row * c.identified.size() + column];
}

/// Whom a theory is most often taken for, besides itself; itself where nobody.
std::size_t most_taken_for(const Comparison& c, std::size_t row) {
  std::size_t best = row;
  double share = 0;
  for (std::size_t column = 0; column < c.identified.size(); ++column) {
    if (column != row && share_of(c, row, column) > share) {
      share = share_of(c, row, column);
      best = column;
    }
  }
  return best;
}

/// The theory nearest to another: the one that it is taken for, or that its signature is least far
/// from.
std::size_t nearest_to(const Comparison& c, std::size_t row) {
  if (const std::size_t other = most_taken_for(c, row); other != row) return other;
  std::size_t best = row;
  double largest = 0;
  for (std::size_t column = 0; column < c.identified.size(); ++column) {
    if (column == row) continue;
    const double likelihood =
        log_likelihood(c.signatures[row].mean, kTraceRuns, c.signatures[column], c.scales);
    if (best == row || likelihood > largest) {
      largest = likelihood;
      best = column;
    }
  }
  return best;
}

void print_tournament(Session& session, const Comparison& c, const std::string& format) {
  TextTable table{{"theory", "supported", "beyond null", "refuted", "undecided", "identified",
                   "taken for", "told from it by", "runs/s"},
                  {}};
  for (std::size_t k = 0; k < c.report.variants.size(); ++k) {
    const VariantClaims& v = c.report.variants[k];
    const ClaimCounts counts = v.counts();
    std::string share = "-", nearest, contrast;
    const std::size_t row = identified_at(c, k);
    if (row < c.identified.size() && c.identification.traces > 0) {
      share = percent(share_of(c, row, row));
      const std::size_t other = nearest_to(c, row);
      if (other != row) {
        const std::size_t best =
            best_contrast(c.signatures[row], c.signatures[other], kTraceRuns, c.scales);
        nearest = (most_taken_for(c, row) == row ? "(" : "") +
                  c.report.variants[c.identified[other]].variant +
                  (most_taken_for(c, row) == row ? ")" : "");
        contrast = best < v.contrasts.size() ? v.contrasts[best].name : "nothing";
      }
    }
    table.rows.push_back(
        {v.variant, std::to_string(counts.supported), std::to_string(counts.beyond_null),
         std::to_string(counts.refuted), std::to_string(counts.undecided), share, nearest, contrast,
         grouped(static_cast<std::uint64_t>(v.seconds > 0 ? static_cast<double>(v.runs) / v.seconds
                                                          : 0))});
  }
  print_table(session, table, "theories", format);
}

std::string skill_text(const Skill& skill) {
  if (skill.n == 0 || std::isnan(skill.value)) return "-";
  // Nothing is not less than nothing.
  const auto text = [](double x) { return fixed(std::abs(x) < 0.005 ? 0 : x, 2); };
  std::string out = text(skill.value);
  if (!std::isnan(skill.interval.lo)) {
    out += fmt::format(" [{}, {}]", text(skill.interval.lo), text(skill.interval.hi));
  }
  return out;
}

void print_history(Session& session, const Comparison& c, const std::string& format) {
  if (c.skill.empty()) return;
  fmt::print(session.out,
             "\n{}\n\nBlind runs of {}, {} each, against what was observed: skill of the series "
             "after the cut, pooled, and of\nthe events; below 0 the naive forecast is better. "
             "`tumen hindcast` says more.\n\n",
             heading("Against history", session, format), c.report.study.front().world,
             kHindcastRuns);
  TextTable table{{"theory"}, {}};
  constexpr std::size_t kSeries[] = {0, 1, kSeriesBaselines - 1};
  constexpr std::size_t kEvents[] = {1, 2, kEventBaselines - 1};
  for (const std::size_t b : kSeries) {
    table.columns.push_back("series, " + std::string(kSeriesBaselineNames[b]));
  }
  table.columns.emplace_back("Brier");
  for (const std::size_t b : kEvents) {
    table.columns.push_back("events, " + std::string(kEventBaselineNames[b]));
  }
  for (const HindcastSkill& skill : c.skill) {
    std::vector<std::string> row{skill.variant};
    for (const std::size_t b : kSeries) row.push_back(skill_text(skill.series[b]));
    row.push_back(fixed(skill.brier, 3));
    for (const std::size_t b : kEvents) row.push_back(skill_text(skill.events[b]));
    table.rows.push_back(std::move(row));
  }
  print_table(session, table, "history", format);
}

void print_vectors(Session& session, const Comparison& c, const std::string& format) {
  const std::vector<VariantClaims>& all = c.report.variants;
  if (format == "text" && all.size() > kMostColumns) {
    fmt::print(session.out,
               "\nContrast vectors of so many theories stand in --format markdown or json.\n");
    return;
  }
  TextTable table{{"contrast"}, {}};
  for (const VariantClaims& v : all) table.columns.push_back(v.variant);
  for (std::size_t k = 0; k < all.front().contrasts.size(); ++k) {
    std::vector<std::string> row{all.front().contrasts[k].name};
    for (const VariantClaims& v : all) {
      const double x = signature_of({v.contrasts[k].by_run}).mean.front() / v.contrasts[k].sesoi;
      row.push_back(std::isnan(x) ? "-" : std::abs(x) < 0.05 ? "0" : fmt::format("{:+.1f}", x));
    }
    table.rows.push_back(std::move(row));
  }
  fmt::print(session.out,
             "\n{}\n\nMean contrasts, in units of their smallest effect of interest.\n\n",
             heading("Contrast vectors", session, format));
  print_table(session, table, "contrasts", format);
}

void print_confusion(Session& session, const Comparison& c, const std::string& format) {
  if (c.identification.traces == 0) return;
  fmt::print(
      session.out,
      "\n{}\n\nShare of {} traces of {} runs of the theory of the row that are taken for "
      "that of the\ncolumn, from contrasts alone; {} are right on average, by chance {}.\n\n",
      heading("Which theory made a trace?", session, format), c.identification.traces, kTraceRuns,
      percent(c.identification.accuracy), percent(c.identification.chance));
  TextTable table{{"theory"}, {}};
  for (std::size_t k = 0; k < c.identified.size(); ++k) {
    table.columns.push_back(format == "text" ? std::to_string(k + 1)
                                             : c.report.variants[c.identified[k]].variant);
  }
  for (std::size_t row = 0; row < c.identified.size(); ++row) {
    std::vector<std::string> cells{(format == "text" ? fmt::format("{} ", row + 1) : "") +
                                   c.report.variants[c.identified[row]].variant};
    for (std::size_t column = 0; column < c.identified.size(); ++column) {
      const double share = share_of(c, row, column);
      cells.push_back(share == 0 ? "." : fmt::format("{:.0f}", 100 * share));
    }
    table.rows.push_back(std::move(cells));
  }
  print_table(session, table, "confusion", format);
}

}  // namespace

void print_comparison(Session& session, const Comparison& c, const std::string& format) {
  print_claims_header(session, c.report, format);
  fmt::print(session.out, "\n{}\n\n", heading("Theories", session, format));
  print_tournament(session, c, format);
  fmt::print(
      session.out,
      "\nidentified: traces given to the right theory; taken for: to which else, in brackets "
      "where none are\nand this one is nearest. Runs per second are of this machine, now.\n");
  print_history(session, c, format);
  print_vectors(session, c, format);
  print_confusion(session, c, format);
}

namespace {

nlohmann::ordered_json skill_json(const HindcastSkill& skill) {
  nlohmann::ordered_json out = {{"brier", skill.brier}};
  const auto one = [](const Skill& s) -> nlohmann::ordered_json {
    return {{"value", s.value}, {"lo", s.interval.lo}, {"hi", s.interval.hi}, {"n", s.n}};
  };
  for (std::size_t b = 0; b < kSeriesBaselines; ++b) {
    out["series"][std::string(kSeriesBaselineNames[b])] = one(skill.series[b]);
  }
  for (std::size_t b = 0; b < kEventBaselines; ++b) {
    out["events"][std::string(kEventBaselineNames[b])] = one(skill.events[b]);
  }
  return out;
}

}  // namespace

nlohmann::ordered_json comparison_json(const Comparison& c) {
  using nlohmann::ordered_json;
  ordered_json theories = ordered_json::array(), names = ordered_json::array();
  for (std::size_t k = 0; k < c.report.variants.size(); ++k) {
    const VariantClaims& v = c.report.variants[k];
    const ClaimCounts counts = v.counts();
    ordered_json contrasts;
    for (const TestContrast& t : v.contrasts) {
      const Signature s = signature_of({t.by_run});
      contrasts[t.name] = {
          {"mean", s.mean.front()}, {"sd", s.sd.front()}, {"n", s.runs}, {"sesoi", t.sesoi}};
    }
    ordered_json verdicts;
    for (const ClaimResult& r : v.claims) verdicts[r.claim->id] = verdict_name(r.verdict);
    const auto skill = std::ranges::find(c.skill, v.variant, &HindcastSkill::variant);
    theories.push_back(
        {{"variant", v.variant},
         {"history", skill == c.skill.end() ? ordered_json(nullptr) : skill_json(*skill)},
         {"null", static_cast<bool>(c.report.null[k])},
         {"supported", counts.supported},
         {"refuted", counts.refuted},
         {"undecided", counts.undecided},
         {"runs", v.runs},
         {"seconds", v.seconds},
         {"verdicts", std::move(verdicts)},
         {"contrasts", std::move(contrasts)}});
  }
  ordered_json confusion = ordered_json::array();
  for (std::size_t row = 0; row < c.identified.size(); ++row) {
    names.push_back(c.report.variants[c.identified[row]].variant);
    ordered_json shares = ordered_json::array();
    for (std::size_t column = 0; column < c.identified.size(); ++column) {
      shares.push_back(share_of(c, row, column));
    }
    confusion.push_back(std::move(shares));
  }
  return {{"scenario", c.report.study.front().world},
          {"seed", c.report.runs.seed},
          {"theories", std::move(theories)},
          {"identification",
           {{"theories", std::move(names)},
            {"traces", c.identification.traces},
            {"trace_runs", kTraceRuns},
            {"accuracy", c.identification.accuracy},
            {"chance", c.identification.chance},
            {"confusion", std::move(confusion)}}}};
}

}  // namespace tumen
