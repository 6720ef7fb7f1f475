// What the compiled peers share (README.md): the cases and the command line, as protocol.py has
// them for Python. Standard C++ alone, so that a peer need use nothing of Tumen.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <string>
#include <string_view>

namespace dyadic_peer {

inline constexpr std::uint64_t kBaseSeed = 12345;

struct Case {
  char name;
  std::size_t states;
  int ticks;
  std::uint64_t runs;
};
inline constexpr std::array<Case, 4> kCases = {{
    {'A', 6, 1200, 1},
    {'B', 50, 1200, 1},
    {'C', 200, 120, 1},
    {'D', 6, 120, 1000},
}};
inline constexpr Case kVerified = {'V', 6, 120, 10};

struct Peer {
  std::string name, build;
  std::uint64_t block;  // runs that one call of simulate() should have, where there are so many
};

// Reads all of `text` as a positive finite number.
template <class Number>
bool read(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number > 0 &&
         std::isfinite(static_cast<double>(number));
}

inline void print_head(const Peer& peer) {
  std::printf("{\"peer\": \"%s\", \"build\": \"%s\", ", peer.name.c_str(), peer.build.c_str());
}

// Calls simulate(case, first_run, runs), which gives the sum of the checksums, until `runs` are
// made or `seconds` have gone by.
template <class Simulate>
void measure(const Peer& peer, const Case& which, std::uint64_t runs, double seconds,
             const Simulate& simulate) {
  using Clock = std::chrono::steady_clock;
  const std::uint64_t at_once = peer.block > 1 ? std::max(which.runs, peer.block) : 1;
  const auto begin = Clock::now();
  double sum = 0.0, elapsed = 0.0;
  std::uint64_t done = 0;
  do {
    const std::uint64_t next = std::min(at_once, runs - done);
    sum += simulate(which, done, next);
    done += next;
    elapsed = std::chrono::duration<double>(Clock::now() - begin).count();
  } while (done < runs && elapsed < seconds);

  const double per_second = static_cast<double>(done) / elapsed;
  const double dyads = static_cast<double>(which.states * (which.states - 1));
  print_head(peer);
  std::printf(
      "\"case\": \"%c\", \"states\": %zu, \"ticks\": %d, \"runs\": %llu, \"share\": %.6g, "
      "\"seconds\": %.6g, \"runs_per_second\": %.6g, \"dyad_updates_per_second\": %.6g, "
      "\"checksum\": %.17g}\n",
      which.name, which.states, which.ticks, static_cast<unsigned long long>(done),
      std::min(1.0, static_cast<double>(done) / static_cast<double>(which.runs)), elapsed,
      per_second, per_second * dyads * which.ticks, sum);
}

// The program of a peer. `verified` is simulate() with the draws that are the same in every peer.
template <class Simulate, class Verified>
int run_peer(int argc, char** argv, const Peer& peer, const Simulate& simulate,
             const Verified& verified) {
  if (argc == 2 && std::string_view(argv[1]) == "--verify") {
    print_head(peer);
    std::printf("\"checksum\": %.17g}\n", verified(kVerified, 0, kVerified.runs));
    return 0;
  }
  const Case* which = nullptr;
  std::uint64_t runs = std::numeric_limits<std::uint64_t>::max();
  double seconds = 2.0;
  bool sound = argc % 2 == 1;
  for (int k = 1; sound && k + 1 < argc; k += 2) {
    const std::string_view option = argv[k], value = argv[k + 1];
    if (option == "--case") {
      const auto* found = std::find_if(kCases.begin(), kCases.end(), [&](const Case& each) {
        return value == std::string_view(&each.name, 1);
      });
      sound = found != kCases.end();
      if (sound) which = found;
    } else {
      sound = (option == "--runs" && read(value, runs)) ||
              (option == "--seconds" && read(value, seconds));
    }
  }
  if (!sound || which == nullptr) {
    std::fprintf(stderr, "usage: %s --verify | --case A|B|C|D [--runs R] [--seconds S]\n", argv[0]);
    return 2;
  }
  measure(peer, *which, runs, seconds, simulate);
  return 0;
}

}  // namespace dyadic_peer
