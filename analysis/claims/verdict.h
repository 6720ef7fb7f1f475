/// From tests to verdicts: tests make a claim, claims of a family are corrected together.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tumen {

enum class Verdict { supported, refuted, undecided, not_executable };
std::string_view verdict_name(Verdict verdict);

/// Evidence for and against a claim: p values.
struct Evidence {
  double support = 1, refute = 1;
};

/// All of the parts must hold: the weakest support, the strongest refutation (Bonferroni).
Evidence all_of(std::span<const Evidence> parts);
/// One part is enough: the reverse.
Evidence any_of(std::span<const Evidence> parts);

/// p values adjusted for their number so that the chance of any false rejection is kept: Holm, "A
/// simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6
/// (1979). In the order given; never above 1.
std::vector<double> holm(std::span<const double> p);

/// Verdicts at level `alpha`, Holm's correction within each family, for support and for refutation
/// apart. Where both would be said, neither is.
std::vector<Verdict> judge(std::span<const Evidence> claims, std::span<const std::string> families,
                           double alpha = 0.05);

}  // namespace tumen
