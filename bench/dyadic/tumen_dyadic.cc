// The dyadic-hedging model on Tumen's engine, behind the protocol of README.md: an ensemble like
// any other, on one thread.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string_view>

#include "analysis/ensemble.h"
#include "dyadic/dyadic_hedging.h"

namespace {

using namespace tumen;

constexpr std::uint64_t kBaseSeed = 12345;

struct Case {
  char name;
  std::size_t states;
  int ticks;
  std::uint64_t runs;
};
constexpr std::array<Case, 4> kCases = {{
    {'A', 6, 1200, 1},
    {'B', 50, 1200, 1},
    {'C', 200, 120, 1},
    {'D', 6, 120, 1000},
}};

EnsembleResult simulate(const DyadicHedging& model, std::uint64_t first_run, std::uint64_t runs) {
  EnsembleOptions options;
  options.seed = kBaseSeed;
  options.first_run = first_run;
  options.runs = runs;
  options.bands = false;
  return run_ensemble(model, options);
}

double checksum(const EnsembleResult& result) {
  double sum = 0.0;
  for (const double value : result.finals_of(result.metrics.size() - 1)) sum += value;
  return sum;
}

void print_head() {
  fmt::print("{{\"peer\": \"tumen\", \"build\": \"{}, {} lanes\", ", DYADIC_BUILD, kLanes);
}

void verify() {
  const DyadicHedging model(6, 120);
  print_head();
  fmt::print("\"checksum\": {:.17g}}}\n", checksum(simulate(model, 0, 10)));
}

/// Ensembles of as many runs as the case has, at least a block, one after another, until `runs` are
/// made or `seconds` have gone by.
void measure(const Case& which, std::uint64_t runs, double seconds) {
  using Clock = std::chrono::steady_clock;
  const std::uint64_t at_once = std::max(which.runs, kBlockRuns);
  const DyadicHedging model(which.states, which.ticks);
  const auto begin = Clock::now();
  double sum = 0.0, elapsed = 0.0;
  std::uint64_t done = 0;
  do {
    const EnsembleResult result = simulate(model, done, std::min(at_once, runs - done));
    sum += checksum(result);
    done += result.runs;
    elapsed = std::chrono::duration<double>(Clock::now() - begin).count();
  } while (done < runs && elapsed < seconds);

  const double per_second = static_cast<double>(done) / elapsed;
  const double dyads = static_cast<double>(which.states * (which.states - 1));
  print_head();
  fmt::print(
      "\"case\": \"{}\", \"states\": {}, \"ticks\": {}, \"runs\": {}, \"share\": {:.6g}, "
      "\"seconds\": {:.6g}, \"runs_per_second\": {:.6g}, \"dyad_updates_per_second\": {:.6g}, "
      "\"checksum\": {:.17g}}}\n",
      which.name, which.states, which.ticks, done,
      std::min(1.0, static_cast<double>(done) / static_cast<double>(which.runs)), elapsed,
      per_second, per_second * dyads * which.ticks, sum);
}

/// Reads all of `text` as a positive number.
template <class Number>
bool read(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number > 0;
}

int usage() {
  fmt::print(stderr, "usage: tumen_dyadic --verify | --case A|B|C|D [--runs R] [--seconds S]\n");
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--verify") {
    verify();
    return 0;
  }
  const Case* which = nullptr;
  std::uint64_t runs = std::numeric_limits<std::uint64_t>::max();
  double seconds = 2.0;
  for (int k = 1; k < argc; k += 2) {
    if (k + 1 == argc) return usage();
    const std::string_view option = argv[k], value = argv[k + 1];
    const auto named = [&](const Case& c) { return value == std::string_view(&c.name, 1); };
    if (option == "--case") {
      const auto* found = std::ranges::find_if(kCases, named);
      if (found == kCases.end()) return usage();
      which = found;
    } else if (option == "--runs") {
      if (!read(value, runs)) return usage();
    } else if (option == "--seconds") {
      if (!read(value, seconds) || !std::isfinite(seconds)) return usage();
    } else {
      return usage();
    }
  }
  if (which == nullptr) return usage();
  measure(*which, runs, seconds);
  return 0;
}
