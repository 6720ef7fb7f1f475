#!/usr/bin/env python3
"""Makes one recording of the outputs of the benchmark programs; record.sh calls it.

    make_recording.py SUITE FOLDER [NAME=VALUE ...] > RECORDING

SUITE is suite.json of the build; FOLDER holds Google Benchmark's outputs as ROUND.PROGRAM.json;
NAME=VALUE are added at the top. What would tell whose machine it was is left out: names of hosts
and users, and paths.

    make_recording.py --machine        prints the slug of this machine

A recording is JSON:

    date, commit, dirty, rounds, repetitions, ...
    machine      slug, cpu, cores, MHz, flags (those of the vector units)
    build        compiler, flags, lanes
    benchmarks   PROGRAM/NAME: {"time": "cpu" or "real": which of the two to compare,
                                "cpu": [ns, ...], "real": [ns, ...],
                                "counters": {NAME: number}}
                 times of every repetition, round after round: ROUNDS x REPETITIONS; of the
                 counters, which are constants and rates, the median
"""
import json
import os
import platform
import re
import sys
from pathlib import Path
from statistics import median

NANOSECONDS = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}
VECTOR_FLAGS = ("sse2", "sse4_2", "avx", "avx2", "fma", "avx512f", "avx512dq", "avx512vl",
                "asimd", "sve", "sve2")


def rounded(x):
    return float(f"{x:.6g}")


def slug_of(cpu, cores):
    """"Intel(R) Xeon(R) CPU E5-2680 v4 @ 2.40GHz", 28 -> "intel-xeon-e5-2680-v4-28"."""
    text = re.sub(r"\((r|tm)\)|@.*|\b(cpu|processor|\d+-core)\b", " ", cpu.lower())
    return "-".join(re.findall(r"[a-z0-9]+", text) + [str(cores)])


def machine():
    lines = {}
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            name, _, value = line.partition(":")
            lines.setdefault(name.strip().lower(), value.strip())
    except OSError:
        pass
    cpu = lines.get("model name") or platform.processor() or platform.machine()
    cores = os.cpu_count() or 1
    flags = lines.get("flags", lines.get("features", "")).split()
    return {"slug": slug_of(cpu, cores), "cpu": cpu, "cores": cores,
            "flags": [flag for flag in VECTOR_FLAGS if flag in flags]}


# Keys of a benchmark in Google Benchmark's output that are not counters.
OWN_KEYS = {"name", "family_index", "per_family_instance_index", "run_name", "run_type",
            "repetitions", "repetition_index", "threads", "iterations", "real_time", "cpu_time",
            "time_unit", "label", "error_occurred", "error_message"}


def add_output(benchmarks, program, output):
    """Adds the repetitions in a program's output. Prints those that failed and returns how many."""
    failed = 0
    for row in output["benchmarks"]:
        if row.get("run_type") == "aggregate":
            continue
        name = f"{program}/{row['run_name']}"
        if row.get("error_occurred"):
            print(f"{name}: {row.get('error_message', 'failed')}", file=sys.stderr)
            failed += 1
            continue
        wall_clock = "/real_time" in name or "/manual_time" in name
        entry = benchmarks.setdefault(name, {"time": "real" if wall_clock else "cpu",
                                             "cpu": [], "real": [], "counters": {}})
        scale = NANOSECONDS[row["time_unit"]]
        entry["cpu"].append(rounded(row["cpu_time"] * scale))
        entry["real"].append(rounded(row["real_time"] * scale))
        for key, value in row.items():
            if key not in OWN_KEYS:
                entry["counters"].setdefault(key, []).append(value)
    return failed


def without_paths(flags):
    return " ".join(word for word in flags.split() if "/" not in word)


def value_of(text):
    try:
        return json.loads(text)
    except ValueError:
        return text


def write(recording, out):
    """JSON with a line for every list of times."""
    benchmarks = recording.pop("benchmarks")
    head = json.dumps(recording, indent=1)
    out.write(head[:-2] + ',\n "benchmarks": {')
    for k, (name, entry) in enumerate(sorted(benchmarks.items())):
        out.write(f'{"," if k else ""}\n  {json.dumps(name)}: {{"time": "{entry["time"]}"')
        for kind in ("cpu", "real"):
            out.write(f',\n   "{kind}": {json.dumps(entry[kind])}')
        counters = {key: rounded(median(values)) for key, values in entry["counters"].items()}
        out.write(f',\n   "counters": {json.dumps(counters)}}}')
    out.write("\n }\n}\n")


def main(arguments):
    if arguments == ["--machine"]:
        print(machine()["slug"])
        return 0
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    suite = json.loads(Path(arguments[0]).read_text())
    recording = {name: value_of(value)
                 for name, value in (a.split("=", 1) for a in arguments[2:])}
    recording["machine"] = machine()
    recording["build"] = dict(suite["build"], flags=without_paths(suite["build"]["flags"]))
    benchmarks = recording["benchmarks"] = {}
    failed = 0
    files = Path(arguments[1]).glob("*.json")
    for file in sorted(files, key=lambda f: (int(f.name.split(".")[0]), f.name)):
        output = json.loads(file.read_text())
        recording["machine"].setdefault("mhz", output["context"]["mhz_per_cpu"])
        failed += add_output(benchmarks, file.name.split(".")[1], output)
    if not benchmarks:
        print("make_recording.py: no benchmark was run", file=sys.stderr)
        return 1
    write(recording, sys.stdout)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
