// What came out over time: medians with the bands that half and nine in ten of the runs stay in,
// and the mean with how well it is known. Several metrics of one unit lie over each other.
import './fan.css';
import type { ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import { t } from '../i18n';
import { useAttention } from './attention';
import { Figure } from './figure';
import { brief, withHalf } from './numbers';
import { band, line } from './path';
import { Readings } from './readings';
import { extent, type Range } from './scale';
import type { Sheet } from './sheet';
import { useSteadyRange } from './steady';
import { colourOf, TimeChart, type Layout } from './time_chart';

/** Statistics of one metric, a number for each tick. */
export interface FanSeries {
  name: string;
  label: string;
  mean: Float64Array;
  /** 95% confidence interval of the mean. */
  lo: Float64Array;
  hi: Float64Array;
  q05: Float64Array;
  q25: Float64Array;
  q50: Float64Array;
  q75: Float64Array;
  q95: Float64Array;
}

/** A second world behind the first. */
export type Ghost = Pick<FanSeries, 'mean' | 'q50'>;

export interface FanProps {
  title: string;
  unit: string;
  name: string;
  source: string;
  dates: string[];
  series: FanSeries[];
  /** As long as `series`; null where the other world lacks the metric. */
  ghosts?: (Ghost | null)[];
  tick: ReadonlySignal<number>;
  onTick: (tick: number) => void;
  /** Numbers that the axis has to show whatever the data: 0, or 0 and 1. */
  within?: number[];
  /** Numbers that the axis never goes beyond: the interval of a rare thing may reach below 0. */
  bounds?: Range;
  /** Each run has 0 or 1, so that the mean is a share of runs: it is the line, and has no fan. */
  rate?: boolean;
  /** Bands of every line at once, not of the one that is looked at alone. */
  allBands?: boolean;
  height?: number;
}

const at = (row: Float64Array, tick: number): number => row[tick] ?? NaN;

function readingOf(s: FanSeries, tick: number, rate: boolean): string {
  const mean = withHalf(at(s.mean, tick), at(s.hi, tick));
  return rate ? t('figures.rate_reading', { mean })
    : t('figures.fan_reading', { mean, low: brief(at(s.q05, tick)), high: brief(at(s.q95, tick)) });
}

export function FanChart(props: FanProps): JSX.Element {
  const { series, dates, ghosts = [], rate = false, bounds } = props;
  const { focused, single, setFocus, setAlone, drawn } = useAttention(series.length, 0);
  const central = (s: Ghost): Float64Array => (rate ? s.mean : s.q50);

  const rows = series.flatMap((s, k) => (drawn(k) ? rate ? [s.lo, s.hi] : [s.q05, s.q95, s.lo, s.hi] : []));
  ghosts.forEach((ghost, k) => { if (ghost && drawn(k)) rows.push(central(ghost)); });
  const [lo, hi] = extent(rows, single >= 0 ? [] : props.within);
  const key = series.filter((_, k) => drawn(k)).map((s) => `${s.name} ${s.label}`).join();
  const range = useSteadyRange(bounds ? [Math.max(lo, bounds[0]), Math.min(hi, bounds[1])] : [lo, hi], key);

  const draw = ({ xs, y }: Layout): JSX.Element => (
    <>
      {series.map((s, k) => drawn(k) && (
        <g key={`${k} ${s.name}`} class={`fan chart-c${colourOf(k)} ${k === focused ? 'fan-focused' : ''} ${rate ? 'fan-rate' : ''}`}>
          {!rate && (k === focused || props.allBands) && <path class="fan-90" d={band(xs, s.q05, s.q95, y)} />}
          {!rate && k === focused && <path class="fan-50" d={band(xs, s.q25, s.q75, y)} />}
          {ghosts[k] && <path class="fan-ghost" d={line(xs, central(ghosts[k]), y)} />}
          {(rate || k === focused) && <path class="fan-interval" d={band(xs, s.lo, s.hi, y)} />}
          <path class="fan-median" d={line(xs, central(s), y)} />
          {!rate && k === focused && <path class="fan-mean" d={line(xs, s.mean, y)} />}
        </g>
      ))}
    </>
  );
  const lines = series.map((s, k) => ({ name: s.name, label: s.label, colour: colourOf(k), values: central(s) }));
  const readings = series.map((s, k) => ({ name: s.name, label: s.label, colour: colourOf(k),
    brief: (tick: number) => brief(at(s.mean, tick)), full: (tick: number) => readingOf(s, tick, rate) }));
  const legend = [t(rate ? 'figures.rate_legend' : 'figures.fan_legend'),
    ghosts.some(Boolean) && t('figures.pinned_legend')].filter(Boolean).join('; ');
  return (
    <Figure title={props.title} unit={props.unit} name={props.name} source={props.source} legend={legend}
      sheet={() => fanSheet(dates, series, props.unit)}>
      <Readings readings={readings} dates={dates} tick={props.tick} focused={focused} alone={single}
        onFocus={setFocus} onAlone={setAlone} />
      <TimeChart label={props.title} dates={dates} range={range} tick={props.tick} onTick={props.onTick}
        spoken={(tick) => series.map((s) => `${s.label}: ${readingOf(s, tick, rate)}`).join('; ')}
        lines={lines.filter((_, k) => drawn(k))} focused={single >= 0 ? 0 : focused}
        onPoint={(k) => single < 0 && setFocus(k)} height={props.height} draw={draw} />
    </Figure>
  );
}

function fanSheet(dates: string[], series: FanSeries[], unit: string): Sheet {
  const rows = series.flatMap((s) => dates.map((date, tick) => [s.name, s.label, unit, date,
    ...[s.mean, s.lo, s.hi, s.q05, s.q25, s.q50, s.q75, s.q95].map((row) => at(row, tick))]));
  return { head: ['metric', 'label', 'unit', 'date', 'mean', 'lo', 'hi', 'q05', 'q25', 'q50', 'q75', 'q95'], rows };
}
