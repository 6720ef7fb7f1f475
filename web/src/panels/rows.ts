// Rows of the engine's matrices by the name of their metric: views, nothing is copied.
import type { Answer, Comparison, WorldInfo } from '../engine/types';
import type { DifferenceSeries } from '../figures/difference';
import type { FanSeries } from '../figures/fan';

const indices = new WeakMap<string[], Map<string, number>>();

function indexOf(metrics: string[], name: string): number {
  let index = indices.get(metrics);
  if (!index) indices.set(metrics, index = new Map(metrics.map((m, k) => [m, k])));
  return index.get(name) ?? -1;
}

/** Whether an answer has all that a world's figures show: that of the world before may lack some. */
export function answers(world: WorldInfo, answer: Answer): boolean {
  return answer.ticks === world.ticks
    && world.groups.every((g) => g.metrics.every((name) => indexOf(answer.metrics, name) >= 0));
}

export function fanOf(answer: Answer, name: string, label: string): FanSeries | null {
  const k = indexOf(answer.metrics, name);
  if (k < 0) return null;
  const row = (matrix: Float64Array): Float64Array => matrix.subarray(k * answer.ticks, (k + 1) * answer.ticks);
  return { name, label, mean: row(answer.mean), lo: row(answer.lo), hi: row(answer.hi), q05: row(answer.q05),
    q25: row(answer.q25), q50: row(answer.q50), q75: row(answer.q75), q95: row(answer.q95) };
}

export function differenceOf(comparison: Comparison, name: string, label: string): DifferenceSeries | null {
  const k = indexOf(comparison.metrics, name);
  if (k < 0) return null;
  const { ticks } = comparison;
  const row = (matrix: Float64Array): Float64Array => matrix.subarray(k * ticks, (k + 1) * ticks);
  return { name, label, baseline: row(comparison.baseline), difference: row(comparison.difference), lo: row(comparison.lo), hi: row(comparison.hi),
    q05: row(comparison.q05), q95: row(comparison.q95), higher: row(comparison.higher), lower: row(comparison.lower) };
}
