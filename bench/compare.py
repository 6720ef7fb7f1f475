#!/usr/bin/env python3
"""Compares two recordings of bench/record.sh and says what changed beyond noise.

The rule. A benchmark is faster or slower when both hold:

  - its times rank differently in the two recordings: two-sided exact Mann-Whitney test (ties
    take mean ranks), at --level after Holm's correction for the number of benchmarks compared;
  - the ratio of the medians is beyond 1 + threshold or below 1 / (1 + threshold), for a small
    difference can be certain and yet come from where the linker put things.

Anything else is the same beyond noise. What is ranked is the median of the repetitions in each
round: those of one process share its memory layout and its minute, so they are not independent.
Times are of processor time, or of wall clock for the benchmarks that have threads. The spread is
half the distance of the quartiles of the rounds over their median.

Exit status: 0; 1 with --fail-on-slower when something is slower; 2 on bad input.
"""
import argparse
import json
import sys
from functools import lru_cache
from math import comb
from statistics import median, quantiles

MACHINE_KEYS = {"machine": ("cpu", "cores", "flags"), "build": ("compiler", "flags", "lanes")}


class BadInput(Exception):
    pass


def read_recording(path):
    try:
        with open(path, encoding="utf-8") as file:
            recording = json.load(file)
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror}") from None
    except ValueError as error:
        raise BadInput(f"{path}: not JSON: {error}") from None
    try:
        for name, entry in recording["benchmarks"].items():
            times = entry[entry["time"]]
            if not times or not all(isinstance(t, (int, float)) and t >= 0 for t in times):
                raise BadInput(f"{path}: {name} has no times")
            if not all(isinstance(x, (int, float)) for x in entry["counters"].values()):
                raise BadInput(f"{path}: {name} has counters that are not numbers")
        if not recording["benchmarks"]:
            raise BadInput(f"{path}: no benchmark in it")
        for part in MACHINE_KEYS:
            recording[part].get("")
    except (KeyError, TypeError, AttributeError):
        raise BadInput(f"{path}: not a recording of bench/record.sh") from None
    return recording


def per_round(recording, name, kind):
    """The median of each round of a benchmark; nothing where the recording lacks that time."""
    times = recording["benchmarks"][name].get(kind) or []
    size = recording.get("repetitions", 1)
    if not isinstance(size, int) or size < 1 or len(times) % size:
        size = 1
    return [median(times[k:k + size]) for k in range(0, len(times), size)]


def doubled_ranks(values):
    """Twice the rank of each value among all, so that mean ranks of ties are whole numbers."""
    ordered = sorted(values)
    first, last = {}, {}
    for position, value in enumerate(ordered, 1):
        first.setdefault(value, position)
        last[value] = position
    return [first[v] + last[v] for v in values]


@lru_cache(maxsize=64)
def rank_sums(ranks, chosen):
    """How many ways of choosing `chosen` of the ranks have each sum, as {sum: ways}.

    The ways to each sum are digits of one large number, so that adding a rank is a shift.
    """
    width = len(ranks) + 1  # bits: no more than 2^len(ranks) ways
    ways = [0] * (chosen + 1)
    ways[0] = 1
    for rank in ranks:
        for k in range(chosen, 0, -1):
            ways[k] += ways[k - 1] << (width * rank)
    found, total, digit = {}, ways[chosen], (1 << width) - 1
    for s in range(sum(ranks) + 1):
        count = (total >> (width * s)) & digit
        if count:
            found[s] = count
    return found


def mann_whitney(a, b):
    """Two-sided exact p that two samples come from one distribution."""
    ranks = doubled_ranks(a + b)
    observed = sum(ranks[:len(a)])
    centre = len(a) * (len(a) + len(b) + 1)  # twice the expected sum of ranks
    sums = rank_sums(tuple(sorted(ranks)), len(a))
    extreme = sum(n for s, n in sums.items() if abs(s - centre) >= abs(observed - centre))
    return extreme / comb(len(a) + len(b), len(a))


def holm(p_values):
    """Adjusted p values, in the same order."""
    order = sorted(range(len(p_values)), key=lambda k: p_values[k])
    adjusted, largest = [0.0] * len(p_values), 0.0
    for place, k in enumerate(order):
        largest = max(largest, min(1.0, (len(p_values) - place) * p_values[k]))
        adjusted[k] = largest
    return adjusted


def spread(times):
    if len(times) < 2 or median(times) == 0:
        return 0.0
    low, _, high = quantiles(times, n=4, method="inclusive")
    return (high - low) / 2 / median(times)


def compare(old, new, threshold, level):
    """Rows (name, old times, new times, ratio, verdict) of what is in both, sorted by name.

    The times are those of rounds, ns.
    """
    names = sorted(old["benchmarks"].keys() & new["benchmarks"].keys())
    pairs = []
    for name in names:
        kind = new["benchmarks"][name]["time"]
        pairs.append((per_round(old, name, kind), per_round(new, name, kind)))
    adjusted = holm([mann_whitney(a, b) if a else 1.0 for a, b in pairs])
    rows = []
    for name, (a, b), p in zip(names, pairs, adjusted):
        ratio = median(b) / median(a) if a and median(a) > 0 else float("nan")
        verdict = "same"
        if p <= level and ratio > 1 + threshold:
            verdict = "SLOWER"
        elif p <= level and ratio < 1 / (1 + threshold):
            verdict = "faster"
        rows.append((name, a, b, ratio, verdict))
    return rows


def changed_bytes(old, new, names):
    """What changed in the counters of bytes, which have no noise: (name, counter, old, new)."""
    rows = []
    for name in names:
        before = old["benchmarks"][name]["counters"]
        after = new["benchmarks"][name]["counters"]
        for counter in sorted(before.keys() & after.keys()):
            if not counter.startswith("bytes"):
                continue
            x, y = before[counter], after[counter]
            if abs(x - y) > 1e-4 * max(abs(x), abs(y)):
                rows.append((name, counter, x, y))
    return rows


def warnings(old, new, pairs, level):
    for part, keys in MACHINE_KEYS.items():
        for key in keys:
            a, b = old[part].get(key), new[part].get(key)
            if a != b:
                yield f"the recordings differ in {part} {key}: {a} and {b}"
    fewest = min(((len(a), len(b)) for a, b in pairs), key=lambda n: comb(sum(n), n[0]),
                 default=(0, 0))
    smallest = 2 / comb(sum(fewest), fewest[0])
    if pairs and min(1.0, smallest) * len(pairs) > level:
        yield (f"{fewest[0]} and {fewest[1]} rounds of {len(pairs)} benchmarks are too few: "
               f"no single one can pass the test at level {level:g}")


def time_text(nanoseconds):
    for unit, size in (("s", 1e9), ("ms", 1e6), ("us", 1e3)):
        if nanoseconds >= size:
            return f"{nanoseconds / size:.4g} {unit}"
    return f"{nanoseconds:.4g} ns"


def print_table(head, rows, markdown):
    if markdown:
        print("| " + " | ".join(head) + " |")
        print("|---|" + "---:|" * (len(head) - 2) + "---|")
        for row in rows:
            print("| " + " | ".join(row) + " |")
        return
    widths = [max(len(row[k]) for row in [head, *rows]) for k in range(len(head))]
    for row in [head, *rows]:
        cells = [row[0].ljust(widths[0])]
        cells += [row[k].rjust(widths[k]) for k in range(1, len(head) - 1)]
        print("  ".join([*cells, row[-1]]).rstrip())


def origin(recording):
    dirty = ", with changes" if recording.get("dirty") else ""
    return f"{recording.get('date')}, commit {recording.get('commit')}{dirty}"


def report(old, new, rows, markdown):
    print(f"old: {origin(old)}; new: {origin(new)}\n")
    head = ("benchmark", "old", "spread", "new", "spread", "new/old", "verdict")
    table = []
    for name, a, b, ratio, verdict in rows:
        table.append((name, time_text(median(a)) if a else "-", f"{spread(a):.1%}",
                      time_text(median(b)), f"{spread(b):.1%}", f"{ratio:.3f}", verdict))
    for name in sorted(old["benchmarks"].keys() ^ new["benchmarks"].keys()):
        gone = name in old["benchmarks"]
        recording = old if gone else new
        times = per_round(recording, name, recording["benchmarks"][name]["time"])
        cells = (time_text(median(times)), f"{spread(times):.1%}")
        table.append((name, *(cells + ("-", "-") if gone else ("-", "-") + cells), "-",
                      "gone" if gone else "new"))
    print_table(head, table, markdown)

    counts = {v: sum(row[-1] == v for row in table) for v in ("faster", "SLOWER", "same")}
    print(f"\n{len(rows)} compared: {counts['faster']} faster, {counts['SLOWER']} slower, "
          f"{counts['same']} the same beyond noise; {len(table) - len(rows)} in one only")
    for name, counter, x, y in changed_bytes(old, new, [row[0] for row in rows]):
        print(f"{'- ' if markdown else ''}{name}: {counter} {x:g} -> {y:g}")


def fraction(text):
    try:
        value = float(text[:-1]) / 100 if text.endswith("%") else float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < 10:
        raise argparse.ArgumentTypeError(f"'{text}' is neither a percentage nor a fraction")
    return value


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", metavar="OLD")
    parser.add_argument("new", metavar="NEW")
    parser.add_argument("--threshold", type=fraction, default=0.05, metavar="PART",
                        help="smallest change of the median that counts (5%%)")
    parser.add_argument("--level", type=fraction, default=0.01, metavar="PART",
                        help="of the test, over all benchmarks together (1%%)")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    parser.add_argument("--fail-on-slower", action="store_true",
                        help="exit with 1 when something is slower")
    options = parser.parse_args()
    try:
        old, new = read_recording(options.old), read_recording(options.new)
    except BadInput as error:
        print(f"compare.py: {error}", file=sys.stderr)
        return 2
    rows = compare(old, new, options.threshold, options.level)
    for warning in warnings(old, new, [(a, b) for _, a, b, _, _ in rows], options.level):
        print(f"compare.py: warning: {warning}", file=sys.stderr)
    report(old, new, rows, options.markdown)
    slower = any(row[-1] == "SLOWER" for row in rows)
    return 1 if options.fail_on_slower and slower else 0


if __name__ == "__main__":
    sys.exit(main())
