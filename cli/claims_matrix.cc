// Claims by theories.
#include <fmt/ostream.h>

#include <algorithm>

#include "cli/claims_report.h"
#include "cli/claims_text.h"
#include "cli/explain/numbers.h"
#include "cli/table.h"

namespace tumen {
namespace {

/// One sign per verdict.
std::string sign_of(const ClaimResult& r) {
  switch (r.verdict) {
    case Verdict::supported:
      return r.beyond_null() ? "+" : "n";
    case Verdict::refuted:
      return "-";
    case Verdict::undecided:
      return "?";
    case Verdict::not_executable:
      break;
  }
  return ".";
}

std::string sign_of(const std::string& side) {
  return side == "thesis" ? "T" : side == "article" ? "A" : side == "both" ? "B" : ".";
}

/// Names of the columns: theories, in text by their numbers.
void name_columns(const ClaimsReport& report, const std::string& format, TextTable& table) {
  for (std::size_t k = 0; k < report.variants.size(); ++k) {
    table.columns.push_back(format == "text" ? std::to_string(k + 1) : report.variants[k].variant);
  }
}

void print_legend(Session& session, const ClaimsReport& report) {
  TextTable legend{{"column", "theory", "pairs"}, {}};
  for (std::size_t k = 0; k < report.variants.size(); ++k) {
    std::uint64_t least = ~std::uint64_t{0}, most = 0;
    for (const ClaimResult& r : report.variants[k].claims) {
      if (r.tests.empty()) continue;
      least = std::min(least, r.n);
      most = std::max(most, r.n);
    }
    legend.rows.push_back({std::to_string(k + 1), report.variants[k].variant,
                           most == 0      ? "-"
                           : least < most ? fmt::format("{} to {}", grouped(least), grouped(most))
                                          : grouped(most)});
  }
  print_table(session, legend, "theories", "text");
}

}  // namespace

void print_claims_by_variant(Session& session, const ClaimsReport& report,
                             const std::string& format) {
  print_claims_header(session, report, format);
  fmt::print(session.out,
             "\n+ supported  n supported, but by the random null too  - refuted  ? undecided  . "
             "not tested\n\n");
  if (format == "text") {
    print_legend(session, report);
    fmt::print(session.out, "\n");
  }
  TextTable table{{"claim"}, {}};
  name_columns(report, format, table);
  table.columns.emplace_back("statement");
  for (std::size_t c = 0; c < report.variants.front().claims.size(); ++c) {
    const ClaimResult& first = report.variants.front().claims[c];
    std::vector<std::string> row = {first.claim->id + (first.calibration() ? " (c)" : "")};
    for (const VariantClaims& v : report.variants) row.push_back(sign_of(v.claims[c]));
    row.push_back(first.claim->statement);
    table.rows.push_back(std::move(row));
  }
  table.below = 1;
  print_table(session, table, "claims", format);

  TextTable sides{{"question"}, {}, 1};
  name_columns(report, format, sides);
  sides.columns.emplace_back("asks");
  for (const ClaimsFile& file : report.study) {
    for (const Disagreement& d : file.disagreements) {
      std::vector<std::string> row{d.id};
      for (const VariantClaims& v : report.variants) row.push_back(sign_of(side_of(d, v)));
      row.push_back(d.title);
      sides.rows.push_back(std::move(row));
    }
  }
  if (!sides.rows.empty()) {
    fmt::print(session.out,
               "\n{}\n\nT speaks for the thesis  A for the article  B for both  . for "
               "neither\n\n",
               heading("Where the papers disagree", session, format));
    print_table(session, sides, "disagreements", format);
  }
  print_counts(session, report, format);
}

}  // namespace tumen
