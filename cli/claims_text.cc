#include "cli/claims_text.h"

#include <fmt/ostream.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "cli/explain/numbers.h"
#include "cli/style.h"
#include "cli/table.h"

namespace tumen {
namespace {

/// Three digits after the point where that is short.
std::string signed_text(double x) {
  return std::isnan(x) ? "-" : std::abs(x) < 100 ? fmt::format("{:+.3f}", x) : signed_brief(x);
}

void print_paragraph(Session& session, const std::string& text, const std::string& format) {
  if (format == "markdown") {
    fmt::print(session.out, "{}\n", text);
    return;
  }
  for (const std::string& line : wrapped(text, 80)) fmt::print(session.out, "{}\n", line);
}

std::size_t all_claims(const ClaimsReport& report, bool executable) {
  std::size_t n = 0;
  for (const ClaimsFile& file : report.study) {
    n += static_cast<std::size_t>(std::ranges::count_if(file.claims, [&](const Claim& c) {
      return c.of_a_paper() && (!executable || !c.tests.empty());
    }));
  }
  return n;
}

}  // namespace

std::string estimate_text(const Estimate& e) {
  if (e.n == 0) return "no runs";
  if (e.error == 0 && e.effect == 0) return "no change";
  return fmt::format("{} [{}, {}]", signed_text(e.effect), signed_text(e.lo), signed_text(e.hi));
}

std::string verdict_text(const ClaimResult& r) {
  if (r.verdict == Verdict::not_executable) return "not tested";
  return std::string(verdict_name(r.verdict)) + (r.calibration() ? " (c)" : "");
}

std::string outcome_text(const ClaimTest& test) {
  std::string out = test.label.empty() ? test.value : test.label + " " + test.level;
  if (test.take != Take::last) out = std::string(word_of(kTakeNames, test.take)) + " " + out;
  return test.with.empty() ? out : out + " ~ " + test.with;
}

std::string expected_text(const Hypothesis& h) {
  const double low = std::min(h.threshold, h.refute), high = std::max(h.threshold, h.refute);
  if (h.contrast == Contrast::level) {
    if (h.sign == Expected::up) return "above " + plain(high);
    if (h.sign == Expected::down) return "below " + plain(low);
  }
  const std::string size = plain(h.sesoi);
  if (h.sign == Expected::same) return "same within " + size;
  return std::string(word_of(kExpectedNames, h.sign)) + " by " + size;
}

std::string heading(const std::string& text, const Session& session, const std::string& format) {
  return format == "markdown" ? "### " + text : Style(session.terminal).bold(text);
}

void print_claims_header(Session& session, const ClaimsReport& report, const std::string& format) {
  std::string worlds;
  for (const ClaimsFile& file : report.study) worlds += (worlds.empty() ? "" : ", ") + file.world;
  std::uint64_t least = report.study.front().least, most = report.study.front().most;
  for (const ClaimsFile& file : report.study) {
    least = std::min(least, file.least);
    most = std::max(most, file.most);
  }
  std::string text = fmt::format("{}. {} claims of the papers, {} of them executable; worlds: {}. ",
                                 report.study.front().title, all_claims(report, false),
                                 all_claims(report, true), worlds);
  if (report.variants.size() == 1) {
    text += fmt::format("Theory {}, seed {}. ", report.variants.front().variant, report.runs.seed);
  } else {
    text += fmt::format("{} theories, seed {}. ", report.variants.size(), report.runs.seed);
  }
  text += fmt::format(
      "Arms share their luck; {} to {} pairs, until an interval is narrow enough (* where it is "
      "not). Verdicts at 5% with Holm's correction by family. (c): calibration, an equation says "
      "the sign, so it is no evidence. What the random null supports as well is none either.",
      grouped(least), grouped(most));
  if (report.robust > 0) {
    text += fmt::format(
        " Robust: share of {} draws from all ranges, {} pairs each, in which the estimate has what "
        "the claim says.",
        report.robust, kRunsPerDraw);
  }
  print_paragraph(session, text, format);
}

void print_counts(Session& session, const ClaimsReport& report, const std::string& format) {
  fmt::print(session.out, "\n{}\n\n", heading("Counts", session, format));
  TextTable table{{"theory", "supported", "beyond null", "refuted", "undecided", "calibration",
                   "own", "not tested", "runs"},
                  {}};
  for (const VariantClaims& v : report.variants) {
    const ClaimCounts c = v.counts();
    std::vector<std::string> row{v.variant};
    for (const std::size_t n : {c.supported, c.beyond_null, c.refuted, c.undecided, c.calibration,
                                c.own, c.not_executable}) {
      row.push_back(std::to_string(n));
    }
    row.push_back(grouped(v.runs));
    table.rows.push_back(std::move(row));
  }
  print_table(session, table, "counts", format);
  for (std::size_t k = 0; k < report.variants.size(); ++k) {
    if (!report.null[k]) continue;
    const ClaimCounts c = report.variants[k].counts();
    const auto share = [](std::size_t part, std::size_t all) {
      return percent(static_cast<double>(part) /
                     static_cast<double>(std::max<std::size_t>(1, all)));
    };
    const std::size_t others = c.tested() - c.signed_contrasts;
    print_paragraph(
        session,
        fmt::format("\nFalse support: the null {} supports {} of {} tested claims ({}): {} of {} "
                    "directions between arms ({}), and {} of {} levels, samenesses and "
                    "correlations ({}), which choices that mean nothing can satisfy as well.",
                    report.variants[k].variant, c.supported, c.tested(),
                    share(c.supported, c.tested()), c.signed_supported, c.signed_contrasts,
                    share(c.signed_supported, c.signed_contrasts), c.supported - c.signed_supported,
                    others, share(c.supported - c.signed_supported, others)),
        format);
  }
}

}  // namespace tumen
