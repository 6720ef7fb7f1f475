// What the store can tell of stalled cooperation: the share of runs whose realisation ratio is low.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Figure } from '../figures/figure';
import type { Sheet } from '../figures/sheet';
import { num, percent, t } from '../i18n';
import { Chooser } from './chooser';
import type { ReportData } from './data';
import { arrangement } from './lines';
import { Panels } from './panels';
import { at } from './results';
import { Sign } from './sign';
import { armName, source, whole } from './words';

export function LowRatio({ data }: { data: ReportData }): JSX.Element {
  const low = data.low_ratio;
  const [of, setOf] = useState(Math.max(0, low?.metrics.indexOf(data.shown_metric) ?? 0));
  const name = low ? data.metrics[low.metrics[of] ?? 0]?.name ?? '' : '';
  return (
    <section class="report-section" aria-labelledby="report-stall">
      <h2 id="report-stall">{t('report.stall')}</h2>
      <p>{t('report.stall_text')}</p>
      {!low && <p>{t('report.stall_none')}</p>}
      {low && (
        <>
          <p>{t('report.stall_ratio', { threshold: num(low.threshold) })}{' '}
            {t(low.exact.every(Boolean) ? 'report.stall_exact' : 'report.stall_bounds')}</p>
          <div class="report-choosers no-print">
            <Chooser label={t('report.metric')} options={low.metrics.map((m) => data.metrics[m]?.name ?? '')} value={of} onChange={setOf} />
          </div>
          <Shares data={data} of={of} name={name} threshold={num(low.threshold)} />
        </>
      )}
    </section>
  );
}

function Shares({ data, of, name, threshold }: { data: ReportData; of: number; name: string; threshold: string }): JSX.Element | null {
  const low = data.low_ratio;
  if (!low) return null;
  const { panels, names } = arrangement(data, false);
  const points = data.points.number;
  const bounds = (p: number, arm: number) => {
    const k = (p * data.arms.length + arm) * low.metrics.length + of;
    const exact = low.exact[k] ?? false;
    return { exact, least: at(low.least, k), most: at(low.most, k), from: at(exact ? low.lo : low.least, k), to: at(exact ? low.hi : low.most, k) };
  };
  const title = t('report.stall_figure', { metric: name, threshold });
  const sheet = (): Sheet => ({
    head: [...data.factors.map((f) => f.name), 'point', 'arm', 'metric', 'least_share', 'most_share', 'exact', 'lo', 'hi'],
    rows: points.flatMap((number, p) => data.arms.map((arm, a) => {
      const b = bounds(p, a);
      return [...data.factors.map((_, f) => data.points.values[p * data.factors.length + f] ?? NaN), whole(number), arm.name, name,
        b.least, b.most, b.exact ? '1' : '0', b.exact ? b.from : NaN, b.exact ? b.to : NaN];
    })),
  });
  return (
    <Figure title={title} unit="" name={`low-${name}`} source={source(data)} legend={t('report.stall_legend')} sheet={sheet}>
      <Panels label={title} names={names} xRange={[points[0] ?? 0, Math.max(points.at(-1) ?? 1, 1)]} yRange={[0, 1]} xLabel={t('report.point')}
        panels={panels.map((panel) => ({
          title: panel.title,
          draw: ({ x, y }) => (
            <>
              {panel.lines.map(({ arm, colour }, k) => points.map((number, p) => {
                const b = bounds(p, arm);
                const place = x(number) + (k - (panel.lines.length - 1) / 2) * 2;
                return (
                  <g key={`${arm} ${p}`} class={`report-c${(colour % 7) + 1}`}>
                    <title>{`${armName(data, arm)}, ${t('report.point')} ${number}: ${b.least === b.most ? percent(b.least) : `${percent(b.least)} – ${percent(b.most)}`}`}</title>
                    <line class="report-bar" x1={place} x2={place} y1={y(b.from)} y2={y(b.to)} />
                    {b.exact && <Sign k={colour} x={place} y={y(b.least)} size={2.5} />}
                  </g>
                );
              }))}
            </>
          ),
        }))} />
    </Figure>
  );
}
