/// The reference case with graded institutions: a union around the partner, open to host and third,
/// and a belt around the giant, open to the host.
#pragma once

#include <algorithm>

#include "analysis/ensemble.h"
#include "model/membership.h"
#include "tests/support/reference_setup.h"

namespace tumen::test {

inline constexpr InstitutionId kCouncil{std::size_t{0}}, kUnion{std::size_t{1}},
    kBelt{std::size_t{2}};

inline Structure with_unions(Structure s) {
  Institution league = named<Institution>("union", 2), belt = named<Institution>("belt", 3);
  league.leader = StateId(1);
  league.members = {StateId(0), StateId(1)};
  league.open_to = {StateId(0), StateId(2)};
  belt.leader = StateId(3);
  belt.open_to = {StateId(0)};
  s.institutions.push_back(league);
  s.institutions.push_back(belt);
  return s;
}

struct Graded : ReferenceIds {
  ReferenceCase base;
  Structure s;
  World w;
  MembershipId host_in_union, third_in_union, host_in_belt;

  Graded() : s(with_unions(base.structure)), w(s) {
    for (std::size_t e = 0; e < base.fields.entries().size(); ++e) {
      const auto from = base.fields.values(base.fields.entries()[e]);
      std::ranges::copy(from, w.fields.values(w.fields.entries()[e]).begin());
    }
    host_in_union = s.membership(kUnion, host);
    third_in_union = s.membership(kUnion, third);
    host_in_belt = s.membership(kBelt, host);
    w.state.s0_capital[giant] = 0.0002;
  }

  Setup setup() const {
    Setup out = base.setup();
    out.structure = s;
    out.values.clear();
    for (Real x : w.fields.arena()) out.values.push_back(x[0]);
    return out;
  }
  /// Nothing moves but depth, and choices are best responses.
  void stand_still() {
    for (StateId i : s.every_state()) {
      w.state.growth[i] = 0.0;
      w.state.lambda[i] = 1e6;
    }
    *w.par.stance_step = 0.0;
    *w.membership_par.depth_step = 0.05;
  }
};

/// Hash of a small ensemble.
inline std::uint64_t ensemble_hash(const ReferenceModel& model) {
  EnsembleOptions options;
  options.seed = 5;
  options.runs = 40;
  options.jobs = 1;
  options.bands = false;
  return run_ensemble(model, options).hash;
}

}  // namespace tumen::test
