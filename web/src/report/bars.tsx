// Numbers with intervals, one under the other: a dot and a bar each.
import type { JSX } from 'preact';
import { useWidth } from '../figures/measure';
import { linear, nice, ticks } from '../figures/scale';
import { num } from '../i18n';
import { Fitted } from './fitted';
import { span } from './panels';

export interface Bar { label: string; mean: number; lo: number; hi: number; colour: number; said: string }

const kRow = 20, kTop = 8, kBottom = 34;

export function Bars({ label, bars, unit, from0 }: { label: string; bars: Bar[]; unit: string; from0: boolean }): JSX.Element {
  const [ref, width] = useWidth<HTMLDivElement>(900);
  const wide = Math.min(width, 900), left = Math.min(260, wide * 0.4);
  const range = nice(span([...bars.flatMap((b) => [b.mean, b.lo, b.hi]), ...(from0 ? [0] : [])]), 5);
  const x = linear(range, [0, wide - left - 24]);
  const high = bars.length * kRow;
  return (
    <div ref={ref} class="report-panels">
      <svg viewBox={`0 0 ${wide} ${high + kTop + kBottom}`} width={wide} role="img" aria-label={label}>
        <g transform={`translate(${left} ${kTop})`}>
          {ticks(range, 5).map((v) => (
            <g key={v}>
              <line class={v === 0 ? 'report-axis' : 'report-grid'} x1={x(v)} x2={x(v)} y1={0} y2={high} />
              <text x={x(v)} y={high + 14} text-anchor="middle">{num(v)}</text>
            </g>
          ))}
          <text x={(wide - left - 24) / 2} y={high + 29} text-anchor="middle">{unit}</text>
          {bars.map((b, k) => (
            <g key={k} class={`report-c${(b.colour % 7) + 1}`} transform={`translate(0 ${k * kRow + kRow / 2})`}>
              <title>{b.said}</title>
              <Fitted text={b.label} room={left - 12} x={-8} y={4} anchor="end" />
              {Number.isFinite(b.lo) && <line class="report-bar" x1={x(b.lo)} x2={x(b.hi)} y1={0} y2={0} />}
              {Number.isFinite(b.mean) && <circle class="report-sign" cx={x(b.mean)} cy={0} r={4} />}
            </g>
          ))}
        </g>
      </svg>
    </div>
  );
}
