// Step 2: choose a contrast, and say what it will do, before anything is run.
import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '../engine/types';
import { num, t } from '../i18n';
import { lookedAt } from './lesson';
import type { Outcome } from './lesson';
import { outcomes } from './outcomes';
import { changeContrast, changeGuess, changeWork } from './progress';
import { baselineOf } from './run';
import { Step, Writing } from './steps';
import type { ContrastProps, StepProps } from './steps';
import type { Guess, Sign } from './verdict';
import { noGuess, rowOf } from './verdict';
import { contrastWork } from './work';

const signs: readonly Sign[] = ['+', '0', '-'];
const signNames: Record<Sign, string> = { '+': 'higher', '0': 'none', '-': 'lower' };
const isWhole = (g: Guess | undefined) =>
  g !== undefined && g.sign !== '' && (g.sign === '0' || (g.size !== null && g.size > 0));

export function signName(sign: Sign): string {
  return t(`lessons.sign.${signNames[sign]}`);
}

export function withUnit(outcome: Outcome, value: string): string {
  return t(`lessons.unit.${outcome.unit}`, { value });
}

/** Which contrast is worked on. */
export function Contrasts({ lesson, work }: StepProps) {
  return (
    <fieldset class="lessons-contrasts">
      <legend>{t('lessons.chooseContrast')}</legend>
      {lesson.contrasts.map(({ id }) => (
        <label key={id}>
          <input type="radio" name={`lessons-${lesson.id}`} checked={work.contrast === id}
            onChange={() => changeWork(lesson.id, { contrast: id })} />
          <span>{t(`lessons.contrast.${id}`)}</span>
          {contrastWork(work, id).effects && <small class="quiet">{t('lessons.wasRun')}</small>}
        </label>
      ))}
    </fieldset>
  );
}

function GuessRow({ outcome, guess, locked, level, change }: {
  outcome: Outcome; guess: Guess; locked: boolean; level: number | null;
  change: (change: Partial<Guess>) => void;
}) {
  const name = t(`lessons.outcome.${outcome.id}`);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="numbers">{level === null ? '…' : withUnit(outcome, num(level))}</td>
      <td>
        <span class="lessons-signs" role="group" aria-label={name}>
          {signs.map((sign) => (
            <button type="button" key={sign} aria-pressed={guess.sign === sign} disabled={locked}
              onClick={() => change(sign === '0' ? { sign, size: null } : { sign })}>
              {signName(sign)}
            </button>
          ))}
        </span>
      </td>
      <td>
        <input type="number" min="0" step="any" value={guess.size ?? ''}
          aria-label={t('lessons.sizeOf', { outcome: name })}
          disabled={locked || guess.sign === '' || guess.sign === '0'}
          onInput={(e) => {
            const size = e.currentTarget.valueAsNumber;
            change({ size: Number.isFinite(size) && size >= 0 ? size : null });
          }} />
      </td>
      <td class="numbers quiet">{withUnit(outcome, num(outcome.smallest))}</td>
    </tr>
  );
}

export function Predict({ lesson, contrast, work }: ContrastProps) {
  const [baseline, setBaseline] = useState<Answer | null>(null);
  useEffect(() => {
    let wanted = true;
    setBaseline(null);
    baselineOf(contrast).then((a) => { if (wanted) setBaseline(a); }, () => undefined);
    return () => { wanted = false; };
  }, [contrast]);

  const mine = contrastWork(work, contrast.id);
  const ids = lookedAt(lesson, contrast);
  const whole = ids.every((id) => isWhole(mine.guesses[id]));
  return (
    <Step name="predict" number={2}>
      <Contrasts lesson={lesson} work={work} />
      <Writing label={t('lessons.whyContrast')} value={mine.why} locked={mine.locked}
        change={(why) => changeContrast(lesson.id, contrast.id, { why })} />
      <p>{t('lessons.predictHow')}</p>
      <div class="lessons-wide" tabIndex={0} role="region" aria-label={t('lessons.step.predict')}>
        <table>
          <thead><tr>
            {['outcome', 'before', 'sign', 'size', 'smallest'].map((head) => (
              <th scope="col" key={head}>{t(`lessons.head.${head}`)}</th>
            ))}
          </tr></thead>
          <tbody>
            {ids.map((id) => {
              const outcome = outcomes.get(id);
              return outcome && (
                <GuessRow key={id} outcome={outcome} guess={mine.guesses[id] ?? noGuess}
                  locked={mine.locked} change={(part) => changeGuess(lesson.id, contrast.id, id, part)}
                  level={baseline
                    && (rowOf(baseline, outcome.metric, baseline.mean)?.at(-1) ?? null)} />
              );
            })}
          </tbody>
        </table>
      </div>
      {mine.locked
        ? <p class="lessons-locked">{t('lessons.locked')}</p>
        : (
          <p class="no-print">
            <button type="button" class="primary" disabled={!whole}
              onClick={() => changeContrast(lesson.id, contrast.id, { locked: true })}>
              {t('lessons.lock')}
            </button>
            {!whole && <span class="quiet"> {t('lessons.lockNeeds')}</span>}
          </p>
        )}
    </Step>
  );
}
