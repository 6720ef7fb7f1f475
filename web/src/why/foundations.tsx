// What a card rests on: the equation, and the numbers that the files assume, with their sources.
import { t, tOr } from '../i18n';
import type { Card } from '../engine/types';
import { world } from '../state';
import { Assumptions, numbersOf } from './assumptions';
import { Part } from './part';

export function Foundations({ card }: { card: Card }) {
  const about = world.value;
  const numbers = about ? numbersOf(card, about) : [];
  return (
    <Part title={t('why.foundations.title')}>
      <p class="small">
        {t('why.foundations.equation', {
          equation: card.equation, meaning: tOr(`why.docketMeaning.${card.docket}`, card.meaning),
        })}
      </p>
      <details>
        <summary>{t('why.foundations.numbers', { count: numbers.length })}</summary>
        <Assumptions numbers={numbers} />
      </details>
    </Part>
  );
}
