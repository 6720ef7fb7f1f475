// Which theory was taken for which.
import { percent, t } from '../i18n';
import { candidates, hiddenTheory } from './candidates';
import { theoryName } from './names';
import type { Game } from './game';

export function Confusion({ game }: { game: Game }) {
  const rounds = game.guesses.map((guess, i) => ({ guess, truth: hiddenTheory(game.name, i) }));
  if (rounds.length === 0) return null;
  const right = rounds.filter((r) => r.guess === r.truth).length;
  return (
    <section class="panel" aria-labelledby="theories-confusion">
      <h2 id="theories-confusion">{t('theories.confusion')}</h2>
      <p>{t('theories.scored', {
        right, rounds: rounds.length, chance: percent(1 / candidates.length),
      })}</p>
      <div class="theories-wide" tabIndex={0} role="region" aria-label={t('theories.truthGuess')}>
        <table>
          <thead><tr>
            <th scope="col">{t('theories.truthGuess')}</th>
            {candidates.map((c) => <th scope="col" key={c}>{theoryName(c)}</th>)}
          </tr></thead>
          <tbody>
            {candidates.map((truth) => (
              <tr key={truth}>
                <th scope="row">{theoryName(truth)}</th>
                {candidates.map((guess) => {
                  const n = rounds.filter((r) => r.truth === truth && r.guess === guess).length;
                  return (
                    <td key={guess}
                      class={`numbers ${truth === guess ? 'theories-diagonal' : ''}`}>
                      {n || '·'}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="quiet">{t('theories.confusionText')}</p>
    </section>
  );
}
