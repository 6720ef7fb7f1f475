// Step 3: run the contrast with the same luck, and set the prediction against it.
import { num, percent, signed, t } from '../i18n';
import { kPairs, laid, lookedAt } from './lesson';
import type { Outcome } from './lesson';
import { openInLab } from './open';
import { outcomes } from './outcomes';
import { signName, withUnit } from './predict';
import { changeContrast } from './progress';
import { runContrast, shownOf } from './run';
import { Spark } from './spark';
import { Step, Writing } from './steps';
import type { ContrastProps } from './steps';
import { judge, judgeSize, rowOf } from './verdict';
import type { Effect, Guess, Verdict } from './verdict';
import { contrastWork } from './work';
import type { Comparison } from '../engine/types';

const good: readonly Verdict[] = ['rightSign', 'rightSmall', 'rightNone'];
const open: readonly Verdict[] = ['undecided', 'nothing'];

function verdictClass(verdict: Verdict): string {
  return good.includes(verdict) ? 'right' : open.includes(verdict) ? 'open' : 'wrong';
}

function Judgement({ guess, effect, outcome, pairs }:
  { guess: Guess; effect: Effect; outcome: Outcome; pairs: number }) {
  if (guess.sign === '') return null;
  const verdict = judge(guess.sign, effect, outcome);
  return (
    <span class={`lessons-verdict ${verdictClass(verdict)}`}>
      {t(`lessons.verdict.${verdict}`, { pairs })}
      {verdict === 'rightSign' && guess.size !== null
        && <> {t(`lessons.size.${judgeSize(guess.size, effect)}`)}</>}
    </span>
  );
}

function Trace({ comparison, outcome }: { comparison: Comparison; outcome: Outcome }) {
  const line = rowOf(comparison, outcome.metric, comparison.difference);
  if (!line) return null;
  return (
    <Spark line={line} lo={rowOf(comparison, outcome.metric, comparison.lo)}
      hi={rowOf(comparison, outcome.metric, comparison.hi)} zero
      title={t('lessons.traceOf', { outcome: t(`lessons.outcome.${outcome.id}`) })} />
  );
}

function ResultRow({ outcome, guess, effect, pairs, comparison }: {
  outcome: Outcome; guess: Guess | undefined; effect: Effect | undefined; pairs: number;
  comparison: Comparison | null;
}) {
  const name = t(`lessons.outcome.${outcome.id}`);
  if (!effect) return <tr><th scope="row">{name}</th><td colSpan={5}>{t('lessons.notHere')}</td></tr>;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {guess && guess.sign !== '' && signName(guess.sign)}
        {guess?.size != null && <> ({num(guess.size)})</>}
      </td>
      <td class="numbers">
        {withUnit(outcome, signed(effect.difference))}
        <br /><small class="quiet">[{signed(effect.lo)}, {signed(effect.hi)}]</small>
      </td>
      <td class="numbers">{percent(effect.higher)} / {percent(effect.lower)}</td>
      <td>{comparison && <Trace comparison={comparison} outcome={outcome} />}</td>
      <td>{guess && <Judgement guess={guess} effect={effect} outcome={outcome} pairs={pairs} />}</td>
    </tr>
  );
}

function Table({ lesson, contrast, work, effects }:
  ContrastProps & { effects: Record<string, Effect> }) {
  const mine = contrastWork(work, contrast.id);
  const { comparison } = shownOf(lesson, contrast);
  return (
    <div class="lessons-wide" tabIndex={0} role="region" aria-label={t('lessons.step.run')}>
      <table>
        <thead><tr>
          {['outcome', 'yours', 'effect', 'shares', 'trace', 'verdict'].map((head) => (
            <th scope="col" key={head}>{t(`lessons.head.${head}`)}</th>
          ))}
        </tr></thead>
        <tbody>
          {lookedAt(lesson, contrast).map((id) => {
            const outcome = outcomes.get(id);
            return outcome && (
              <ResultRow key={id} outcome={outcome} guess={mine.guesses[id]} effect={effects[id]}
                pairs={mine.pairs} comparison={comparison} />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Something that was looked at did not move by as much as would matter. */
function anyNothing(effects: Record<string, Effect>): boolean {
  return Object.entries(effects).some(([id, e]) => {
    const smallest = outcomes.get(id)?.smallest ?? 0;
    return e.lo > -smallest && e.hi < smallest;
  });
}

export function Result(props: ContrastProps) {
  const { lesson, contrast, work } = props;
  const mine = contrastWork(work, contrast.id);
  const { running, failure, comparison } = shownOf(lesson, contrast);
  return (
    <Step name="run" number={3}>
      <p>{t('lessons.runHow', { pairs: kPairs })}</p>
      <p class="no-print lessons-buttons">
        <button type="button" class="primary" disabled={!mine.locked || running}
          onClick={() => void runContrast(lesson, contrast)}>
          {t(comparison || mine.effects ? 'lessons.runAgain' : 'lessons.run', { pairs: kPairs })}
        </button>
        <button type="button" onClick={() => openInLab(laid(contrast.now))}>
          {t('lessons.openLab')}
        </button>
        {!mine.locked && <span class="quiet">{t('lessons.lockFirst')}</span>}
      </p>
      <div aria-live="polite">
        {running && <p>{t('lessons.running')}</p>}
        {failure && <p role="alert" class="lessons-failure">{t('lessons.failed', { why: failure })}</p>}
        {mine.effects && (
          <>
            <Table {...props} effects={mine.effects} />
            <p class="quiet">{t('lessons.runNote', { pairs: mine.pairs })}</p>
            {anyNothing(mine.effects) && (
              <p class="lessons-nothing">{t('lessons.nothingIs')} {t(`lessons.${lesson.id}.nothing`)}</p>
            )}
          </>
        )}
      </div>
      {mine.effects && (
        <Writing label={t('lessons.report')} value={mine.report} rows={3}
          change={(report) => changeContrast(lesson.id, contrast.id, { report })} />
      )}
    </Step>
  );
}
