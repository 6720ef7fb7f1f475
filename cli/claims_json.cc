// Claims for machines.
#include "cli/claims_report.h"
#include "cli/claims_text.h"
#include "cli/explain/numbers.h"

namespace tumen {
namespace {

using nlohmann::ordered_json;

ordered_json estimate_json(const Estimate& e) {
  return {{"effect", e.effect}, {"lo", e.lo}, {"hi", e.hi}, {"n", e.n}};
}

ordered_json rivals_json(const ClaimResult& r) {
  ordered_json out = ordered_json::array();
  for (const RivalEffect& rival : r.rivals) {
    ordered_json one = {{"arm", rival.arm}, {"label", rival.label}};
    one.update(estimate_json(rival.estimate));
    out.push_back(std::move(one));
  }
  return out;
}

ordered_json tests_json(const ClaimResult& r) {
  ordered_json out = ordered_json::array();
  for (std::size_t k = 0; k < r.tests.size(); ++k) {
    const ClaimTest& test = r.claim->tests[k];
    const Hypothesis& h = test.hypothesis;
    ordered_json arms = ordered_json::array();
    for (const std::size_t arm : test.arms) arms.push_back(r.file->arms[arm].name);
    ordered_json one = {{"name", test.name},
                        {"outcome", outcome_text(test)},
                        {"contrast", word_of(kContrastNames, h.contrast)},
                        {"arms", std::move(arms)},
                        {"sign", word_of(kExpectedNames, h.sign)}};
    if (h.sesoi > 0) one["sesoi"] = h.sesoi;
    if (h.contrast == Contrast::level) one["threshold"] = h.threshold;
    one.update(estimate_json(r.tests[k].estimate));
    one["dropped"] = r.tests[k].estimate.dropped;
    one["p_support"] = r.tests[k].p_support;
    one["p_refute"] = r.tests[k].p_refute;
    out.push_back(std::move(one));
  }
  return out;
}

/// Effect and interval are those of the claim's first test.
ordered_json claim_json(const ClaimResult& r) {
  ordered_json out = {{"id", r.claim->id}, {"verdict", verdict_name(r.verdict)}};
  out.update(r.tests.empty() ? ordered_json{{"effect", nullptr}, {"lo", nullptr}, {"hi", nullptr}}
                             : estimate_json(r.tests.front().estimate));
  out["n"] = r.n;
  out["robust_share"] = r.robust_share ? ordered_json(*r.robust_share) : ordered_json(nullptr);
  out["calibration"] = r.calibration();
  out["null_verdict"] = verdict_name(r.null);
  out["rival"] = rivals_json(r);
  out["family"] = r.claim->family();
  out["world"] = r.file->world;
  out["paper"] = r.claim->paper;
  out["statement"] = r.claim->statement;
  if (!r.claim->not_executable.empty()) out["reason"] = r.claim->not_executable;
  out["precise"] = r.precise;
  out["p_support"] = r.evidence.support;
  out["p_refute"] = r.evidence.refute;
  out["tests"] = tests_json(r);
  return out;
}

ordered_json variant_json(const ClaimsReport& report, std::size_t k) {
  const VariantClaims& v = report.variants[k];
  ordered_json claims = ordered_json::array();
  for (const ClaimResult& r : v.claims) claims.push_back(claim_json(r));
  const ClaimCounts c = v.counts();
  ordered_json disagreements = ordered_json::array();
  for (const ClaimsFile& file : report.study) {
    for (const Disagreement& d : file.disagreements) {
      disagreements.push_back({{"id", d.id},
                               {"title", d.title},
                               {"thesis", d.thesis},
                               {"article", d.article},
                               {"speaks_for", side_of(d, v)}});
    }
  }
  return {{"variant", v.variant},
          {"claims", std::move(claims)},
          {"counts",
           {{"supported", c.supported},
            {"beyond_null", c.beyond_null},
            {"refuted", c.refuted},
            {"undecided", c.undecided},
            {"not_executable", c.not_executable},
            {"calibration", c.calibration},
            {"own", c.own}}},
          {"null", static_cast<bool>(report.null[k])},
          {"runs", v.runs},
          {"disagreements", std::move(disagreements)}};
}

}  // namespace

ordered_json claims_json(const ClaimsReport& report) {
  ordered_json worlds = ordered_json::array();
  std::uint64_t digest = 0;
  for (const ClaimsFile& file : report.study) {
    worlds.push_back(file.world);
    digest = digest * 31 + file.digest;
  }
  ordered_json out = {{"scenario", report.study.front().world}, {"seed", report.runs.seed}};
  if (report.variants.size() == 1) {
    out.update(variant_json(report, 0));
  } else {
    ordered_json variants = ordered_json::array();
    for (std::size_t k = 0; k < report.variants.size(); ++k) {
      variants.push_back(variant_json(report, k));
    }
    out["variants"] = std::move(variants);
  }
  out["robust_draws"] = report.robust;
  out["worlds"] = std::move(worlds);
  out["digest"] = hex(digest);
  return out;
}

}  // namespace tumen
