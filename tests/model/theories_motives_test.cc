// What a motive does, under every theory that has it: balancing against a pivot, hedging against
// the partner, words that run ahead of deeds. Equations 4, 5, 12 and 14.
#include <cmath>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/ensemble.h"
#include "model/bargaining.h"
#include "tests/catch.h"
#include "tests/support/theory_case.h"

using namespace tumen;
using namespace tumen::test;

namespace {

constexpr double kRounding = 1e-12;

double weight(const ReferenceCase& c, Field<StateId> StateFields::*field) {
  return (c.state.*field)[c.host][0];
}
bool looks_ahead(const ReferenceCase& c) { return c.rules.decision.starts_with("rollout"); }
/// Rules that do not weigh what an option is worth.
bool weighs_nothing(const ReferenceCase& c) {
  return c.rules.decision == "random" || c.rules.decision == "status-quo" ||
         c.rules.decision == "level-0";
}

std::vector<double> finals(const Setup& setup, std::string_view metric, std::uint64_t runs) {
  const ReferenceModel model(setup);
  EnsembleOptions options;
  options.runs = runs;
  options.bands = false;
  const EnsembleResult result = run_ensemble(model, options);
  REQUIRE(result.failures.empty());
  return result.finals_of(static_cast<std::size_t>(result.find_metric(metric)));
}

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double x : values) sum += x;
  return sum / static_cast<double>(values.size());
}

/// Mean and standard error of b - a, run by run.
struct Difference {
  double mean, error;
  Difference(const std::vector<double>& a, const std::vector<double>& b) {
    mean = mean_of(b) - mean_of(a);
    double squares = 0;
    for (std::size_t k = 0; k < a.size(); ++k)
      squares += (b[k] - a[k] - mean) * (b[k] - a[k] - mean);
    const auto n = static_cast<double>(a.size());
    error = std::sqrt(squares / (n - 1) / n);
  }
};

std::vector<double> alignment(ReferenceCase c, double pivot, std::uint64_t runs) {
  c.state.pivot[c.giant] = pivot;
  return finals(c.setup(), "A[HOST,PARTNER]", runs);
}

/// T1 for the theories in which security counts.
void check_balancing(bool ahead, std::uint64_t runs) {
  int theories_checked = 0;
  for (const VariantInfo& theory :
       theories_where([](const ReferenceCase& c) { return weight(c, &StateFields::w_B) > 0; })) {
    const ReferenceCase c = under(theory);
    if (looks_ahead(c) != ahead) continue;
    INFO(theory.id);
    const std::vector<double> weakest = alignment(c, 0.0, runs);
    std::vector<double> before = weakest;
    for (const double pivot : {0.5, 1.0, 1.5, 2.0}) {
      const std::vector<double> now = alignment(c, pivot, runs);
      const Difference step(before, now);
      INFO("pivot " << pivot << ": " << step.mean << " +- " << step.error);
      if (weighs_nothing(c)) {
        CHECK(now == weakest);
      } else {
        CHECK(step.mean >= -2.0 * step.error);
      }
      before = now;
    }
    const Difference whole(weakest, before);
    if (!weighs_nothing(c)) CHECK(whole.mean > 3.0 * whole.error);
    ++theories_checked;
  }
  CHECK(theories_checked >= (ahead ? 2 : 15));
}

/// The case at a threat: what the host holds against the partner, as grievance or as salience.
ReferenceCase threatened(const VariantInfo& theory, bool by_migration, double size) {
  ReferenceCase c = under(theory);
  const DyadId view = c.structure.dyad(c.host, c.partner);
  (by_migration ? c.dyad.salience[view] : c.dyad.grievance[view]) = size;
  return c;
}

Setup at_fixed_terms(const ReferenceCase& c) {
  Setup setup = c.setup();
  Project& berth = setup.structure.projects[0];
  berth.years = {25};
  berth.equity = {0.49};
  berth.management = {1};
  berth.finance = {0.5};
  return setup;
}

std::vector<VariantInfo> hedgers(bool ahead) {
  return theories_where([&](const ReferenceCase& c) {
    return weight(c, &StateFields::w_H) > 0 && looks_ahead(c) == ahead;
  });
}

/// Mean final values of metrics.
std::vector<double> means(const Setup& setup, std::span<const std::string_view> metrics,
                          std::uint64_t runs) {
  const ReferenceModel model(setup);
  EnsembleOptions options;
  options.runs = runs;
  options.bands = false;
  const EnsembleResult result = run_ensemble(model, options);
  std::vector<double> out;
  for (const std::string_view metric : metrics)
    out.push_back(mean_of(result.finals_of(static_cast<std::size_t>(result.find_metric(metric)))));
  return out;
}

/// T2 at fixed terms: what is built on the spot and what flows into the region.
void check_hedging(bool ahead, int points, std::uint64_t runs) {
  constexpr std::string_view kRealised[] = {"EV[sub_regional]", "EV[regional]"};
  for (const VariantInfo& theory : hedgers(ahead)) {
    for (const bool by_migration : {false, true}) {
      std::vector<double> first, before;
      std::vector<int> violations(std::size(kRealised), 0);
      for (int k = 0; k <= points; ++k) {
        const double threat = static_cast<double>(k) / points;
        const std::vector<double> now =
            means(at_fixed_terms(threatened(theory, by_migration, threat)), kRealised, runs);
        if (k == 0) first = before = now;
        for (std::size_t m = 0; m < now.size(); ++m)
          violations[m] += now[m] > before[m] + kRounding;
        before = now;
      }
      for (std::size_t m = 0; m < before.size(); ++m) {
        INFO(theory.id << (by_migration ? ", salience, " : ", grievance, ") << kRealised[m]);
        CHECK(violations[m] <= 1);
        CHECK(before[m] <= first[m] + kRounding);
      }
    }
  }
}

/// The berth after a year under a theory.
struct Berth {
  ReferenceCase c;
  History history;
  Prospect prospect;
  explicit Berth(const ReferenceCase& start) : c(start), history(start) {
    history.step(4);
    prospect = survey(*history.world, c.berth);
  }
  double host_value(const Terms& terms) const { return values_at(prospect, terms).host.total()[0]; }
};

}  // namespace

TEST_CASE("Under every theory with balancing a stronger pivot draws the pair together") {
  check_balancing(false, 64);
}

TEST_CASE("The same holds where states look ahead", "[slow]") { check_balancing(true, 48); }

TEST_CASE("Under every theory without balancing the pivot moves no alignment") {
  for (const VariantInfo& theory :
       theories_where([](const ReferenceCase& c) { return weight(c, &StateFields::w_B) == 0; })) {
    INFO(theory.id);
    const ReferenceCase c = under(theory);
    const double without = mean_of(alignment(c, 0.0, 32));
    for (const double pivot : {0.5, 1.0, 1.5, 2.0})
      CHECK(std::abs(mean_of(alignment(c, pivot, 32)) - without) < 0.01);
  }
}

TEST_CASE("Under every theory with hedging fixed terms are worth less to a host that fears more") {
  for (const bool ahead : {false, true}) {
    for (const VariantInfo& theory : hedgers(ahead)) {
      INFO(theory.id);
      Berth berth(under(theory));
      World& w = *berth.history.world;
      for (const Terms& terms :
           {Terms{10.0, 0.0, 0.0, 0.25}, {25.0, 0.49, 0.0, 0.5}, {99.0, 0.75, 1.0, 0.75}}) {
        double before = 1e9;
        for (double threat = 0; threat <= 1; threat += 0.05) {
          w.project.threat_L[berth.c.berth] = threat;
          const double value = values_at(survey(w, berth.c.berth), terms).host.total()[0];
          CHECK(value < before);
          before = value;
        }
      }
    }
  }
}

TEST_CASE("Under every theory a longer lease with control is never worth more to a host") {
  for (const VariantInfo& theory : theories()) {
    INFO(theory.id);
    const Berth berth(under(theory));
    const bool minds = weight(berth.c, &StateFields::w_H) > 0;
    double before = 1e9;
    for (const double years : {10.0, 25.0, 49.0, 99.0}) {
      const double value = berth.host_value({years, 0.49, 1.0, 0.5});
      CHECK(value <= before);
      if (minds) CHECK(value < before);
      before = value;
    }
  }
}

TEST_CASE("Under every theory with hedging a threatened host realises no more at fixed terms") {
  check_hedging(false, 4, 48);
}

TEST_CASE("The same on a grid of 20 points, and where states look ahead", "[slow]") {
  check_hedging(false, 20, 96);
  check_hedging(true, 4, 32);
}

// An offer to a host whose cost is not known trades more control for a shorter lease.
TEST_CASE("Under every rule of bargaining a threatened host gives away no more control") {
  const VariantInfo full = theories().front();
  for (const BargainingRuleInfo& info : bargaining_rules()) {
    if (info.rule == random_bargain || info.rule == no_bargain) continue;
    for (const bool by_migration : {false, true}) {
      INFO(info.id << (by_migration ? ", salience" : ", grievance"));
      int violations = 0, not_for_years = 0;
      double first = 0, before = 1e9, years_before = 0;
      for (int k = 0; k <= 20; ++k) {
        const Berth berth(threatened(full, by_migration, k / 20.0));
        const Table table = bargaining_table(*berth.history.world, berth.c.berth, berth.prospect);
        const Agreement a = info.expected(table, 0.5);
        REQUIRE(a.found[0]);
        const double control = (a.terms.equity + a.terms.management)[0];
        if (k == 0) first = control;
        violations += control > before;
        not_for_years += control > before && a.terms.years[0] >= years_before;
        before = control;
        years_before = a.terms.years[0];
      }
      if (info.rule != private_information) CHECK(violations <= 1);
      CHECK(not_for_years == 0);
      CHECK(before < first);
    }
  }
}

TEST_CASE("Under every theory with neither balancing nor status words and deeds come to the same") {
  int checked = 0;
  for (const VariantInfo& theory : theories()) {
    ReferenceCase c = under(theory);
    if (weight(c, &StateFields::w_B) != 0 || weight(c, &StateFields::w_S) != 0) continue;
    INFO(theory.id);
    c.project.available[c.mine] = 0.0;  // only flows
    CHECK(std::abs(mean_of(finals(c.setup(), "RR[regional]", 128)) - 1.0) < 0.05);
    ++checked;
  }
  CHECK(checked >= 4);
}

TEST_CASE("Under every theory an audience cost without bound brings words down to deeds") {
  for (const VariantInfo& theory : theories()) {
    ReferenceCase c = under(theory);
    if (weighs_nothing(c) || looks_ahead(c)) continue;
    INFO(theory.id);
    c.project.available[c.mine] = 0.0;
    *c.par.c_aud = 1e6;
    CHECK(std::abs(mean_of(finals(c.setup(), "RR[regional]", 128)) - 1.0) < 0.05);
  }
}
