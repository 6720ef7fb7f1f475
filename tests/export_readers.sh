#!/usr/bin/env bash
# Makes a small sweep, exports it, and reads the exports with R, pandas and xarray, by the lines
# that docs/store.md gives. Needs R, and a Python with pandas, xarray and netCDF4.
#
#   tests/export_readers.sh [PROGRAM]      PROGRAM is build/dev/tumen if absent
#
# PYTHON names another Python than /usr/bin/python3.
set -euo pipefail
exec </dev/null

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
program=$(realpath "${1:-$root/build/dev/tumen}")
python=${PYTHON:-/usr/bin/python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The lines of the block that "<!-- readers: NAME -->" announces.
lines() {
  awk -v mark="<!-- readers: $1 -->" '
    $0 == mark { announced = 1; next }
    announced && /^```/ { if (inside) exit; inside = 1; next }
    inside { print }
  ' "$root/docs/store.md" | grep .
}

cd "$folder"
ln -s "$root/scenarios" scenarios
awk '/^```/ { if (inside) exit; inside = /toml/; next } inside' "$root/docs/experiments.md" >first.toml
"$program" sweep first.toml >/dev/null
"$program" export first.db --format csv --out first >/dev/null
"$program" export first.db --format netcdf --out first.nc >/dev/null

# What the store itself says of point 4, to the last bit.
wanted=$("$python" - <<'PYTHON'
import sqlite3
store = sqlite3.connect("first.db")
row = store.execute("""SELECT s.mean, s.unit, d.grievance FROM result s JOIN design d USING (point)
                       WHERE point = 4 AND arm = 'baseline' AND metric = 'RR[sub_regional]'""").fetchone()
print(row[0].hex(), row[1], float(row[2]))
PYTHON
)
echo "the store: $wanted"

check() {
  echo "$1: $2"
  [ "$2" = "$wanted" ] || { echo "export_readers: $1 reads something else" >&2; exit 1; }
}

lines r >r.R
cat >>r.R <<'R'
stopifnot(nrow(results) == 12)
row <- results[results$point == 4 & results$arm == "baseline", ]
cat(sprintf("%a %s %.15g\n", row$mean, row$unit, row$grievance))
R
# R writes the same number in another hexadecimal form than Python.
as_python() { "$python" -c 'import sys; a = sys.argv[1].split(); print(float.fromhex(a[0]).hex(), a[1], float(a[2]))' "$1"; }
check R "$(as_python "$(Rscript --vanilla r.R)")"

lines pandas >pandas_lines.py
cat >>pandas_lines.py <<'PYTHON'
assert len(results) == 12
row = results[(results.point == 4) & (results.arm == "baseline")].iloc[0]
print(float(row["mean"]).hex(), row.unit, float(row.grievance))
PYTHON
check pandas "$("$python" pandas_lines.py)"

lines xarray >xarray_lines.py
cat >>xarray_lines.py <<'PYTHON'
assert results.sizes == {"point": 6}
row = results.sel(point=4)
print(float(row).hex(), results.metric_unit.item(), row.grievance.item())
assert data.grievance.attrs["units"] == "1"
assert data.attrs["Conventions"] == "CF-1.10" and data.attrs["complete"] == "yes"
PYTHON
check xarray "$("$python" xarray_lines.py)"
echo "export_readers: R, pandas and xarray read what the store holds"
