// Effects of contrasts under the hidden theory, and then under all six.
import type { WorldInfo } from '../engine/types';
import { num, signed, t } from '../i18n';
import { outcomes } from '../lessons/outcomes';
import type { Effect } from '../lessons/verdict';
import { candidates } from './candidates';
import type { Candidate } from './candidates';
import { watched } from './design';
import { designName, theoryName } from './names';
import { separation, toldApart } from './trial';
import type { Trial, Vectors } from './trial';

function seen(effect: Effect | undefined): string {
  if (!effect) return '';
  return effect.lo > 0 ? 'up' : effect.hi < 0 ? 'down' : 'none';
}

function Heads({ first }: { first: string }) {
  return (
    <thead><tr>
      <th scope="col">{first}</th>
      {watched.map((id) => <th scope="col" key={id}>{t(`lessons.outcome.${id}`)}</th>)}
    </tr></thead>
  );
}

export function TrialTable({ trials, world }: { trials: Trial[]; world: WorldInfo | null }) {
  if (trials.length === 0) return null;
  return (
    <div class="theories-wide" tabIndex={0} role="region" aria-label={t('theories.effects')}>
      <table>
        <Heads first={t('theories.contrast')} />
        <tbody>
          {trials.map(({ design, pairs, effects }, i) => (
            <tr key={i}>
              <th scope="row">
                {designName(world, design)}
                <br /><small class="quiet">{t('theories.ofPairs', { pairs })}</small>
              </th>
              {watched.map((id) => {
                const e = effects[id];
                return (
                  <td key={id} class={`numbers theories-effect ${seen(e)}`}>
                    {e ? signed(e.difference) : '–'}
                    {e && <><br /><small>[{signed(e.lo)}, {signed(e.hi)}]</small></>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** In units of the smallest difference that matters, so that columns can be compared. */
function inUnits(effect: Effect | undefined, id: string): string {
  const smallest = outcomes.get(id)?.smallest;
  return effect && smallest ? signed(effect.difference / smallest, 2) : '–';
}

export function VectorTable({ trial, vectors, hidden, world }:
  { trial: Trial; vectors: Vectors; hidden: Candidate; world: WorldInfo | null }) {
  const { told, pairs, mixed } = separation(vectors);
  const name = designName(world, trial.design);
  return (
    <section class="theories-vectors">
      <h3>{name} <small class="quiet">{t('theories.ofPairs', { pairs: trial.pairs })}</small></h3>
      <div class="theories-wide" tabIndex={0} role="region" aria-label={name}>
        <table>
          <Heads first={t('theories.theoryHead')} />
          <tbody>
            {candidates.map((theory) => (
              <tr key={theory} class={theory === hidden ? 'theories-hidden' : ''}>
                <th scope="row">
                  {theoryName(theory)}
                  {theory === hidden && <> <small>({t('theories.itWas')})</small></>}
                  {theory !== hidden && !toldApart(vectors[theory], vectors[hidden])
                    && <> <small class="quiet">({t('theories.alike')})</small></>}
                </th>
                {watched.map((id) => (
                  <td key={id} class={`numbers theories-effect ${seen(vectors[theory][id])}`}>
                    {inUnits(vectors[theory][id], id)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        {t('theories.separates', { told: num(told), pairs: num(pairs) })}{' '}
        {mixed.length > 0 && t('theories.mixed', {
          which: mixed.map(([a, b]) => `${theoryName(a)} / ${theoryName(b)}`).join('; '),
        })}
      </p>
    </section>
  );
}
