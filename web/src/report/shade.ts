// Colours of maps. One hue from light to dark for values, two hues from the middle for differences:
// both read the same for colour-blind readers and in grey print.
import type { Range } from '../figures/scale';

type Rgb = readonly [number, number, number];

// Blue and orange of Okabe and Ito (2008), darkened at the ends.
const kLow: Rgb = [242, 246, 250], kBlue: Rgb = [0, 63, 110], kOrange: Rgb = [150, 62, 0];

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const s = Math.min(1, Math.max(0, share));
  return [0, 1, 2].map((k) => Math.round((from[k] ?? 0) + ((to[k] ?? 0) - (from[k] ?? 0)) * s)) as unknown as Rgb;
}

function css([r, g, b]: Rgb): string {
  return `rgb(${r}, ${g}, ${b})`;
}

/** Fill of a cell, and the colour in which text is legible on it. */
export function shade(value: number, [lo, hi]: Range, around0: boolean): { fill: string; ink: string } {
  if (!Number.isFinite(value)) return { fill: 'transparent', ink: 'currentColor' };
  const most = around0 ? Math.max(Math.abs(lo), Math.abs(hi)) : hi - lo;
  const share = most > 0 ? (around0 ? Math.abs(value) : value - lo) / most : 0;
  return { fill: css(mix(kLow, around0 && value < 0 ? kOrange : kBlue, share)), ink: share > 0.5 ? '#fff' : '#14171a' };
}
