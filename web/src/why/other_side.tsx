// What the other side of the table saw at the same moment.
import { t } from '../i18n';
import type { Card } from '../engine/types';
import { label } from './names';
import { OptionsTable } from './options';
import { Part } from './part';

export function OtherSide({ card }: { card: Card }) {
  const other = card.other_side;
  if (!other) return null;
  const agent = label(other.agent);
  const best = other.options.filter((o) => o.available)
    .reduce((a, b) => (b.utility > a.utility ? b : a), other.options[0] ?? { name: '', utility: -Infinity });
  return (
    <Part title={t('why.other.title', { agent })}>
      {other.open
        ? <OptionsTable options={other.options} chosen="" best={best.name} caption={t('why.other.about', { agent })} />
        : <p class="small">{t('why.other.closed', { agent })}</p>}
    </Part>
  );
}
