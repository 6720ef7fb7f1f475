#!/usr/bin/env bash
# Sweeps on several processes: the same store as one thread makes, whatever happens on the way, and
# the same end on every rank.
#
#   tests/mpi.sh [PROGRAM WITH MPI] [PROGRAM]      those of build/dev when absent
set -uo pipefail
exec </dev/null

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
with_mpi=$(realpath "${1:-$root/build/dev/tumen_mpi}")
program=$(realpath "${2:-$root/build/dev/tumen}")
for needed in "$with_mpi" "$program" "$(command -v mpirun)" "$(command -v sqlite3)"; do
  if [ ! -x "$needed" ]; then
    echo "mpi: the programs, mpirun and sqlite3 are needed; missing: ${needed:-one of them}" >&2
    exit 1
  fi
done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
# As in containers, where people are root and cores are few.
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 NO_COLOR=1
mpirun=(timeout -k 5 120 mpirun --oversubscribe --bind-to none --quiet)
mpi() { "${mpirun[@]}" "$@"; }

failures=0
check() {  # check WHAT COMMAND...
  local what=$1
  shift
  if "$@"; then
    echo "ok      $what"
  else
    echo "FAILED  $what"
    failures=$((failures + 1))
  fi
}

cat >ports.toml <<TOML
schema_version = 1
[experiment]
id = "ports"
title = "Ports"
scenario = "$root/scenarios/zarubino"
keep = "runs"
replications = 160
metrics = ["RR[*]", "DEC[*]"]
[factor.lease-years-max]
values = [10, 25, 49, 99]
[factor.equity-cap]
values = [0.25, 0.49, 1]
[arm.no-control]
set = { "lever.control" = 0 }
TOML
cat >precise.toml <<TOML
schema_version = 1
[experiment]
id = "precise"
title = "Until precise"
scenario = "$root/scenarios/two-powers"
[design]
kind = "sobol"
points = 16
[factor.border-cost]
low = 5
high = 13
[precision]
metric = "RR[regional]"
half_width = 0.004
least = 64
most = 2048
TOML

# Everything in a store but how the program was built.
rows() { sqlite3 "$1" .dump | grep -v "^INSERT INTO manifest VALUES('build'"; }
same() { cmp -s <(rows "$1") <(rows "$2"); }
ends_with() {  # ends_with CODE PATTERN COMMAND...: the pattern on one line of what it prints
  local code=$1 pattern=$2 status
  shift 2
  "$@" >said 2>&1
  status=$?
  if [ "$status" -eq "$code" ] && [ "$(grep -c -- "$pattern" said)" -eq 1 ]; then return 0; fi
  echo "expected code $code and one line with \"$pattern\", got code $status:"
  cat said
  return 1
}

for name in ports precise; do
  "$program" sweep $name.toml --store $name.db --jobs 1 >said 2>&1 || { cat said; exit 1; }
  mpi -n 4 "$with_mpi" sweep $name.toml --store $name-4.db >said 2>&1
  check "$name: 4 ranks make the store of one thread" same $name.db $name-4.db
done
mpi -n 3 "$with_mpi" sweep ports.toml --store threads.db --jobs 2 >said 2>&1
check "3 ranks of 2 threads make it too" same ports.db threads.db
check "one rank prints" test "$(grep -c '^all points are done' said)" -eq 1
"$with_mpi" sweep precise.toml --store lone.db >said 2>&1
check "without mpirun the program works alone" same precise.db lone.db
check "a dry run ends" ends_with 0 '^time on 4 threads' \
  mpi -n 4 "$with_mpi" sweep ports.toml --dry-run

# Ranks die, or the job is told to end, at any moment: before anything is saved, on the way, or, on
# a fast machine, when all is done.
start() {  # start NAME STORE: a session that goes on beside this script; finds its processes
  "${mpirun[@]}" -n 4 "$with_mpi" sweep "$1.toml" --store "$2" --resume >said 2>&1 &
  job=$! ranks=()
  for _ in $(seq 200); do
    starter=$(pgrep -P $job mpirun) && mapfile -t ranks < <(pgrep -P "$starter")
    if [ ${#ranks[@]} -eq 4 ]; then return; fi
    sleep 0.05
  done
}
a_rank() { echo "${ranks[$((RANDOM % ${#ranks[@]}))]}"; }
for session in 1 2 3; do
  start ports killed.db
  sleep "$((RANDOM % 3)).$((RANDOM % 10))"
  kill -KILL "$(a_rank)" 2>/dev/null
  wait $job && break
done
echo "        $session sessions, $(sqlite3 killed.db 'SELECT sum(done) FROM point') of 12 points"
cp killed.db copy.db
for file in killed.db-wal killed.db-shm; do if [ -f $file ]; then cp $file "copy.db${file#killed.db}"; fi; done
mpi -n 4 "$with_mpi" sweep ports.toml --store killed.db --resume >said 2>&1
check "ranks killed: the sweep goes on to the same store" same ports.db killed.db
"$program" sweep ports.toml --store copy.db --resume >said 2>&1
check "ranks killed: it goes on without MPI too" same ports.db copy.db
start ports told.db
sleep "$((RANDOM % 2)).$((RANDOM % 10))"
kill -TERM "$starter" 2>/dev/null
wait $job
mpi -n 2 "$with_mpi" sweep ports.toml --store told.db --resume >said 2>&1
check "told to end: the sweep goes on to the same store" same ports.db told.db

# A sweep that no machine finishes while this script waits.
sed -e 's/^id = .*/id = "endless"/' -e 's/^replications = .*/replications = 1000000/' \
  ports.toml >endless.toml
saved_runs() { sqlite3 "$1" 'SELECT count(*) FROM run' 2>/dev/null || echo 0; }
until_saved() {  # until_saved STORE RUNS: until it holds more than so many runs
  for _ in $(seq 600); do
    if [ "$(saved_runs "$1")" -gt "$2" ]; then return 0; fi
    sleep 0.1
  done
  return 1
}
start endless endless.db
check "what is done is saved on the way" until_saved endless.db 0
kill -TERM "$starter"
wait $job
check "a job told to end says that it did not finish" test $? -ne 0
before=$(saved_runs endless.db)
start endless endless.db
check "and goes on" until_saved endless.db "$before"
kill -INT "$(a_rank)"
wait $job
check "one rank told to stop stops all" test $? -eq 1 -a "$(grep -c '^tumen: stopped after' said)" -eq 1

# What ends a sweep ends it on every rank, with one message.
printf 'schema_version = 1\n[experiment]\nid = "bad"\nscenario = 3\n' >bad.toml
check "bad input" ends_with 2 'experiment.scenario' mpi -n 4 "$with_mpi" sweep bad.toml
check "no input" ends_with 2 'there is no experiment' mpi -n 4 "$with_mpi" sweep none.toml
check "a store that exists" ends_with 2 'exists already' \
  mpi -n 4 "$with_mpi" sweep ports.toml --store ports.db
check "a store of another experiment" ends_with 2 'another experiment' \
  mpi -n 4 "$with_mpi" sweep precise.toml --store ports.db --resume
cat >on-ranks.sh <<'SH'
# on-ranks.sh RANK COMMAND...: in another folder on that rank. Keeps the codes that ranks end with;
# none ends before all are kept, for the first to end with an error ends the job.
other=$1
shift
if [ "$OMPI_COMM_WORLD_RANK" = "$other" ]; then cd elsewhere || exit 9; fi
"$@"
code=$?
echo $code >"$CODES/$OMPI_COMM_WORLD_RANK"
for _ in $(seq 100); do
  if [ "$(ls "$CODES" | wc -l)" -eq 4 ]; then break; fi
  sleep 0.1
done
exit $code
SH
mkdir elsewhere
export CODES=$folder/codes
on_ranks() {  # on_ranks RANK ARGUMENTS...
  local other=$1
  shift
  rm -rf "$CODES" && mkdir "$CODES" && mpi -n 4 sh on-ranks.sh "$other" "$with_mpi" sweep "$@"
}
all_codes() { [ "$(cat "$CODES"/* | sort | uniq -c | tr -s ' ')" = " 4 $1" ]; }
check "input that one rank lacks" ends_with 2 'rank 2 on .*there is no experiment' \
  on_ranks 2 ports.toml --store lacks.db
check "the same code on every rank" all_codes 2
cp precise.toml elsewhere/ports.toml
check "other input on one rank" ends_with 1 'rank 1 on .* has other files' \
  on_ranks 1 ports.toml --store other.db
check "the same code on every rank" all_codes 1
"$program" sweep ports.toml --store part.db --part 1/6 >said 2>&1
"$program" gather full.db part.db >said 2>&1
sqlite3 full.db "CREATE TRIGGER t BEFORE INSERT ON cell WHEN NEW.point = 7
                 BEGIN SELECT RAISE(ABORT, 'no room'); END"
check "a store that fails" ends_with 1 'no room' \
  on_ranks -1 ports.toml --store full.db --resume
check "the same code on every rank" all_codes 1
sqlite3 full.db "DROP TRIGGER t"
mpi -n 4 "$with_mpi" sweep ports.toml --store full.db --resume >said 2>&1
check "and goes on once it can" same ports.db full.db

if [ "$failures" -gt 0 ]; then
  echo "mpi: $failures checks failed" >&2
  exit 1
fi
echo "mpi: all checks passed"
