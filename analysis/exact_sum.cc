#include "analysis/exact_sum.h"

#include <cstddef>
#include <utility>

#include "analysis/rounding.h"

namespace tumen {
namespace {

constexpr std::int64_t kBase = std::int64_t{1} << 32U;
constexpr std::size_t kDigitBytes = 4;

std::uint32_t low_digit(std::int64_t x) { return static_cast<std::uint32_t>(x & (kBase - 1)); }

}  // namespace

std::int64_t* ExactSum::grow(int digit, int count) {
  if (limbs_.empty()) first_ = digit;
  const int begin = std::min(first_, digit);
  const int end = std::max(first_ + static_cast<int>(limbs_.size()), digit + count);
  std::vector<std::int64_t> wider(static_cast<std::size_t>(end - begin));  // no room to spare
  std::ranges::copy(limbs_, wider.begin() + (first_ - begin));
  limbs_ = std::move(wider);
  first_ = begin;
  return limbs_.data() + (digit - begin);
}

void ExactSum::carry() {
  pending_ = 0;
  if (limbs_.empty()) return;
  std::int64_t carried = 0;
  for (std::int64_t& limb : limbs_) {
    const std::int64_t x = limb + carried;
    limb = low_digit(x);
    carried = x >> 32U;
  }
  limbs_.back() += carried * kBase;  // below 2^63, as it was
  while (limbs_.back() >= kBase || limbs_.back() < -kBase) {
    const std::int64_t x = limbs_.back();
    limbs_.back() = low_digit(x);
    *grow(first_ + static_cast<int>(limbs_.size()), 1) = x >> 32U;
  }
}

void ExactSum::merge(const ExactSum& other) {
  if (other.limbs_.empty()) return;
  std::int64_t* limb = limbs(other.first_, static_cast<int>(other.limbs_.size()));
  for (const std::int64_t x : other.limbs_) *limb++ += x;
  pending_ += other.pending_ + 1;
  if (pending_ >= kMaxPending) carry();
}

ExactSum::Integer ExactSum::integer() const {
  ExactSum sum = *this;
  sum.carry();
  Integer result;
  result.negative = !sum.limbs_.empty() && sum.limbs_.back() < 0;
  if (result.negative) {
    for (std::int64_t& limb : sum.limbs_) limb = -limb;
    sum.carry();
  }
  const auto is_set = [](std::int64_t limb) { return limb != 0; };
  const auto begin = std::ranges::find_if(sum.limbs_, is_set);
  const auto end = std::find_if(sum.limbs_.rbegin(), sum.limbs_.rend(), is_set).base();
  if (begin == sum.limbs_.end()) return result;
  result.exponent = 32 * (sum.first_ + static_cast<int>(begin - sum.limbs_.begin())) + kLowestBit;
  result.magnitude.reserve(static_cast<std::size_t>(end - begin));
  for (auto it = begin; it != end; ++it) result.magnitude.push_back(low_digit(*it));
  return result;
}

double ExactSum::value() const {
  const Integer sum = integer();
  const std::size_t n = sum.magnitude.size();
  if (n == 0) return 0.0;
  const auto digit = [&](std::size_t from_top) {
    return from_top < n ? std::uint64_t{sum.magnitude[n - 1 - from_top]} : 0;
  };
  const std::uint64_t high = (digit(0) << 32U) | digit(1);
  const int shift = std::countl_zero(high);  // below 32
  const std::uint64_t next = digit(2) << static_cast<unsigned>(shift);
  const std::uint64_t bits = (high << static_cast<unsigned>(shift)) | (next >> 32U);
  const bool more = low_digit(static_cast<std::int64_t>(next)) != 0 || n > 3;
  const int exponent = sum.exponent + 32 * (static_cast<int>(n) - 2) - shift;
  const double size = detail::nearest_double(bits, exponent, more);
  return sum.negative ? -size : size;
}

void ExactSum::write(ByteWriter& out) const {
  const Integer sum = integer();
  std::string bytes;
  for (const std::uint32_t digit : sum.magnitude) {
    for (unsigned shift = 0; shift < 32; shift += 8) {
      bytes.push_back(static_cast<char>(digit >> shift));
    }
  }
  const std::size_t begin = std::min(bytes.find_first_not_of('\0'), bytes.size());
  const std::size_t end = bytes.find_last_not_of('\0') + 1;  // npos + 1 is 0
  out.varint(2 * (end - begin) + (sum.negative ? 1 : 0));
  if (end == begin) return;
  out.varint(static_cast<std::size_t>(sum.exponent - kLowestBit) / 8 + begin);
  out.bytes(std::string_view(bytes).substr(begin, end - begin));
}

ExactSum ExactSum::read(ByteReader& in) {
  const std::uint64_t header = in.varint();
  if (header == 0) return {};
  const std::uint64_t size = header / 2;
  const std::uint64_t place = in.varint();
  constexpr std::uint64_t kMaxBytes = kDigits * kDigitBytes;
  const bool fits = size <= kMaxBytes && place <= kMaxBytes - size;
  const std::string_view bytes = in.bytes(fits ? size : 0);
  if (bytes.empty() || bytes.front() == '\0' || bytes.back() == '\0') {
    in.fail();
    return {};
  }
  ExactSum sum;
  const std::uint64_t first = place / kDigitBytes;
  const std::uint64_t digits = (place + size + kDigitBytes - 1) / kDigitBytes - first;
  sum.limbs(static_cast<int>(first), static_cast<int>(digits));
  for (std::uint64_t k = 0; k < size; ++k) {
    const std::uint64_t at = place + k - first * kDigitBytes;
    const std::int64_t byte = static_cast<unsigned char>(bytes[k]);
    sum.limbs_[at / kDigitBytes] += byte << (8 * (at % kDigitBytes));
  }
  if (header % 2 != 0) {
    for (std::int64_t& limb : sum.limbs_) limb = -limb;
  }
  return sum;
}

}  // namespace tumen
