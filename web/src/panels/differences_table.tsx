// Differences after the last tick, those first that stand out most from chance.
import type { JSX } from 'preact';
import type { Comparison } from '../engine/types';
import { brief, briefSigned, signedWithHalf, withoutRounding } from '../figures/numbers';
import { percent, t } from '../i18n';
import type { Subject } from './metric_groups';
import { unitName } from './metric_names';
import { differenceOf } from './rows';

interface EndRow {
  name: string;
  figure: string;
  label: string;
  unit: string;
  pinned: number;
  difference: number;
  hi: number;
  q05: number;
  q95: number;
  higher: number;
  lower: number;
  /** Half widths of its interval that the difference is from nothing; -1 where no pair differs. */
  distance: number;
}

const kShown = 8;

function endRow(from: Comparison, figure: Subject, name: string, label: string): EndRow[] {
  const s = differenceOf(from, name, label);
  if (!s) return [];
  const last = from.ticks - 1;
  const end = (row: Float64Array): number => row[last] ?? NaN;
  const pinned = end(s.baseline), higher = end(s.higher), lower = end(s.lower);
  const clean = (x: number): number => withoutRounding(x, pinned);
  const difference = clean(end(s.difference)), q05 = clean(end(s.q05)), q95 = clean(end(s.q95));
  const half = clean(end(s.hi) - end(s.difference));
  const none = (higher === 0 && lower === 0) || (difference === 0 && q05 === 0 && q95 === 0);
  const distance = none ? -1 : difference === 0 ? 0 : Math.abs(difference) / half;
  return [{ name, label, figure: figure.heading, unit: figure.unit === '1' ? '' : unitName(figure.unit), pinned,
    difference, hi: end(s.hi), q05, q95, higher, lower, distance }];
}

interface Props {
  date: string;
  comparison: Comparison;
  figures: Subject[];
}

export function EndTable({ date, comparison, figures }: Props): JSX.Element {
  const rows = figures.flatMap((f) => f.metrics.flatMap((m) => endRow(comparison, f, m.name, m.label)));
  const differing = rows.filter((r) => r.distance >= 0)
    .sort((a, b) => b.distance - a.distance || (a.name < b.name ? -1 : 1));
  const same = rows.length - differing.length;
  const title = t('answers.end', { date });
  return (
    <>
      <h3>{title}</h3>
      {differing.length > 0 && <Table title={title} rows={differing.slice(0, kShown)} />}
      {differing.length > kShown && (
        <details class="differences-rest small">
          <summary>{t('answers.rest', { count: differing.length - kShown })}</summary>
          <Table title={t('answers.rest', { count: differing.length - kShown })} rows={differing.slice(kShown)} />
        </details>
      )}
      {same > 0 && (
        <p class="small quiet">{t(differing.length === 0 ? 'answers.all_same' : 'answers.same_ones', { count: same })}</p>
      )}
    </>
  );
}

function Table({ title, rows }: { title: string; rows: EndRow[] }): JSX.Element {
  return (
    <div class="differences-table" tabIndex={0} role="region" aria-label={title}>
      <table class="numbers small">
        <thead>
          <tr>{['metric', 'unit', 'pinned', 'difference', 'most', 'pairs'].map((h) => (
            <th key={h} scope="col">{t(`answers.column.${h}`)}</th>))}</tr>
        </thead>
        <tbody>{rows.map((row) => (
          <tr key={row.name} class={row.distance > 1 ? 'differences-clear' : ''}>
            <th scope="row">{row.figure === row.label ? row.label : `${row.figure}: ${row.label}`}</th>
            <td class="quiet">{row.unit}</td>
            <td>{brief(row.pinned)}</td>
            <td><b>{signedWithHalf(row.difference, row.hi, row.pinned)}</b></td>
            <td>{briefSigned(row.q05, 2)} … {briefSigned(row.q95, 2)}</td>
            <td><Pairs lower={row.lower} higher={row.higher} /></td>
          </tr>))}</tbody>
      </table>
    </div>
  );
}

const kWidth = 60;

/** Pairs in which it is lower to the left, higher to the right. */
function Pairs({ lower, higher }: { lower: number; higher: number }): JSX.Element {
  const middle = kWidth / 2;
  return (
    <span class="differences-pairs">
      <svg viewBox={`0 0 ${kWidth} 10`} width={kWidth} height="10" aria-hidden="true">
        <rect class="differences-lower" x={middle * (1 - lower)} y="1" width={middle * lower} height="8" />
        <rect class="differences-higher" x={middle} y="1" width={middle * higher} height="8" />
        <line x1={middle} x2={middle} y1="0" y2="10" />
      </svg>
      {t('answers.lower_higher', { lower: percent(lower), higher: percent(higher) })}
    </span>
  );
}
