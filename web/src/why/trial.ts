// "Try it": a number moved a little beyond the point at which a choice would turn, the world run
// again, and the way back.
import { signal } from '@preact/signals';
import { engine } from '../engine/engine';
import type { Card, Choice, FlipPoint, WorldInfo } from '../engine/types';
import { choice, openCard } from '../state';

export interface Trial {
  address: string;
  meaning: string;
  value: number;
  /** The world and the card as they were. */
  before: Choice;
  card: Card;
  at: { run: number; tick: number; position: number };
}

export const trial = signal<Trial | null>(null);

/** How far beyond the flip, as a share of the way to it. */
const kBeyond = 0.05;

/** A little beyond the flip, on the same side of 0, and of 1 where it is a share. */
export function beyond(flip: FlipPoint): number {
  const { now, flips_at: at } = flip;
  const value = at + kBeyond * (at - now);
  if (at !== 0 && Math.sign(value) !== Math.sign(at)) return at / 2;
  if (flip.unit === '1' && at <= 1 && value > 1) return (at + 1) / 2;
  return Number(value.toPrecision(6));
}

/** The world with the number moved; by the lever's own name where one lever is that number alone. */
export function moved(from: Choice, world: WorldInfo, address: string, value: number): Choice {
  const lever = [...world.levers, ...world.weights].find((l) => l.targets.length === 1
    && l.targets[0] === address && value >= l.low && value <= l.high);
  return { ...from, levers: { ...from.levers, [lever?.id ?? address]: value } };
}

/** Why the number cannot be moved, in the engine's words; "" when it can. */
export async function objection(to: Choice): Promise<string> {
  const described = await engine().describe(to);
  if ('world' in described) return '';
  return described.problems[0]?.message ?? '';
}

export function tryFlip(card: Card, flip: FlipPoint, world: WorldInfo): void {
  const at = openCard.value;
  if (!at) return;
  const value = beyond(flip);
  trial.value = {
    address: flip.address, meaning: flip.meaning, value, before: choice.value, card, at,
  };
  choice.value = moved(choice.value, world, flip.address, value);
}

export function undoTrial(): void {
  if (!trial.value) return;
  choice.value = trial.value.before;
  trial.value = null;
}

/** Whether two places in histories are the same. */
export function sameCard(a: Trial['at'], b: Trial['at']): boolean {
  return a.run === b.run && a.tick === b.tick && a.position === b.position;
}
