#!/usr/bin/env bash
# Checks who includes whom, and what the engine may not touch. Prints file:line for each breach.
#
#   tests/layering_test.sh [ROOT]      ROOT is the source tree; the one around this script if absent
set -euo pipefail
exec </dev/null

root=${1:-$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)}
cd "$root"

find engine analysis cli web/engine -type f \( -name '*.h' -o -name '*.cc' \) | LC_ALL=C sort | {
  files=()
  while IFS= read -r file; do files+=("$file"); done
  if [ ${#files[@]} -eq 0 ]; then
    echo "layering: no source files under $root" >&2
    exit 1
  fi
  LC_ALL=C awk '
    BEGIN {
      # folder: the folders of the project it may include, itself among them
      allow("core", "core")
      allow("world", "core world")
      allow("model", "core world model")
      allow("scenario", "core world model scenario")
      allow("sim", "core sim")
      allow("dyadic", "core dyadic")
      allow("analysis", "core sim analysis")
      allow("cli", "core world model scenario sim analysis cli")
      allow("web", "core world model scenario sim analysis cli web")

      split("iostream fstream cstdio stdio.h thread chrono ctime filesystem random", banned_headers)
      word = "(^|[^A-Za-z0-9_])"
      printing = word "(f?printf|puts|getenv)[ \t]*[(]"
      libm = "(std::|__builtin_)(exp|exp2|expm1|log|log2|log10|log1p|pow|sin|cos|tan|sinh|cosh|tanh" \
             "|asin|acos|atan|atan2|cbrt|hypot|erf|tgamma|lgamma|fma)([^A-Za-z0-9_]|$)"
    }
    function allow(folder, list,   names, n, i) {
      known[folder] = 1
      n = split(list, names, " ")
      for (i = 1; i <= n; ++i) allowed[folder, names[i]] = 1
    }
    function breach(message) {
      printf "%s:%d: %s\n", FILENAME, FNR, message
      ++breaches
    }
    # The line without comments; strings that hold // or /* are emptied first.
    function code_of(line,   end) {
      if (in_comment) {
        end = index(line, "*/")
        if (!end) return ""
        line = substr(line, end + 2)
        in_comment = 0
      }
      if (line !~ /^[ \t]*#[ \t]*include/) {
        gsub(/\047\\?"\047/, "0", line)
        gsub(/"([^"\\]|\\.)*"/, "\"\"", line)
      }
      while (match(line, /\/[\/*]/)) {
        if (substr(line, RSTART, 2) == "//") return substr(line, 1, RSTART - 1)
        end = index(substr(line, RSTART + 2), "*/")
        if (!end) {
          in_comment = 1
          return substr(line, 1, RSTART - 1)
        }
        line = substr(line, 1, RSTART - 1) " " substr(line, RSTART + end + 3)
      }
      return line
    }
    function check_ours(target,   to) {
      to = target
      sub(/\/.*/, "", to)
      if (index(target, "/") == 0 || !known[to])
        breach("\"" target "\" is not a path from the include root such as \"core/lanes.h\"")
      else if (!((folder, to) in allowed))
        breach(folder " may not include " to " (\"" target "\")")
    }
    function check_theirs(target,   i) {
      if (target ~ /^toml\+\+\// && FILENAME != "engine/scenario/toml_document.cc")
        breach("toml++ is included in engine/scenario/toml_document.cc only")
      if (target ~ /^boost\/graph\// && FILENAME !~ /^engine\/world\//)
        breach("Boost.Graph is included in engine/world/ only")
      if (!in_engine) return
      for (i in banned_headers)
        if (target == banned_headers[i]) breach("the engine may not include <" target ">")
      if (target ~ /^(fmt|nlohmann|CLI)\//) breach("the engine may not include <" target ">")
    }
    FNR == 1 {
      in_comment = 0
      split(FILENAME, part, "/")
      in_engine = part[1] == "engine"
      folder = in_engine ? part[2] : part[1]
      if (!known[folder]) breach("the folder " folder " is unknown to the layering test")
    }
    {
      code = code_of($0)
      if (match(code, /^[ \t]*#[ \t]*include[ \t]*/)) {
        quote = substr(code, RLENGTH + 1, 1)
        target = substr(code, RLENGTH + 2)
        sub(/[">].*/, "", target)
        if (target ~ /^(toml\+\+|boost|fmt|nlohmann|CLI)\// || quote == "<") check_theirs(target)
        else check_ours(target)
      } else if (in_engine) {
        if (match(code, printing)) breach("the engine neither prints nor reads the environment")
        if (match(code, libm))
          breach("libm differs between machines: use core/math.h")
      }
    }
    END {
      if (breaches) printf "layering: %d breaches\n", breaches
      else print "layering: no breach"
      exit breaches > 0
    }
  ' "${files[@]}"
}
