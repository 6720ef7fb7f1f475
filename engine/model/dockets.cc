#include "core/hash.h"
#include "model/docket.h"

namespace tumen {

std::span<const DocketKind* const> docket_kinds() {
  static constexpr const DocketKind* kKinds[] = {
      &kStanceDocket,  &kSanctionsDocket, &kDeclarationDocket, &kProposeDocket,
      &kTermsDocket,   &kAnswerDocket,    &kFundDocket,        &kEffortDocket,
      &kLevelDocket,   &kThirdDocket,     &kSqueezeDocket,     &kRegimeDocket,
      &kCourtDocket,   &kProgrammeDocket, &kOpennessDocket,    &kRenegotiateDocket,
      &kBoycottDocket, &kJoinDocket,      &kIntegrateDocket,   &kFtaDocket,
      &kArmsDocket,
  };
  return kKinds;
}

int find_docket_kind(std::string_view id) {
  const auto kinds = docket_kinds();
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    if (kinds[k]->id == id) return static_cast<int>(k);
  }
  return -1;
}

double every_tick(const World&) { return -1; }

std::vector<Docket> list_dockets(const Context& c, const World& parameters) {
  const Structure& s = c.setup.structure;
  std::vector<Docket> dockets;
  const auto kinds = docket_kinds();
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    const double rate = kinds[k]->rate(parameters);
    const int period = rate < 0 ? 1 : c.period(rate);
    for (DocketSeed& seed : kinds[k]->list(s)) {
      const std::uint64_t docket_key = combine(hash_text(kinds[k]->id), seed.key);
      const std::uint64_t stream = stream_id(s[seed.agent].key, docket_key);
      // Occasions of different dockets are spread over the year by their key.
      const int phase =
          period > 1 ? static_cast<int>(docket_key % static_cast<unsigned>(period)) : 0;
      dockets.push_back(
          {k, seed.agent, seed.first, seed.second, std::move(seed.target), stream, period, phase});
    }
  }
  return dockets;
}

}  // namespace tumen
