// A contrast as a student designs it: a named change, or a lever between two values.
import type { Choice, WorldInfo } from '../engine/types';
import { plainChoice } from '../state';

export type Design =
  | { kind: 'arm'; id: string }
  | { kind: 'lever'; id: string; from: number; to: number };

export const kMostDesigns = 3;
/** How many pairs a contrast may have: few show little. */
export const pairCounts = [20, 100, 400] as const;

/** What is looked at, in the traces and in every contrast: ids of the lessons' outcomes. */
export const watched = [
  'alignment', 'declaredRegion', 'realisedRegion', 'realisedBorder', 'signedPort', 'shareChina',
] as const;

export function worlds(design: Design, variant: string): { base: Choice; now: Choice } {
  const plain: Choice = { ...plainChoice(), variant };
  if (design.kind === 'arm') return { base: plain, now: { ...plain, arm: design.id } };
  const at = (value: number): Choice => ({ ...plain, levers: { [design.id]: value } });
  return { base: at(design.from), now: at(design.to) };
}

export function sameDesign(a: Design, b: Design): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The first thing that a world offers, to start from. */
export function firstDesign(world: WorldInfo): Design | null {
  const arm = world.arms[0];
  if (arm) return { kind: 'arm', id: arm.id };
  const lever = world.levers[0];
  return lever ? { kind: 'lever', id: lever.id, from: lever.low, to: lever.high } : null;
}
