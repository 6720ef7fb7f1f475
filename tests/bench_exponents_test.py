#!/usr/bin/env python3
"""Tests bench/exponents.py on made-up times. Builds no benchmark."""
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

BENCH = Path(__file__).resolve().parent.parent / "bench"
sys.dont_write_bytecode = True
sys.path.insert(0, str(BENCH))
import exponents  # noqa: E402


def row(name, time, unit="us", **rest):
    return {"name": name, "run_name": name, "run_type": "iteration", "iterations": 9,
            "real_time": 5 * time, "cpu_time": time, "time_unit": unit, **rest}


def output(*rows):
    return {"context": {"executable": "/home/me/build/scale_bench"}, "benchmarks": list(rows)}


def squares():
    """Times of 0.25 size^2 us in different units, and bytes of 8 size."""
    return output(row("states/6", 9, bytes=48), row("states/50", 625, bytes=400),
                  row("states/200", 10, "ms", bytes=1600),
                  row("large/states/1000", 0.25, "s", bytes=8000),
                  row("states/6", 8, bytes=48), row("states/6", 300, bytes=48),
                  {**row("states/6_mean", 1), "run_name": "states/6", "run_type": "aggregate"},
                  row("alone/7", 1), row("shipped/world", 1))


class Families(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "file"

    def read(self, content):
        self.file.write_text(json.dumps(content))
        return exponents.read_benchmarks(self.file)

    def test_squares_have_exponent_2_from_size_to_size_and_over_all(self):
        found = exponents.families(self.read(squares()))
        self.assertEqual(list(found), ["scale_bench/states"])
        times = found["scale_bench/states"]
        self.assertEqual(times, {6: 9e3, 50: 625e3, 200: 10e6, 1000: 250e6})  # median of 6
        self.assertAlmostEqual(exponents.exponent(times), 2, places=12)
        for a, b in ((6, 50), (50, 200), (200, 1000)):
            self.assertAlmostEqual(exponents.exponent({a: times[a], b: times[b]}), 2, places=12)

    def test_the_exponent_of_all_is_that_of_least_squares(self):
        # log time 0, 0, 3 over log size 0, 1, 2 (base 10): slope (1 * 3 + 1 * 0) / 2.
        self.assertAlmostEqual(exponents.exponent({1: 1, 10: 1, 100: 1000}), 1.5, places=12)

    def test_a_counter_takes_the_place_of_the_time(self):
        found = exponents.families(self.read(squares()), "bytes")
        self.assertAlmostEqual(exponents.exponent(found["scale_bench/states"]), 1, places=12)

    def test_a_recording_reads_like_an_output(self):
        benchmarks = {}
        for size in (5, 50):
            benchmarks[f"run_bench/a/{size}/real_time"] = {
                "time": "real", "cpu": [1.0], "real": [size * 3.0, size * 2.0, size * 2.0],
                "counters": {}}
        found = exponents.families(self.read({"machine": {}, "build": {}, "benchmarks": benchmarks}))
        self.assertEqual(found, {"run_bench/a": {5: 10, 50: 100}})


class Crossover(unittest.TestCase):
    def test_it_lies_on_the_line_between_two_densities(self):
        at, text = exponents.crossover(100, {100: 160, 10: 20, 50: 80, 75: 120})
        self.assertAlmostEqual(at, 62.5)
        self.assertEqual(text, "62.5%")

    def test_outside_of_what_is_measured_it_is_said_on_which_side(self):
        self.assertEqual(exponents.crossover(100, {10: 20, 100: 90}), (None, "above 100%"))
        self.assertEqual(exponents.crossover(10, {10: 20, 100: 90}), (None, "below 10%"))

    def test_each_order_and_size_has_one_against_the_dense_walk_of_that_size(self):
        found = {"s/dense": {50: 100, 200: 1000}, "s/sorted/10%": {50: 50, 200: 100},
                 "s/sorted/100%": {50: 150, 200: 2000}, "s/random/10%": {50: 200, 200: 300},
                 "s/random/100%": {50: 500, 200: 500}, "t/random/10%": {50: 1, 200: 1}}
        self.assertEqual([(order, size, text)
                          for order, size, _, text in exponents.crossovers(found)],
                         [("s/random", 50, "below 10%"), ("s/random", 200, "above 100%"),
                          ("s/sorted", 50, "55%"), ("s/sorted", 200, "52.6%")])


class Program(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "file"

    def run_on(self, content, *options):
        self.file.write_text(content if isinstance(content, str) else json.dumps(content))
        return subprocess.run([sys.executable, BENCH / "exponents.py", self.file, *options],
                              capture_output=True, text=True, check=False)

    def test_a_report_has_times_local_exponents_and_that_of_all(self):
        done = self.run_on(squares(), "--markdown")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(done.stdout.splitlines()[2:], [
            "| scale_bench/states | 6 | 9 us |  |  |", "|  | 50 | 625 us | 2.00 |  |",
            "|  | 200 | 10 ms | 2.00 |  |", "|  | 1000 | 250 ms | 2.00 | 2.00 |"])
        walks = output(row("dense/50", 100), row("dense/200", 1600),
                       row("sorted/1%/50", 2), row("sorted/1%/200", 32),
                       row("sorted/100%/50", 200), row("sorted/100%/200", 1600))
        self.assertIn("| scale_bench/sorted | 50 | 50% |", self.run_on(walks, "--markdown").stdout)
        self.assertRegex(self.run_on(walks).stdout, r"\nscale_bench/sorted +200 +100%\n")
        self.assertNotIn("dense", self.run_on(walks, "--filter", "sorted/1%").stdout)

    def test_bad_input_gets_a_plain_message(self):
        for bad in ("", "{", "[]", "{}", "null", '{"benchmarks": []}', '{"benchmarks": [1]}',
                    '{"benchmarks": {}}', '{"context": {}, "benchmarks": []}',
                    json.dumps(output()), json.dumps(output(row("a/5", 1))),
                    json.dumps(output({"name": "a/5"})),
                    json.dumps(output(row("a/5", 0), row("a/6", 0)))):
            done = self.run_on(bad)
            self.assertEqual(done.returncode, 2, bad)
            self.assertRegex(done.stderr, r"\Aexponents.py: .*file: .*\n\Z")
        self.assertEqual(self.run_on(squares(), "--filter", "(").returncode, 2)
        self.assertEqual(self.run_on(squares(), "--counter", "none").returncode, 2)


if __name__ == "__main__":
    unittest.main()
