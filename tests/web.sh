#!/usr/bin/env bash
# Tests the pages in Chromium and in Node, beside the program of the dev build.
#
#   tests/web.sh [FILE...]     test files of web/tests; all if absent
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root/web"
exec </dev/null

export TUMEN_LAB="$root/build/web/lab.html" TUMEN_REPORT="$root/build/web/report.html"
export TUMEN_WASM="$root/build/wasm/lab.wasm" TUMEN_PROGRAM="$root/build/dev/tumen"
export TUMEN_CHROMIUM="${TUMEN_CHROMIUM:-$(command -v chromium)}"
files=("$@")
[ ${#files[@]} -gt 0 ] || files=(tests/*.test.mjs)

node --test --test-reporter=spec "${files[@]}"
