// Arms as they are asked for, and where one pair of histories parts.
#include <fmt/core.h>

#include <algorithm>

#include "cli/whatif.h"

namespace tumen {
namespace {

std::size_t find_docket(const ReferenceModel& model, const DecisionName& name) {
  const auto dockets = model.dockets();
  const auto at = std::ranges::find_if(dockets, [&](const Docket& d) {
    return model.kind(d).id == name.docket && d.target == name.target &&
           model.setup().structure[d.agent].id == name.agent;
  });
  return static_cast<std::size_t>(at - dockets.begin());
}

/// The decision as one world had it at a tick.
PartingSide side_of(const ReferenceModel& model, const RunAddress& address, int tick,
                    const DecisionName& name) {
  PartingSide side;
  const std::size_t docket = find_docket(model, name);
  const History history = observe(model, address, tick);
  const auto made = std::ranges::find(history.decisions, docket, &HistoryDecision::docket);
  if (made == history.decisions.end()) return side;
  side.open = true;
  side.chosen = made->chosen;
  side.draw = made->draw;
  side.stake = made->stake;
  side.precision = made->precision;
  side.options = options_of(*made, model.kind(model.dockets()[docket]));
  return side;
}

}  // namespace

ArmRequest parse_arm(const std::string& text, const ScenarioChoice& baseline) {
  const std::size_t sign = text.find('=');
  ArmRequest arm{text.substr(0, sign), baseline};
  if (arm.name.empty()) {
    throw UsageError(fmt::format("--arm needs a name, as in --arm calm=rho=2.5, got \"{}\"", text));
  }
  if (sign == std::string::npos) {
    arm.choice.arm = arm.name;
    return arm;
  }
  std::size_t from = sign + 1;
  while (from <= text.size()) {
    const std::size_t comma = std::min(text.find(',', from), text.size());
    const std::string part = text.substr(from, comma - from);
    from = comma + 1;
    const std::size_t equals = part.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == part.size()) {
      throw UsageError(fmt::format(
          "arm \"{}\": an override must be KEY=VALUE, variant=V, arm=A or without=M, got \"{}\"",
          arm.name, part));
    }
    const std::string key = part.substr(0, equals), value = part.substr(equals + 1);
    if (key == "variant") {
      arm.choice.variant = value;
    } else if (key == "arm") {
      if (!arm.choice.arm.empty()) {
        throw UsageError(fmt::format("arm \"{}\": it can be based on one arm only", arm.name));
      }
      arm.choice.arm = value;
    } else if (key == "without") {
      arm.choice.without.push_back(value);
    } else {
      arm.choice.set.push_back(part);
    }
  }
  return arm;
}

const CardOption* PartingSide::find(std::string_view name) const {
  const auto at = std::ranges::find(options, name, &CardOption::name);
  return at == options.end() ? nullptr : &*at;
}

std::string text_of(const DecisionName& decision) {
  return fmt::format("{}: {} ({})", decision.agent, decision.docket, decision.target);
}

Parting find_parting(Session& session, const WhatIfWorld& baseline, const WhatIfWorld& arm,
                     std::uint64_t seed, std::uint64_t run) {
  LockstepOptions options;
  options.seed = seed;
  options.first_run = run;
  const ReferenceModel* models[] = {arm.model.get()};
  const LockstepResult found = compare_reference(session, *baseline.model, models, options);
  const ArmComparison& pair = found.arms.front();
  Parting out;
  out.run = run;
  out.failed = pair.dropped > 0;
  if (out.failed) return out;
  out.metric_tick = median_tick(pair.divergence.metric_at);
  for (std::size_t m = 0; out.metric_tick >= 0 && m < pair.path.metrics.size(); ++m) {
    if (pair.path.at(out.metric_tick, m).changed > 0) {
      out.metrics.push_back(pair.path.metrics[m].name);
    }
  }
  out.tick = median_tick(pair.divergence.decision_at);
  if (out.tick < 0) return out;
  for (const Divergence& d : pair.divergence.list) {
    if (d.first > 0) {
      out.decision = d.decision;
    } else {
      out.others.push_back(d.decision);
    }
  }
  const RunAddress address = {seed, run, 1};
  out.baseline = side_of(*baseline.model, address, out.tick, out.decision);
  out.arm = side_of(*arm.model, address, out.tick, out.decision);
  const ReferenceModel& knows = out.baseline.open ? *baseline.model : *arm.model;
  const Docket& docket = knows.dockets()[find_docket(knows, out.decision)];
  out.agent_label = name_of(knows.setup().structure[docket.agent]);
  out.meaning = std::string(knows.kind(docket).meaning);
  return out;
}

}  // namespace tumen
