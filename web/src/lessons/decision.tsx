// Step 4: which decision made the difference.
import { useState } from 'preact/hooks';
import type { Parting, WorldInfo } from '../engine/types';
import { percent, t } from '../i18n';
import { docketName, nameIn, optionName, useWorld } from './names';
import { openPartingCard } from './open';
import { changeWork } from './progress';
import { findPartings, shownOf } from './run';
import { Step, Writing } from './steps';
import type { ContrastProps } from './steps';
import { contrastWork } from './work';

const kShown = 4;

function Row({ parting, world, open }:
  { parting: Parting; world: WorldInfo | null; open: () => void }) {
  return (
    <tr>
      <th scope="row">{nameIn(world, parting.agent)}</th>
      <td>{docketName(parting.docket)}</td>
      <td>{nameIn(world, parting.target)}</td>
      <td class="numbers">{parting.date}</td>
      <td class="numbers">{percent(parting.share)}</td>
      <td>
        {parting.chosen.slice(0, 2).map((c, i) => (
          <div key={i}>{optionName(c.baseline)} → {optionName(c.now)}</div>
        ))}
      </td>
      <td class="no-print">
        <button type="button" onClick={open}>{t('lessons.openCard')}</button>
      </td>
    </tr>
  );
}

export function Decision({ lesson, contrast, work }: ContrastProps) {
  const world = useWorld(contrast);
  const [lost, setLost] = useState('');
  const { running, divergence, searchFailure } = shownOf(lesson, contrast);
  const ready = contrastWork(work, contrast.id).effects !== null;
  const open = (parting: Parting) => {
    setLost('');
    openPartingCard(contrast, parting).then(
      (found) => { if (!found) setLost(t('lessons.cardLost')); },
      (error) => setLost(String(error)),
    );
  };
  return (
    <Step name="decision" number={4}>
      <p>{t('lessons.decisionHow')}</p>
      <p class="no-print lessons-buttons">
        <button type="button" disabled={!ready || running}
          onClick={() => void findPartings(lesson, contrast)}>
          {t('lessons.findParting')}
        </button>
        {!ready && <span class="quiet">{t('lessons.runFirst')}</span>}
      </p>
      <div aria-live="polite">
        {lost && <p class="lessons-failure">{lost}</p>}
        {searchFailure && (
          <p role="alert" class="lessons-failure">{t('lessons.failed', { why: searchFailure })}</p>
        )}
        {divergence && (
          <p>
            {t('lessons.differing', {
              share: percent(divergence.differing), decisions: percent(divergence.decisions),
            })}
          </p>
        )}
        {divergence && divergence.partings.length === 0 && <p>{t('lessons.noParting')}</p>}
        {divergence && divergence.partings.length > 0 && (
          <div class="lessons-wide" tabIndex={0} role="region" aria-label={t('lessons.step.decision')}>
            <table>
              <thead><tr>
                {['who', 'decision', 'about', 'date', 'first', 'change'].map((head) => (
                  <th scope="col" key={head}>{t(`lessons.head.${head}`)}</th>
                ))}
                <td class="no-print" />
              </tr></thead>
              <tbody>
                {divergence.partings.slice(0, kShown).map((parting, i) => (
                  <Row key={i} parting={parting} world={world} open={() => open(parting)} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
      <Writing label={t('lessons.decisionWrite')} value={work.decision}
        change={(decision) => changeWork(lesson.id, { decision })} />
    </Step>
  );
}
