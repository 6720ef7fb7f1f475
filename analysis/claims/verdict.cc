#include "analysis/claims/verdict.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace tumen {

std::string_view verdict_name(Verdict verdict) {
  switch (verdict) {
    case Verdict::supported:
      return "supported";
    case Verdict::refuted:
      return "refuted";
    case Verdict::undecided:
      return "undecided";
    case Verdict::not_executable:
      break;
  }
  return "not_executable";
}

namespace {

/// The largest of one side, and the smallest of the other times their number.
template <class Weak, class Strong>
std::pair<double, double> weakest_and_strongest(std::span<const Evidence> parts, Weak&& weak,
                                                Strong&& strong) {
  double largest = 0, smallest = 1;
  for (const Evidence& e : parts) {
    largest = std::max(largest, weak(e));
    smallest = std::min(smallest, strong(e));
  }
  return {largest, std::min(1.0, smallest * static_cast<double>(parts.size()))};
}

double support_of(const Evidence& e) { return e.support; }
double refute_of(const Evidence& e) { return e.refute; }

}  // namespace

Evidence all_of(std::span<const Evidence> parts) {
  const auto [support, refute] = weakest_and_strongest(parts, support_of, refute_of);
  return {support, refute};
}

Evidence any_of(std::span<const Evidence> parts) {
  const auto [refute, support] = weakest_and_strongest(parts, refute_of, support_of);
  return {support, refute};
}

std::vector<double> holm(std::span<const double> p) {
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(
      order, [&](std::size_t a, std::size_t b) { return p[a] != p[b] ? p[a] < p[b] : a < b; });
  std::vector<double> out(p.size());
  double largest = 0;
  for (std::size_t k = 0; k < order.size(); ++k) {
    largest = std::max(largest, p[order[k]] * static_cast<double>(p.size() - k));
    out[order[k]] = std::min(1.0, largest);
  }
  return out;
}

std::vector<Verdict> judge(std::span<const Evidence> claims, std::span<const std::string> families,
                           double alpha) {
  std::map<std::string, std::vector<std::size_t>> members;
  for (std::size_t k = 0; k < claims.size(); ++k) members[families[k]].push_back(k);
  std::vector<Verdict> out(claims.size(), Verdict::undecided);
  for (const auto& [family, positions] : members) {
    std::vector<double> support, refute;
    for (const std::size_t k : positions) {
      support.push_back(claims[k].support);
      refute.push_back(claims[k].refute);
    }
    support = holm(support);
    refute = holm(refute);
    for (std::size_t k = 0; k < positions.size(); ++k) {
      const bool for_it = support[k] < alpha, against = refute[k] < alpha;
      if (for_it != against) out[positions[k]] = for_it ? Verdict::supported : Verdict::refuted;
    }
  }
  return out;
}

}  // namespace tumen
