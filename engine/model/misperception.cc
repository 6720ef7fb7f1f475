#include "model/misperception.h"

#include "core/hash.h"
#include "core/math.h"

namespace tumen {
namespace {

constexpr double kQuarter = 0.25;                     // years
constexpr double kSmallestDraw = 0x1p-54;             // half of the least draw above 0
constexpr double kUnitSpread = 0x1.1a47c7ee5a514p-1;  // sqrt(3) / pi: a logistic of variance 1

}  // namespace

void misread_signals(const Context& c, World& w, const Batch& batch, int tick) {
  const Mask misled = w.society.misperception > 0.0;
  if (!any(misled)) return;
  const Structure& s = w.structure;
  static constexpr std::uint64_t kDocket = hash_text("misperception");
  const Real kept = pow(w.society.noise_memory, c.years / kQuarter);
  const Real fresh = sqrt(1.0 - kept * kept);
  for (StateId i : s.every_state()) {
    if (!s[i].active) continue;
    for (StateId j : s.every_state()) {
      if (i == j) continue;
      const std::uint64_t stream = stream_id(s[i].key, combine(kDocket, s[j].key));
      const Real u =
          max(uniform(batch.keys, stream, static_cast<std::uint32_t>(tick), 0), kSmallestDraw);
      const Real noise = kUnitSpread * log(u / (1.0 - u));
      Real& misreading = w.dealing.misreading[s.dyad(i, j)];
      const Real next = select(misreading == 0.0, noise, kept * misreading + fresh * noise);
      assign(misled, misreading, next);
    }
  }
}

}  // namespace tumen
