#!/usr/bin/env bash
# Builds and checks everything, or the stages named:
#
#   ./test.sh [dev] [asan] [tsan] [format] [layering] [determinism] [mpi] [web] [tidy] [readers]
#
#   dev          builds with assertions and runs every test
#   asan         runs the tests, without the slow ones, under the address and undefined-behaviour
#                sanitizers
#   tsan         runs the tests tagged [threads] under the thread sanitizer
#   format       checks the sources against .clang-format (clang-format 14)
#   layering     checks who includes whom
#   determinism  compares the results of three builds, bit for bit
#   mpi          runs sweeps on several processes with MPI, and ends them in many ways
#   web          builds the pages and tests them in a browser; compares the engine in it, bit for bit
#   tidy         runs clang-tidy; takes long, so only when named
#   readers      reads exported results with R, pandas and xarray, which are large: only when named
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
exec </dev/null

all_stages=(dev asan tsan format layering determinism mpi web)
stages=("$@")
[ ${#stages[@]} -gt 0 ] || stages=("${all_stages[@]}")
for stage in "${stages[@]}"; do
  case " ${all_stages[*]} tidy readers " in
    *" $stage "*) ;;
    *)
      echo "test.sh: there is no stage '$stage'; the stages are: ${all_stages[*]} tidy readers" >&2
      exit 2
      ;;
  esac
done
jobs=$(nproc)

# build PRESET [TARGET]: configures and builds quietly; speaks only when something is wrong.
build() {
  local preset=$1 log
  log=$(cmake --preset "$preset" 2>&1) || { echo "$log"; return 1; }
  cmake --build "build/$preset" --parallel "$jobs" ${2:+--target "$2"} -- --quiet
}

sources() { find engine analysis cli web/engine bench tests -type f \( -name '*.h' -o -name '*.cc' \) -print0; }

stage_dev() { build dev && ctest --preset dev --parallel "$jobs"; }

stage_asan() { build asan-ubsan && ctest --preset asan-ubsan --parallel "$jobs"; }

stage_tsan() {
  build tsan tumen_thread_tests || return 1
  # The sanitizer of GCC 12 needs the address space that it was made for.
  local plain_addresses=()
  if setarch -R true 2>/dev/null; then plain_addresses=(setarch -R); fi
  local report
  report=$(TSAN_OPTIONS=halt_on_error=1 "${plain_addresses[@]}" \
    build/tsan/tests/tumen_thread_tests '[threads]~[slow]' 2>&1)
  local status=$?
  echo "$report"
  # A run in which no test was found is not a success.
  [ "$status" -eq 0 ] && grep -q '^All tests passed' <<<"$report"
}

stage_format() {
  local program=clang-format
  if command -v clang-format-14 >/dev/null; then program=clang-format-14; fi
  sources | xargs -0 "$program" --dry-run -Werror &&
    echo "$(sources | tr -cd '\0' | wc -c) files are formatted"
}

stage_layering() { tests/layering_test.sh; }

stage_determinism() { tests/determinism.sh; }

stage_mpi() { build dev tumen && build dev tumen_mpi && tests/mpi.sh; }

stage_web() { build dev tumen && web/build.sh && tests/web.sh; }

stage_tidy() {
  local program=clang-tidy
  if command -v clang-tidy-14 >/dev/null; then program=clang-tidy-14; fi
  build dev &&
    find engine analysis cli -name '*.cc' -print0 |
    xargs -0 -n 1 -P "$jobs" "$program" --quiet -p build/dev \
        --extra-arg=-Wno-unknown-warning-option
}

stage_readers() { build dev tumen && tests/export_readers.sh build/dev/tumen; }

groups=(build)
for stage in "${stages[@]}"; do
  case $stage in
    format | determinism | mpi | tidy | readers) groups+=("$stage") ;;
    web) groups+=(web browser) ;;
  esac
done
scripts/install-packages.sh "${groups[@]}" || exit 1

log=$(mktemp)
trap 'rm -f "$log"' EXIT
passed=0
failed=0
summary=()
for stage in "${stages[@]}"; do
  printf '\n== %s\n' "$stage"
  start=$SECONDS
  "stage_$stage" 2>&1 | tee "$log"
  if [ "${PIPESTATUS[0]}" -eq 0 ]; then outcome=passed; else outcome=FAILED; fi

  # A stage of many tests counts each of them, any other counts as one.
  detail=$(grep -E '^[0-9]+% tests passed, [0-9]+ tests failed out of [0-9]+' "$log" || true)
  if [ -n "$detail" ]; then
    read -r stage_failed total < <(sed -E 's/.*, ([0-9]+) tests .* out of ([0-9]+).*/\1 \2/' <<<"$detail")
  else
    total=1
    if [ $outcome = passed ]; then stage_failed=0; else stage_failed=1; fi
  fi
  passed=$((passed + total - stage_failed))
  failed=$((failed + stage_failed))
  line=$(printf '%-12s %s in %d s' "$stage" "$outcome" $((SECONDS - start)))
  echo "$line"
  summary+=("$line${detail:+: $detail}")
done

printf '\n== summary\n'
printf '%s\n' "${summary[@]}"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
