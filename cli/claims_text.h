/// Pieces of text that reports of claims share.
#pragma once

#include <string>

#include "cli/claims_report.h"

namespace tumen {

/// "+0.034 [+0.031, +0.037]"; "no change" where no run differs.
std::string estimate_text(const Estimate& e);
/// "supported", "not tested".
std::string verdict_text(const ClaimResult& r);
/// "RR[regional] mean 2014Q1.." is too much for a table: the expression, or the label and level.
std::string outcome_text(const ClaimTest& test);
/// "+ by 0.05", "below 0.1", "same within 0.02".
std::string expected_text(const Hypothesis& h);
/// A line that stands out, in the format.
std::string heading(const std::string& text, const Session& session, const std::string& format);

/// What was tested, and how.
void print_claims_header(Session& session, const ClaimsReport& report, const std::string& format);
/// How many claims came out how, by theory, and what null models support.
void print_counts(Session& session, const ClaimsReport& report, const std::string& format);

}  // namespace tumen
