// What the page holds: one signal for each thing that can change. Panels read signals and change
// them; nothing else passes between panels.
import { signal } from '@preact/signals';
import type { Answer, Choice, Comparison, Complaint, Divergence, WorldInfo } from './engine/types';

export const kFlagship = 'zarubino';

export function plainChoice(scenario = kFlagship): Choice {
  return {
    scenario, variant: 'full', arm: '', levers: {}, shocks: {}, dates: {}, without: [], seed: 1,
  };
}

/** The world that is looked at. Replace the value, never change it in place. */
export const choice = signal<Choice>(plainChoice());
/** The loaded world; null until it is. Stays the last good one while `problems` is not empty. */
export const world = signal<WorldInfo | null>(null);
/** Why the world that was chosen last could not be loaded. */
export const problems = signal<Complaint[]>([]);
/** What came out so far; grows while runs come in. */
export const answer = signal<Answer | null>(null);
/** Runs that are asked for. */
export const wantedRuns = signal(1000);
/** The tick that the map and the tables show; -1: the last. */
export const shownTick = signal(-1);
/** The history that is looked at: a run of the ensemble. */
export const shownRun = signal(0);

/** The pinned world, and what came out of it. */
export const pinned = signal<{ choice: Choice; answer: Answer } | null>(null);
/** The world now less the pinned one; null while nothing is pinned. */
export const comparison = signal<Comparison | null>(null);
export const divergence = signal<Divergence | null>(null);

/** The card that is open: of a run, a tick and a decision. */
export const openCard = signal<{ run: number; tick: number; position: number } | null>(null);

export type Page = 'lab' | 'why' | 'lessons' | 'theories' | 'about';
export const page = signal<Page>('lab');
