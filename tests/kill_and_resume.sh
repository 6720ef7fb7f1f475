#!/usr/bin/env bash
# Kills a sweep at random moments, again and again, then lets it finish: the store must be, row for
# row, that of a sweep that was never interrupted.
#
#   tests/kill_and_resume.sh PROGRAM [KILLS] [RUNS]     50 kills over 20,000 runs unless given
set -uo pipefail
exec </dev/null

program=$1 kills=${2:-50} runs=${3:-20000}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Ten points, two arms; few ticks, so that much is stored and little computed.
cat >"$folder/kill.toml" <<TOML
schema_version = 1
[experiment]
id = "kill"
scenario = "$root/scenarios/two-powers"
replications = $((runs / 20))
keep = "runs"
metrics = ["RR[*]", "A[*]", "X[*]"]
[factor.grievance]
number = "w_H"
values = [0, 0.5, 1, 1.5, 2]
[factor.stakes]
number = "w_S"
values = [0, 1]
[arm.short]
without = ["hedging"]
TOML

# Every table in the order of its key, but what is allowed to differ: nothing is.
dump() { sqlite3 "$1" .dump; }
command -v sqlite3 >/dev/null || { echo "kill_and_resume: sqlite3 is not installed" >&2; exit 1; }

started=$(date +%s%N)
"$program" sweep "$folder/kill.toml" --store "$folder/whole.db" >/dev/null || exit 1
whole_ms=$((($(date +%s%N) - started) / 1000000))

RANDOM=20120908
killed=0 sessions=0
while [ $killed -lt "$kills" ]; do
  sessions=$((sessions + 1))
  "$program" sweep "$folder/kill.toml" --store "$folder/killed.db" --resume \
    --jobs $((RANDOM % 3 + 1)) >/dev/null 2>"$folder/errors" &
  # Each session lives for a random share of what is left of the whole; sessions that end by
  # themselves are not counted, and the sweep begins anew.
  milliseconds=$((RANDOM % (2 * whole_ms / 5 + 20) + 5))
  sleep "$(printf '%d.%03d' $((milliseconds / 1000)) $((milliseconds % 1000)))"
  if kill -9 $! 2>/dev/null; then
    killed=$((killed + 1))
    wait $! 2>/dev/null
  else
    wait $!
    status=$?
    if [ $status -ne 0 ]; then
      echo "kill_and_resume: a session ended with $status" >&2
      cat "$folder/errors" >&2
      exit 1
    fi
    if ! cmp -s <(dump "$folder/whole.db") <(dump "$folder/killed.db"); then
      echo "kill_and_resume: the stores differ after $killed kills" >&2
      exit 1
    fi
    rm -f "$folder/killed.db"*
  fi
done
"$program" sweep "$folder/kill.toml" --store "$folder/killed.db" --resume >/dev/null || exit 1
if ! cmp -s <(dump "$folder/whole.db") <(dump "$folder/killed.db"); then
  echo "kill_and_resume: the stores differ after $killed kills" >&2
  diff <(dump "$folder/whole.db") <(dump "$folder/killed.db") | head -20 >&2
  exit 1
fi
echo "kill_and_resume: $killed kills in $sessions sessions of a sweep of $runs runs; the stores are equal"
