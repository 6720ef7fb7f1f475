#include "analysis/hindcast/skill.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/hash.h"
#include "core/random.h"

namespace tumen {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kFewest = 4;

double skill_of(double score, double baseline) {
  return baseline > 0 ? 1 - score / baseline : kNaN;
}

Skill skill_without_interval(std::span<const double> scores, std::span<const double> baseline) {
  Skill out;
  out.n = scores.size();
  out.score = mean(scores);
  out.baseline = mean(baseline);
  out.value = skill_of(out.score, out.baseline);
  out.interval = {kNaN, kNaN};
  return out;
}

/// Which of `choices` blocks draw `draw` of resample `sample` takes.
std::size_t draw_block(std::uint64_t seed, std::size_t sample, std::size_t draw,
                       std::size_t choices) {
  static const std::uint64_t stream = hash_text("hindcast/blocks");
  const RunKeys keys{Word(seed), Word(sample)};
  const double u = uniform(keys, stream, 0, static_cast<std::uint32_t>(draw))[0];
  return std::min(choices - 1, static_cast<std::size_t>(u * static_cast<double>(choices)));
}

/// Percentiles of the resampled skills. A resample whose baseline scores 0 counts as the worst
/// skill, or as 0 where both are perfect: leaving it out would flatter.
Interval percentiles(std::vector<double> skills) {
  std::ranges::sort(skills);
  return {quantile_of_sorted(skills, 0.025), quantile_of_sorted(skills, 0.975)};
}

double resampled(double score, double baseline) {
  if (baseline > 0) return 1 - score / baseline;
  return score > 0 ? -std::numeric_limits<double>::max() : 0;
}

}  // namespace

std::size_t block_length(std::size_t n) {
  return std::max<std::size_t>(
      1, static_cast<std::size_t>(std::lround(std::cbrt(static_cast<double>(n)))));
}

Skill skill_over_time(std::span<const double> scores, std::span<const double> baseline,
                      std::size_t block, std::uint64_t seed) {
  Skill out = skill_without_interval(scores, baseline);
  const std::size_t n = scores.size();
  if (n < kFewest || block == 0 || 2 * block > n || std::isnan(out.value)) return out;
  std::vector<double> skills;
  for (std::size_t b = 0; b < kBootstrapSamples; ++b) {
    double score = 0, other = 0;
    for (std::size_t k = 0, draw = 0; k < n; ++draw) {
      const std::size_t first = draw_block(seed, b, draw, n);
      for (std::size_t j = 0; j < block && k < n; ++j, ++k) {
        score += scores[(first + j) % n];
        other += baseline[(first + j) % n];
      }
    }
    skills.push_back(resampled(score, other));
  }
  out.interval = percentiles(std::move(skills));
  return out;
}

Skill skill_over_groups(std::span<const double> scores, std::span<const double> baseline,
                        std::span<const std::size_t> group, std::uint64_t seed) {
  Skill out = skill_without_interval(scores, baseline);
  std::vector<double> score_of, baseline_of;
  for (std::size_t k = 0; k < group.size(); ++k) {
    if (group[k] >= score_of.size()) {
      score_of.resize(group[k] + 1);
      baseline_of.resize(group[k] + 1);
    }
    score_of[group[k]] += scores[k];
    baseline_of[group[k]] += baseline[k];
  }
  const std::size_t groups = score_of.size();
  if (groups < kFewest || std::isnan(out.value)) return out;
  std::vector<double> skills;
  for (std::size_t b = 0; b < kBootstrapSamples; ++b) {
    double score = 0, other = 0;
    for (std::size_t draw = 0; draw < groups; ++draw) {
      const std::size_t g = draw_block(seed, b, draw, groups);
      score += score_of[g];
      other += baseline_of[g];
    }
    skills.push_back(resampled(score, other));
  }
  out.interval = percentiles(std::move(skills));
  return out;
}

}  // namespace tumen
