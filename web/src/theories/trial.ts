// Runs contrasts under a theory and takes out what is watched.
import { engine } from '../engine/engine';
import { outcomes } from '../lessons/outcomes';
import { lastEffect } from '../lessons/verdict';
import type { Effect } from '../lessons/verdict';
import { candidates } from './candidates';
import type { Candidate } from './candidates';
import { watched, worlds } from './design';
import type { Design } from './design';

/** By outcome. */
export type Effects = Partial<Record<string, Effect>>;

export interface Trial {
  design: Design;
  pairs: number;
  effects: Effects;
}

/** How all theories answer one design. */
export type Vectors = Record<Candidate, Effects>;

export async function runDesign(design: Design, variant: Candidate, pairs: number): Promise<Trial> {
  const { base, now } = worlds(design, variant);
  const comparison = await engine().compare(base, now, pairs,
    watched.flatMap((id) => outcomes.get(id)?.metric ?? []));
  const effects: Effects = {};
  for (const id of watched) {
    const outcome = outcomes.get(id);
    const effect = outcome && lastEffect(comparison, outcome.metric);
    if (effect) effects[id] = effect;
  }
  return { design, pairs, effects };
}

export async function runVectors(design: Design, pairs: number): Promise<Vectors> {
  const found: Partial<Vectors> = {};
  for (const theory of candidates) {
    found[theory] = (await runDesign(design, theory, pairs)).effects;
  }
  return found as Vectors;
}

function apart(a: Effect | undefined, b: Effect | undefined): boolean {
  return a !== undefined && b !== undefined && (a.lo > b.hi || b.lo > a.hi);
}

/** Whether two theories answer a design with intervals that do not touch, in something watched. */
export function toldApart(a: Effects, b: Effects): boolean {
  return watched.some((id) => apart(a[id], b[id]));
}

export interface Separation {
  told: number;
  pairs: number;
  /** Pairs of theories that it does not tell apart. */
  mixed: [Candidate, Candidate][];
}

export function separation(vectors: Vectors): Separation {
  const mixed: [Candidate, Candidate][] = [];
  let pairs = 0;
  candidates.forEach((a, i) => {
    for (const b of candidates.slice(i + 1)) {
      pairs += 1;
      if (!toldApart(vectors[a], vectors[b])) mixed.push([a, b]);
    }
  });
  return { told: pairs - mixed.length, pairs, mixed };
}
