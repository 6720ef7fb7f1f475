// The score by the rubric, and how the predictions fared, which earns nothing.
import { t } from '../i18n';
import type { Lesson } from './lesson';
import { outcomes } from './outcomes';
import { kFull, rubric, score, scoreItem } from './score';
import { Step } from './steps';
import type { StepProps } from './steps';
import { judge } from './verdict';
import type { Work } from './work';

/** How often each verdict was earned, over all contrasts that were run. */
function tally(lesson: Lesson, work: Work) {
  const count = { right: 0, wrong: 0, open: 0 };
  for (const { id } of lesson.contrasts) {
    const mine = work.contrasts[id];
    for (const [name, effect] of Object.entries(mine?.effects ?? {})) {
      const sign = mine?.guesses[name]?.sign;
      const outcome = outcomes.get(name);
      if (!sign || !outcome) continue;
      const verdict = judge(sign, effect, outcome);
      if (verdict.startsWith('right')) count.right += 1;
      else if (verdict === 'nothing' || verdict === 'undecided') count.open += 1;
      else count.wrong += 1;
    }
  }
  return count;
}

export function Rubric({ lesson, work }: StepProps) {
  return (
    <Step name="score" number={7}>
      <table>
        <thead><tr>
          <th scope="col">{t('lessons.head.item')}</th>
          <th scope="col">{t('lessons.head.points')}</th>
        </tr></thead>
        <tbody>
          {rubric.map((item) => (
            <tr key={item}>
              <td>{t(`lessons.rubric.${item}`)}</td>
              <td class="numbers">{scoreItem(item, work)} / {kFull}</td>
            </tr>
          ))}
        </tbody>
        <tfoot><tr>
          <th scope="row">{t('lessons.rubric.sum')}</th>
          <td class="numbers">{score(work)} / {kFull * rubric.length}</td>
        </tr></tfoot>
      </table>
      <p>{t('lessons.tally', tally(lesson, work))}</p>
      <p class="quiet">{t('lessons.scoreNote')}</p>
    </Step>
  );
}
