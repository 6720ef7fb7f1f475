// One history of the ensemble, told: which run, the answers to offers, the chronicle.
import './history.css';
import { useState } from 'preact/hooks';
import { engine } from '../engine/engine';
import { num, t } from '../i18n';
import { choice, openCard, shownRun, wantedRuns } from '../state';
import { Answers } from './answers';
import { useAsked } from './ask';
import { Badge } from './badge';
import { chronicle, kEverything, years, type Filter } from './chronicle';
import { Filters } from './filters';
import { ChronicleRow } from './rows';

function show(run: number): void {
  if (!Number.isFinite(run)) return;
  shownRun.value = Math.max(0, Math.round(run));
  openCard.value = null;
}

/** Any other run, so that nobody takes the first for the typical one. */
function another(): void {
  const count = Math.max(2, wantedRuns.value);
  show((shownRun.value + 1 + Math.floor(Math.random() * (count - 1))) % count);
}

function RunPicker() {
  const run = shownRun.value;
  return (
    <div class="history-run no-print">
      <button onClick={() => show(run - 1)} disabled={run === 0} aria-label={t('why.run.previous')}>‹</button>
      <label>
        {t('why.run.number')}{' '}
        <input type="number" min={0} step={1} value={run} inputMode="numeric"
          onChange={(event) => show(event.currentTarget.valueAsNumber)} />
      </label>
      <button onClick={() => show(run + 1)} aria-label={t('why.run.next')}>›</button>
      <button onClick={another}>{t('why.run.another')}</button>
    </div>
  );
}

/** Rows drawn at once; the rest on request. */
const kRows = 250;

export function HistoryView() {
  const world = choice.value;
  const run = shownRun.value;
  const { value: history, waiting, failed } = useAsked(() => engine().history(world, run), [world, run]);
  const [filter, setFilter] = useState<Filter>(kEverything);
  const [most, setMost] = useState(kRows);
  const rows = history ? chronicle(history, filter) : [];
  return (
    <section class="panel history" aria-labelledby="history-title" aria-busy={waiting}>
      <header class="history-head">
        <h2 id="history-title">{t('why.history.title')}</h2>
        <RunPicker />
      </header>
      <p class="small quiet">{t('why.history.about', { run: num(run, 9) })}</p>
      {failed && <p role="alert" class="history-failed">{failed}</p>}
      {!history && waiting && <p role="status">{t('why.history.waiting')}</p>}
      {history && (
        <>
          <Answers decisions={history.decisions} run={run} />
          <h3 class="history-subtitle">{t('why.history.chronicle')}</h3>
          <Filters history={history} filter={filter} onChange={(next) => { setFilter(next); setMost(kRows); }} />
          <p class="small history-legend">
            <Badge exogenous={true} /> {t('why.badge.exogenousMeaning')}{' '}
            <Badge exogenous={false} /> {t('why.badge.emergentMeaning')}
          </p>
          {rows.length === 0 && <p role="status">{t('why.history.nothing')}</p>}
          {years(rows.slice(0, most)).map(([year, group]) => (
            <section key={year} class="history-year" aria-label={year}>
              <h4>{year}</h4>
              <ol>
                {group.map((row) => <ChronicleRow key={row.key} row={row} run={run} />)}
              </ol>
            </section>
          ))}
          {rows.length > most && (
            <button onClick={() => setMost(most + kRows)}>
              {t('why.history.more', { count: rows.length - most })}
            </button>
          )}
        </>
      )}
    </section>
  );
}
