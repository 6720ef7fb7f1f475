"""What the peers in Python share: the cases, the constants of the model and the command line.

README.md defines the model and the protocol. A peer calls main() with a function that starts runs.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import NoReturn, Protocol

PUBLISHED_CHECKSUM = 620.509764795748  # runs 0-9, 6 states, 120 ticks
ABSENT = 77  # exit code of a peer whose framework is not installed

BASE_SEED = 12345
TRADE_WEIGHT = 0.5
THREAT_WEIGHT = 1.0
CHANGE_WEIGHT = 2.0
AUTONOMY_WEIGHT = 0.2
RATIONALITY = 4.0
STANCES = (-0.1, 0.0, 0.1)


@dataclass(frozen=True)
class Case:
    states: int
    ticks: int
    runs: int


CASES = {
    "A": Case(states=6, ticks=1200, runs=1),
    "B": Case(states=50, ticks=1200, runs=1),
    "C": Case(states=200, ticks=120, runs=1),
    "D": Case(states=6, ticks=120, runs=1000),
}
VERIFIED = Case(states=6, ticks=120, runs=10)


class Simulation(Protocol):
    """One run, or several side by side."""

    def tick(self) -> None: ...

    def checksum(self) -> float:
        """The checksum of each run, summed over the runs."""
        ...


Start = Callable[[int, range, bool], Simulation]
"""Start(states, runs, verify): the initial state of these runs."""


def absent(message: str) -> NoReturn:
    print(message, file=sys.stderr)
    sys.exit(ABSENT)


def verify(start: Start, batch: int) -> float:
    """The sum of checksums that is to equal PUBLISHED_CHECKSUM."""
    total = 0.0
    for first in range(0, VERIFIED.runs, batch):
        runs = range(first, min(first + batch, VERIFIED.runs))
        simulation = start(VERIFIED.states, runs, True)
        for _ in range(VERIFIED.ticks):
            simulation.tick()
        total += simulation.checksum()
    return total


def measure(start: Start, case: Case, batch: int, max_runs: int | None, seconds: float) -> dict:
    """Makes runs until max_runs are made or `seconds` have gone by, whichever comes first.

    The last runs may be cut after a whole tick. A whole run's time is the mean time of an initial
    state plus that of a tick times the ticks of a run.
    """
    begin = perf_counter()
    starting = ticking = checksum = 0.0
    runs_started = run_ticks = 0
    now = begin
    while now - begin < seconds and (max_runs is None or runs_started < max_runs):
        size = batch if max_runs is None else min(batch, max_runs - runs_started)
        before = now
        simulation = start(case.states, range(runs_started, runs_started + size), False)
        now = perf_counter()
        starting += now - before
        runs_started += size

        before = now
        ticks = 0
        while ticks < case.ticks and (ticks == 0 or now - begin < seconds):
            simulation.tick()
            ticks += 1
            now = perf_counter()
        checksum += simulation.checksum()
        now = perf_counter()
        ticking += now - before
        run_ticks += ticks * size

    seconds_per_run = starting / runs_started + ticking / run_ticks * case.ticks
    dyad_updates_per_run = case.states * (case.states - 1) * case.ticks
    runs = run_ticks / case.ticks
    return {
        "states": case.states,
        "ticks": case.ticks,
        "runs": runs,
        "share": min(1.0, runs / case.runs),
        "seconds": now - begin,
        "runs_per_second": 1.0 / seconds_per_run,
        "dyad_updates_per_second": dyad_updates_per_run / seconds_per_run,
        "checksum": checksum,
    }


def positive(kind: type) -> Callable[[str], float]:
    def parse(text: str) -> float:
        value = kind(text)
        if not value > 0:
            raise argparse.ArgumentTypeError(f"{text} is not above zero")
        return value

    return parse


def command_line(description: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=description)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--case", choices=CASES, help="measure a case")
    what.add_argument("--verify", action="store_true", help="print the checksum to be compared")
    parser.add_argument("--runs", type=positive(int), help="no more runs than these")
    parser.add_argument("--seconds", type=positive(float), default=2.0, help="stop after these")
    return parser


def main(
    peer: str, build: str, start: Start, options: argparse.Namespace, batch: int | None = 1
) -> None:
    """Does what the command line asks and prints its one line of JSON.

    `batch` is how many runs are started together; None for all of a case.
    """
    report: dict = {"peer": peer, "build": build}
    if options.verify:
        report["checksum"] = verify(start, batch or VERIFIED.runs)
    else:
        case = CASES[options.case]
        report["case"] = options.case
        report |= measure(start, case, batch or case.runs, options.runs, options.seconds)
    print(json.dumps(report))
