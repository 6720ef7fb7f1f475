// What each factor does: means with intervals over its levels, or over its range where the design
// is a sample.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Figure } from '../figures/figure';
import type { Sheet } from '../figures/sheet';
import { num, t } from '../i18n';
import { averaged, held, metric, paired } from './choice';
import { Chooser } from './chooser';
import { byCorrelation } from './correlations';
import type { Curve, ReportData } from './data';
import { HeldChoosers } from './held';
import { arrangement } from './lines';
import { Panels, span } from './panels';
import { at, crossed, place, pointWith, valueOf } from './results';
import { Sign } from './sign';
import { armName, change, estimate, source, unitOf, whole, withUnit } from './words';

interface Mark { x: number; mean: number; half: number; n: number; point: number | null }

/** Of an arm: averages, or the points at which the other factors are held. */
function marksOf(data: ReportData, curve: Curve, arm: number): Mark[] {
  const M = data.metrics.length;
  return curve.levels.flatMap((x, level): Mark[] => {
    if (averaged.value) {
      const k = (level * data.arms.length + arm) * M + metric.value;
      return [{ x, n: NaN, point: null, mean: at(paired.value ? curve.difference : curve.mean, k),
        half: at(paired.value ? curve.difference_half : curve.half, k) }];
    }
    const wanted = new Map(data.factors.map((_, f) =>
      [f, f === curve.factor ? x : crossed(data, f)[held.value[f] ?? 0] ?? valueOf(data, 0, f)]));
    const point = pointWith(data, wanted);
    return point === undefined ? [] : [markAt(data, point, arm, x)];
  });
}

function markAt(data: ReportData, point: number, arm: number, x: number): Mark {
  const from = paired.value && data.differences ? data.differences : data.statistics;
  const k = place(data, point, arm, metric.value);
  return { x, mean: at(from.mean, k), half: at(from.half, k), n: at(from.n, k), point: data.points.number[point] ?? null };
}

function CurveFigure({ data, factor, marks, joined, held: others }: {
  data: ReportData; factor: number; marks: (arm: number) => Mark[]; joined: boolean; held: string;
}): JSX.Element | null {
  const of = data.factors[factor], shown = data.metrics[metric.value];
  if (!of || !shown) return null;
  const { panels, names } = arrangement(data, paired.value);
  const rows = new Map(panels.flatMap((p) => p.lines).map(({ arm }) => [arm, marks(arm)]));
  const all = [...rows.values()].flat();
  const levels = [...new Set(all.map((m) => m.x))].sort((a, b) => a - b);
  const title = t(paired.value ? 'report.curve_paired' : 'report.curve', { metric: shown.name, factor: of.name });
  const say = paired.value ? change : estimate;
  const sheet = (): Sheet => ({
    head: [of.name, 'arm', 'metric', 'unit', 'point', 'n', 'mean', 'half_width'],
    rows: [...rows].flatMap(([arm, list]) => list.map((m) => [m.x, data.arms[arm]?.name ?? '', shown.name, shown.unit,
      whole(m.point), whole(m.n), m.mean, m.half])),
  });
  return (
    <Figure title={title} unit={unitOf(shown.unit)} name={`curve-${of.name}`} source={source(data)}
      legend={`${t('report.curve_legend')} ${others}`} sheet={sheet}>
      <Panels label={title} names={names} xRange={span(levels)} xLabel={withUnit(of)} log={of.scale === 'log'}
        xMarks={joined ? levels : undefined}
        yRange={span(all.flatMap((m) => [m.mean - (m.half || 0), m.mean + (m.half || 0), ...(paired.value ? [0] : [])]))}
        panels={panels.map((panel) => ({
          title: panel.title,
          draw: ({ x, y }) => (
            <>
              {panel.lines.map(({ arm, colour }, k) => {
                const list = (rows.get(arm) ?? []).filter((m) => Number.isFinite(m.mean));
                // Side by side, so that intervals at one level do not hide each other.
                const off = joined ? (k - (panel.lines.length - 1) / 2) * 3 : 0;
                return (
                  <g key={arm} class={`report-c${(colour % 7) + 1}`}>
                    {joined && <path class="report-line" d={list.map((m, i) => `${i ? 'L' : 'M'}${x(m.x) + off} ${y(m.mean)}`).join('')} />}
                    {list.map((m, i) => (
                      <g key={i} class={joined ? '' : 'report-dot'}>
                        <title>{`${armName(data, arm)}, ${of.name} ${num(m.x)}: ${say(m.mean, m.half)}`}</title>
                        {m.half > 0 && <line class="report-bar" x1={x(m.x) + off} x2={x(m.x) + off} y1={y(m.mean - m.half)} y2={y(m.mean + m.half)} />}
                        <Sign k={colour} x={x(m.x) + off} y={y(m.mean)} size={joined ? 4 : 2.5} />
                      </g>
                    ))}
                  </g>
                );
              })}
            </>
          ),
        }))} />
    </Figure>
  );
}

export function Curves({ data }: { data: ReportData }): JSX.Element | null {
  const order = byCorrelation(data);
  const [chosen, setChosen] = useState(0);
  const factor = order[chosen] ?? 0;
  if (data.factors.length === 0 || data.points.number.length === 0) return null;
  const many = data.curves.length > 1;
  return (
    <section class="report-section" aria-labelledby="report-curves">
      <h2 id="report-curves">{t('report.curves')}</h2>
      {data.curves.length > 0 ? (
        <>
          <p>{t('report.curves_text')}</p>
          <div class="report-choosers no-print">
            {many && (
              <Chooser label={t('report.others')} value={averaged.value ? 0 : 1}
                options={[t('report.others_averaged'), t('report.others_held')]}
                onChange={(k) => { averaged.value = k === 0; }} />
            )}
            {many && !averaged.value && <HeldChoosers data={data} except={[]} />}
          </div>
          {data.curves.map((curve) => (
            <CurveFigure key={curve.factor} data={data} factor={curve.factor} joined
              marks={(arm) => marksOf(data, curve, arm)} held={othersOf(data, curve)} />
          ))}
        </>
      ) : (
        <>
          <p>{t('report.sample_text')}</p>
          <div class="report-choosers no-print">
            <Chooser label={t('report.factor')} options={order.map((f) => { const of = data.factors[f]; return of ? withUnit(of) : ''; })} value={chosen} onChange={setChosen} />
          </div>
          <CurveFigure data={data} factor={factor} joined={false} held=""
            marks={(arm) => data.points.number.map((_, p) => markAt(data, p, arm, valueOf(data, p, factor)))} />
        </>
      )}
    </section>
  );
}

/** What becomes of the other factors, in words. */
function othersOf(data: ReportData, curve: Curve): string {
  if (curve.settings === 1) return '';
  if (averaged.value) return t('report.averaged_over', { settings: curve.settings });
  return data.curves.filter((c) => c !== curve)
    .map((c) => `${data.factors[c.factor]?.name ?? ''} = ${num(c.levels[held.value[c.factor] ?? 0] ?? NaN)}`).join(', ');
}
