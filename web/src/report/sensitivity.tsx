// Which factors move the metric at all: elementary effects of a Morris design.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Figure } from '../figures/figure';
import type { Sheet } from '../figures/sheet';
import { num, t } from '../i18n';
import { Bars } from './bars';
import { metric } from './choice';
import { Chooser } from './chooser';
import type { ReportData } from './data';
import { at } from './results';
import { armName, estimate, source, unitOf } from './words';

export function Sensitivity({ data }: { data: ReportData }): JSX.Element | null {
  const [arm, setArm] = useState(0);
  const found = data.sensitivity, shown = data.metrics[metric.value];
  if (!found || !shown) return null;
  const rows = data.factors.map((f, k) => {
    const i = (k * data.arms.length + arm) * data.metrics.length + metric.value;
    return { name: f.name, mu: at(found.mu, i), star: at(found.mu_star, i), half: at(found.half, i), sigma: at(found.sigma, i) };
  }).sort((a, b) => b.star - a.star);
  const title = t('report.sensitivity_figure', { metric: shown.name, arm: armName(data, arm) });
  const sheet = (): Sheet => ({
    head: ['factor', 'arm', 'metric', 'unit', 'mu_star', 'half_width', 'mu', 'sigma'],
    rows: rows.map((r) => [r.name, data.arms[arm]?.name ?? '', shown.name, shown.unit, r.star, r.half, r.mu, r.sigma]),
  });
  return (
    <section class="report-section" aria-labelledby="report-sensitivity">
      <h2 id="report-sensitivity">{t('report.sensitivity')}</h2>
      <p>{t('report.sensitivity_text', { trajectories: found.trajectories })}</p>
      {data.arms.length > 1 && (
        <div class="report-choosers no-print">
          <Chooser label={t('report.arm')} options={data.arms.map((_, a) => armName(data, a))} value={arm} onChange={setArm} />
        </div>
      )}
      <Figure title={title} unit={unitOf(shown.unit)} name="sensitivity" source={source(data)} legend={t('report.sensitivity_legend')} sheet={sheet}>
        <Bars label={title} unit={t('report.mu_star')} from0 bars={rows.map((r) => ({ label: r.name, mean: r.star, lo: Math.max(0, r.star - r.half),
          hi: r.star + r.half, colour: 0,
          said: t('report.sensitivity_said', { factor: r.name, star: estimate(r.star, r.half), mu: num(r.mu), sigma: num(r.sigma) }) }))} />
      </Figure>
      <div class="report-scroll" tabIndex={0} role="region" aria-label={t('report.table', { title })}>
        <table class="small numbers">
          <thead><tr>{['factor', 'mu_star', 'mu', 'sigma'].map((h) => <th key={h} scope="col">{t(`report.column_${h}`)}</th>)}</tr></thead>
          <tbody>{rows.map((r) => (
            <tr key={r.name}><th scope="row">{r.name}</th><td>{estimate(r.star, r.half)}</td><td>{num(r.mu)}</td><td>{num(r.sigma)}</td></tr>
          ))}</tbody>
        </table>
      </div>
    </section>
  );
}
