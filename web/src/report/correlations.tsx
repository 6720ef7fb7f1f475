// Which factors of a sample go with the metric: rank correlations over its points.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Figure } from '../figures/figure';
import type { Sheet } from '../figures/sheet';
import { num, signed, t } from '../i18n';
import { Bars } from './bars';
import { metric } from './choice';
import { Chooser } from './chooser';
import type { ReportData } from './data';
import { at } from './results';
import { armName, source } from './words';

const kShown = 20;

interface Row { factor: number; name: string; rho: number; lo: number; hi: number }

function rowsOf(data: ReportData, arm: number): Row[] {
  const found = data.correlations;
  if (!found) return [];
  return data.factors.map((of, factor) => {
    const k = (factor * data.arms.length + arm) * data.metrics.length + metric.value;
    return { factor, name: of.name, rho: at(found.rho, k), lo: at(found.lo, k), hi: at(found.hi, k) };
  }).sort((a, b) => (Math.abs(b.rho) || 0) - (Math.abs(a.rho) || 0));
}

/** Factors, those first that go with the metric most in the first arm; as they are without a sample. */
export function byCorrelation(data: ReportData): number[] {
  return data.correlations ? rowsOf(data, 0).map((row) => row.factor) : data.factors.map((_, f) => f);
}

/** The strongest three in the first arm: "dbar (+0.3 [+0.13, +0.45])". */
export function strongestCorrelations(data: ReportData): string {
  return rowsOf(data, 0).slice(0, 3).map((r) => `${r.name} (${interval(r)})`).join(', ');
}

function interval(row: Row): string {
  return `${signed(row.rho, 2)} [${signed(row.lo, 2)}, ${signed(row.hi, 2)}]`;
}

export function Correlations({ data }: { data: ReportData }): JSX.Element | null {
  const [arm, setArm] = useState(0);
  const shown = data.metrics[metric.value];
  if (!data.correlations || !shown) return null;
  const rows = rowsOf(data, arm);
  const title = t('report.correlations_figure', { metric: shown.name, arm: armName(data, arm) });
  const sheet = (): Sheet => ({
    head: ['factor', 'arm', 'metric', 'rho', 'lo', 'hi'],
    rows: rows.map((r) => [r.name, data.arms[arm]?.name ?? '', shown.name, r.rho, r.lo, r.hi]),
  });
  return (
    <section class="report-section" aria-labelledby="report-correlations">
      <h2 id="report-correlations">{t('report.sensitivity')}</h2>
      <p>{t('report.correlations_text', { points: num(data.points.number.length, 9), metric: shown.name,
        shown: num(Math.min(kShown, rows.length)), factors: num(rows.length, 9) })}</p>
      {data.arms.length > 1 && (
        <div class="report-choosers no-print">
          <Chooser label={t('report.arm')} options={data.arms.map((_, a) => armName(data, a))} value={arm} onChange={setArm} />
        </div>
      )}
      <Figure title={title} unit="" name="correlations" source={source(data)} legend={t('report.correlations_legend')} sheet={sheet}>
        <Bars label={title} unit={t('report.rho')} from0 bars={rows.slice(0, kShown).filter((r) => Number.isFinite(r.rho)).map((r) => ({
          label: r.name, mean: r.rho, lo: r.lo, hi: r.hi, colour: 0,
          said: `${r.name}: ${interval(r)}` }))} />
      </Figure>
    </section>
  );
}
