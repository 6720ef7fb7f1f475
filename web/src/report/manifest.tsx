// What was asked for, and of which program: enough to make the results again.
import type { JSX } from 'preact';
import { num, t } from '../i18n';
import type { ReportData } from './data';
import { unitOf, worded } from './words';

const kFacts = ['experiment', 'scenario', 'digest', 'version', 'build', 'design', 'seed', 'luck', 'keep', 'points', 'arms',
  'least', 'most', 'ticks', 'start', 'tick_years', 'precision', 'part', 'file'];

export function Manifest({ data }: { data: ReportData }): JSX.Element {
  const facts = kFacts.filter((key) => data.manifest[key]);
  const range = (x: number | null): string => num(x ?? NaN);
  return (
    <section class="report-section" aria-labelledby="report-design">
      <h2 id="report-design">{t('report.design')}</h2>
      <dl class="report-facts">
        {facts.map((key) => (
          <div key={key}><dt>{worded(`fact_${key}`, key)}</dt><dd>{data.manifest[key]}</dd></div>
        ))}
        <div><dt>{t('report.fact_runs')}</dt><dd>{num(data.state.runs, 9)}</dd></div>
        <div><dt>{t('report.fact_failures')}</dt><dd>{num(data.state.failures, 9)}</dd></div>
        <div><dt>{t('report.fact_page')}</dt><dd>{`tumen ${data.version}, ${data.build}`}</dd></div>
      </dl>
      {data.factors.length > 0 && (
        <Listing title={t('report.factors')} head={['name', 'number', 'unit', 'range', 'scale', 'meaning']}
          rows={data.factors.map((f) => [f.name, f.number, unitOf(f.unit), `${range(f.low)} … ${range(f.high)}`,
            worded(`scale_${f.scale}`, f.scale), f.meaning])} />
      )}
      <Listing title={t('report.arms')} head={['name', 'label', 'variant', 'world', 'overrides', 'baseline']}
        rows={data.arms.map((a) => [a.name, a.label, a.variant, a.world, a.overrides.trim().replaceAll('\n', '; '),
          a.baseline === null ? '' : data.arms[a.baseline]?.name ?? ''])} />
      <Listing title={t('report.metrics', { shown: data.metrics.length, kept: data.metrics_kept })} head={['name', 'unit', 'meaning']}
        rows={data.metrics.map((m) => [m.name, unitOf(m.unit), m.meaning])} />
      {data.experiment && (
        <details class="no-print"><summary>{t('report.experiment_file')}</summary><pre tabIndex={0}>{data.experiment}</pre></details>
      )}
    </section>
  );
}

function Listing({ title, head, rows }: { title: string; head: string[]; rows: string[][] }): JSX.Element {
  return (
    <details open={rows.length <= 12} class="report-listing">
      <summary>{title}</summary>
      <div class="report-scroll" tabIndex={0} role="region" aria-label={t('report.table', { title })}>
        <table class="small">
          <thead><tr>{head.map((h) => <th key={h} scope="col">{t(`report.column_${h}`)}</th>)}</tr></thead>
          <tbody>{rows.map((row, i) => <tr key={i}>{row.map((c, j) => <td key={j}>{c}</td>)}</tr>)}</tbody>
        </table>
      </div>
    </details>
  );
}
