// The card that is open: why one decision was taken.
import { useEffect, useRef } from 'preact/hooks';
import { engine } from '../engine/engine';
import { t } from '../i18n';
import type { Card } from '../engine/types';
import { choice, openCard, shownRun } from '../state';
import { useAsked } from './ask';
import { CardView } from './card_view';
import { sameCard, trial } from './trial';
import { Tried } from './tried';


/** As in why.css: there the card stands above the chronicle. */
const kOneColumn = '(max-width: 1000px)';

/** Nothing was up for decision then in this world: the trial, or another lever, changed history. */
function Nothing() {
  return <p role="status">{t('why.card.notOpen')}</p>;
}

/** Brings the card to whoever opened it or tried something, and them back to where they were. */
function useGuidedFocus(at: typeof openCard.value, tried: typeof trial.value) {
  const card = useRef<HTMLElement>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    const active = document.activeElement;
    // A button that went away under the finger leaves the body behind, which is nowhere to return to.
    if (active && active !== document.body && !card.current?.contains(active)) opener.current = active;
    card.current?.focus({ preventScroll: true });
    if (matchMedia(kOneColumn).matches) card.current?.scrollIntoView({ block: 'start', inline: 'nearest' });
    else card.current?.parentElement?.scrollTo(0, 0);
  }, [at, tried]);
  return { card, back: () => { if (opener.current instanceof HTMLElement) opener.current.focus(); } };
}

export function DecisionCard() {
  const world = choice.value;
  const at = openCard.value;
  const { value, waiting, failed } = useAsked<Card | null>(
    at ? () => engine().card(world, at.run, at.tick, at.position) : null, [world, at]);
  const { card, back } = useGuidedFocus(at, trial.value);
  useEffect(() => {
    // A card can be opened from elsewhere: the chronicle beside it is that of its history.
    if (at && at.run !== shownRun.value) shownRun.value = at.run;
  }, [at]);
  if (!at) return null;
  const tried = trial.value && sameCard(trial.value.at, at) ? trial.value : null;
  return (
    <article class="panel card" ref={card} tabIndex={-1} aria-label={t('why.card.title')} aria-busy={waiting}>
      <div class="card-close no-print">
        <button onClick={() => { back(); openCard.value = null; }}>{t('why.card.close')}</button>
      </div>
      <div aria-live="polite">
        {waiting && !value && <p role="status">{t('why.card.waiting')}</p>}
        {failed && <p role="alert" class="card-failed">{failed}</p>}
        {tried && !waiting && <Tried trial={tried} now={value} />}
        {!waiting && !failed && !value && <Nothing />}
      </div>
      {value && <CardView card={value} />}
    </article>
  );
}
