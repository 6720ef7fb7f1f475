#include "analysis/quantile_sketch.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

namespace tumen {
namespace {

constexpr unsigned kCountBits = 46;
constexpr unsigned kDroppedBits = 52 - 6;  ///< of the mantissa

/// A bin is kZero plus or minus the upper bits of its values, so that bins are in their order.
constexpr std::uint32_t kZero = std::uint32_t{1} << 17U;
constexpr std::uint32_t kFirstNormal = std::uint32_t{1} << 6U;
constexpr std::uint32_t kSubnormal = kFirstNormal - 1;
constexpr std::uint32_t kLargest = 2047 * kFirstNormal - 1;

static_assert(QuantileSketch::kMaxCount == (std::uint64_t{1} << kCountBits) - 1);
static_assert(kZero + kLargest < std::uint64_t{1} << (64 - kCountBits));

std::uint32_t bin_of(double x) {
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const std::uint64_t size = bits << 1U;
  const auto upper = static_cast<std::uint32_t>(size >> (kDroppedBits + 1));
  const std::uint32_t bin = upper >= kFirstNormal ? upper : size != 0 ? kSubnormal : 0;
  return bits >> 63U != 0 ? kZero - bin : kZero + bin;
}

bool is_bin(std::uint64_t bin) {
  if (bin > kZero + kLargest) return false;
  const std::uint64_t upper = bin < kZero ? kZero - bin : bin - kZero;
  return upper == 0 || (upper >= kSubnormal && upper <= kLargest);
}

/// Where the values of a bin lie, as far as they are in [min, max].
struct Range {
  double lo = 0;
  double hi = 0;
};
Range range_of(std::uint64_t bin, double min, double max) {
  if (bin == kZero) return {};
  const std::uint64_t upper = bin < kZero ? kZero - bin : bin - kZero;
  const double inner = upper == kSubnormal ? 0.0 : std::bit_cast<double>(upper << kDroppedBits);
  const double outer = std::bit_cast<double>((upper + 1) << kDroppedBits);  // may be infinite
  return bin < kZero ? Range{std::max(-outer, min), std::min(-inner, max)}
                     : Range{std::max(inner, min), std::min(outer, max)};
}

std::uint64_t bin_in(std::uint64_t entry) { return entry >> kCountBits; }
std::uint64_t count_in(std::uint64_t entry) { return entry & QuantileSketch::kMaxCount; }

/// Adds the counts of `from`, both in the order of their bins.
void merge_entries(std::vector<std::uint64_t>& to, std::span<const std::uint64_t> from) {
  std::size_t missing = 0;
  auto at = to.cbegin();
  for (const std::uint64_t entry : from) {
    while (at != to.cend() && bin_in(*at) < bin_in(entry)) ++at;
    if (at == to.cend() || bin_in(*at) != bin_in(entry)) ++missing;
  }
  std::size_t i = to.size();
  std::size_t j = from.size();
  if (missing > 0) {
    const std::size_t size = i + missing;
    if (size > to.capacity()) to.reserve(size + size / 4);  // doubling would waste memory
    to.resize(size);
  }
  for (std::size_t out = to.size(); j > 0;) {
    if (i > 0 && bin_in(to[i - 1]) > bin_in(from[j - 1])) {
      to[--out] = to[--i];
    } else if (i > 0 && bin_in(to[i - 1]) == bin_in(from[j - 1])) {
      const std::uint64_t both = to[--i] + count_in(from[--j]);
      to[--out] = both;
    } else {
      to[--out] = from[--j];
    }
  }
}

}  // namespace

void QuantileSketch::add(std::span<const double> values) {
  constexpr std::size_t kBlock = 64;
  std::array<std::uint32_t, kBlock> bins;
  std::array<std::uint64_t, kBlock> entries;
  while (!values.empty()) {
    const auto block = values.first(std::min(values.size(), kBlock));
    values = values.subspan(block.size());
    const auto end = std::ranges::transform(block, bins.begin(), bin_of).out;
    std::sort(bins.begin(), end);
    std::size_t n = 0;
    for (auto it = bins.begin(); it != end; ++n) {
      const auto next = std::find_if(it, end, [&](std::uint32_t bin) { return bin != *it; });
      entries[n] = (std::uint64_t{*it} << kCountBits) + static_cast<std::uint64_t>(next - it);
      it = next;
    }
    merge_entries(entries_, std::span(entries).first(n));
  }
}

void QuantileSketch::merge(const QuantileSketch& other) { merge_entries(entries_, other.entries_); }

std::uint64_t QuantileSketch::count() const {
  std::uint64_t n = 0;
  for (const std::uint64_t entry : entries_) n += count_in(entry);
  return n;
}

double QuantileSketch::order_statistic(std::uint64_t rank, double min, double max) const {
  if (rank == 0) return min;
  for (const std::uint64_t entry : entries_) {
    const std::uint64_t n = count_in(entry);
    if (rank >= n) {
      rank -= n;
      continue;
    }
    const Range range = range_of(bin_in(entry), min, max);
    const double share = (static_cast<double>(rank) + 0.5) / static_cast<double>(n);
    return std::min(range.lo + (range.hi - range.lo) * share, range.hi);
  }
  return max;
}

double QuantileSketch::quantile(double p, double min, double max) const {
  const std::uint64_t n = count();
  if (n == 0) return std::numeric_limits<double>::quiet_NaN();
  const double at = p * static_cast<double>(n - 1);
  const std::uint64_t below = std::min(static_cast<std::uint64_t>(at), n - 1);
  const double weight = at - static_cast<double>(below);
  const auto statistic = [&](std::uint64_t rank) {
    return rank >= n - 1 ? max : order_statistic(rank, min, max);
  };
  const double a = n == 1 ? min : statistic(below);
  const double b = n == 1 ? max : statistic(below + 1);
  // A difference of signs could overflow; a product of each would not give back what is equal.
  const double between = a < 0 && b > 0 ? (1 - weight) * a + weight * b : a + weight * (b - a);
  return std::min(between, b);
}

void QuantileSketch::write(ByteWriter& out) const {
  out.varint(entries_.size());
  std::uint64_t next = 0;
  for (const std::uint64_t entry : entries_) {
    out.varint(bin_in(entry) - next);
    out.varint(count_in(entry));
    next = bin_in(entry) + 1;
  }
}

QuantileSketch QuantileSketch::read(ByteReader& in) {
  QuantileSketch sketch;
  const std::size_t size = in.count(2);
  sketch.entries_.reserve(size);
  std::uint64_t next = 0;
  std::uint64_t total = 0;
  for (std::size_t k = 0; k < size && in.ok(); ++k) {
    const std::uint64_t skipped = in.varint();
    const std::uint64_t n = in.varint();
    const std::uint64_t bin = next + std::min<std::uint64_t>(skipped, 2 * kZero);
    if (!is_bin(bin) || n == 0 || n > kMaxCount - total) in.fail();
    if (!in.ok()) break;
    sketch.entries_.push_back((bin << kCountBits) + n);
    next = bin + 1;
    total += n;
  }
  return in.ok() ? sketch : QuantileSketch();
}

}  // namespace tumen
