// Differences after the last tick, those first that stand out most from chance.
import type { JSX } from 'preact';
import type { Comparison, WorldInfo } from '../engine/types';
import { num, percent, signed, t } from '../i18n';
import { unitName, type Subject } from './metric_groups';
import { baselineAt, differenceOf } from './rows';

interface EndRow {
  name: string;
  figure: string;
  label: string;
  unit: string;
  pinned: number;
  difference: number;
  half: number;
  q05: number;
  q95: number;
  higher: number;
  lower: number;
}

const kShown = 12;

/** How many half widths of its interval a difference is from nothing. */
function distance(row: EndRow): number {
  if (row.difference === 0) return 0;
  return row.half === 0 ? Infinity : Math.abs(row.difference) / row.half;
}

function endRows(from: Comparison, figures: Subject[]): EndRow[] {
  const last = from.ticks - 1;
  const rows = figures.flatMap((figure) => figure.metrics.flatMap(({ name, label }): EndRow[] => {
    const s = differenceOf(from, name, label);
    if (!s) return [];
    const end = (row: Float64Array): number => row[last] ?? NaN;
    return [{ name, label, figure: figure.title, unit: unitName(figure.unit), pinned: baselineAt(from, name, last),
      difference: end(s.difference), half: end(s.hi) - end(s.difference), q05: end(s.q05), q95: end(s.q95),
      higher: end(s.higher), lower: end(s.lower) }];
  }));
  return rows.sort((a, b) => distance(b) - distance(a) || (a.name < b.name ? -1 : 1));
}

interface Props {
  world: WorldInfo;
  comparison: Comparison;
  figures: Subject[];
}

export function EndTable({ world, comparison, figures }: Props): JSX.Element {
  const rows = endRows(comparison, figures);
  const differing = rows.filter((r) => r.difference !== 0 || r.higher > 0 || r.lower > 0);
  const head = ['metric', 'pinned', 'difference', 'most', 'pairs'];
  return (
    <>
      <h3>{t('answers.end', { date: world.dates.at(-1) ?? '' })}</h3>
      {differing.length > 0 && (
        <div class="differences-table" tabIndex={0} role="region" aria-label={t('answers.end', { date: world.dates.at(-1) ?? '' })}>
          <table class="numbers small">
            <thead>
              <tr>{head.map((h) => <th key={h} scope="col">{t(`answers.column.${h}`)}</th>)}</tr>
            </thead>
            <tbody>{differing.slice(0, kShown).map((row) => <Row key={row.name} row={row} />)}</tbody>
          </table>
        </div>
      )}
      {differing.length > kShown && (
        <details class="differences-rest small">
          <summary>{t('answers.rest', { count: differing.length - kShown })}</summary>
          <table class="numbers"><tbody>{differing.slice(kShown).map((row) => <Row key={row.name} row={row} />)}</tbody></table>
        </details>
      )}
      {differing.length < rows.length && (
        <p class="small quiet">{t(differing.length === 0 ? 'answers.all_same' : 'answers.same_ones', { count: rows.length - differing.length })}</p>
      )}
    </>
  );
}

function Row({ row }: { row: EndRow }): JSX.Element {
  return (
    <tr class={distance(row) > 1 ? 'differences-clear' : ''}>
      <th scope="row">{row.figure}: {row.label} <span class="quiet">{row.unit}</span></th>
      <td>{num(row.pinned)}</td>
      <td><b>{signed(row.difference)}</b> ±{num(row.half, 2)}</td>
      <td>{signed(row.q05)} … {signed(row.q95)}</td>
      <td><Pairs lower={row.lower} higher={row.higher} /></td>
    </tr>
  );
}

const kWidth = 80;

/** Pairs in which it is lower to the left, higher to the right. */
function Pairs({ lower, higher }: { lower: number; higher: number }): JSX.Element {
  const middle = kWidth / 2;
  return (
    <span class="differences-pairs">
      {t('answers.lower_higher', { lower: percent(lower), higher: percent(higher) })}
      <svg viewBox={`0 0 ${kWidth} 10`} width={kWidth} height="10" aria-hidden="true">
        <rect class="differences-lower" x={middle * (1 - lower)} y="1" width={middle * lower} height="8" />
        <rect class="differences-higher" x={middle} y="1" width={middle * higher} height="8" />
        <line x1={middle} x2={middle} y1="0" y2="10" />
      </svg>
    </span>
  );
}
