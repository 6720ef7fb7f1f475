#include "dyadic/dyadic_hedging.h"

#include <array>

#include "core/hash.h"
#include "core/math.h"
#include "core/random.h"

namespace tumen {
namespace {

using namespace dyadic;

// The constants of the definition.
constexpr double kTradeWeight = 0.5;     // W_E
constexpr double kThreatWeight = 1.0;    // W_S
constexpr double kChangeWeight = 2.0;    // W_C
constexpr double kAutonomyWeight = 0.2;  // W_V
constexpr double kPrecision = 4.0;       // LAMBDA
constexpr double kStep = 0.1;            // STANCE is -kStep, 0, kStep
constexpr double kHarvest = 0.02;        // growth of trade per mutual alignment
constexpr double kYield = 0.001;         // growth of power per trade
constexpr double kSmallestTrade = 0.01, kLargestTrade = 10.0;
constexpr double kLargestGrowth = 0.1;

constexpr std::uint64_t kIncrement = 0x9e3779b97f4a7c15ULL;  // of splitmix64

/// The draws of the initial state, one after another.
class SplitMix64 {
 public:
  explicit SplitMix64(Word seed) : state_(seed) {}
  Real next() {
    state_ = state_ + Word(kIncrement);
    return unit_interval(mix64(state_));
  }

 private:
  Word state_;
};

Word stream_of(const Batch& batch) { return batch.keys.seed + batch.keys.run; }

/// What a state knows when it turns to another.
struct Encounter {
  Real trade;
  Real threat;         ///< T at alignment -1, halved
  Real other_power;    ///< p_j
  Real other_inertia;  ///< exp(-LAMBDA kStep^2 (W_C + W_V p_j))
};

/// The alignment that a state chooses towards another; `threat` gains the threat it feels.
///
/// Utility is quadratic in the stance s: U_s - U_0 = s tilt - s^2 (W_C + W_V p_j). With
/// x = exp(LAMBDA kStep tilt) the logit weights of -kStep, 0 and kStep are in the proportion
/// inertia : x : inertia x^2, so that one exponential decides among three.
[[gnu::always_inline]] inline Real choose_alignment(const Encounter& e, Real alignment, Real draw,
                                                    Real& threat) {
  constexpr double kLimit = 300.0;  // keeps x^2 finite; choices are certain long before
  const Real felt = e.threat * (1.0 - alignment);
  threat += felt;
  const Real tilt = kTradeWeight * e.trade + kThreatWeight * felt -
                    (2.0 * kAutonomyWeight) * (alignment * e.other_power);
  const Real stay = exp_within((kPrecision * kStep) * clamp(tilt, -kLimit, kLimit));
  const Real away = e.other_inertia;
  const Real toward = away * (stay * stay);
  const Real mark = draw * ((away + stay) + toward);
  const Real step = select(mark < away, -kStep, select(mark < away + stay, 0.0, kStep));
  return clamp(alignment + step, -1.0, 1.0);
}

}  // namespace

DyadicWorld::DyadicWorld(std::size_t states) : ledger(states) {
  const std::size_t dyads = states * (states - 1);
  fields.allocate(std::array<std::size_t, 4>{1, states, dyads / 2, dyads});
}

DyadId DyadicHedging::dyad(std::size_t i, std::size_t j) const {
  const std::size_t low = i < j ? i : j, high = i < j ? j : i;
  const PairId pair(low * (2 * states_ - low - 1) / 2 + (high - low - 1));
  return i < j ? forth(pair) : back(pair);
}

void DyadicHedging::start(World& w, const Batch& batch) const {
  SplitMix64 luck(stream_of(batch));
  for (const StateId i : all<StateId>(states_)) {
    w.power[i] = 0.5 + 1.5 * luck.next();
    w.growth[i] = 0.0005 * luck.next();
    w.threat[i] = 0.0;
  }
  for (const PairId pair : all<PairId>(states_ * (states_ - 1) / 2)) {
    w.proximity[pair] = exp(-(0.2 + 1.8 * luck.next()));
    w.trade[pair] = 0.2 + 0.8 * luck.next();
  }
  for (std::size_t i = 0; i < states_; ++i) {
    for (std::size_t j = 0; j < states_; ++j) {
      if (i != j) w.alignment[dyad(i, j)] = luck.next() - 0.5;
    }
  }
}

void DyadicHedging::step(World& w, const Batch& batch, int tick, Observer*) const {
  open_ledger(w);
  meet(w, batch, tick);
  grow(w);
}

/// What depends on one state only is computed once per state.
void DyadicHedging::open_ledger(World& w) const {
  for (const StateId i : all<StateId>(states_)) {
    DyadicWorld::Ledger& own = w.ledger[i.index()];
    const Real p = w.power[i];
    own.power = p;
    own.root = sqrt(p);
    own.half_inverse_root = 0.5 / own.root;
    own.inertia = exp(-(kPrecision * kStep * kStep) * (kChangeWeight + kAutonomyWeight * p));
    own.threat = own.trade = own.alignment = 0.0;
  }
}

/// Phases 1 and 2, and the trade of phase 3. A new alignment depends on what its own pair was
/// before the tick and on powers, which change last: so each pair is gone through once, in place,
/// and still every state decides on the old world.
void DyadicHedging::meet(World& w, const Batch& batch, int tick) const {
  const std::size_t n = states_;
  const Word luck = (stream_of(batch) << 40) + Word(static_cast<std::uint64_t>(tick) * n * n);
  const auto draw = [&](std::size_t i, std::size_t j) {
    return unit_interval(mix64(luck + Word(i * n + j + kIncrement)));
  };
  PairId pair(std::size_t{0});
  for (std::size_t i = 0; i < n; ++i) {
    DyadicWorld::Ledger own = w.ledger[i];
    for (std::size_t j = i + 1; j < n; ++j, pair = PairId(pair.index() + 1)) {
      DyadicWorld::Ledger& other = w.ledger[j];
      const Real proximity = w.proximity[pair];
      Real& trade = w.trade[pair];
      Real& towards = w.alignment[forth(pair)];
      Real& from = w.alignment[back(pair)];
      const Encounter forward = {trade, other.root * own.half_inverse_root * proximity, other.power,
                                 other.inertia};
      const Encounter backward = {trade, own.root * other.half_inverse_root * proximity, own.power,
                                  own.inertia};
      towards = choose_alignment(forward, towards, draw(i, j), own.threat);
      from = choose_alignment(backward, from, draw(j, i), other.threat);
      trade = clamp(trade * (1.0 + kHarvest * (towards * from)), kSmallestTrade, kLargestTrade);
      own.trade += trade;
      other.trade += trade;
      own.alignment += towards;
      other.alignment += from;
    }
    w.ledger[i] = own;
  }
}

/// The rest of phase 3.
void DyadicHedging::grow(World& w) const {
  const double yield = 4.0 * kYield / static_cast<double>(states_);
  for (const StateId i : all<StateId>(states_)) {
    const DyadicWorld::Ledger& own = w.ledger[i.index()];
    const Real growth =
        w.growth[i] + yield * own.trade * square(own.half_inverse_root);  // 4 x^2 = 1 / p
    w.power[i] = own.power * (1.0 + clamp(growth, -kLargestGrowth, kLargestGrowth));
    w.threat[i] = own.threat;
  }
}

std::span<const MetricInfo> DyadicHedging::metrics() const {
  static const std::array<MetricInfo, 5> kMetrics = {{
      {"P", "1", "Power of all states"},
      {"A", "1", "Alignment, summed over ordered pairs"},
      {"X", "1", "Trade, summed over ordered pairs"},
      {"THR", "1", "Threat felt, summed over ordered pairs"},
      {"checksum", "1", "The sum of these, which every program of the model must meet"},
  }};
  return kMetrics;
}

void DyadicHedging::measure(const World& w, std::span<Real> out) const {
  Real power = 0.0, alignment = 0.0, trade = 0.0, threat = 0.0;
  for (const StateId i : all<StateId>(states_)) {
    const DyadicWorld::Ledger& own = w.ledger[i.index()];
    power += w.power[i];
    alignment += own.alignment;
    trade += own.trade;
    threat += own.threat;
  }
  out[0] = power;
  out[1] = alignment;
  out[2] = trade;
  out[3] = threat;
  out[4] = ((power + alignment) + trade) + threat;
}

}  // namespace tumen
