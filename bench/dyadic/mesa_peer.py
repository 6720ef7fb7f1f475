#!/usr/bin/env python3
"""The dyadic-hedging model (README.md) in Mesa 2 or 3: states are agents, activated in stages."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from math import exp, sqrt

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
    import mesa
except ImportError:
    protocol.absent("mesa_peer: Mesa is not installed")

MESA_3 = int(mesa.__version__.split(".")[0]) >= 3
STAGES = ["choose", "commit", "grow"]
GOLDEN = 0x9E3779B97F4A7C15
WORD = 2**64 - 1


def hash_uniform(x: int) -> float:
    """splitmix64's output at the state x, as a number in [0, 1)."""
    z = (x + GOLDEN) & WORD
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & WORD
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & WORD
    z ^= z >> 31
    return (z >> 11) * 2.0**-53


def splitmix64(seed: int) -> Iterator[float]:
    while True:
        yield hash_uniform(seed)
        seed += GOLDEN


class State(mesa.Agent):
    """Lists over the other states are indexed by their number; the place of its own stays zero."""

    def __init__(self, number: int, model: World, power: float, growth: float):
        if MESA_3:
            super().__init__(model)
        else:
            super().__init__(number, model)
        self.number = number
        self.power = power
        self.growth = growth
        self.threat = 0.0
        self.others: list[State] = []
        self.proximity = [0.0] * model.size
        self.alignment = [0.0] * model.size
        self.next_alignment = [0.0] * model.size
        self.trade = [0.0] * model.size

    def choose(self) -> None:
        """Chooses the change of alignment with every other state, by logit."""
        self.threat = 0.0
        for other in self.others:
            j = other.number
            alignment = self.alignment[j]
            trade = self.trade[j]
            threat = sqrt(other.power / self.power) * self.proximity[j] * (1.0 - alignment) * 0.5
            self.threat += threat

            utilities = []
            for s in STANCES:
                b = alignment + s
                utilities.append(
                    TRADE_WEIGHT * trade * b
                    - THREAT_WEIGHT * threat * (1.0 - b)
                    - CHANGE_WEIGHT * s * s
                    - AUTONOMY_WEIGHT * b * b * other.power
                )
            best = max(utilities)
            e0, e1, e2 = [exp(RATIONALITY * (utility - best)) for utility in utilities]
            r = self.model.draw(self.number, j) * (e0 + e1 + e2)
            if r < e0:
                stance = STANCES[0]
            elif r < e0 + e1:
                stance = STANCES[1]
            else:
                stance = STANCES[2]
            self.next_alignment[j] = min(max(alignment + stance, -1.0), 1.0)

    def commit(self) -> None:
        self.alignment, self.next_alignment = self.next_alignment, self.alignment

    def grow(self) -> None:
        """Trades with every other state and grows by it."""
        total_trade = 0.0
        for other in self.others:
            j = other.number
            factor = 1.0 + 0.02 * self.alignment[j] * other.alignment[self.number]
            trade = min(max(self.trade[j] * factor, 0.01), 10.0)
            self.trade[j] = trade
            total_trade += trade
        growth = self.growth + 0.001 * total_trade / self.power / self.model.size
        self.power *= 1.0 + min(max(growth, -0.1), 0.1)


class World(mesa.Model):
    def __init__(self, size: int, run: int, verify: bool):
        super().__init__()
        self.size = size
        self.tick_counter = (BASE_SEED + run) << 40
        self.draw = self.draw_hashed if verify else self.draw_own
        self.random.seed(BASE_SEED + run)
        if not MESA_3:
            self.schedule = mesa.time.StagedActivation(
                self, stage_list=STAGES, shuffle=False, shuffle_between_stages=False
            )

        uniforms = splitmix64(BASE_SEED + run)
        self.members = []
        for number in range(size):
            power = 0.5 + 1.5 * next(uniforms)
            growth = 0.0005 * next(uniforms)
            self.members.append(State(number, self, power, growth))
        for i, one in enumerate(self.members):
            for other in self.members[i + 1 :]:
                distance = 0.2 + 1.8 * next(uniforms)
                trade = 0.2 + 0.8 * next(uniforms)
                one.proximity[other.number] = other.proximity[i] = exp(-distance)
                one.trade[other.number] = other.trade[i] = trade
        for state in self.members:
            state.others = [other for other in self.members if other is not state]
            for other in state.others:
                state.alignment[other.number] = -0.5 + next(uniforms)
            if not MESA_3:
                self.schedule.add(state)

    def draw_own(self, i: int, j: int) -> float:
        return self.random.random()

    def draw_hashed(self, i: int, j: int) -> float:
        return hash_uniform(self.tick_counter + i * self.size + j)

    def step(self) -> None:
        if MESA_3:
            for stage in STAGES:
                self.agents.do(stage)
        else:
            self.schedule.step()
        self.tick_counter += self.size**2

    def tick(self) -> None:
        self.step()

    def checksum(self) -> float:
        return sum(
            state.power + state.threat + sum(state.alignment) + sum(state.trade)
            for state in self.members
        )


if __name__ == "__main__":
    protocol.main(
        "mesa",
        f"Mesa {mesa.__version__}, Python {platform.python_version()}",
        lambda states, runs, verify: World(states, runs.start, verify),
        protocol.command_line(__doc__.splitlines()[0]).parse_args(),
    )
