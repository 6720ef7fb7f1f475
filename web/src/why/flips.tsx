// What would have turned the ranking, one number at a time, each to be tried.
import { useEffect, useState } from 'preact/hooks';
import { num, t } from '../i18n';
import type { Card, FlipPoint } from '../engine/types';
import { choice, world } from '../state';
import { option, quantity, unitOf } from './names';
import { Part } from './part';
import { beyond, moved, objection, tryFlip } from './trial';

/** Which of the numbers the engine lets nobody set, because it computes them: by address. */
function useObjections(card: Card): Record<string, string> {
  const [known, learn] = useState<Record<string, string>>({});
  const from = choice.value;
  const about = world.value;
  useEffect(() => {
    if (!about) return;
    let current = true;
    learn({});
    const ask = async () => {
      for (const flip of card.flip_points) {
        const why = await objection(moved(from, about, flip.address, beyond(flip))).catch(String);
        if (!current) return;
        learn((before) => ({ ...before, [flip.address]: why }));
      }
    };
    void ask();
    return () => { current = false; };
  }, [card]);
  return known;
}

function Try({ card, flip, why }: { card: Card; flip: FlipPoint; why: string | undefined }) {
  const about = world.value;
  if (!about) return null;
  if (why) return <span class="small quiet flips-no" title={why}>{t('why.flips.computed')}</span>;
  return (
    <button class="no-print" disabled={why === undefined} onClick={() => tryFlip(card, flip, about)}
      aria-label={t('why.flips.tryThis', { what: quantity(flip.address, flip.meaning), value: num(beyond(flip)) })}>
      {t('why.flips.try')}
    </button>
  );
}

function said(flip: FlipPoint): string {
  const unit = unitOf(flip.unit);
  return t(flip.flips_at < flip.now ? 'why.flips.below' : 'why.flips.above', {
    option: option(flip.becomes), what: quantity(flip.address, flip.meaning),
    at: num(flip.flips_at, 2) + unit, now: num(flip.now, 2) + unit,
  });
}

export function Flips({ card, trying }: { card: Card; trying: boolean }) {
  const objections = useObjections(card);
  return (
    <Part title={t('why.flips.title')} name="flips">
      {card.flip_points.length === 0 && <p class="small">{t('why.flips.none')}</p>}
      <ol>
        {card.flip_points.map((flip) => (
          <li key={flip.address}>
            <span title={flip.address}>{said(flip)}</span>
            {trying && <Try card={card} flip={flip} why={objections[flip.address]} />}
          </li>
        ))}
      </ol>
    </Part>
  );
}
