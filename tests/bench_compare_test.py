#!/usr/bin/env python3
"""Tests bench/compare.py and bench/make_recording.py on made-up times. Builds no benchmark."""
import copy
import itertools
import json
import random
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

BENCH = Path(__file__).resolve().parent.parent / "bench"
sys.dont_write_bytecode = True
sys.path.insert(0, str(BENCH))
import compare  # noqa: E402
import make_recording  # noqa: E402


def times(median, seed, noise=0.02, rounds=15):
    """Times around a median, as a machine with some load gives them."""
    luck = random.Random(seed)
    return [median * (1 + luck.uniform(-noise, noise) + (luck.random() < 0.1) * 0.1)
            for _ in range(rounds)]


def entry(values, kind="cpu", **counters):
    return {"time": kind, "cpu": values, "real": values, "counters": counters}


def recording(**benchmarks):
    return {"date": "2026-01-01", "commit": "0123456789", "dirty": False, "repetitions": 1,
            "machine": {"slug": "acme-2", "cpu": "Acme", "cores": 2, "flags": ["avx2"]},
            "build": {"compiler": "GNU 12", "flags": "-O3", "lanes": 8},
            "benchmarks": benchmarks}


class Statistics(unittest.TestCase):
    def test_mann_whitney_is_that_of_every_rearrangement(self):
        for a, b in [([1, 2, 3], [4, 5, 6, 7]), ([1, 5, 2], [2, 2, 9]), ([3, 3], [3, 3]),
                     ([1, 9, 4, 4], [2, 3, 8])]:
            everything = a + b
            ranks = [sum(x < v for x in everything) + sum(x == v for x in everything) / 2 + 0.5
                     for v in everything]
            centre = len(a) * (len(everything) + 1) / 2
            distance = [abs(sum(chosen) - centre)
                        for chosen in itertools.combinations(ranks, len(a))]
            observed = abs(sum(ranks[:len(a)]) - centre)
            p = sum(d >= observed for d in distance) / len(distance)
            self.assertAlmostEqual(compare.mann_whitney(a, b), p, places=12)

    def test_holm_multiplies_by_the_tests_left_and_never_falls(self):
        adjusted = compare.holm([0.01, 0.5, 0.012, 0.9])
        for found, expected in zip(adjusted, [0.04, 1.0, 0.04, 1.0]):
            self.assertAlmostEqual(found, expected)


class Verdicts(unittest.TestCase):
    def verdicts(self, old, new, threshold=0.05, level=0.01):
        return {row[0]: row[-1] for row in compare.compare(old, new, threshold, level)}

    def test_slower_faster_and_the_same_are_told_apart(self):
        old = recording(worse=entry(times(100, 1)), better=entry(times(100, 2)),
                        same=entry(times(100, 3)), noisy=entry(times(100, 4, 0.5)))
        new = recording(worse=entry(times(115, 5)), better=entry(times(85, 6)),
                        same=entry(times(100.5, 7)), noisy=entry(times(108, 8, 0.5)))
        self.assertEqual(self.verdicts(old, new), {
            "worse": "SLOWER", "better": "faster", "same": "same", "noisy": "same"})

    def test_a_certain_but_small_change_is_the_same_unless_the_threshold_is_lower(self):
        old, new = recording(a=entry(times(100, 1, 0.001))), recording(a=entry(times(103, 2, 0.001)))
        self.assertEqual(self.verdicts(old, new), {"a": "same"})
        self.assertEqual(self.verdicts(old, new, threshold=0.01), {"a": "SLOWER"})

    def test_noise_alone_seldom_counts(self):
        names = [f"b{k}" for k in range(100)]
        old = recording(**{n: entry(times(100, "old" + n, 0.2)) for n in names})
        new = recording(**{n: entry(times(100, "new" + n, 0.2)) for n in names})
        self.assertEqual(set(self.verdicts(old, new, threshold=0).values()), {"same"})

    def test_repetitions_of_a_process_count_once(self):
        def rounds(levels):
            return recording(a=entry([level + k for level in levels for k in range(5)]))
        old, new = rounds([100, 120, 100]), rounds([120, 121, 140])
        self.assertEqual(self.verdicts(old, new), {"a": "SLOWER"})
        old["repetitions"] = new["repetitions"] = 5
        self.assertEqual(self.verdicts(old, new), {"a": "same"})
        self.assertEqual([row[1:3] for row in compare.compare(old, new, 0.05, 0.01)],
                         [([102, 122, 102], [122, 123, 142])])

    def test_what_has_threads_is_compared_by_wall_clock(self):
        old = recording(a=entry(times(100, 1), "real"))
        new = copy.deepcopy(old)
        new["benchmarks"]["a"]["cpu"] = times(200, 2)
        self.assertEqual(self.verdicts(old, new), {"a": "same"})
        new["benchmarks"]["a"]["real"] = times(200, 3)
        self.assertEqual(self.verdicts(old, new), {"a": "SLOWER"})


class Program(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_compare(self, old, new, *options):
        files = []
        for name, content in (("old", old), ("new", new)):
            files.append(self.folder / name)
            files[-1].write_text(content if isinstance(content, str) else json.dumps(content))
        return subprocess.run([sys.executable, BENCH / "compare.py", *files, *options],
                              capture_output=True, text=True, check=False)

    def test_a_report_tells_what_changed_and_what_is_in_one_only(self):
        old = recording(a=entry(times(1e5, 1), bytes_allocated=0), lost=entry(times(1, 2)))
        new = recording(a=entry(times(2e5, 3), bytes_allocated=64), added=entry(times(1, 4)))
        done = self.run_compare(old, new)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        for pattern in (r"\na +\S+ us .* SLOWER\n", r"\nlost .* gone\n", r"\nadded .* new\n",
                        r"\n1 compared: 0 faster, 1 slower, 0 the same", r"allocated 0 -> 64\n"):
            self.assertRegex(done.stdout, pattern)
        self.assertEqual(self.run_compare(old, new, "--fail-on-slower").returncode, 1)
        self.assertEqual(self.run_compare(new, old, "--fail-on-slower").returncode, 0)
        self.assertIn("| a | ", self.run_compare(old, new, "--markdown").stdout)

    def test_other_machines_and_too_few_rounds_are_warned_of(self):
        old = recording(a=entry(times(100, 1, rounds=3)))
        new = recording(a=entry(times(200, 2, rounds=3)))
        new["machine"]["cpu"] = "Ajax"
        done = self.run_compare(old, new)
        self.assertEqual(done.returncode, 0)
        self.assertIn("differ in machine cpu: Acme and Ajax", done.stderr)
        self.assertIn("too few", done.stderr)
        self.assertIn(" same", done.stdout)

    def test_bad_input_gets_a_plain_message(self):
        good = recording(a=entry(times(100, 1)))
        empty, no_times = recording(), recording(a=entry([]))
        for bad in ("", "{", "[]", "{}", '{"benchmarks": 1}', "null", json.dumps(empty),
                    json.dumps(no_times), json.dumps({**good, "machine": None}),
                    json.dumps(recording(a={"time": "cpu", "cpu": ["x"], "counters": {}})),
                    json.dumps(recording(a={"time": "cpu", "cpu": [1]})),
                    json.dumps(recording(a=entry([1], bytes_allocated=[0])))):
            done = self.run_compare(good, bad)
            self.assertEqual(done.returncode, 2, bad)
            self.assertRegex(done.stderr, r"\Acompare.py: .*new: .*\n\Z")
        done = self.run_compare(good, good, "--threshold", "much")
        self.assertEqual(done.returncode, 2)
        missing = subprocess.run([sys.executable, BENCH / "compare.py", "none", "none"],
                                 capture_output=True, text=True, check=False)
        self.assertEqual((missing.returncode, missing.stderr),
                         (2, "compare.py: none: No such file or directory\n"))


class Recording(unittest.TestCase):
    OUTPUT = {
        "context": {"host_name": "secret", "executable": "/home/me/run_bench", "mhz_per_cpu": 2600},
        "benchmarks": [
            {"name": "a", "run_name": "a", "run_type": "iteration", "iterations": 9,
             "repetition_index": 0, "real_time": 2.0, "cpu_time": 1.5, "time_unit": "us",
             "runs_per_s": 7.0},
            {"name": "a", "run_name": "a", "run_type": "iteration", "iterations": 9,
             "repetition_index": 1, "real_time": 3.0, "cpu_time": 2.5, "time_unit": "us",
             "runs_per_s": 8.0},
            {"name": "a_mean", "run_name": "a", "run_type": "aggregate", "real_time": 2.5,
             "cpu_time": 2.0, "time_unit": "us"},
            {"name": "t/real_time", "run_name": "t/real_time", "run_type": "iteration",
             "real_time": 4.0, "cpu_time": 5.0, "time_unit": "ms"},
        ]}

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.suite = self.folder / "suite"
        self.suite.write_text(json.dumps({
            "build": {"compiler": "GNU 12", "flags": "-O3 -I/home/me/x", "lanes": 8},
            "programs": []}))

    def record(self, output):
        for round_of in (1, 2):
            (self.folder / f"{round_of}.run_bench.json").write_text(json.dumps(output))
        return subprocess.run(
            [sys.executable, BENCH / "make_recording.py", self.suite, self.folder,
             "date=2026-01-01", 'commit="0123456789"', "dirty=false", "rounds=2"],
            capture_output=True, text=True, check=False)

    def test_it_keeps_every_repetition_in_nanoseconds_and_names_nobody(self):
        done = self.record(self.OUTPUT)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        kept = json.loads(done.stdout)
        self.assertEqual(kept["benchmarks"], {
            "run_bench/a": {"time": "cpu", "cpu": [1500, 2500] * 2, "real": [2000, 3000] * 2,
                            "counters": {"runs_per_s": 7.5}},
            "run_bench/t/real_time": {"time": "real", "cpu": [5e6] * 2, "real": [4e6] * 2,
                                      "counters": {}}})
        self.assertEqual((kept["commit"], kept["dirty"], kept["rounds"]), ("0123456789", False, 2))
        self.assertNotRegex(done.stdout, "secret|/home|/work")
        self.assertEqual(kept["build"]["flags"], "-O3")
        file = self.folder / "recording"
        file.write_text(done.stdout)
        self.assertEqual(compare.read_recording(file), kept)

    def test_a_benchmark_that_fails_is_named_and_fails_the_recording(self):
        output = copy.deepcopy(self.OUTPUT)
        output["benchmarks"].append({"name": "b", "run_name": "b", "run_type": "iteration",
                                     "error_occurred": True, "error_message": "does not load"})
        done = self.record(output)
        self.assertEqual(done.returncode, 1)
        self.assertIn("run_bench/b: does not load", done.stderr)

    def test_a_machine_has_a_slug_without_trade_marks(self):
        self.assertEqual(make_recording.slug_of("AMD EPYC", 2), "amd-epyc-2")
        self.assertEqual(
            make_recording.slug_of("Intel(R) Xeon(R) CPU E5-2680 v4 @ 2.40GHz", 28),
            "intel-xeon-e5-2680-v4-28")
        self.assertEqual(make_recording.slug_of("AMD EPYC 7713 64-Core Processor", 64),
                         "amd-epyc-7713-64")


if __name__ == "__main__":
    unittest.main()
