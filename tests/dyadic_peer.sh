#!/usr/bin/env bash
# Compares a peer's checksum with the published one (bench/dyadic/README.md).
#
#   tests/dyadic_peer.sh PEER [OPTION...]
#
# PYTHON names another Python than /usr/bin/python3 for peers in Python. Exits 77 when the peer
# cannot run here.
set -euo pipefail
exec </dev/null
export PYTHONDONTWRITEBYTECODE=1

published=620.509764795748

command=("$@")
if [[ $1 == *.py ]]; then
  python=${PYTHON:-/usr/bin/python3}
  command -v "$python" >/dev/null || exit 77
  command=("$python" "$@")
fi

report=$("${command[@]}" --verify)
echo "$report"
sed -n 's/.*"checksum": *\([-+.eE0-9]*\).*/\1/p' <<<"$report" | awk -v published="$published" '
  { difference = $1 / published - 1; found = difference < 1e-9 && difference > -1e-9 }
  END { if (!found) { print "the checksum should be " published; exit 1 } }'
