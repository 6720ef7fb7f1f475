// Rollouts: equation 46 (Bertsekas, Tsitsiklis & Wu 1997). Every option of the decision with the
// largest stake begins a path of `horizon` ticks on which everybody chooses by the logit.
#include "core/math.h"
#include "model/foresight.h"

namespace tumen {

void ReferenceModel::foresee_paths(ReferenceWorld& w, StateId i, int tick) const {
  Foresight& f = *w.foresight;
  f.weightiest = -1.0;
  Real largest = -1.0;
  for (std::size_t k = 0; k < dockets_.size(); ++k) {
    if (dockets_[k].agent != i) continue;
    const Mask larger = f.open[k] & (f.stake[k] > largest);
    assign(larger, largest, f.stake[k]);
    assign(larger, f.weightiest, static_cast<double>(k));
  }
  if (!any(f.weightiest >= 0.0)) return;
  for (std::size_t slot = 0; slot < kPaths; ++slot) follow_path(w, i, slot, tick);
  // An option without a path is taken to lead where holding leads.
  for (std::size_t k = 0; k < dockets_.size(); ++k) {
    const Mask followed = f.weightiest == Real(static_cast<double>(k));
    if (dockets_[k].agent != i || !any(followed)) continue;
    const std::size_t options = kind(dockets_[k]).options.size();
    const Real* path = &f.path[k * kPaths];
    Real held = 0.0;
    for (std::size_t o = 0; o < options; ++o) {
      assign(path[0] == Real(static_cast<double>(o)), held, f.gain_of(k, o));
    }
    for (std::size_t o = 0; o < options; ++o) {
      Mask weighed = false;
      for (std::size_t slot = 0; slot < kPaths; ++slot) {
        weighed |= path[slot] == Real(static_cast<double>(o));
      }
      assign(followed & !weighed, f.gain_of(k, o), held);
    }
  }
}

void ReferenceModel::follow_path(ReferenceWorld& w, StateId i, std::size_t slot, int tick) const {
  Foresight& f = *w.foresight;
  ReferenceWorld& s = f.scratch;
  Real first = -1.0, now = 0.0;  // the option that the path begins with, and what it is worth
  const auto followed = [&](std::size_t k) { return f.weightiest == Real(static_cast<double>(k)); };
  for (std::size_t k = 0; k < dockets_.size(); ++k) {
    s.chosen[k] = f.move[k];
    s.open[k] = f.open[k];
    if (dockets_[k].agent != i || !any(followed(k))) continue;
    const Real option = f.path[k * kPaths + slot];
    assign(followed(k), first, option);
    assign(followed(k) & (option >= 0.0), s.chosen[k], option);
    for (std::size_t o = 0; o < kind(dockets_[k]).options.size(); ++o) {
      assign(followed(k) & (option == Real(static_cast<double>(o))), now, f.utility_of(k, o));
    }
  }
  if (!any(first >= 0.0)) return;

  s.copy_from(w);
  const Real per_tick = exp(-(w.par.r * context_.years));
  Real value = now, weight = 1.0, weights = 1.0;
  for (int h = 1; h <= decide_->horizon; ++h) {
    const int then = tick + h;
    if (h > 1) choose(s, f.luck, then - 1, nullptr);
    carry_out(s, f.luck, Events(nullptr, then - 1));
    let_time_pass(s, f.luck, Events(nullptr, then));
    look(s, f.luck, then, context_.years);
    // Between occasions, and where nothing is left to decide, what was obtained goes on.
    for (std::size_t k = 0; k < dockets_.size(); ++k) {
      if (dockets_[k].agent != i || !any(followed(k)) || !comes_up(dockets_[k], then)) continue;
      build_menu(s, dockets_[k], f.menu);
      assign(followed(k) & f.menu.open, now, f.menu.hold_utility());
    }
    weight *= per_tick;
    value += weight * now;
    weights += weight;
  }
  const Real average = value / weights;
  for (std::size_t k = 0; k < dockets_.size(); ++k) {
    if (dockets_[k].agent != i || !any(followed(k))) continue;
    for (std::size_t o = 0; o < kind(dockets_[k]).options.size(); ++o) {
      assign(followed(k) & (first == Real(static_cast<double>(o))), f.gain_of(k, o),
             average - f.utility_of(k, o));
    }
  }
}

}  // namespace tumen
