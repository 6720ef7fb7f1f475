// One world less another, pair by pair with the same luck: the mean difference with its 95%
// interval, and the band that nine in ten pairs stay in, about a line at nothing.
import './difference.css';
import type { ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { num, percent, signed, t } from '../i18n';
import { Figure } from './figure';
import { band, line } from './path';
import { Readings } from './readings';
import { extent } from './scale';
import type { Sheet } from './sheet';
import { useSteadyRange } from './steady';
import { TimeChart, type Layout } from './time_chart';

/** Paired differences of one metric, a number for each tick. */
export interface DifferenceSeries {
  name: string;
  label: string;
  difference: Float64Array;
  /** 95% confidence interval of the mean difference. */
  lo: Float64Array;
  hi: Float64Array;
  q05: Float64Array;
  q95: Float64Array;
  /** Share of pairs in which it is higher, in the world now. */
  higher: Float64Array;
  lower: Float64Array;
}

export interface DifferenceProps {
  title: string;
  unit: string;
  name: string;
  source: string;
  dates: string[];
  series: DifferenceSeries[];
  tick: ReadonlySignal<number>;
  onTick: (tick: number) => void;
  height?: number;
}

const colour = (k: number): number => (k % 7) + 1;
const at = (row: Float64Array, tick: number): number => row[tick] ?? NaN;

/** No pair differs, not by the last bit. */
function same(s: DifferenceSeries, tick: number): boolean {
  return at(s.difference, tick) === 0 && at(s.higher, tick) === 0 && at(s.lower, tick) === 0;
}

/** The first tick at which any pair differs; as many as there are when none does. */
function firstApart(series: DifferenceSeries[], ticks: number): number {
  let tick = 0;
  while (tick < ticks && series.every((s) => same(s, tick))) ++tick;
  return tick;
}

function readingOf(s: DifferenceSeries, tick: number): string {
  if (same(s, tick)) return t('figures.no_difference');
  return t('figures.difference_reading', { difference: signed(at(s.difference, tick)),
    half: num(at(s.hi, tick) - at(s.difference, tick), 2),
    higher: percent(at(s.higher, tick)), lower: percent(at(s.lower, tick)) });
}

export function DifferenceChart(props: DifferenceProps): JSX.Element {
  const { series, dates } = props;
  const [focus, setFocus] = useState(0);
  const [alone, setAlone] = useState(-1);
  const single = alone < series.length ? alone : -1;
  const focused = single >= 0 ? single : Math.min(focus, series.length - 1);
  const seen = single >= 0 ? series.slice(single, single + 1) : series;
  const range = useSteadyRange(extent(seen.flatMap((s) => [s.q05, s.q95, s.lo, s.hi]), [0]),
    seen.map((s) => s.name).join());
  const apart = firstApart(seen, dates.length);

  const draw = ({ area, xs, y }: Layout): JSX.Element => (
    <>
      {series.map((s, k) => (single < 0 || k === single) && (
        <g key={s.name} class={`difference chart-c${colour(k)} ${k === focused ? 'difference-focused' : ''}`}>
          {k === focused && <path class="difference-90" d={band(xs, s.q05, s.q95, y)} />}
          {k === focused && <path class="difference-interval" d={band(xs, s.lo, s.hi, y)} />}
          <path class="difference-mean" d={line(xs, s.difference, y)} />
        </g>
      ))}
      {apart > 0 && (
        <g class="difference-none">
          <line x1={xs[0]} x2={xs[apart - 1]} y1={y(0)} y2={y(0)} />
          {(apart === dates.length || apart > dates.length / 4) && (
            <text x={((xs[0] ?? 0) + (xs[apart - 1] ?? 0)) / 2} y={Math.max(area.top + 12, y(0) - 7)} text-anchor="middle">
              {t('figures.no_difference')}
            </text>
          )}
        </g>
      )}
    </>
  );
  const lines = series.map((s, k) => ({ label: s.label, colour: colour(k), values: s.difference }));
  return (
    <Figure title={props.title} unit={props.unit} name={props.name} source={props.source}
      legend={t('figures.difference_legend')} sheet={() => differenceSheet(dates, series, props.unit)}>
      <Readings readings={series.map((s, k) => ({ label: s.label, colour: colour(k), at: (tick) => readingOf(s, tick) }))}
        ticks={dates.length} tick={props.tick} focused={focused} alone={single} onFocus={setFocus} onAlone={setAlone} />
      <TimeChart label={props.title} dates={dates} range={range} tick={props.tick} onTick={props.onTick}
        spoken={(tick) => series.map((s) => `${s.label} ${readingOf(s, tick)}`).join('; ')}
        lines={single >= 0 ? lines.slice(single, single + 1) : lines} focused={single >= 0 ? 0 : focused}
        onPoint={(k) => single < 0 && setFocus(k)} height={props.height} draw={draw} />
    </Figure>
  );
}

function differenceSheet(dates: string[], series: DifferenceSeries[], unit: string): Sheet {
  const rows = series.flatMap((s) => dates.map((date, tick) => [s.name, s.label, unit, date,
    ...[s.difference, s.lo, s.hi, s.q05, s.q95, s.higher, s.lower].map((row) => at(row, tick))]));
  return { head: ['metric', 'label', 'unit', 'date', 'difference', 'lo', 'hi', 'q05', 'q95', 'higher', 'lower'], rows };
}
