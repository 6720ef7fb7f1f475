// Signs of series, told apart by shape as well as by colour.
import type { JSX } from 'preact';

export function Sign({ k, x, y, size = 4 }: { k: number; x: number; y: number; size?: number }): JSX.Element {
  const s = size;
  const kind = `report-sign report-c${(k % 7) + 1}`;
  switch (k % 4) {
    case 0: return <circle class={kind} cx={x} cy={y} r={s * 0.9} />;
    case 1: return <rect class={kind} x={x - s * 0.8} y={y - s * 0.8} width={1.6 * s} height={1.6 * s} />;
    case 2: return <path class={kind} d={`M${x} ${y - s}L${x + s} ${y + s * 0.8}L${x - s} ${y + s * 0.8}Z`} />;
    default: return <path class={kind} d={`M${x} ${y - s * 1.1}L${x + s * 1.1} ${y}L${x} ${y + s * 1.1}L${x - s * 1.1} ${y}Z`} />;
  }
}
