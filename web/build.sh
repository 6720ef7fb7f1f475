#!/usr/bin/env bash
# Builds the pages: the engine in WebAssembly, then lab.html and report.html around it.
#
#   web/build.sh [FOLDER]      FOLDER gets the pages; build/web if absent
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null
out=${1:-build/web}
mkdir -p "$out"
out=$(cd "$out" && pwd)

quietly() {
  local log
  log=$("$@" 2>&1) || { echo "$log"; return 1; }
}

quietly cmake --preset wasm
cmake --build --preset wasm --parallel "$(nproc)" -- --quiet
cd web
# What the lock file says, nothing more; packages run no scripts of theirs.
if [ package-lock.json -nt node_modules/.installed ]; then
  quietly npm install --no-save --ignore-scripts --no-audit --no-fund
  touch node_modules/.installed
fi
quietly npm run --silent check
quietly node build.mjs --wasm ../build/wasm/lab.wasm --out "$out"
for page in lab report; do
  printf '%s: %d kB\n' "$out/$page.html" $(($(stat -c %s "$out/$page.html") / 1000))
done
