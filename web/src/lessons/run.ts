// Runs a contrast, and keeps what came out of it while the page is open.
import { signal } from '@preact/signals';
import { engine } from '../engine/engine';
import type { Answer, Comparison, Divergence } from '../engine/types';
import type { Contrast, Lesson } from './lesson';
import { kPairs, laid, lookedAt } from './lesson';
import { outcomes } from './outcomes';
import { changeContrast } from './progress';
import { lastEffect } from './verdict';
import type { Effect } from './verdict';

export interface Shown {
  running: boolean;
  /** Why the run, or the search for partings, failed; "" when it did not. */
  failure: string;
  searchFailure: string;
  comparison: Comparison | null;
  divergence: Divergence | null;
}

const nothing: Shown =
  { running: false, failure: '', searchFailure: '', comparison: null, divergence: null };

/** By lesson and contrast; lost with the page, since a run brings it back. */
const shown = signal<Record<string, Shown>>({});
const keyOf = (lesson: Lesson, contrast: Contrast) => `${lesson.id}.${contrast.id}`;

export function shownOf(lesson: Lesson, contrast: Contrast): Shown {
  return shown.value[keyOf(lesson, contrast)] ?? nothing;
}

function show(lesson: Lesson, contrast: Contrast, change: Partial<Shown>): void {
  const key = keyOf(lesson, contrast);
  shown.value = { ...shown.value, [key]: { ...(shown.value[key] ?? nothing), ...change } };
}

async function guarded(lesson: Lesson, contrast: Contrast, failing: 'failure' | 'searchFailure',
  work: () => Promise<void>) {
  show(lesson, contrast, { running: true, [failing]: '' });
  try {
    await work();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    show(lesson, contrast, { [failing]: why });
  }
  show(lesson, contrast, { running: false });
}

function metricsOf(ids: Iterable<string>): string[] {
  return [...ids].flatMap((id) => outcomes.get(id)?.metric ?? []);
}

export function runContrast(lesson: Lesson, contrast: Contrast): Promise<void> {
  return guarded(lesson, contrast, 'failure', async () => {
    const comparison = await engine().compare(laid(contrast.base), laid(contrast.now), kPairs,
      metricsOf(lookedAt(lesson, contrast)));
    const effects: Record<string, Effect> = {};
    for (const id of lookedAt(lesson, contrast)) {
      const outcome = outcomes.get(id);
      const effect = outcome && lastEffect(comparison, outcome.metric);
      if (effect) effects[id] = effect;
    }
    show(lesson, contrast, { comparison });
    changeContrast(lesson.id, contrast.id, { effects, pairs: comparison.pairs });
  });
}

export function findPartings(lesson: Lesson, contrast: Contrast): Promise<void> {
  return guarded(lesson, contrast, 'searchFailure', async () => {
    const divergence = await engine().divergence(laid(contrast.base), laid(contrast.now), kPairs);
    show(lesson, contrast, { divergence });
  });
}

const baselines = new Map<string, Promise<Answer>>();

/** The world before the change, so that sizes can be foreseen. */
export function baselineOf(contrast: Contrast): Promise<Answer> {
  const key = JSON.stringify(contrast.base);
  const known = baselines.get(key)
    ?? engine().ensemble(laid(contrast.base), kPairs, metricsOf(outcomes.keys()));
  baselines.set(key, known);
  known.catch(() => baselines.delete(key));
  return known;
}
