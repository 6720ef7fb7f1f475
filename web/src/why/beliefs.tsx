// What the agent believed, and what either side would have without a deal.
import { num, signed, t } from '../i18n';
import type { Belief, Card } from '../engine/types';
import { quantity } from './names';
import { Part } from './part';

function Rows({ title, beliefs, money }: { title: string; beliefs: Belief[]; money: boolean }) {
  if (beliefs.length === 0) return null;
  return (
    <table class="beliefs">
      <caption>{title}</caption>
      <tbody>
        {beliefs.map((b) => (
          <tr key={b.address}>
            <th scope="row" title={b.address}>{quantity(b.address, b.meaning)}</th>
            <td class="numbers">{money ? signed(b.value, 2) : num(b.value, 2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Beliefs({ card }: { card: Card }) {
  if (card.beliefs.length === 0 && card.outside_options.length === 0) return null;
  return (
    <Part title={t('why.beliefs.title')}>
      <Rows title={t('why.beliefs.about')} beliefs={card.beliefs} money={false} />
      <Rows title={t('why.beliefs.outside')} beliefs={card.outside_options} money={true} />
    </Part>
  );
}
