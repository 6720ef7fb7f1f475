// "Why not?": the same decision with one motive taken as nothing.
import { useState } from 'preact/hooks';
import { percent, t } from '../i18n';
import type { Card } from '../engine/types';
import { option, quoted, term, termMeaning } from './names';
import { Part } from './part';

export function WithoutTerms({ card }: { card: Card }) {
  const [off, set] = useState('');
  const shown = card.without.find((w) => w.term === off);
  if (card.without.length === 0) return null;
  return (
    <Part title={t('why.without.title')} name="without">
      <p class="small quiet">{t('why.without.about')}</p>
      <div class="without-terms no-print" role="group" aria-label={t('why.without.title')}>
        {card.without.map((w) => (
          <button key={w.term} aria-pressed={w.term === off} title={termMeaning(w.term)}
            onClick={() => set(w.term === off ? '' : w.term)}>
            {t('why.without.toggle', { term: term(w.term) })}
            {w.best !== card.best && <span aria-hidden="true"> ⇄</span>}
            {w.best !== card.best && <span class="visually-hidden">, {t('why.without.turns')}</span>}
          </button>
        ))}
      </div>
      <p class="small quiet">{t('why.without.legend')}</p>
      <div aria-live="polite">
        {shown && (
          <>
            <p>
              {t(shown.best === card.best ? 'why.without.same' : 'why.without.other', {
                term: term(shown.term), best: quoted(shown.best), before: quoted(card.best),
              })}{' '}
              {t(shown.chosen === card.chosen ? 'why.without.sameDraw' : 'why.without.otherDraw',
                { chosen: quoted(shown.chosen) })}
            </p>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('why.options.option')}</th>
                  <th scope="col">{t('why.without.asItIs')}</th>
                  <th scope="col">{t('why.without.column', { term: term(shown.term) })}</th>
                </tr>
              </thead>
              <tbody>
                {card.options.map((o, k) => (
                  <tr key={o.name}>
                    <th scope="row">{option(o.name)}</th>
                    <td class="numbers">{o.available ? percent(o.probability) : '–'}</td>
                    <td class="numbers">{o.available ? percent(shown.probability[k] ?? NaN) : '–'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </div>
    </Part>
  );
}
