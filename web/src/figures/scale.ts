// Positions on a page for numbers, and round numbers to write beside an axis.

export type Range = readonly [number, number];

export function linear(domain: Range, range: Range): (value: number) => number {
  const span = domain[1] - domain[0];
  const slope = span === 0 ? 0 : (range[1] - range[0]) / span;
  return (value) => range[0] + (value - domain[0]) * slope;
}

/** The step of 1, 2 or 5 times a power of ten that cuts `span` into about `count` parts. */
function step(span: number, count: number): number {
  const raw = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(raw));
  const lead = raw / power;
  return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
}

/** Round numbers from the first at or above `lo` to the last at or below `hi`. */
export function ticks([lo, hi]: Range, count: number): number[] {
  if (!(hi > lo)) return [lo];
  const by = step(hi - lo, count);
  const first = Math.ceil(lo / by - 1e-9), last = Math.floor(hi / by + 1e-9);
  // Multiplying whole numbers, not adding steps up, keeps 0.3 from becoming 0.30000000000000004;
  // the division does the same for steps below one.
  return Array.from({ length: last - first + 1 }, (_, k) =>
    by < 1 ? (first + k) / Math.round(1 / by) : (first + k) * by);
}

/** The range widened to round numbers; never empty. */
export function nice([lo, hi]: Range, count: number): Range {
  if (!Number.isFinite(lo) || !Number.isFinite(hi)) return [0, 1];
  if (lo === hi) return lo === 0 ? [-1, 1] : nice([Math.min(0, 2 * lo), Math.max(0, 2 * lo)], count);
  const by = step(hi - lo, count);
  return [Math.floor(lo / by + 1e-9) * by, Math.ceil(hi / by - 1e-9) * by];
}

/** Least and largest finite number of all rows, and of `start`. */
export function extent(rows: Iterable<Float64Array>, start: number[] = []): Range {
  let lo = Infinity, hi = -Infinity;
  const take = (x: number): void => {
    if (x < lo && x > -Infinity) lo = x;
    if (x > hi && x < Infinity) hi = x;
  };
  start.forEach(take);
  for (const row of rows) for (let i = 0; i < row.length; ++i) take(row[i] ?? NaN);
  return [lo, hi];
}
