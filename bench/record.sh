#!/usr/bin/env bash
# Builds the benchmarks, runs all of them and writes a recording for bench/compare.py:
#
#   bench/record.sh [--filter RE] [--repetitions N] [--rounds N] [--min-time SECONDS]
#                   [--output FILE] [--large]
#
#   --filter       only benchmarks whose name matches
#   --repetitions  of each benchmark in a process, in random order (2)
#   --rounds       through all programs, each time in new processes (10)
#   --min-time     of one repetition (0.05)
#   --output       bench/recordings/MACHINE/DATE-COMMIT.json if absent, with "-dirty" where the
#                  sources differ from the commit and "-part" with a filter
#   --large        also benchmarks named large/..., which need gigabytes and minutes
#
# Programs without threads of their own are pinned to one core. The machine should do nothing else.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null

fail() { echo "record.sh: $*" >&2; exit 2; }

filter='' repetitions=2 rounds=10 min_time=0.05 output='' large=false
while [ $# -gt 0 ]; do
  case $1 in
    --filter | --repetitions | --rounds | --min-time | --output)
      [ $# -ge 2 ] || fail "$1 needs a value"
      name=${1#--}
      printf -v "${name//-/_}" '%s' "$2"
      shift 2
      ;;
    --large)
      large=true
      shift
      ;;
    *) fail "there is no option '$1'; see the head of bench/record.sh" ;;
  esac
done
for number in "$repetitions" "$rounds"; do
  [[ $number =~ ^[1-9][0-9]*$ ]] || fail "'$number' is not a number of repetitions or rounds"
done
[[ $min_time =~ ^[0-9]*\.?[0-9]+$ ]] || fail "'$min_time' is not a number of seconds"

log=$(cmake --preset bench 2>&1) || { echo "$log" >&2; exit 1; }
grep -q tumen_benches <<<"$(cmake --build build/bench --target help)" ||
  fail "Google Benchmark is not installed, so there is nothing to run"
cmake --build build/bench --target tumen_benches -- --quiet >&2

suite=build/bench/bench/suite.json
commit=$(git rev-parse --short=10 HEAD 2>/dev/null) || commit=unknown
dirty=false
[ -z "$(git status --porcelain -- . ':!bench/recordings' 2>/dev/null)" ] || dirty=true
date=$(date +%F)
if [ -z "$output" ]; then
  name=$date-$commit
  [ $dirty = false ] || name+=-dirty
  [ -z "$filter" ] || name+=-part
  output=bench/recordings/$(bench/make_recording.py --machine)/$name.json
fi
mkdir -p "$(dirname "$output")"

pinned=()
if command -v taskset >/dev/null; then
  # The last core that this process may use: the first serves most interrupts.
  core=$(taskset -pc $$ | grep -oE '[0-9]+$')
  pinned=(taskset -c "$core")
fi
load=$(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo null)
if [ "${load%.*}" != 0 ]; then
  echo "record.sh: the machine is busy (load $load): times will be noisy" >&2
fi

outputs=$(mktemp -d)
trap 'rm -rf "$outputs"' EXIT
# What the filter leaves of the programs: THREADS NAME PATH; and of each its own filter, by name.
programs=()
declare -A filters
while read -r line; do
  read -r _ name path <<<"$line"
  tests=$("$path" --benchmark_list_tests --benchmark_filter="${filter:-.}" 2>/dev/null || :)
  filters[$name]=${filter:-.}
  if [ $large = false ] && grep -q '^large/' <<<"$tests"; then
    # Google Benchmark can leave out what matches, or keep it, but not both.
    tests=$(grep -v '^large/' <<<"$tests" || :)
    filters[$name]="^($(printf '%s\n' "$tests" | sed 's/[][\.*^$+?(){}|]/\\&/g' | paste -sd '|' -))\$"
  fi
  [ -z "$tests" ] || programs+=("$line")
done < <(python3 -c 'import json, sys
for p in json.load(open(sys.argv[1]))["programs"]: print(p["threads"], p["name"], p["path"])' $suite)
[ ${#programs[@]} -gt 0 ] || fail "no benchmark matches '$filter'"

for ((round = 1; round <= rounds; ++round)); do
  for program in "${programs[@]}"; do
    read -r threads name path <<<"$program"
    echo "round $round of $rounds: $name" >&2
    prefix=()
    [ "$threads" = True ] || prefix=("${pinned[@]}")
    "${prefix[@]}" "$path" --benchmark_filter="${filters[$name]}" --benchmark_min_time="$min_time" \
      --benchmark_repetitions="$repetitions" --benchmark_enable_random_interleaving=true \
      --benchmark_out="$outputs/$round.$name.json" --benchmark_out_format=json \
      >"$outputs/log" 2>&1 || { cat "$outputs/log" >&2; exit 1; }
  done
done

bench/make_recording.py $suite "$outputs" date="$date" commit="\"$commit\"" dirty=$dirty \
  rounds="$rounds" repetitions="$repetitions" min_time="$min_time" load="$load" \
  filter="\"${filter//[\"\\]/.}\"" >"$outputs/recording"
cp "$outputs/recording" "$output"
echo "recorded in $output"
