#!/usr/bin/env python3
"""Says how times grow with size, and from what density a list of pairs costs as much as all.

    exponents.py FILE        an output of Google Benchmark (--benchmark_out), or a recording of
                             bench/record.sh

A family is what is called .../FAMILY/NUMBER, with at least two numbers. Between sizes a and b a
time grows with the exponent log(t_b / t_a) / log(b / a); the exponent of a family is the slope of
the least-squares line through (log size, log time). A benchmark named large/FAMILY/NUMBER belongs
to FAMILY. The times are medians: of processor time, or of wall clock for benchmarks that have
threads.

Of sparse_bench, where dense/N goes through all pairs of N states and ORDER/D%/N through a list of
D percent of them, the crossover is the density at which both take the same time, on straight lines
between the densities measured.

Exit status: 0; 2 on bad input, or where there is nothing to fit.
"""
import argparse
import json
import re
import sys
from math import log
from pathlib import Path
from statistics import fmean, median

sys.dont_write_bytecode = True
import compare  # noqa: E402
import make_recording  # noqa: E402

# What Google Benchmark adds to a name.
MODIFIER = re.compile(r"/(real_time|process_time|manual_time|"
                      r"(iterations|repeats|threads|min_time|min_warmup_time):[^/]*)$")
SPARSE = re.compile(r"(.*?)(\w+)/(\d+)%$")


def read_benchmarks(path):
    """{PROGRAM/NAME: {"time", "cpu", "real", "counters"}} as in a recording, of either kind."""
    try:
        with open(path, encoding="utf-8") as file:
            found = json.load(file)
    except OSError as error:
        raise compare.BadInput(f"{path}: {error.strerror}") from None
    except ValueError as error:
        raise compare.BadInput(f"{path}: not JSON: {error}") from None
    if not isinstance(found, dict) or not isinstance(found.get("benchmarks"), list):
        return compare.read_recording(path)["benchmarks"]
    benchmarks = {}
    try:
        program = Path(found["context"]["executable"]).name
        make_recording.add_output(benchmarks, program, found)
        for entry in benchmarks.values():
            entry["counters"] = {key: median(x) for key, x in entry["counters"].items()}
    except (KeyError, TypeError, AttributeError):
        raise compare.BadInput(f"{path}: neither an output of Google Benchmark nor a recording") \
            from None
    return benchmarks


def family_of(name):
    """("PROGRAM/FAMILY", size) of a benchmark, or nothing."""
    while MODIFIER.search(name):
        name = MODIFIER.sub("", name)
    name = re.sub(r"^([^/]*/)large/", r"\1", name)
    family, _, size = name.rpartition("/")
    return (family, int(size)) if family and re.fullmatch(r"[1-9]\d*", size) else None


def families(benchmarks, counter=None):
    """{family: {size: median time in ns, or the counter}}, sizes ascending, two or more."""
    found = {}
    for name, entry in benchmarks.items():
        of = family_of(name)
        value = entry["counters"].get(counter) if counter else median(entry[entry["time"]])
        if of and value is not None and value > 0:
            found.setdefault(of[0], {})[of[1]] = value
    return {family: dict(sorted(values.items()))
            for family, values in sorted(found.items()) if len(values) > 1}


def exponent(values):
    """The slope of log value on log size."""
    x, y = [log(size) for size in values], [log(value) for value in values.values()]
    mean_x, mean_y = fmean(x), fmean(y)
    return (sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y)) /
            sum((a - mean_x) ** 2 for a in x))


def crossover(dense, sparse):
    """The density in percent at which sparse takes as long as dense: (number, text).

    `sparse` is {percent: time}. Of several the lowest; None where no measured span holds one.
    """
    points = sorted(sparse.items())
    if points[0][1] >= dense:
        return None, f"below {points[0][0]}%"
    for (low, before), (high, after) in zip(points, points[1:]):
        if after >= dense:
            at = low + (high - low) * (dense - before) / (after - before)
            return at, f"{at:.3g}%"
    return None, f"above {points[-1][0]}%"


def crossovers(found):
    """[(ORDER, N, number, text)] of the families that are sparse walks beside a dense one."""
    walks = {}
    for family, values in found.items():
        match = SPARSE.fullmatch(family)
        if match and match[1] + "dense" in found:
            for size, value in values.items():
                walks.setdefault((match[1], match[2], size), {})[int(match[3])] = value
    return [(prefix + order, size, *crossover(found[prefix + "dense"][size], sparse))
            for (prefix, order, size), sparse in sorted(walks.items())
            if size in found[prefix + "dense"] and len(sparse) > 1]


def value_text(value, counter):
    if counter is None:
        return compare.time_text(value)
    return compare.time_text(value * 1e9) if counter.startswith("time_") else f"{value:.4g}"


def report(found, counter, markdown):
    rows = []
    for family, values in found.items():
        before = None
        for size, value in values.items():
            local = exponent({k: values[k] for k in (before, size)}) if before else None
            rows.append((family if before is None else "", str(size), value_text(value, counter),
                         "" if local is None else f"{local:.2f}",
                         f"{exponent(values):.2f}" if size == list(values)[-1] else ""))
            before = size
    compare.print_table(("family", "size", counter or "time", "exponent from the last", "of all"),
                        rows, markdown)
    rows = [(order, str(size), text) for order, size, _, text in crossovers(found)]
    if rows and counter is None:
        print()
        compare.print_table(("walk", "states", "as long as dense at"), rows, markdown)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--filter", default="", metavar="RE", help="only families that match")
    parser.add_argument("--counter", metavar="NAME", help="fit this counter instead of the time")
    parser.add_argument("--markdown", action="store_true", help="print tables as Markdown")
    options = parser.parse_args()
    try:
        wanted = re.compile(options.filter)
        found = {family: values for family, values
                 in families(read_benchmarks(options.file), options.counter).items()
                 if wanted.search(family)}
        if not found:
            raise compare.BadInput(f"{options.file}: no family of two sizes in it")
    except re.error as error:
        print(f"exponents.py: --filter: {error}", file=sys.stderr)
        return 2
    except compare.BadInput as error:
        print(f"exponents.py: {error}", file=sys.stderr)
        return 2
    report(found, options.counter, options.markdown)
    return 0


if __name__ == "__main__":
    sys.exit(main())
