#!/usr/bin/env bash
# Installs what is missing, builds the program, and shows what it is for. Two to three minutes the
# first time, seconds after that.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
exec </dev/null

tumen=build/release/tumen

# show HEADING ARGUMENT...: prints the heading and the command, then runs it.
show() {
  printf '\n== %s\n\n$ %s %s\n\n' "$1" "$tumen" "${*:2}"
  "$tumen" "${@:2}"
}

scripts/install-packages.sh build
echo "Building $tumen ..."
cmake --preset release >/dev/null
cmake --build --preset release --parallel "$(nproc)" --target tumen -- --quiet

show "One world, three theories: do they see the same cooperation stall?" \
  run scenarios/zarubino --runs 400 --seed 1 --variant full,hedging,liberal

show "A lease of 49 years: what decides, and by how much?" \
  explain scenarios/turn-to-the-east --docket terms --target zarubino-lease --tick 2003Q1 --seed 1
