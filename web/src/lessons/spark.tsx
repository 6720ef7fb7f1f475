// A small line of a row of numbers over the ticks, with a band where there is one.
import './spark.css';

interface Props {
  line: Float64Array;
  lo?: Float64Array | null;
  hi?: Float64Array | null;
  /** Read out in place of the picture. */
  title: string;
  /** Draws a line at nothing, for differences. */
  zero?: boolean;
  width?: number;
  height?: number;
}

const kPad = 2;

export function Spark({ line, lo, hi, title, zero = false, width = 180, height = 44 }: Props) {
  let low = zero ? 0 : Infinity;
  let high = zero ? 0 : -Infinity;
  for (const row of [line, lo, hi]) {
    for (const x of row ?? []) {
      if (!Number.isFinite(x)) continue;
      low = Math.min(low, x);
      high = Math.max(high, x);
    }
  }
  if (!(high > low)) high = low + 1;
  const x = (i: number) => kPad + (i / Math.max(1, line.length - 1)) * (width - 2 * kPad);
  const y = (v: number) => height - kPad - ((v - low) / (high - low)) * (height - 2 * kPad);
  const points = (row: Float64Array) =>
    Array.from(row, (v, i) => (Number.isFinite(v) ? `${x(i).toFixed(1)},${y(v).toFixed(1)}` : ''))
      .filter(Boolean);
  return (
    <svg class="spark" role="img" aria-label={title} width={width} height={height}
      viewBox={`0 0 ${width} ${height}`}>
      {lo && hi && <polygon points={[...points(hi), ...points(lo).reverse()].join(' ')} />}
      {zero && <line x1={kPad} x2={width - kPad} y1={y(0)} y2={y(0)} />}
      <polyline points={points(line).join(' ')} />
    </svg>
  );
}
