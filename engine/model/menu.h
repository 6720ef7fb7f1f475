/// A menu: the options of one decision and what each is worth, term by term.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/lanes.h"

namespace tumen {

/// The named parts of every utility, in bn USD/yr. An explanation prints these very numbers.
enum class Term {
  economic,         ///< gains, costs, finance
  security,         ///< balancing against threats by others
  hedging,          ///< risk from the partner itself
  autonomy,         ///< entrapment, lost freedom of action
  status,           ///< rank, junior role, display
  structural,       ///< structural balance among third parties
  bandwagon,        ///< siding with the strongest neighbour
  sovereignty,      ///< control given away on the spot
  dependence,       ///< exposure to one partner's capital
  marginalisation,  ///< being bypassed
  relative_gains,   ///< the other side gaining more
  attention,        ///< scarce time of those who decide
  audience,         ///< cost of words not kept
  trust,            ///< what a broken promise costs
  waiting,          ///< what would be lost by not waiting for more knowledge
  foresight,        ///< what is expected of others' moves, or of later ticks
  experience,       ///< what the option has brought so far
  count
};
inline constexpr std::size_t kTerms = static_cast<std::size_t>(Term::count);
/// Names of the terms, in order.
std::span<const std::string_view> term_names();

inline constexpr std::size_t kMaxOptions = 12;

class Menu {
 public:
  /// Makes it a menu of `options` (at most kMaxOptions) that are all available and worth nothing,
  /// in a decision that takes place in every lane. `hold` is the status quo option.
  void reset(std::size_t options, std::size_t hold = 0);

  std::size_t size() const { return size_; }
  /// One term of one option's utility, bn USD/yr.
  Real& term(std::size_t option, Term t) {
    const auto column = static_cast<std::size_t>(t);
    if ((used_ & (1U << column)) == 0) clear_column(column);
    return terms_[option * kTerms + column];
  }
  Real term(std::size_t option, Term t) const {
    const auto column = static_cast<std::size_t>(t);
    return (used_ & (1U << column)) != 0 ? terms_[option * kTerms + column] : Real(0.0);
  }
  /// Every term of every option, options x terms, row-major.
  std::span<const Real> terms();
  /// Sum of an option's terms, in the order of Term.
  Real utility(std::size_t option) const;
  /// Utility of the status quo option.
  Real hold_utility() const;
  /// Drops all terms: every option is worth nothing.
  void forget_terms() { used_ = 0; }

  std::array<Mask, kMaxOptions> available{};
  Mask open;       ///< lanes in which there is anything to decide
  Real hold;       ///< position of the status quo option
  Real stake;      ///< what the noise of choice is scaled by, bn USD/yr, > 0
  Real precision;  ///< lambda

 private:
  void clear_column(std::size_t column);

  std::size_t size_ = 0;
  std::uint32_t used_ = 0;  ///< terms that this menu has; the others are 0
  std::array<Real, kMaxOptions * kTerms> terms_{};
};

}  // namespace tumen
