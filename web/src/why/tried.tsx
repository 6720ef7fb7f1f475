// What "try it" brought: the same decision before and after, and the way back.
import { num, percent, t } from '../i18n';
import type { Card } from '../engine/types';
import { option, quantity } from './names';
import { optionOf } from './sentence';
import { trial, undoTrial, type Trial } from './trial';

const chance = (card: Card) => percent(optionOf(card, card.chosen)?.probability ?? NaN);

/** The number as it was at that date, where something in the world had set it anew by then. */
function setAnew(tried: Trial, now: Card | null): number | null {
  const flip = now?.flip_points.find((f) => f.address === tried.address);
  return flip && Math.abs(flip.now - tried.value) > 1e-6 * Math.abs(tried.value) ? flip.now : null;
}

export function Tried({ trial: tried, now }: { trial: Trial; now: Card | null }) {
  const said = (card: Card) => t('why.tried.outcome', {
    option: option(card.chosen), share: chance(card), best: option(card.best),
  });
  const anew = setAnew(tried, now);
  return (
    <section class="tried" aria-label={t('why.tried.title')}>
      <h3>{t('why.tried.what', { what: quantity(tried.address, tried.meaning), value: num(tried.value, 3) })}</h3>
      <dl>
        <dt>{t('why.tried.before')}</dt>
        <dd>{said(tried.card)}</dd>
        <dt>{t('why.tried.now')}</dt>
        <dd>{now ? said(now) : t('why.card.notOpen')}</dd>
      </dl>
      {anew !== null && <p>{t('why.tried.anew', { now: num(anew) })}</p>}
      <p class="small quiet">{t('why.tried.caution')}</p>
      <div class="no-print tried-buttons">
        <button class="primary" onClick={undoTrial}>{t('why.tried.undo')}</button>
        <button onClick={() => { trial.value = null; }}>{t('why.tried.keep')}</button>
      </div>
    </section>
  );
}
