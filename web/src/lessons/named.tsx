// Steps 5 and 6: a rival explanation, and one thing that the model cannot show. The student's own
// comes first; then the lesson's is shown, and neither changes after that.
import { t } from '../i18n';
import { changeThing } from './progress';
import { isSentence } from './score';
import { Step, Writing } from './steps';
import type { StepProps } from './steps';
import type { NamedThing } from './work';

export function Named({ lesson, work, what, number }:
  StepProps & { what: 'rival' | 'limit'; number: number }) {
  const thing = work[what];
  const ids = what === 'rival' ? lesson.rivals : lesson.limits;
  const change = (part: Partial<NamedThing>) => changeThing(lesson.id, what, part);
  const ready = thing.chosen !== '' && isSentence(thing.words);
  return (
    <Step name={what} number={number}>
      <fieldset class="lessons-contrasts">
        <legend>{t(`lessons.${what}Choose`)}</legend>
        {ids.map((id) => (
          <label key={id}>
            <input type="radio" name={`lessons-${lesson.id}-${what}`} disabled={thing.shown}
              checked={thing.chosen === id} onChange={() => change({ chosen: id })} />
            <span>{t(`lessons.${what}s.${id}`)}</span>
          </label>
        ))}
      </fieldset>
      <Writing label={t(`lessons.${what}Write`)} value={thing.words} locked={thing.shown}
        change={(words) => change({ words })} />
      {thing.shown
        ? (
          <div class="lessons-own">
            <h3>{t('lessons.lessonsOwn')}</h3>
            <p>{t(`lessons.${lesson.id}.${what}`)}</p>
            <p class="quiet">{t('lessons.ownNote')}</p>
          </div>
        )
        : (
          <p class="no-print">
            <button type="button" disabled={!ready} onClick={() => change({ shown: true })}>
              {t('lessons.showOwn')}
            </button>
            {!ready && <span class="quiet"> {t('lessons.writeFirst')}</span>}
          </p>
        )}
    </Step>
  );
}
