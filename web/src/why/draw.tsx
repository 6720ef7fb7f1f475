// The draw: chance as a strip from 0 to 1, shared out by the options' probabilities.
import { num, percent, t } from '../i18n';
import type { Card } from '../engine/types';
import { option, quoted } from './names';
import { Part } from './part';
import { optionOf } from './sentence';

const kSure = 1 - 1e-9;
/** Narrower parts have no room for a name. */
const kRoom = 0.14;
/** Draws above it have their number on the left. */
const kRight = 0.8;

function mattered(card: Card): string {
  const share = optionOf(card, card.chosen)?.probability ?? NaN;
  if (share > kSure) return t('why.draw.sure');
  const likely = optionOf(card, card.most_likely)?.probability ?? NaN;
  const said = {
    chosen: quoted(card.chosen), likely: quoted(card.most_likely), others: percent(1 - share),
    share: percent(likely),
  };
  if (card.chosen !== card.most_likely && likely - share < 1e-9) return t('why.draw.even', said);
  return t(card.chosen === card.most_likely ? 'why.draw.likely' : 'why.draw.unlikely', said);
}

export function Draw({ card }: { card: Card }) {
  let at = 0;
  const parts = card.options.filter((o) => o.available).map((o) => {
    const from = at;
    at += o.probability;
    return { name: o.name, from, to: at };
  });
  const shares = parts.map((p) => `${option(p.name)} ${num(p.from, 2)}–${num(p.to, 2)}`).join('; ');
  return (
    <Part title={t('why.draw.title')} name="draw">
      <div class="draw-strip" role="img"
        aria-label={t('why.draw.picture', { draw: num(card.draw), parts: shares })}>
        {parts.map((p) => (
          <span key={p.name} class={`draw-part${p.name === card.chosen ? ' draw-chosen' : ''}`}
            style={{ left: `${100 * p.from}%`, width: `${100 * (p.to - p.from)}%` }} title={option(p.name)}>
            {p.to - p.from > kRoom ? option(p.name) : ''}
          </span>
        ))}
        <span class="draw-mark" style={{ left: `${100 * card.draw}%` }} />
      </div>
      <p class="small numbers draw-scale" aria-hidden="true"><span>0</span>
        {card.draw < kRight
          ? <span class="draw-value" style={{ left: `${100 * card.draw}%` }}>▲ {num(card.draw)}</span>
          : <span class="draw-value draw-left" style={{ right: `${100 - 100 * card.draw}%` }}>{num(card.draw)} ▲</span>}
        <span>1</span></p>
      <p class="small numbers" aria-hidden="true">{shares}</p>
      <p>{mattered(card)}</p>
      <p class="small quiet">{t('why.draw.rule', { stake: num(card.stake), precision: num(card.precision) })}</p>
    </Part>
  );
}
