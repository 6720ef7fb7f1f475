// The card that is open: why one decision was taken.
import { engine } from '../engine/engine';
import { t } from '../i18n';
import type { Card } from '../engine/types';
import { choice, openCard } from '../state';
import { useAsked } from './ask';
import { CardView } from './card_view';
import { sameCard, trial } from './trial';
import { Tried } from './tried';


/** Nothing was up for decision then in this world: the trial, or another lever, changed history. */
function Nothing() {
  return <p role="status">{t('why.card.notOpen')}</p>;
}

export function DecisionCard() {
  const world = choice.value;
  const at = openCard.value;
  const { value, waiting, failed } = useAsked<Card | null>(
    at ? () => engine().card(world, at.run, at.tick, at.position) : null, [world, at]);
  if (!at) return null;
  const tried = trial.value && sameCard(trial.value.at, at) ? trial.value : null;
  return (
    <article class="panel card" aria-label={t('why.card.title')} aria-busy={waiting}>
      <div class="card-close no-print">
        <button onClick={() => { openCard.value = null; }}>{t('why.card.close')}</button>
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
