// A plot over the dates of a world: axes, labels at the ends of lines, and a cursor at the shown
// tick that pointer and keys move. What is drawn between them is the caller's.
import './time_chart.css';
import { computed, type ReadonlySignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { tickOf } from './dates';
import { fitted, spread, textWidth, useWidth } from './measure';
import { linear, ticks, type Range } from './scale';
import { TimeAxis, type Area } from './time_axis';
import { brief } from './numbers';

export interface ChartLine {
  name: string;
  label: string;
  /** 1 to 7: a series colour. */
  colour: number;
  values: Float64Array;
}

/** The series colour of the `k`th line of a figure. */
export const colourOf = (k: number): number => (k % 7) + 1;

export interface Layout {
  area: Area;
  /** Where each tick stands. */
  xs: Float64Array;
  y: (value: number) => number;
}

interface Props {
  /** For those who hear the figure: what is shown, and what it says at a tick. */
  label: string;
  spoken: (tick: number) => string;
  dates: string[];
  lines: ChartLine[];
  range: Range;
  /** The shown tick; -1: the last. */
  tick: ReadonlySignal<number>;
  onTick: (tick: number) => void;
  focused: number;
  onPoint: (line: number) => void;
  height?: number;
  draw: (layout: Layout) => ComponentChildren;
}

const kHeight = 170;
const kPage = 4;  // ticks that PageUp and PageDown move

export function TimeChart(props: Props): JSX.Element {
  const { dates, lines, range, tick, onTick, focused } = props;
  const [frame, width] = useWidth<HTMLDivElement>(340);
  const count = dates.length;
  const height = props.height ?? kHeight;
  // A line that is alone has its name in the title.
  const labelled = lines.length < 2 ? 8 : Math.min(0.3 * width, Math.max(0, ...lines.map((l) => textWidth(l.label))) + 10);
  const left = 8 + Math.max(18, ...ticks(range, 5).map((v) => textWidth(brief(v, 4))));
  const area: Area = { width, height, left, right: Math.max(left + 40, width - labelled - 4), top: 18, bottom: height - 20 };

  const x = linear([0, Math.max(1, count - 1)], [area.left, area.right]);
  const y = linear(range, [area.bottom, area.top]);
  const xs = useMemo(() => Float64Array.from(dates, (_, i) => x(i)), [dates, area.left, area.right]);

  // Bound to attributes as signals: moving the cursor does not draw the figure again.
  const at = useMemo(() => computed(() => tickOf(tick.value, count)), [tick, count]);
  const said = useMemo(() => computed(() => `${dates[at.value] ?? ''}: ${props.spoken(at.value)}`),
    [at, dates, props.spoken]);
  const place = useRef(x);
  place.current = x;

  const nearestTick = (px: number): number =>
    Math.max(0, Math.min(count - 1, Math.round(((px - area.left) / (area.right - area.left)) * (count - 1))));
  const frameRequest = useRef(0);
  const moveTo = (px: number): void => {
    cancelAnimationFrame(frameRequest.current);
    frameRequest.current = requestAnimationFrame(() => onTick(nearestTick(px)));
  };
  const point = (px: number, py: number): void => {
    const t = nearestTick(px);
    let best = -1, distance = 24;
    lines.forEach((l, k) => {
      const d = Math.abs(y(l.values[t] ?? NaN) - py);
      if (d < distance) [best, distance] = [k, d];
    });
    if (best >= 0 && best !== focused) props.onPoint(best);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const now = at.peek();
    const to = { ArrowLeft: now - 1, ArrowDown: now - 1, ArrowRight: now + 1, ArrowUp: now + 1,
      PageDown: now - kPage, PageUp: now + kPage, Home: 0, End: count - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onTick(Math.max(0, Math.min(count - 1, to)));
  };

  const ends = spread(lines.map((l) => y(l.values[count - 1] ?? NaN)).map((v) => (Number.isFinite(v) ? v : area.bottom)),
    12, area.top + 2, area.bottom);
  return (
    <div ref={frame} class="chart" role="slider" tabIndex={0} aria-label={props.label}
      aria-valuemin={0} aria-valuemax={count - 1} aria-valuenow={at}
      aria-valuetext={said}
      onKeyDown={onKeyDown}
      onPointerDown={(e) => moveTo(e.offsetX)}
      onPointerMove={(e) => (e.buttons & 1 ? moveTo(e.offsetX) : point(e.offsetX, e.offsetY))}>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <TimeAxis area={area} dates={dates} range={range} x={x} y={y} />
        {props.draw({ area, xs, y })}
        {lines.length > 1 && lines.map((l, k) => (
          <text key={`${k} ${l.name}`} class={`chart-label chart-c${l.colour} ${k === focused ? 'chart-focused' : ''}`}
            x={area.right + 5} y={(ends[k] ?? 0) + 3.5}>{fitted(l.label, width - area.right - 6)}</text>
        ))}
        <Cursor at={at} x={place} area={area} dates={dates} />
      </svg>
    </div>
  );
}

interface CursorProps {
  at: ReadonlySignal<number>;
  x: { current: (tick: number) => number };
  area: Area;
  dates: string[];
}

/** Reads the tick itself, so that moving it draws nothing but this. */
function Cursor({ at, x, area, dates }: CursorProps): JSX.Element {
  const px = x.current(at.value);
  const late = at.value > dates.length / 2;
  return (
    <g class="chart-cursor">
      <line x1={px} x2={px} y1={area.top - 3} y2={area.bottom} />
      <text x={px} y={10} text-anchor={late ? 'end' : 'start'}>{dates[at.value]}</text>
    </g>
  );
}
