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
  /** What it was moved by: the key in the world's levers. */
  handle: string;
  /** The levers and the card as they were. */
  before: Choice['levers'];
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

/** What the number is moved by: a lever's own name where one lever is that number alone. */
function handle(world: WorldInfo, address: string, value: number): string {
  const lever = [...world.levers, ...world.weights].find((l) => l.targets.length === 1
    && l.targets[0] === address && value >= l.low && value <= l.high);
  return lever?.id ?? address;
}

/** The world with the number moved. */
export function moved(from: Choice, world: WorldInfo, address: string, value: number): Choice {
  return { ...from, levers: { ...from.levers, [handle(world, address, value)]: value } };
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
    address: flip.address, meaning: flip.meaning, value, card, at,
    handle: handle(world, flip.address, value), before: choice.value.levers,
  };
  choice.value = moved(choice.value, world, flip.address, value);
}

/** Puts that number back; whatever else was moved meanwhile stays. */
export function undoTrial(): void {
  if (!trial.value) return;
  const { handle: key, before } = trial.value;
  const levers = Object.fromEntries(Object.entries(choice.value.levers).filter(([k]) => k !== key));
  const was = before[key];
  choice.value = { ...choice.value, levers: was === undefined ? levers : { ...levers, [key]: was } };
  trial.value = null;
}

/** Whether two places in histories are the same. */
export function sameCard(a: Trial['at'], b: Trial['at']): boolean {
  return a.run === b.run && a.tick === b.tick && a.position === b.position;
}
