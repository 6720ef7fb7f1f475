// The engine's statistics by metric and tick, and how large the map draws them.
import { computed } from '@preact/signals';
import { answer, comparison, pinned, shownTick, world } from '../state';
import type { Answer, Comparison } from '../engine/types';

export interface Figure { mean: number; lo: number; hi: number; q05: number; q95: number }
export interface Change { difference: number; lo: number; hi: number; higher: number; lower: number }

class Table<Source extends { metrics: string[]; ticks: number }> {
  private readonly rows: Map<string, number>;
  constructor(readonly source: Source) {
    this.rows = new Map(source.metrics.map((name, row) => [name, row]));
  }
  has(name: string): boolean {
    return this.rows.has(name);
  }
  /** Position of a value in the matrices; -1: there is no such metric. */
  position(name: string, tick: number): number {
    const row = this.rows.get(name);
    return row === undefined || tick < 0 || tick >= this.source.ticks ? -1 : row * this.source.ticks + tick;
  }
}

const now = computed(() => (answer.value ? new Table<Answer>(answer.value) : null));
const before = computed(() => (pinned.value ? new Table<Answer>(pinned.value.answer) : null));
const paired = computed(() => (comparison.value ? new Table<Comparison>(comparison.value) : null));

/** The tick that is shown: the last one unless one is chosen. */
export const tick = computed(() => {
  const last = (answer.value?.ticks ?? world.value?.ticks ?? 1) - 1;
  return shownTick.value < 0 ? last : Math.min(shownTick.value, last);
});

/** Less than this (Mt/yr) is the rounding of sums. */
const kRounding = 1e-9;

function figure(table: Table<Answer> | null, name: string): Figure | null {
  const at = table?.position(name, tick.value) ?? -1;
  if (!table || at < 0) return null;
  const { mean, lo, hi, q05, q95 } = table.source;
  const of = (list: Float64Array): number => list[at] ?? NaN;
  return { mean: of(mean), lo: of(lo), hi: of(hi), q05: of(q05), q95: of(q95) };
}

export const figureNow = (name: string): Figure | null => figure(now.value, name);
export const figureBefore = (name: string): Figure | null => figure(before.value, name);

export function change(name: string): Change | null {
  const table = paired.value, at = table?.position(name, tick.value) ?? -1;
  if (!table || at < 0) return null;
  const { difference, lo, hi, higher, lower } = table.source;
  const of = (list: Float64Array): number => Math.abs(list[at] ?? NaN) < kRounding ? 0 : list[at] ?? NaN;
  return { difference: of(difference), lo: of(lo), hi: of(hi), higher: of(higher), lower: of(lower) };
}

/** Largest mean of a family of metrics ("FLOW") at any tick, of both worlds: so that sizes can be
    compared over time and between worlds. */
function peak(family: string): number {
  let most = 0;
  for (const table of [now.value, before.value]) {
    table?.source.metrics.forEach((name, row) => {
      if (!name.startsWith(`${family}[`)) return;
      for (let k = 0; k < table.source.ticks; ++k) {
        most = Math.max(most, table.source.mean[row * table.source.ticks + k] ?? 0);
      }
    });
  }
  return most;
}

function largestChange(family: string): number {
  const table = paired.value;
  let most = 0;
  table?.source.metrics.forEach((name, row) => {
    if (!name.startsWith(`${family}[`)) return;
    for (let k = 0; k < table.source.ticks; ++k) {
      most = Math.max(most, Math.abs(table.source.difference[row * table.source.ticks + k] ?? 0));
    }
  });
  return most < kRounding ? 0 : most;
}

export const peakFlow = computed(() => peak('FLOW'));
export const peakPort = computed(() => peak('THR'));
export const largestFlowChange = computed(() => largestChange('FLOW'));
export const largestPortChange = computed(() => largestChange('THR'));

const kSlimmest = 1.6, kWidest = 9, kSmallest = 3.5, kLargest = 17;

/** Pixels: in proportion to what is carried, above what can just be seen. */
export const lineWidth = (flow: number, most: number): number =>
  most > 0 ? kSlimmest + (kWidest - kSlimmest) * Math.min(1, Math.abs(flow) / most) : kSlimmest;

/** Pixels: area in proportion, above what can just be seen. */
export const portRadius = (cargo: number, most: number): number =>
  most > 0 ? kSmallest + (kLargest - kSmallest) * Math.sqrt(Math.min(1, Math.abs(cargo) / most)) : kSmallest;

export const kStages = ['signed', 'operating', 'cancelled'] as const;
export type Stage = (typeof kStages)[number];
