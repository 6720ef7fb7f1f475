// How the metric went through time, where the store keeps series.
import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { FanChart, type FanSeries } from '../figures/fan';
import { num, t } from '../i18n';
import { metric } from './choice';
import { Chooser } from './chooser';
import type { Column, ReportData } from './data';
import { arrangement } from './lines';
import { valueOf } from './results';
import { source, unitOf } from './words';

const tick = signal(-1);
const kQuantiles = 5;

function numbers(column: Column): Float64Array {
  return Float64Array.from(column, (x) => x ?? NaN);
}

function quantile(column: Column, k: number, ticks: number): Float64Array {
  return Float64Array.from({ length: ticks }, (_, i) => column[i * kQuantiles + k] ?? NaN);
}

function fanOf(data: ReportData, point: number, arm: number, label: string): FanSeries | null {
  const band = data.series?.bands[(point * data.arms.length + arm) * data.metrics.length + metric.value];
  const of = data.arms[arm];
  if (!band || !of || !data.series) return null;
  const ticks = data.series.dates.length;
  const mean = numbers(band.mean), half = numbers(band.half);
  const [q05, q25, q50, q75, q95] = [0, 1, 2, 3, 4].map((k) => quantile(band.quantiles, k, ticks));
  if (!q05 || !q25 || !q50 || !q75 || !q95) return null;
  return { name: of.name, label, mean, lo: mean.map((x, i) => x - (half[i] ?? NaN)),
    hi: mean.map((x, i) => x + (half[i] ?? NaN)), q05, q25, q50, q75, q95 };
}

/** "point 3: lease-years-max = 99". */
function pointName(data: ReportData, point: number): string {
  const values = data.factors.map((f, k) => `${f.name} = ${num(valueOf(data, point, k))}`).slice(0, 6).join(', ');
  return `${data.points.number[point] ?? ''}${values ? `: ${values}` : ''}`;
}

export function Fans({ data }: { data: ReportData }): JSX.Element | null {
  const [point, setPoint] = useState(0);
  const shown = data.metrics[metric.value];
  if (!data.series || !shown) return null;
  if (tick.peek() < 0) tick.value = data.series.dates.length - 1;
  const { panels, names } = arrangement(data, false);
  return (
    <section class="report-section" aria-labelledby="report-fans">
      <h2 id="report-fans">{t('report.fans')}</h2>
      <p>{t('report.fans_text')}{' '}
        {data.series.points < data.points.number.length
          && t('report.fans_left_out', { shown: data.series.points, points: data.points.number.length })}</p>
      {data.series.points > 1 && (
        <div class="report-choosers no-print">
          <Chooser label={t('report.point')} value={point} onChange={setPoint}
            options={Array.from({ length: data.series.points }, (_, p) => pointName(data, p))} />
        </div>
      )}
      {panels.map((panel, k) => {
        const series = panel.lines.map(({ arm, colour }) => fanOf(data, point, arm, names[colour] ?? '')).filter((s) => s !== null);
        const of = [panel.title, t('report.at_point', { point: pointName(data, point) })].filter(Boolean).join('; ');
        return (
          <FanChart key={`${k} ${metric.value} ${point}`} title={`${shown.name}, ${of}`} unit={unitOf(shown.unit)}
            name={`fan-${k}`} source={source(data)} dates={data.series?.dates ?? []} series={series}
            tick={tick} onTick={(at) => { tick.value = at; }} />
        );
      })}
    </section>
  );
}
