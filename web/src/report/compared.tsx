// Arms against their baselines, over all points.
import type { JSX } from 'preact';
import { num, signed, t } from '../i18n';
import { metric } from './choice';
import type { ReportData } from './data';
import { at } from './results';
import { armName } from './words';

interface Row { arm: number; baseline: number; least: number; most: number; up: number; down: number }

function rowOf(data: ReportData, arm: number): Row | null {
  const baseline = data.arms[arm]?.baseline ?? null, differences = data.differences;
  if (baseline === null || !differences) return null;
  const row: Row = { arm, baseline, least: Infinity, most: -Infinity, up: 0, down: 0 };
  for (let p = 0; p < data.points.number.length; ++p) {
    const k = (p * data.arms.length + arm) * data.metrics.length + metric.value;
    const mean = at(differences.mean, k), half = at(differences.half, k);
    row.least = Math.min(row.least, mean);
    row.most = Math.max(row.most, mean);
    if (mean - half > 0) ++row.up;
    if (mean + half < 0) ++row.down;
  }
  return row;
}

export function Compared({ data, arms }: { data: ReportData; arms: number[] }): JSX.Element {
  const rows = arms.map((arm) => rowOf(data, arm)).filter((row) => row !== null);
  const of = num(data.points.number.length, 9);
  return (
    <div class="report-scroll" tabIndex={0} role="region" aria-label={t('report.compared')}>
      <table class="small numbers">
        <thead><tr>{['arm', 'baseline', 'difference', 'higher', 'lower'].map((h) => <th key={h} scope="col">{t(`report.column_${h}`)}</th>)}</tr></thead>
        <tbody>{rows.map((row) => (
          <tr key={row.arm}>
            <th scope="row">{armName(data, row.arm)}</th><td>{armName(data, row.baseline)}</td>
            <td>{`${signed(row.least)} … ${signed(row.most)}`}</td>
            <td>{t('report.of', { count: num(row.up, 9), all: of })}</td><td>{t('report.of', { count: num(row.down, 9), all: of })}</td>
          </tr>
        ))}</tbody>
      </table>
    </div>
  );
}
