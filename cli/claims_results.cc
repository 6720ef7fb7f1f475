#include "cli/claims_results.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace tumen {
namespace {

/// Where the outcomes of a test stand, in the order of its contrast.
struct Columns {
  std::vector<std::size_t> arms, outcomes;
};

/// One claim with everything that it asks of its world.
struct Plan {
  ClaimResult result;
  std::vector<Columns> tests;
  std::vector<Columns> rivals;  ///< rival, baseline

  std::set<std::size_t> arms() const {
    std::set<std::size_t> out;
    for (const auto* columns : {&tests, &rivals}) {
      for (const Columns& c : *columns) out.insert(c.arms.begin(), c.arms.end());
    }
    return out;
  }
};

Columns ask(ClaimsWorld& world, const ClaimTest& test, const std::vector<std::size_t>& arms) {
  Columns out;
  for (const std::size_t arm : arms) {
    out.arms.push_back(arm);
    out.outcomes.push_back(world.ask(arm, test));
  }
  if (test.hypothesis.contrast == Contrast::correlation) {
    out.arms.push_back(arms.front());
    out.outcomes.push_back(world.ask(arms.front(), test, true));
  }
  return out;
}

Plan make_plan(ClaimsWorld& world, const Claim& claim, bool with_rivals) {
  Plan plan;
  plan.result.file = &world.file();
  plan.result.claim = &claim;
  for (const ClaimTest& test : claim.tests) plan.tests.push_back(ask(world, test, test.arms));
  if (claim.tests.empty() || !with_rivals) return plan;
  for (const std::size_t rival : claim.rivals) {
    plan.rivals.push_back(ask(world, claim.tests.front(), {rival, 0}));
  }
  return plan;
}

std::vector<std::span<const double>> values_of(const ClaimsWorld& world, const Columns& columns,
                                               std::uint64_t first, std::uint64_t runs) {
  std::vector<std::span<const double>> out;
  for (std::size_t k = 0; k < columns.arms.size(); ++k) {
    out.push_back(world.values(columns.arms[k], columns.outcomes[k], first + runs)
                      .subspan(static_cast<std::size_t>(first)));
  }
  return out;
}

bool is_truth(const ClaimsWorld& world, const Columns& columns) {
  return world.is_truth(columns.arms.front(), columns.outcomes.front());
}

void test_at(const ClaimsWorld& world, std::uint64_t runs, Plan& plan) {
  ClaimResult& r = plan.result;
  const Claim& claim = *r.claim;
  r.n = runs;
  r.tests.clear();
  r.rivals.clear();
  r.precise = true;
  std::vector<Evidence> parts;
  for (std::size_t k = 0; k < claim.tests.size(); ++k) {
    const auto values = values_of(world, plan.tests[k], 0, runs);
    r.tests.push_back(
        test_hypothesis(claim.tests[k].hypothesis, values, is_truth(world, plan.tests[k])));
    parts.push_back({r.tests.back().p_support, r.tests.back().p_refute});
    r.precise = r.precise && r.tests.back().precise;
  }
  r.evidence = claim.combine == Combine::all ? all_of(parts) : any_of(parts);
  for (std::size_t k = 0; k < plan.rivals.size(); ++k) {
    const ArmSpec& arm = world.file().arms[claim.rivals[k]];
    r.rivals.push_back(
        {arm.name, arm.label,
         estimate_contrast(Contrast::difference, values_of(world, plan.rivals[k], 0, runs),
                           is_truth(world, plan.rivals[k]))});
  }
}

/// Theories whose states look ahead take long.
std::uint64_t most_pairs(Outlook outlook) {
  if (outlook == Outlook::paths) return kRolloutPairs;
  if (outlook == Outlook::moves || outlook == Outlook::hierarchy) return kForesightPairs;
  return ~std::uint64_t{0};
}

/// Claims of one world, each until it is precise.
void test_world(ClaimsWorld& world, std::vector<Plan>& plans) {
  const ClaimsFile& file = world.file();
  const std::uint64_t most = std::min(file.most, most_pairs(world.outlook()));
  std::uint64_t runs = std::min(file.least, most);
  std::vector<Plan*> open;
  for (Plan& plan : plans) {
    if (!plan.tests.empty()) open.push_back(&plan);
  }
  while (!open.empty()) {
    std::set<std::size_t> arms;
    for (const Plan* plan : open) arms.merge(plan->arms());
    world.extend(arms, runs);
    for (Plan* plan : open) test_at(world, runs, *plan);
    if (runs == most) return;
    std::erase_if(open, [](const Plan* plan) { return plan->result.precise; });
    runs = std::min(2 * runs, most);
  }
}

/// The share of draws in which a claim holds by its estimate.
double robust_share(const ClaimsWorld& world, const Plan& plan, std::uint64_t draws) {
  const Claim& claim = *plan.result.claim;
  std::uint64_t held = 0;
  for (std::uint64_t draw = 0; draw < draws; ++draw) {
    std::size_t parts = 0;
    for (std::size_t k = 0; k < claim.tests.size(); ++k) {
      const auto values = values_of(world, plan.tests[k], draw * kRunsPerDraw, kRunsPerDraw);
      const Hypothesis& h = claim.tests[k].hypothesis;
      const Estimate estimate =
          estimate_contrast(h.contrast, values, is_truth(world, plan.tests[k]));
      parts += holds(h, estimate) ? 1 : 0;
    }
    const bool holds_now = claim.combine == Combine::all ? parts == claim.tests.size() : parts > 0;
    held += holds_now ? 1 : 0;
  }
  return static_cast<double>(held) / static_cast<double>(draws);
}

void add_robust_shares(Session& session, const ClaimsFile& file, ClaimsRuns runs,
                       std::uint64_t draws, std::vector<Plan>& plans) {
  runs.draws = draws;
  ClaimsWorld world(session, file, runs);
  std::vector<Plan> drawn;
  std::set<std::size_t> arms;
  for (const Plan& plan : plans) {
    drawn.push_back(make_plan(world, *plan.result.claim, false));
    arms.merge(drawn.back().arms());
  }
  world.extend(arms, draws * kRunsPerDraw);
  for (std::size_t k = 0; k < plans.size(); ++k) {
    if (plans[k].tests.empty()) continue;
    plans[k].result.robust_share = robust_share(world, drawn[k], draws);
  }
}

bool by_run(Contrast contrast) {
  return contrast == Contrast::difference || contrast == Contrast::ordered ||
         contrast == Contrast::interaction;
}

void keep_contrasts(const ClaimsWorld& world, const Plan& plan, VariantClaims& out) {
  const Claim& claim = *plan.result.claim;
  for (std::size_t k = 0; k < plan.tests.size(); ++k) {
    const Hypothesis& h = claim.tests[k].hypothesis;
    if (!by_run(h.contrast)) continue;
    const std::uint64_t runs = std::min(plan.result.n, world.file().least);
    out.contrasts.push_back(
        {claim.id + "." + claim.tests[k].name, h.sesoi,
         contrast_by_run(h.contrast, values_of(world, plan.tests[k], 0, runs))});
  }
}

void give_verdicts(std::vector<ClaimResult>& results) {
  std::vector<Evidence> evidence;
  std::vector<std::string> families;
  std::vector<ClaimResult*> executed;
  for (ClaimResult& r : results) {
    if (r.tests.empty()) continue;
    executed.push_back(&r);
    evidence.push_back(r.evidence);
    families.push_back(r.claim->family());
  }
  const std::vector<Verdict> verdicts = judge(evidence, families);
  for (std::size_t k = 0; k < executed.size(); ++k) executed[k]->verdict = verdicts[k];
}

}  // namespace

const ClaimResult* VariantClaims::find(const std::string& id) const {
  const auto at = std::ranges::find_if(claims, [&](const auto& r) { return r.claim->id == id; });
  return at == claims.end() ? nullptr : &*at;
}

bool ClaimResult::signed_contrast() const {
  return std::ranges::all_of(claim->tests, [](const ClaimTest& test) {
    const Hypothesis& h = test.hypothesis;
    return by_run(h.contrast) && (h.sign == Expected::up || h.sign == Expected::down);
  });
}

void VariantClaims::set_against(const VariantClaims& null) {
  for (ClaimResult& r : claims) {
    if (const ClaimResult* other = null.find(r.claim->id)) r.null = other->verdict;
  }
}

ClaimCounts VariantClaims::counts() const {
  ClaimCounts out;
  for (const ClaimResult& r : claims) {
    if (r.verdict == Verdict::not_executable) {
      ++out.not_executable;
    } else if (!r.claim->of_a_paper()) {
      ++out.own;
    } else if (r.calibration()) {
      ++out.calibration;
    } else {
      ++(r.supported()                   ? out.supported
         : r.verdict == Verdict::refuted ? out.refuted
                                         : out.undecided);
      out.beyond_null += r.beyond_null() ? 1 : 0;
      out.signed_contrasts += r.signed_contrast() ? 1 : 0;
      out.signed_supported += r.signed_contrast() && r.supported() ? 1 : 0;
    }
  }
  return out;
}

VariantClaims test_claims(Session& session, const std::vector<ClaimsFile>& study,
                          const ClaimsRuns& runs, std::uint64_t robust) {
  const auto start = std::chrono::steady_clock::now();
  VariantClaims out;
  out.variant = runs.variant;
  for (const ClaimsFile& file : study) {
    ClaimsWorld world(session, file, runs);
    std::vector<Plan> plans;
    for (const Claim& claim : file.claims) plans.push_back(make_plan(world, claim, true));
    test_world(world, plans);
    if (robust > 0) add_robust_shares(session, file, runs, robust, plans);
    for (Plan& plan : plans) {
      keep_contrasts(world, plan, out);
      out.claims.push_back(std::move(plan.result));
    }
    out.runs += world.runs_made();
  }
  give_verdicts(out.claims);
  out.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return out;
}

}  // namespace tumen
