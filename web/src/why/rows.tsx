// One row of the chronicle.
import { useState } from 'preact/hooks';
import { openCard } from '../state';
import { percent, t } from '../i18n';
import type { HistoryDecision } from '../engine/types';
import { Badge } from './badge';
import type { Row } from './chronicle';
import { told } from './events';
import { option, target, thing } from './names';
import { deed } from './sentence';

const open = (d: HistoryDecision, run: number) => {
  openCard.value = { run, tick: d.tick, position: d.position };
};

function text(row: Row): string {
  const first = row.stretch[0];
  if (row.event) return told(row.event);
  return first ? deed(first.docket, first.chosen, thing(first.agent), target(first.target)) : '';
}

function Stretch({ row, run }: { row: Row; run: number }) {
  const [unfolded, unfold] = useState(false);
  const first = row.stretch[0];
  if (!first || row.stretch.length < 2) return null;
  return (
    <>
      <button class="rows-stretch small" aria-expanded={unfolded} onClick={() => unfold(!unfolded)}>
        {t('why.rows.stretch', { option: option(first.chosen), from: row.date, to: row.until, count: row.stretch.length })}
      </button>
      {unfolded && (
        <ul class="rows-dates">
          {row.stretch.map((d) => (
            <li key={d.tick}>
              <button class="small" onClick={() => open(d, run)}>
                <span class="numbers">{d.date}</span> {percent(d.probability)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export function ChronicleRow({ row, run }: { row: Row; run: number }) {
  const exogenous = row.event?.exogenous ?? false;
  const first = row.stretch[0];
  const at = openCard.value;
  const isOpen = at !== null && at.run === run
    && row.stretch.some((d) => d.tick === at.tick && d.position === at.position);
  return (
    <li class={`rows-row${exogenous ? ' rows-exogenous' : ''}${isOpen ? ' rows-open' : ''}`}>
      <span class="rows-date numbers">{row.date}</span>
      <Badge exogenous={exogenous} quiet={!exogenous} />
      <span class="rows-text">
        {first
          ? <button class="rows-link" aria-pressed={isOpen} onClick={() => open(first, run)}>{text(row)}</button>
          : text(row)}
        {row.times > 1 && <span class="quiet small"> {t('why.rows.again', { count: row.times, to: row.until })}</span>}
        <Stretch row={row} run={run} />
      </span>
    </li>
  );
}
