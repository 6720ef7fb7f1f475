#!/usr/bin/env python3
"""The dyadic-hedging model (README.md) in NumPy: arrays over the dyads of one run or of many.

A dyad (i, j) is an element of an n x n matrix whose diagonal stays zero. With --batched, the runs
of a case are one more axis in front.
"""

from __future__ import annotations

import platform

import protocol
from protocol import (
    AUTONOMY_WEIGHT,
    BASE_SEED,
    CHANGE_WEIGHT,
    RATIONALITY,
    STANCES,
    THREAT_WEIGHT,
    TRADE_WEIGHT,
)

try:
    import numpy as np
except ImportError:
    protocol.absent("numpy_peer: NumPy is not installed")

GOLDEN = np.uint64(0x9E3779B97F4A7C15)


def hash_uniform(x: np.ndarray) -> np.ndarray:
    """splitmix64's output at the states x, as numbers in [0, 1)."""
    z = x + GOLDEN
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z ^= z >> np.uint64(31)
    return (z >> np.uint64(11)) * 2.0**-53


class World:
    """Axes are run, state or run, state, other state; a single run has no first axis."""

    def __init__(self, states: int, runs: range, verify: bool, batched: bool):
        seeds = np.arange(runs.start, runs.stop, dtype=np.uint64) + np.uint64(BASE_SEED)
        pairs = states * (states - 1) // 2
        draws = 2 * states + 4 * pairs
        steps = np.arange(draws, dtype=np.uint64) * GOLDEN
        uniforms = hash_uniform(seeds[:, None] + steps)
        if not batched:
            seeds, uniforms = seeds[0], uniforms[0]
        of_states, of_pairs, of_dyads = np.split(
            uniforms, [2 * states, 2 * states + 2 * pairs], axis=-1
        )

        self.power = 0.5 + 1.5 * of_states[..., 0::2]
        self.growth = 0.0005 * of_states[..., 1::2]
        self.threat = np.zeros_like(self.power)

        matrices = (*uniforms.shape[:-1], states, states)
        above = np.triu_indices(states, 1)
        below = above[::-1]
        distance = 0.2 + 1.8 * of_pairs[..., 0::2]
        self.proximity = np.zeros(matrices)
        self.proximity[..., above[0], above[1]] = np.exp(-distance)
        self.proximity[..., below[0], below[1]] = np.exp(-distance)
        self.trade = np.zeros(matrices)
        self.trade[..., above[0], above[1]] = 0.2 + 0.8 * of_pairs[..., 1::2]
        self.trade[..., below[0], below[1]] = 0.2 + 0.8 * of_pairs[..., 1::2]
        self.alignment = np.zeros(matrices)
        self.alignment[..., ~np.eye(states, dtype=bool)] = -0.5 + of_dyads

        self.diagonal = np.arange(states)
        self.draw = self.draw_hashed if verify else self.draw_own
        self.random = np.random.default_rng([BASE_SEED, runs.start])
        dyads = np.arange(states * states, dtype=np.uint64).reshape(states, states)
        self.next_counters = (seeds[..., None, None] << np.uint64(40)) + dyads

    def draw_own(self) -> np.ndarray:
        return self.random.random(self.alignment.shape)

    def draw_hashed(self) -> np.ndarray:
        uniforms = hash_uniform(self.next_counters)
        self.next_counters += np.uint64(self.diagonal.size**2)
        return uniforms

    def tick(self) -> None:
        power, alignment, trade = self.power, self.alignment, self.trade
        other_power = power[..., None, :]

        threat = (
            np.sqrt(other_power / power[..., :, None]) * self.proximity * (1.0 - alignment) * 0.5
        )
        self.threat = threat.sum(axis=-1)

        utilities = []
        for s in STANCES:
            b = alignment + s
            utilities.append(
                TRADE_WEIGHT * trade * b
                - THREAT_WEIGHT * threat * (1.0 - b)
                - CHANGE_WEIGHT * s * s
                - AUTONOMY_WEIGHT * b * b * other_power
            )
        best = np.maximum(np.maximum(utilities[0], utilities[1]), utilities[2])
        e0, e1, e2 = (np.exp(RATIONALITY * (utility - best)) for utility in utilities)
        r = self.draw() * (e0 + e1 + e2)
        stance = np.where(r < e0, STANCES[0], np.where(r < e0 + e1, STANCES[1], STANCES[2]))
        alignment = np.clip(alignment + stance, -1.0, 1.0)
        alignment[..., self.diagonal, self.diagonal] = 0.0
        self.alignment = alignment

        trade = np.clip(trade * (1.0 + 0.02 * alignment * alignment.swapaxes(-1, -2)), 0.01, 10.0)
        trade[..., self.diagonal, self.diagonal] = 0.0
        self.trade = trade
        per_state = 0.001 * trade.sum(axis=-1) / power / self.diagonal.size
        self.power = power * (1.0 + np.clip(self.growth + per_state, -0.1, 0.1))

    def checksum(self) -> float:
        arrays = (self.power, self.alignment, self.trade, self.threat)
        return float(sum(array.sum() for array in arrays))


if __name__ == "__main__":
    parser = protocol.command_line(__doc__.splitlines()[0])
    parser.add_argument("--batched", action="store_true", help="all runs of a case side by side")
    options = parser.parse_args()
    protocol.main(
        "numpy-batched" if options.batched else "numpy",
        f"NumPy {np.__version__}, Python {platform.python_version()}",
        lambda states, runs, verify: World(states, runs, verify, options.batched),
        options,
        batch=None if options.batched else 1,
    )
