#!/usr/bin/env bash
# The same runs give the same bits: builds the program with two compilers, two lane counts and
# two instruction sets, and compares the hashes of ensembles, also across numbers of threads.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
exec </dev/null

# name, compiler, lanes, instruction set
builds=(
  "gcc-8-native   g++         8 native"
  "gcc-1-x86-64   g++         1 x86-64"
  "clang-8-x86-64 clang++-19  8 x86-64"
)
# What is run; runs that share a label must agree, in every build.
cases=(
  "two-powers scenarios/two-powers --runs 64 --seed 7"
  "zarubino   scenarios/zarubino --runs 64 --seed 7 --jobs 1"
  "zarubino   scenarios/zarubino --runs 64 --seed 7 --jobs 2"
  "korea      scenarios/korea --runs 16 --seed 7"
  "asia       scenarios/central-asia --runs 16 --seed 7"
  "corridors  scenarios/eurasian-corridors --runs 16 --seed 7"
  "levels     scenarios/statecraft --runs 16 --seed 7 --variant level-2"
  "rollouts   scenarios/two-powers --runs 8 --seed 7 --variant rollout-4"
  "zeuthen    scenarios/host-policy --runs 16 --seed 7 --variant zeuthen"
  "rules      scenarios/two-powers --runs 64 --seed 7 --variant misperception,private-information,reinforcement"
)

for needed in cli/main.cc scenarios/two-powers/scenario.toml scenarios/zarubino/scenario.toml; do
  if [ ! -f "$needed" ]; then
    echo "determinism: $needed is missing, so nothing can be compared" >&2
    exit 1
  fi
done

build() {
  local folder=build/determinism/$1 log
  log=$(cmake -S . -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_COMPILER="$2" \
    -DTUMEN_LANES="$3" -DTUMEN_ARCH="$4" -DTUMEN_TESTS=OFF -DTUMEN_BENCH=OFF 2>&1) ||
    { echo "$log"; return 1; }
  cmake --build "$folder" --parallel "$(nproc)" --target tumen -- --quiet
}

# Prints the values of every "hash" in the JSON on standard input.
hashes() { grep -oE '"hash": *"[0-9a-f]{16}"' | grep -oE '[0-9a-f]{16}' | paste -sd+; }

declare -A expected
failures=0
for entry in "${builds[@]}"; do
  read -r name compiler lanes arch <<<"$entry"
  if ! build "$name" "$compiler" "$lanes" "$arch"; then
    echo "determinism: the build $name failed" >&2
    exit 1
  fi
  for case in "${cases[@]}"; do
    read -r label arguments <<<"$case"
    # The arguments are words without spaces, split on purpose.
    # shellcheck disable=SC2086
    if ! json=$("build/determinism/$name/tumen" run $arguments --format json); then
      echo "determinism: $name failed on: tumen run $arguments" >&2
      exit 1
    fi
    hash=$(hashes <<<"$json")
    if [ -z "$hash" ]; then
      echo "determinism: $name printed no hash for: tumen run $arguments" >&2
      exit 1
    fi
    verdict=
    if [ "$hash" != "${expected[$label]=$hash}" ]; then
      verdict="  DIFFERS from ${expected[$label]}"
      failures=$((failures + 1))
    fi
    printf '%-15s %s  tumen run %s%s\n' "$name" "$hash" "$arguments" "$verdict"
  done
done

if [ "$failures" -gt 0 ]; then
  echo "determinism: $failures hashes differ" >&2
  exit 1
fi
echo "determinism: every build and number of threads gives the same hashes"
