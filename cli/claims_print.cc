// Claims under one theory.
#include <fmt/ostream.h>

#include <algorithm>
#include <map>

#include "cli/claims_report.h"
#include "cli/claims_text.h"
#include "cli/explain/numbers.h"
#include "cli/style.h"
#include "cli/table.h"

namespace tumen {
namespace {

std::string rivals_text(const ClaimResult& r) {
  std::string out;
  for (const RivalEffect& rival : r.rivals) {
    out += fmt::format("{}{} {}", out.empty() ? "rivals: " : ", ", rival.arm,
                       estimate_text(rival.estimate));
  }
  return out;
}

/// As wide as a table bears; an outcome that is longer goes by the name of its test.
std::string short_outcome(const ClaimTest& test) {
  constexpr std::size_t kWidest = 24;
  std::string text = outcome_text(test);
  return text.size() > kWidest ? test.name : text;
}

/// A row per test; what belongs to the claim stands in the first.
void add_rows(TextTable& table, const ClaimResult& r, bool robust) {
  const Claim& claim = *r.claim;
  std::string note = claim.statement;
  if (r.calibration()) note += " [calibration: " + claim.calibration + "]";
  if (!claim.not_executable.empty()) note += " [" + claim.not_executable + "]";
  if (const std::string rivals = rivals_text(r); !rivals.empty()) note += " [" + rivals + "]";
  for (std::size_t k = 0; k < std::max<std::size_t>(1, r.tests.size()); ++k) {
    const bool first = k == 0, tested = k < r.tests.size();
    const ClaimTest* test = tested ? &claim.tests[k] : nullptr;
    std::vector<std::string> row = {
        first ? claim.id : "",
        first ? verdict_text(r) : "",
        first && tested ? std::string(verdict_name(r.null)) : "",
        tested ? short_outcome(*test) : "",
        tested ? expected_text(test->hypothesis) : "",
        tested ? estimate_text(r.tests[k].estimate) : "",
        first && tested ? grouped(r.n) + (r.precise ? "" : "*") : "",
    };
    if (robust) row.push_back(first && r.robust_share ? percent(*r.robust_share) : "");
    row.push_back(first ? note : "");
    table.rows.push_back(std::move(row));
  }
}

void print_disagreements(Session& session, const ClaimsReport& report, const std::string& format) {
  TextTable table{{"question", "thesis", "article", "speaks for", "asks"}, {}, 1};
  const VariantClaims& claims = report.variants.front();
  const auto side = [&](const std::vector<std::string>& ids) {
    std::string out;
    for (const std::string& id : ids) {
      const ClaimResult* r = claims.find(id);
      out += fmt::format("{}{} {}", out.empty() ? "" : ", ", id, r ? verdict_text(*r) : "-");
    }
    return out;
  };
  for (const ClaimsFile& file : report.study) {
    for (const Disagreement& d : file.disagreements) {
      table.rows.push_back({d.id, side(d.thesis), side(d.article), side_of(d, claims), d.title});
    }
  }
  if (table.rows.empty()) return;
  fmt::print(session.out, "\n{}\n\n", heading("Where the papers disagree", session, format));
  print_table(session, table, "disagreements", format);
}

}  // namespace

std::string side_of(const Disagreement& d, const VariantClaims& claims) {
  const auto stands = [&](const std::vector<std::string>& ids) {
    bool supported = false, refuted = false;
    for (const std::string& id : ids) {
      const ClaimResult* r = claims.find(id);
      supported = supported || (r && r->beyond_null() && !r->calibration());
      refuted = refuted || (r && r->verdict == Verdict::refuted);
    }
    return supported && !refuted;
  };
  const bool thesis = stands(d.thesis), article = stands(d.article);
  return thesis && article ? "both" : thesis ? "thesis" : article ? "article" : "neither";
}

void print_claims(Session& session, const ClaimsReport& report, const std::string& format) {
  const VariantClaims& claims = report.variants.front();
  print_claims_header(session, report, format);
  std::map<std::string, std::vector<const ClaimResult*>> families;
  std::vector<std::string> order;
  for (const ClaimResult& r : claims.claims) {
    const std::string family = r.claim->family();
    if (std::ranges::find(order, family) == order.end()) order.push_back(family);
    families[family].push_back(&r);
  }
  for (const std::string& family : order) {
    TextTable table{
        {"claim", "verdict", "null", "outcome", "expected", "effect [95% CI]", "pairs"}, {}, 1};
    if (report.robust > 0) table.columns.emplace_back("robust");
    table.columns.emplace_back("statement");
    for (const ClaimResult* r : families[family]) add_rows(table, *r, report.robust > 0);
    fmt::print(session.out, "\n{}\n\n", heading("Family " + family, session, format));
    print_table(session, table, "claims", format);
  }
  print_disagreements(session, report, format);
  print_counts(session, report, format);
}

}  // namespace tumen
