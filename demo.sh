#!/usr/bin/env bash
# Installs what is missing, builds the program, and shows what it is for. Some minutes the first time,
# seconds after that.
#
#   ./demo.sh         three theories on one world, and a decision explained
#   ./demo.sh lab     makes lab.html: the engine in one page, for a class
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
exec </dev/null

tumen=build/release/tumen

# show HEADING ARGUMENT...: prints the heading and the command, then runs it.
show() {
  printf '\n== %s\n\n$ %s %s\n\n' "$1" "$tumen" "${*:2}"
  "$tumen" "${@:2}"
}

case "${1-}" in
  "") groups=(build) options=() ;;
  lab) groups=(build web) options=(-DTUMEN_LAB=ON) ;;
  *)
    echo "demo.sh: expected nothing or 'lab', got '$1'" >&2
    exit 2
    ;;
esac

scripts/install-packages.sh "${groups[@]}"
echo "Building $tumen ..."
cmake --preset release "${options[@]}" >/dev/null
cmake --build --preset release --parallel "$(nproc)" --target tumen -- --quiet

if [ "${1-}" = lab ]; then
  show "The laboratory in one file: open it in a browser, no network needed" lab --force
  exit
fi

show "One world, three theories: do they see the same cooperation stall?" \
  run scenarios/zarubino --runs 400 --seed 1 --variant full,hedging,liberal

show "A lease of 49 years: what decides, and by how much?" \
  explain scenarios/turn-to-the-east --docket terms --target zarubino-lease --tick 2003Q1 --seed 1
