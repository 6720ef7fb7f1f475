// One world less another, pair by pair with the same luck: the mean difference with its 95%
// interval, and the band that nine in ten pairs stay in, about a line at nothing.
import './difference.css';
import type { ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import { percent, t } from '../i18n';
import { useAttention } from './attention';
import { Figure } from './figure';
import { textWidth } from './measure';
import { briefSigned, signedWithHalf, withoutRounding } from './numbers';
import { band, line } from './path';
import { Readings } from './readings';
import { extent } from './scale';
import type { Sheet } from './sheet';
import { useSteadyRange } from './steady';
import { colourOf, TimeChart, type Layout } from './time_chart';

/** Paired differences of one metric, a number for each tick. */
export interface DifferenceSeries {
  name: string;
  label: string;
  /** Mean of the world that the other is compared with. */
  baseline: Float64Array;
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

const at = (row: Float64Array, tick: number): number => row[tick] ?? NaN;

/** No pair differs, not by the last bit. */
function same(s: DifferenceSeries, tick: number): boolean {
  return at(s.difference, tick) === 0 && at(s.higher, tick) === 0 && at(s.lower, tick) === 0;
}

/** Pairs differ, but by no more than the rounding of what is compared. */
function rounding(s: DifferenceSeries, tick: number): boolean {
  const size = at(s.baseline, tick);
  return [s.difference, s.q05, s.q95].every((row) => withoutRounding(at(row, tick), size) === 0);
}

/** How much a change does at any tick: nothing at all, nothing but rounding, something. */
export function effectOf(s: DifferenceSeries): 'none' | 'rounding' | 'some' {
  let effect: 'none' | 'rounding' = 'none';
  for (let tick = 0; tick < s.difference.length; ++tick) {
    if (same(s, tick)) continue;
    if (!rounding(s, tick)) return 'some';
    effect = 'rounding';
  }
  return effect;
}

/** The first tick at which any pair differs; as many as there are when none does. */
function firstApart(series: DifferenceSeries[], ticks: number): number {
  let tick = 0;
  while (tick < ticks && series.every((s) => same(s, tick))) ++tick;
  return tick;
}

function briefOf(s: DifferenceSeries, tick: number): string {
  return same(s, tick) ? '=' : briefSigned(withoutRounding(at(s.difference, tick), at(s.baseline, tick)));
}

function readingOf(s: DifferenceSeries, tick: number): string {
  if (same(s, tick)) return t('figures.no_difference_pairs');
  if (rounding(s, tick)) return t('figures.rounding');
  return t('figures.difference_reading', {
    difference: signedWithHalf(at(s.difference, tick), at(s.hi, tick), at(s.baseline, tick)),
    low: briefSigned(at(s.q05, tick)), high: briefSigned(at(s.q95, tick)),
    higher: percent(at(s.higher, tick)), lower: percent(at(s.lower, tick)) });
}

/** The line whose band goes farthest: it is why the axis is as long as it is. */
function widest(series: DifferenceSeries[]): number {
  const reach = series.map((s) => {
    const [lo, hi] = extent([s.difference, s.q05, s.q95]);
    return Math.max(Math.abs(lo), Math.abs(hi));
  });
  return Math.max(0, reach.indexOf(Math.max(...reach)));
}

export function DifferenceChart(props: DifferenceProps): JSX.Element {
  const { series, dates } = props;
  const { focused, single, setFocus, setAlone, drawn } = useAttention(series.length, widest(series));
  const seen = series.filter((_, k) => drawn(k));
  const [low, high] = extent(seen.flatMap((s) => [s.q05, s.q95, s.lo, s.hi]), [0]);
  // Rounding is drawn as the flat line that it is.
  const [, size] = extent(seen.map((s) => s.baseline), [0]);
  const range = useSteadyRange([withoutRounding(low, size), withoutRounding(high, size)], seen.map((s) => `${s.name} ${s.label}`).join());
  const apart = firstApart(seen, dates.length);

  const draw = ({ area, xs, y }: Layout): JSX.Element => (
    <>
      {series.map((s, k) => drawn(k) && (
        <g key={`${k} ${s.name}`} class={`difference chart-c${colourOf(k)} ${k === focused ? 'difference-focused' : ''}`}>
          {k === focused && <path class="difference-90" d={band(xs, s.q05, s.q95, y)} />}
          {k === focused && <path class="difference-interval" d={band(xs, s.lo, s.hi, y)} />}
          <path class="difference-mean" d={line(xs, s.difference, y)} />
        </g>
      ))}
      {apart > 0 && (
        <g class="difference-none">
          <line x1={xs[0]} x2={xs[apart - 1]} y1={y(0)} y2={y(0)} />
          {textWidth(t('figures.no_difference')) < (xs[apart - 1] ?? 0) - (xs[0] ?? 0) && (
            <text x={((xs[0] ?? 0) + (xs[apart - 1] ?? 0)) / 2} y={Math.max(area.top + 12, y(0) - 7)} text-anchor="middle">
              {t('figures.no_difference')}
            </text>
          )}
        </g>
      )}
    </>
  );
  const lines = series.map((s, k) => ({ name: s.name, label: s.label, colour: colourOf(k), values: s.difference }));
  const readings = series.map((s, k) => ({ name: s.name, label: s.label, colour: colourOf(k),
    brief: (tick: number) => briefOf(s, tick), full: (tick: number) => readingOf(s, tick) }));
  return (
    <Figure title={props.title} unit={props.unit} name={props.name} source={props.source}
      legend={t('figures.difference_legend')} sheet={() => differenceSheet(dates, series, props.unit)}>
      <Readings readings={readings} dates={dates} tick={props.tick} focused={focused} alone={single}
        onFocus={setFocus} onAlone={setAlone} />
      <TimeChart label={props.title} dates={dates} range={range} tick={props.tick} onTick={props.onTick}
        spoken={(tick) => series.map((s) => `${s.label}: ${readingOf(s, tick)}`).join('; ')}
        lines={lines.filter((_, k) => drawn(k))} focused={single >= 0 ? 0 : focused}
        onPoint={(k) => single < 0 && setFocus(k)} height={props.height} draw={draw} />
    </Figure>
  );
}

function differenceSheet(dates: string[], series: DifferenceSeries[], unit: string): Sheet {
  const rows = series.flatMap((s) => dates.map((date, tick) => [s.name, s.label, unit, date,
    ...[s.baseline, s.difference, s.lo, s.hi, s.q05, s.q95, s.higher, s.lower].map((row) => at(row, tick))]));
  return { head: ['metric', 'label', 'unit', 'date', 'baseline', 'difference', 'lo', 'hi', 'q05', 'q95', 'higher', 'lower'], rows };
}
