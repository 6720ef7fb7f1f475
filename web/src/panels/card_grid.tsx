// Cards of figures; those that not everybody needs are drawn when they are asked for.
import './card_grid.css';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../i18n';
import type { Card, Subject } from './metric_groups';

interface Props {
  cards: Card[];
  faded?: boolean;
  draw: (subject: Subject) => JSX.Element | null;
}

export function CardGrid({ cards, faded = false, draw }: Props): JSX.Element {
  const [open, setOpen] = useState(false);
  const row = (kind: Card['kind']): JSX.Element | false => {
    const shown = cards.filter((c) => c.kind === kind);
    return shown.length > 0 && (
      <div class={`card-grid card-grid-${kind} ${faded ? 'card-grid-faded' : ''}`}>
        {shown.map((card) => <div key={card.id} class="panel">{card.figures.map(draw)}</div>)}
      </div>
    );
  };
  const more = cards.filter((c) => c.kind === 'more').length;
  return (
    <>
      {row('level')}
      {row('other')}
      {more > 0 && (
        <details class="card-grid-more" onToggle={(e) => setOpen(e.currentTarget.open)}>
          <summary>{t('answers.more', { count: more })}</summary>
          {open && row('more')}
        </details>
      )}
    </>
  );
}
