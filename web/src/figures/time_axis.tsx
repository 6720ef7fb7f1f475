// What stands behind every figure over time: grid, years, numbers of the y axis.
import type { JSX } from 'preact';
import { brief } from './numbers';
import { yearTicks } from './dates';
import { ticks, type Range } from './scale';

export interface Area {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Props {
  area: Area;
  dates: string[];
  range: Range;
  x: (tick: number) => number;
  y: (value: number) => number;
}

const kYear = 40;  // px that a year's label needs
const kLine = 32;  // px between lines of the grid

export function TimeAxis({ area, dates, range, x, y }: Props): JSX.Element {
  const { left, right, top, bottom } = area;
  return (
    <g class="chart-axis">
      {ticks(range, (bottom - top) / kLine).map((value) => (
        <g key={value}>
          <line class={value === 0 ? 'chart-zero' : 'chart-grid'} x1={left} x2={right} y1={y(value)} y2={y(value)} />
          <text x={left - 5} y={y(value) + 3.5} text-anchor="end">{brief(value, 4)}</text>
        </g>
      ))}
      {yearTicks(dates, (right - left) / kYear).map(({ tick, label }) => (
        <g key={label}>
          <line class="chart-mark" x1={x(tick)} x2={x(tick)} y1={bottom} y2={bottom + 4} />
          <text x={x(tick)} y={bottom + 15} text-anchor="middle">{label}</text>
        </g>
      ))}
    </g>
  );
}
