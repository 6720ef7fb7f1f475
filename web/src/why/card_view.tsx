// A card from top to bottom: the sentence, then what stands behind it.
import './card.css';
import { language, t } from '../i18n';
import type { Card } from '../engine/types';
import { Beliefs } from './beliefs';
import { Draw } from './draw';
import { Flips } from './flips';
import { Foundations } from './foundations';
import { docket } from './names';
import { Options } from './options';
import { OtherSide } from './other_side';
import { agentOf, pivot, sentence, targetOf, termsInView } from './sentence';
import { Waterfall } from './waterfall';
import { WithoutTerms } from './without';

export function CardHead({ card }: { card: Card }) {
  return (
    <header class="card-head">
      <p class="small quiet">
        <span class="numbers">{card.date}</span> · {agentOf(card)} · {docket(card.docket)} · {targetOf(card)}
      </p>
      <p class="card-sentence" lang={language.value}>{sentence(card)}</p>
      {card.terms_in_view && (
        <p class="small">{t('why.card.terms', { terms: termsInView(card.terms_in_view) })}</p>
      )}
    </header>
  );
}

/** `trying` offers to move numbers of the world that is looked at. */
export function CardView({ card, trying = true }: { card: Card; trying?: boolean }) {
  const pivotal = pivot(card);
  return (
    <div class="card-body">
      <CardHead card={card} />
      <Options card={card} />
      <Waterfall card={card} />
      {pivotal && <p class="card-pivot">{pivotal}</p>}
      <Flips card={card} trying={trying} />
      <WithoutTerms card={card} />
      <Draw card={card} />
      <OtherSide card={card} />
      <Beliefs card={card} />
      <Foundations card={card} />
    </div>
  );
}
