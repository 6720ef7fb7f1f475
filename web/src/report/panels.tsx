// Panels side by side in one drawing, with axes and a legend: what curves and scatters stand in.
import type { JSX } from 'preact';
import { textWidth, useWidth } from '../figures/measure';
import { linear, nice, ticks, type Range } from '../figures/scale';
import { num } from '../i18n';
import { Fitted } from './fitted';
import { Sign } from './sign';

export interface Scales { x: (value: number) => number; y: (value: number) => number; width: number }

interface Props {
  label: string;
  panels: { title: string; draw: (scales: Scales) => JSX.Element }[];
  /** Names of the colours, in their order. */
  names: string[];
  /** Of all panels, so that they can be compared. */
  xRange: Range;
  yRange: Range;
  xLabel: string;
  /** Marks on the x axis; round numbers where there are none. */
  xMarks?: number[];
  log?: boolean;
}

const kLeft = 52, kRight = 14, kTop = 20, kBottom = 40, kHeight = 236, kLeast = 260, kMost = 560, kAlone = 900, kMark = 40, kRow = 20;

/** Marks that have room, the first and the last among them. */
function thinned(marks: number[], x: (value: number) => number): number[] {
  const last = marks.at(-1);
  const kept: number[] = [];
  for (const mark of marks) {
    const before = kept.at(-1);
    if (before === undefined || x(mark) - x(before) >= kMark) kept.push(mark);
    else if (mark === last && kept.length > 1) kept[kept.length - 1] = mark;
  }
  return kept;
}

/** Places of the names, wrapped to the width. */
function legendOf(names: string[], width: number): { x: number; row: number }[] {
  let x = 0, row = 0;
  return names.map((name) => {
    const room = textWidth(name) * 1.15 + 30;
    if (x > 0 && x + room > width) {
      x = 0;
      ++row;
    }
    const place = { x, row };
    x += room;
    return place;
  });
}

export function Panels(props: Props): JSX.Element {
  const [ref, width] = useWidth<HTMLDivElement>(900);
  const columns = Math.max(1, Math.min(props.panels.length, Math.floor(width / kLeast)));
  const rows = Math.ceil(props.panels.length / columns);
  const cell = Math.min(width / columns, columns === 1 ? kAlone : kMost);
  const inner = cell - kLeft - kRight;
  const floor = kHeight - kTop - kBottom;

  const [low, high] = props.xRange;
  const log = Boolean(props.log) && low > 0;
  const along = linear(log ? [Math.log(low), Math.log(high)] : [low, high], [10, inner - 10]);
  const x = (value: number): number => along(log ? Math.log(value) : value);
  const yRange = nice(props.yRange, 4);
  const y = linear(yRange, [floor, 0]);
  const marks = thinned(props.xMarks ?? ticks(props.xRange, 4), x);

  const names = props.names.length > 1 ? props.names : [];
  const places = legendOf(names, cell * columns - 8);
  const legend = names.length > 0 ? ((places.at(-1)?.row ?? 0) + 1) * kRow + 6 : 0;
  return (
    <div ref={ref} class="report-panels">
      <svg viewBox={`0 0 ${cell * columns} ${kHeight * rows + legend}`} width={cell * columns}
        role="img" aria-label={props.label}>
        {names.map((name, k) => (
          <g key={name} transform={`translate(${(places[k]?.x ?? 0) + 8} ${(places[k]?.row ?? 0) * kRow + 10})`}>
            <Sign k={k} x={4} y={0} />
            <text class="report-name" x={14} y={4}>{name}</text>
          </g>
        ))}
        {props.panels.map((panel, k) => (
          <g key={k} transform={`translate(${(k % columns) * cell + kLeft} ${Math.floor(k / columns) * kHeight + kTop + legend})`}>
            {ticks(yRange, 4).map((v) => (
              <g key={v}>
                <line class={v === 0 ? 'report-axis' : 'report-grid'} x1={0} x2={inner} y1={y(v)} y2={y(v)} />
                <text x={-6} y={y(v) + 4} text-anchor="end">{num(v)}</text>
              </g>
            ))}
            {marks.map((v) => (
              <g key={v}>
                <line class="report-axis" x1={x(v)} x2={x(v)} y1={floor} y2={floor + 4} />
                <text x={x(v)} y={floor + 16} text-anchor="middle">{num(v)}</text>
              </g>
            ))}
            <line class="report-axis" x1={0} x2={inner} y1={floor} y2={floor} />
            <Fitted text={panel.title} room={cell - 24} x={0} y={-7} />
            <text x={inner / 2} y={floor + 32} text-anchor="middle">{props.xLabel}</text>
            {panel.draw({ x, y, width: inner })}
          </g>
        ))}
      </svg>
    </div>
  );
}

/** Least and largest of the finite numbers. */
export function span(values: Iterable<number>): Range {
  let lo = Infinity, hi = -Infinity;
  for (const v of values) {
    if (!Number.isFinite(v)) continue;
    lo = Math.min(lo, v);
    hi = Math.max(hi, v);
  }
  return [lo, hi];
}
