#!/usr/bin/env python3
"""Compares the speed of the peers on the dyadic-hedging model (README.md), on one processor.

Every peer must first compute the published checksum. Then all cases are measured again and again,
the peers taking turns, so that a busy spell of the machine does not fall on one of them; a figure
is the median of its repetitions.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from protocol import ABSENT, CASES, PUBLISHED_CHECKSUM

HERE = Path(__file__).resolve().parent
BASELINE = "plain-scalar"
TOLERANCE = 1e-9  # relative, of the checksum
START_UP_SECONDS = 60.0  # what a peer may take beyond the seconds it is asked to run


@dataclass
class Peer:
    name: str
    file: str
    options: list[str] = field(default_factory=list)
    cases: str = "".join(CASES)
    command: list[str] = field(default_factory=list)
    status: str = ""  # ok, absent, WRONG or FAILED
    note: str = ""  # how it was built, or why it is not measured
    figures: dict[str, list[dict]] = field(default_factory=dict)


PEERS = [
    Peer("tumen", "tumen_dyadic"),
    Peer("plain-scalar", "plain_scalar"),
    Peer("numpy-batched", "numpy_peer.py", ["--batched"], cases="D"),
    Peer("numpy", "numpy_peer.py"),
    Peer("mesa", "mesa_peer.py"),
]


class PeerError(Exception):
    def __init__(self, status: str, note: str):
        super().__init__(note)
        self.status = status
        self.note = note


def call(command: list[str], seconds: float = 0.0) -> dict:
    """The report of a peer."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=10.0 * seconds + START_UP_SECONDS,
            check=False,
        )
    except FileNotFoundError as error:
        raise PeerError("absent", f"there is no {error.filename}") from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PeerError("FAILED", str(error)) from None
    complaint = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
    if done.returncode == ABSENT:
        raise PeerError("absent", complaint)
    if done.returncode != 0:
        raise PeerError("FAILED", complaint)
    try:
        return json.loads(done.stdout)
    except json.JSONDecodeError:
        raise PeerError("FAILED", "its output is not one line of JSON") from None


def pythons(wanted: str | None) -> list[str]:
    """Where frameworks are looked for: only Debian's own Python sees Debian's packages."""
    if wanted:
        return [wanted]
    candidates = [sys.executable, "/usr/bin/python3"]
    return list(dict.fromkeys(path for path in candidates if shutil.which(path)))


def verify(peer: Peer, programs: Path, python: str | None) -> None:
    """Settles the peer's command and its status."""
    if peer.file.endswith(".py"):
        commands = [[each, str(HERE / peer.file), *peer.options] for each in pythons(python)]
    else:
        commands = [[str(programs / peer.file), *peer.options]]
    for command in commands:
        try:
            report = call([*command, "--verify"])
            checksum = float(report["checksum"])
        except PeerError as error:
            peer.status, peer.note = error.status, error.note
        except (KeyError, TypeError, ValueError):
            peer.status, peer.note = "FAILED", "it reports no checksum"
        else:
            right = abs(checksum / PUBLISHED_CHECKSUM - 1.0) <= TOLERANCE
            peer.status = "ok" if right else "WRONG"
            peer.note = report.get("build", "") if right else f"its checksum is {checksum!r}"
            peer.command = command
        if peer.status != "absent":
            return


def measure(peers: list[Peer], cases: str, repetitions: int, seconds: float) -> None:
    for repetition in range(repetitions):
        for case in cases:
            for peer in peers:
                if peer.status != "ok" or case not in peer.cases:
                    continue
                say(f"{repetition + 1}/{repetitions} {case} {peer.name}")
                try:
                    report = call(
                        [*peer.command, "--case", case, "--seconds", str(seconds)], seconds
                    )
                    report["runs_per_second"] = float(report["runs_per_second"])
                except PeerError as error:
                    peer.status, peer.note = error.status, error.note
                except (KeyError, TypeError, ValueError):
                    peer.status, peer.note = "FAILED", f"it reports no speed in case {case}"
                else:
                    peer.figures.setdefault(case, []).append(report)


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def use_one_thread(processor: int | None) -> int | None:
    """Keeps this process and those it starts on one processor; returns which, if it can."""
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = "1"
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    if not hasattr(os, "sched_setaffinity"):
        say("This system does not let a process choose its processor: nothing is pinned.")
        return None
    chosen = max(os.sched_getaffinity(0)) if processor is None else processor
    os.sched_setaffinity(0, {chosen})
    return chosen


def processor_model() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def summary(peer: Peer, case: str, baseline: Peer | None) -> dict | None:
    """The figures of a peer in a case, or None where it has none."""
    if peer.status != "ok" or case not in peer.figures:
        return None
    speeds = [report["runs_per_second"] for report in peer.figures[case]]
    median = statistics.median(speeds)
    states, ticks = CASES[case].states, CASES[case].ticks
    result = {
        "runs_per_second": median,
        "least": min(speeds),
        "most": max(speeds),
        "dyad_updates_per_second": median * states * (states - 1) * ticks,
        "share": min(float(report.get("share", 1.0)) for report in peer.figures[case]),
    }
    if baseline and baseline.status == "ok" and case in baseline.figures:
        speeds = [report["runs_per_second"] for report in baseline.figures[case]]
        result["times_baseline"] = median / statistics.median(speeds)
    return result


def comparison(peers: list[Peer], cases: str, setting: dict) -> dict:
    """All that is printed: the setting of the measurement, and each peer's figures."""
    baseline = next((peer for peer in peers if peer.name == BASELINE), None)
    return {
        **setting,
        "baseline": BASELINE,
        "cases": {case: vars(CASES[case]) for case in cases},
        "peers": [
            {
                "peer": peer.name,
                "status": peer.status,
                "note": peer.note,
                "cases": {
                    case: figures
                    for case in cases
                    if (figures := summary(peer, case, baseline)) is not None
                },
            }
            for peer in peers
        ],
    }


def three_digits(value: float) -> str:
    """A number with three significant digits and no exponent."""
    decimals = 0
    while decimals < 6 and abs(value) * 10**decimals < 100:
        decimals += 1
    if decimals == 0:
        scale = 10 ** (len(str(int(abs(value)))) - 3)
        return f"{round(value / scale) * scale:,}"
    return f"{value:.{decimals}f}"


def cell(peer: dict, case: str) -> str:
    if peer["status"] != "ok":
        return peer["status"]
    if case not in peer["cases"]:
        return "-"
    figures = peer["cases"][case]
    text = three_digits(figures["runs_per_second"])
    if "times_baseline" in figures:
        text += f" ({three_digits(figures['times_baseline'])})"
    return text


def markdown(report: dict) -> str:
    machine = report["machine"]
    pinned = "not pinned" if machine["pinned_to"] is None else "one thread, pinned"
    cases = report["cases"]
    lines = [
        f"{report['date']}, {machine['processor']}, {machine['system']}, {pinned}, load "
        f"before {machine['load_before']:.1f}. Runs per second, and in brackets times "
        f"{report['baseline']}: medians of {report['repetitions']} repetitions of {report['seconds']:g} s.",
        "",
    ]
    headings = [
        f"{name}: {case['states']} states, {case['ticks']:,} ticks"
        + (f", {case['runs']:,} runs" if case["runs"] > 1 else "")
        for name, case in cases.items()
    ]
    lines.append(f"| peer | {' | '.join(headings)} |")
    lines.append("|---" * (len(cases) + 1) + "|")
    for peer in report["peers"]:
        lines.append(f"| {peer['peer']} | {' | '.join(cell(peer, case) for case in cases)} |")
    lines.append("")
    lines += [f"- {peer['peer']}: {peer['note']}" for peer in report["peers"] if peer["note"]]
    return "\n".join(lines)


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--programs",
        type=Path,
        default=Path("build/bench/bench"),
        help="the folder with the built programs (%(default)s)",
    )
    parser.add_argument("--python", help="the Python of the peers in Python")
    parser.add_argument("--cases", default="".join(CASES), help="for example AD (all)")
    parser.add_argument("--repetitions", type=int, default=5, help="(%(default)s)")
    parser.add_argument("--seconds", type=float, default=2.0, help="of each (%(default)s)")
    parser.add_argument("--processor", type=int, help="the one to pin to (the last)")
    parser.add_argument("--format", choices=("markdown", "json"), default="markdown")
    options = parser.parse_args()
    if not options.cases or not set(options.cases) <= set(CASES):
        parser.error(f"the cases are {', '.join(CASES)}")
    if options.repetitions < 1 or not options.seconds > 0:
        parser.error("repetitions and seconds must be above zero")
    return options


def main() -> int:
    options = parse_options()
    setting = {
        "date": datetime.date.today().isoformat(),
        "machine": {
            "processor": processor_model(),
            "system": f"{platform.system()} {platform.release()}",
            "load_before": os.getloadavg()[0],
            "pinned_to": use_one_thread(options.processor),
        },
        "repetitions": options.repetitions,
        "seconds": options.seconds,
    }
    for peer in PEERS:
        verify(peer, options.programs, options.python)
        say(f"{peer.name}: {peer.status}{f' ({peer.note})' if peer.note else ''}")
    measure(PEERS, options.cases, options.repetitions, options.seconds)
    report = comparison(PEERS, options.cases, setting)
    print(json.dumps(report, indent=2) if options.format == "json" else markdown(report))
    return 1 if any(peer.status in ("WRONG", "FAILED") for peer in PEERS) else 0


if __name__ == "__main__":
    sys.exit(main())
