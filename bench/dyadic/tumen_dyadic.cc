// The dyadic-hedging model on Tumen's engine, behind the protocol of README.md: an ensemble like
// any other, on one thread.
#include "protocol.h"

#include "analysis/ensemble.h"
#include "dyadic/dyadic_hedging.h"

int main(int argc, char** argv) {
  using namespace tumen;
  const auto simulate = [](const dyadic_peer::Case& which, std::uint64_t first_run,
                           std::uint64_t runs) {
    EnsembleOptions options;
    options.seed = dyadic_peer::kBaseSeed;
    options.first_run = first_run;
    options.runs = runs;
    options.bands = false;
    const EnsembleResult result = run_ensemble(DyadicHedging(which.states, which.ticks), options);
    double sum = 0.0;
    for (const double value : result.finals_of(result.metrics.size() - 1)) sum += value;
    return sum;
  };
  // Its own draws are those that all peers share.
  const dyadic_peer::Peer peer = {"tumen", DYADIC_BUILD ", " + std::to_string(kLanes) + " lanes",
                                  kBlockRuns};
  return dyadic_peer::run_peer(argc, argv, peer, simulate, simulate);
}
