// What came out over time: medians with the bands that half and nine in ten of the runs stay in,
// and the mean with how well it is known. Several metrics of one unit lie over each other.
import './fan.css';
import type { ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { num, t } from '../i18n';
import { Figure } from './figure';
import { band, line } from './path';
import { Readings } from './readings';
import { extent, type Range } from './scale';
import type { Sheet } from './sheet';
import { useSteadyRange } from './steady';
import { TimeChart, type Layout } from './time_chart';

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
  /** Bands of every line at once, not of the one that is looked at alone. */
  allBands?: boolean;
  height?: number;
}

const colour = (k: number): number => (k % 7) + 1;
const at = (row: Float64Array, tick: number): number => row[tick] ?? NaN;

function readingOf(s: FanSeries, tick: number): string {
  return t('figures.reading', { mean: num(at(s.mean, tick)), half: num(at(s.hi, tick) - at(s.mean, tick), 2),
    low: num(at(s.q05, tick)), high: num(at(s.q95, tick)) });
}

export function FanChart(props: FanProps): JSX.Element {
  const { series, dates, ghosts = [] } = props;
  const [focus, setFocus] = useState(0);
  const [alone, setAlone] = useState(-1);
  const single = alone < series.length ? alone : -1;
  const focused = single >= 0 ? single : Math.min(focus, series.length - 1);

  const seen = single >= 0 ? series.slice(single, single + 1) : series;
  const rows = seen.flatMap((s) => [s.q05, s.q95, s.lo, s.hi]);
  for (const [k, ghost] of ghosts.entries()) if (ghost && (single < 0 || single === k)) rows.push(ghost.q50);
  const wanted: Range = extent(rows, single >= 0 ? [] : props.within);
  const range = useSteadyRange(wanted, seen.map((s) => s.name).join());

  const spoken = (tick: number): string =>
    series.map((s) => `${s.label} ${readingOf(s, tick)}`).join('; ');
  const draw = ({ xs, y }: Layout): JSX.Element => (
    <>
      {series.map((s, k) => (single < 0 || k === single) && (
        <g key={s.name} class={`fan chart-c${colour(k)} ${k === focused ? 'fan-focused' : ''}`}>
          {(k === focused || props.allBands) && <path class="fan-90" d={band(xs, s.q05, s.q95, y)} />}
          {k === focused && <path class="fan-50" d={band(xs, s.q25, s.q75, y)} />}
          {ghosts[k] && <path class="fan-ghost" d={line(xs, ghosts[k].q50, y)} />}
          {k === focused && <path class="fan-interval" d={band(xs, s.lo, s.hi, y)} />}
          <path class="fan-median" d={line(xs, s.q50, y)} />
          {k === focused && <path class="fan-mean" d={line(xs, s.mean, y)} />}
        </g>
      ))}
    </>
  );
  const lines = series.map((s, k) => ({ label: s.label, colour: colour(k), values: s.q50 }));
  return (
    <Figure title={props.title} unit={props.unit} name={props.name} source={props.source}
      legend={t(ghosts.some(Boolean) ? 'figures.fan_legend_pinned' : 'figures.fan_legend')}
      sheet={() => fanSheet(dates, series, props.unit)}>
      <Readings readings={lines.map((l, k) => ({ ...l, at: (tick) => {
        const s = series[k];
        return s ? readingOf(s, tick) : '';
      } }))} ticks={dates.length} tick={props.tick} focused={focused} alone={single}
        onFocus={setFocus} onAlone={setAlone} />
      <TimeChart label={props.title} spoken={spoken} dates={dates} range={range} tick={props.tick}
        lines={single >= 0 ? lines.slice(single, single + 1) : lines} focused={single >= 0 ? 0 : focused}
        onTick={props.onTick} onPoint={(k) => single < 0 && setFocus(k)} height={props.height} draw={draw} />
    </Figure>
  );
}

function fanSheet(dates: string[], series: FanSeries[], unit: string): Sheet {
  const rows = series.flatMap((s) => dates.map((date, tick) => [s.name, s.label, unit, date,
    ...[s.mean, s.lo, s.hi, s.q05, s.q25, s.q50, s.q75, s.q95].map((row) => at(row, tick))]));
  return { head: ['metric', 'label', 'unit', 'date', 'mean', 'lo', 'hi', 'q05', 'q25', 'q50', 'q75', 'q95'], rows };
}
