#include "model/foresight.h"

#include <algorithm>

#include "core/hash.h"

namespace tumen {
namespace {

/// Luck for what is only imagined: a history must not know what its own will be. The same for
/// every option and agent of a tick, so that options differ by what they lead to alone.
Batch imagined_luck(const Batch& batch, int tick) {
  Batch luck = batch;
  const std::uint64_t moment = combine(hash_text("rollout"), static_cast<std::uint64_t>(tick));
  for (int lane = 0; lane < kLanes; ++lane) {
    luck.keys.seed.set(lane, combine(batch.keys.seed[lane], moment));
  }
  return luck;
}

/// Holding first, then the other available options in the order of what they are worth at once.
void list_paths(const Menu& menu, std::span<const Real> worth, std::span<Real> path) {
  std::ranges::fill(path, Real(-1.0));
  path[0] = menu.hold;
  const auto other = [&](std::size_t o) {
    return menu.available[o] & (menu.hold != Real(static_cast<double>(o)));
  };
  for (std::size_t o = 0; o < menu.size(); ++o) {
    Real place = 1.0;
    for (std::size_t q = 0; q < menu.size(); ++q) {
      const Mask ahead = q < o ? worth[q] >= worth[o] : worth[q] > worth[o];
      if (q != o) place += indicator(other(q) & ahead);
    }
    for (std::size_t slot = 1; slot < path.size(); ++slot) {
      assign(other(o) & (place == Real(static_cast<double>(slot))), path[slot],
             static_cast<double>(o));
    }
  }
}

}  // namespace

Foresight::Foresight(const Structure& s, std::size_t dockets, std::size_t edits)
    : scratch(s, dockets, edits, 0),
      gain(dockets * kMaxOptions),
      utility(dockets * kMaxOptions),
      open(dockets),
      move(dockets),
      moves(dockets),
      path(dockets * kPaths),
      stake(dockets),
      depth(s.states.size()) {}

void Foresight::show(std::size_t docket, Menu& shown) const {
  for (std::size_t o = 0; o < shown.size(); ++o) {
    shown.term(o, Term::foresight) = gain[docket * kMaxOptions + o];
  }
}

void Foresight::hold_at_level_0(StateId agent, const Menu& shown, Choice& made) const {
  const Mask holds = depth[agent.index()] < 0.5;
  assign(holds, made.option, shown.hold);
  for (std::size_t o = 0; o < shown.size(); ++o) {
    assign(holds, made.probability[o], indicator(shown.hold == Real(static_cast<double>(o))));
  }
}

Real depth_of_reasoning(const World& w, StateId i, const Batch& batch) {
  const Real mean = w.mind.depth_mean[i];
  const std::uint64_t stream = stream_id(w.structure[i].key, hash_text("depth"));
  // Poisson probabilities are as 1 : m : m^2/2.
  const Real at = uniform(batch.keys, stream, 0, 0) * (1.0 + mean + 0.5 * mean * mean);
  return indicator(at >= 1.0) + indicator(at >= 1.0 + mean);
}

void ReferenceModel::foresee(ReferenceWorld& w, const Batch& batch, int tick) const {
  Foresight& f = *w.foresight;
  f.luck = imagined_luck(batch, tick);
  std::ranges::fill(f.gain, Real(0.0));
  for (StateId i : w.structure.every_state()) {
    const bool drawn = decide_->outlook == Outlook::hierarchy;
    f.depth[i.index()] = drawn ? depth_of_reasoning(w, i, batch) : Real(2.0);
  }
  for (std::size_t k = 0; k < dockets_.size(); ++k) {
    const Docket& d = dockets_[k];
    f.open[k] = f.moves[k] = Mask(false);
    if (!comes_up(d, tick)) continue;
    build_menu(w, d, f.menu);
    f.open[k] = f.menu.open;
    if (!any(f.menu.open)) continue;
    f.stake[k] = f.menu.stake;
    for (std::size_t o = 0; o < f.menu.size(); ++o) f.utility_of(k, o) = f.menu.utility(o);
    if (decide_->outlook == Outlook::paths) {
      const auto worth = std::span<const Real>(f.utility).subspan(k * kMaxOptions);
      list_paths(f.menu, worth, std::span(f.path).subspan(k * kPaths, kPaths));
      const auto when = static_cast<std::uint32_t>(tick);
      decide_->rule(f.menu, uniform(f.luck.keys, d.stream, when, 0), f.choice);
    } else {
      best_response_choice(f.menu, 0.0, f.choice);
      f.moves[k] = f.open[k] & (f.choice.option != f.menu.hold);
    }
    f.move[k] = f.choice.option;
  }
  if (decide_->outlook == Outlook::paths) {
    for (StateId i : w.structure.every_state()) foresee_paths(w, i, tick);
  } else {
    for (StateId i : w.structure.every_state()) foresee_moves(w, i, batch, tick);
  }
}

void ReferenceModel::foresee_moves(ReferenceWorld& w, StateId i, const Batch& batch,
                                   int tick) const {
  Foresight& f = *w.foresight;
  Mask decides = false, others = false;
  for (std::size_t k = 0; k < dockets_.size(); ++k) {
    (dockets_[k].agent == i ? decides : others) |= dockets_[k].agent == i ? f.open[k] : f.moves[k];
  }
  const Mask sees = decides & others & (f.depth[i.index()] >= 1.5);
  if (!any(sees)) return;
  f.scratch.copy_from(w);
  for (std::size_t k = 0; k < dockets_.size(); ++k) {
    const Docket& d = dockets_[k];
    if (d.agent == i || !any(f.open[k])) continue;
    kind(d).apply(context_, f.scratch, d, f.move[k], f.open[k], Events(nullptr, tick));
  }
  look(f.scratch, batch, tick, 0.0);
  for (std::size_t k = 0; k < dockets_.size(); ++k) {
    const Docket& d = dockets_[k];
    if (d.agent != i || !any(f.open[k] & sees)) continue;
    build_menu(f.scratch, d, f.menu);
    // Where nothing would be left to decide, the present menu stands.
    const Mask counts = f.open[k] & f.menu.open & sees;
    for (std::size_t o = 0; o < f.menu.size(); ++o) {
      assign(counts, f.gain_of(k, o), f.menu.utility(o) - f.utility_of(k, o));
    }
  }
}

}  // namespace tumen
