// What a student has written in the lessons.
import type { Effect, Guess } from './verdict';

export interface ContrastWork {
  why: string;
  guesses: Record<string, Guess>;
  locked: boolean;
  /** What the run showed, by outcome; null before it. */
  effects: Record<string, Effect> | null;
  pairs: number;
  report: string;
}

export interface NamedThing {
  chosen: string;
  words: string;
  /** The lesson's own has been shown: nothing is changed after that. */
  shown: boolean;
}

export interface Work {
  contrast: string;
  contrasts: Record<string, ContrastWork>;
  decision: string;
  rival: NamedThing;
  limit: NamedThing;
}

export interface Progress {
  version: 1;
  student: string;
  lessons: Record<string, Work>;
}

export const emptyProgress = (): Progress => ({ version: 1, student: '', lessons: {} });
const noThing = (): NamedThing => ({ chosen: '', words: '', shown: false });
export const emptyWork = (): Work =>
  ({ contrast: '', contrasts: {}, decision: '', rival: noThing(), limit: noThing() });
export const emptyContrast = (): ContrastWork =>
  ({ why: '', guesses: {}, locked: false, effects: null, pairs: 0, report: '' });

export function contrastWork(work: Work, contrast: string): ContrastWork {
  return work.contrasts[contrast] ?? emptyContrast();
}
