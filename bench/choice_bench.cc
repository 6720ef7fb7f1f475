// From a menu of three options to a choice, by each way of choosing.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/random.h"
#include "model/rules.h"

namespace tumen {
namespace {

constexpr std::size_t kOptions = 3;

Menu menu_of_three() {
  Menu menu;
  menu.reset(kOptions, 1);
  for (std::size_t o = 0; o < kOptions; ++o) {
    menu.term(o, Term::economic) = 0.1 * static_cast<double>(o);
    menu.term(o, Term::security) = -0.02 * static_cast<double>(o * o);
  }
  menu.stake = 0.25;
  menu.precision = 2.0;
  return menu;
}

/// Choices that do not wait for each other.
void throughput(benchmark::State& state, DecisionRule rule) {
  const Menu menu = menu_of_three();
  const RunKeys keys = {Word(1), Word(2)};
  std::vector<Real> draws(64);
  for (std::size_t k = 0; k < draws.size(); ++k) draws[k] = uniform(keys, k, 0, 0);
  Choice choice;
  std::size_t k = 0;
  for (auto _ : state) {
    rule(menu, draws[k], choice);
    benchmark::DoNotOptimize(choice);
    k = (k + 1) % draws.size();
  }
  state.SetItemsProcessed(state.iterations() * kLanes);
}

/// Each choice draws what the one before it left.
void latency(benchmark::State& state, DecisionRule rule) {
  const Menu menu = menu_of_three();
  Choice choice;
  Real draw = 0.5;
  for (auto _ : state) {
    rule(menu, draw, choice);
    benchmark::DoNotOptimize(choice);
    draw = 0.25 * choice.option;
  }
}

[[maybe_unused]] const bool registered = [] {
  std::vector<DecisionRule> seen;
  for (const DecisionRuleInfo& info : decision_rules()) {
    // What rules with different outlooks share is measured under the first one's name.
    if (std::ranges::find(seen, info.rule) != seen.end()) continue;
    seen.push_back(info.rule);
    const std::string id(info.id);
    benchmark::RegisterBenchmark(("throughput/" + id).c_str(), throughput, info.rule);
    benchmark::RegisterBenchmark(("latency/" + id).c_str(), latency, info.rule);
  }
  return true;
}();

}  // namespace
}  // namespace tumen
