// Runs without a result.
import type { JSX } from 'preact';
import { num, t } from '../i18n';
import type { ReportData } from './data';

export function Failures({ data }: { data: ReportData }): JSX.Element {
  const { reasons, shown } = data.failures;
  return (
    <section class="report-section" aria-labelledby="report-failures">
      <h2 id="report-failures">{t('report.failures')}</h2>
      {reasons.length === 0 ? <p>{t('report.no_failures')}</p> : (
        <>
          <p>{t('report.failures_text')}</p>
          <ul>{reasons.map((r) => <li key={r.reason}>{`${num(r.runs, 9)}: ${r.reason}`}</li>)}</ul>
          <div class="report-scroll" tabIndex={0} role="region" aria-label={t('report.table', { title: t('report.failures') })}>
            <table class="small numbers">
              <thead><tr>{['run', 'point', 'arm', 'date', 'reason'].map((h) => <th key={h} scope="col">{t(`report.column_${h}`)}</th>)}</tr></thead>
              <tbody>{shown.map((f) => (
                <tr key={f.run}><td>{num(f.run, 15)}</td><td>{num(f.point, 15)}</td><td>{data.arms[f.arm]?.name}</td><td>{f.date}</td><td>{f.reason}</td></tr>
              ))}</tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}
