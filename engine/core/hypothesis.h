/// What a claim says about runs, in words of statistics: what is taken of a run, what is
/// contrasted, and what is expected.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace tumen {

/// What is taken of the values at ticks `from` .. `by` of a run.
enum class Take {
  last,    ///< the value at `by`
  mean,    ///< over the ticks
  max,     ///< largest
  min,     ///< smallest
  change,  ///< value at `by` less value at `from`
  slope,   ///< of the least-squares line, per year
  tau,     ///< Kendall's tau-b of value and time, in [-1, 1]; 0 where no value differs
  years,   ///< from `from` to the first tick with a value above 0; past `by` where there is none
};
inline constexpr std::array<std::string_view, 8> kTakeNames = {"last",   "mean",  "max", "min",
                                                               "change", "slope", "tau", "years"};

/// How the worlds of a claim are set against each other, run by run with the same luck.
enum class Contrast {
  difference,   ///< one arm less another
  ordered,      ///< the last of several arms less the first; no step may go the other way
  interaction,  ///< both - first alone - second alone + neither
  level,        ///< the mean of one arm against a threshold
  correlation,  ///< of two outcomes over the runs of one arm, against 0
};
inline constexpr std::array<std::string_view, 5> kContrastNames = {
    "difference", "ordered", "interaction", "level", "correlation"};

/// The expected sign of a contrast.
enum class Expected {
  up,        ///< at least the smallest effect of interest, upward
  down,      ///< the same downward
  same,      ///< equivalence: smaller than the smallest effect of interest either way
  not_up,    ///< does not rise by the smallest effect of interest
  not_down,  ///< does not fall by it
};
inline constexpr std::array<std::string_view, 5> kExpectedNames = {"+", "-", "0", "not +", "not -"};

/// One test of a claim.
struct Hypothesis {
  Contrast contrast = Contrast::difference;
  Expected sign = Expected::up;
  /// Smallest effect of interest, above 0, in the unit of the outcome; of no meaning for a level
  /// with a sign.
  double sesoi = 0;
  /// Of a level with a sign: the two ends, in either order, of what is too near to call. Beyond the
  /// one in the direction of the sign the claim holds, beyond the other it fails.
  double threshold = 0, refute = 0;
};

/// The position of a name in one of the lists above, as its enumerator.
template <class E, std::size_t N>
std::optional<E> find_word(const std::array<std::string_view, N>& names, std::string_view word) {
  for (std::size_t k = 0; k < N; ++k) {
    if (names[k] == word) return static_cast<E>(k);
  }
  return std::nullopt;
}
template <class E, std::size_t N>
constexpr std::string_view word_of(const std::array<std::string_view, N>& names, E e) {
  return names[static_cast<std::size_t>(e)];
}

}  // namespace tumen
