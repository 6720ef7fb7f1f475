#include "model/menu.h"

#include <algorithm>
#include <bit>

namespace tumen {

std::span<const std::string_view> term_names() {
  static constexpr std::string_view kNames[] = {
      "economic",       "security",  "hedging",       "autonomy",   "status",
      "structural",     "bandwagon", "sovereignty",   "dependence", "marginalisation",
      "relative gains", "attention", "audience cost", "trust",      "waiting",
      "foresight",      "experience"};
  return kNames;
}

void Menu::reset(std::size_t options, std::size_t hold_option) {
  size_ = options;
  used_ = 0;
  std::fill_n(available.begin(), options, Mask(true));
  open = Mask(true);
  hold = static_cast<double>(hold_option);
  stake = 1.0;
  precision = 1.0;
}

void Menu::clear_column(std::size_t column) {
  used_ |= 1U << column;
  for (std::size_t o = 0; o < size_; ++o) terms_[o * kTerms + column] = 0.0;
}

std::span<const Real> Menu::terms() {
  for (std::size_t t = 0; t < kTerms; ++t) {
    if ((used_ & (1U << t)) == 0) clear_column(t);
  }
  return {terms_.data(), size_ * kTerms};
}

Real Menu::utility(std::size_t option) const {
  Real sum = 0.0;
  for (std::uint32_t left = used_; left != 0; left &= left - 1) {
    sum += terms_[option * kTerms + static_cast<std::size_t>(std::countr_zero(left))];
  }
  return sum;
}

Real Menu::hold_utility() const {
  Real held = 0.0;
  for (std::size_t o = 0; o < size_; ++o) {
    assign(hold == Real(static_cast<double>(o)), held, utility(o));
  }
  return held;
}

}  // namespace tumen
