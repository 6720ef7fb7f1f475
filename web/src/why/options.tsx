// The options of a decision: what each is worth and how likely it was.
import { percent, signed, t } from '../i18n';
import type { Card, CardOption } from '../engine/types';
import { option } from './names';
import { Part } from './part';

interface Props {
  options: CardOption[];
  /** "" where nobody chose. */
  chosen: string;
  best: string;
  caption: string;
}

/** A bar from zero, on a scale that all options share. */
function Worth({ value, most }: { value: number; most: number }) {
  const size = most > 0 ? (50 * Math.abs(value)) / most : 0;
  const left = value < 0 ? 50 - size : 50;
  return (
    <span class="options-worth" aria-hidden="true">
      <span class={value < 0 ? 'options-minus' : 'options-plus'} style={{ left: `${left}%`, width: `${size}%` }} />
    </span>
  );
}

export function OptionsTable({ options, chosen, best, caption }: Props) {
  const most = Math.max(...options.filter((o) => o.available).map((o) => Math.abs(o.utility)), 0);
  const mark = (o: CardOption) => [
    o.name === chosen ? t('why.options.chosen') : '', o.name === best ? t('why.options.best') : '',
    o.available ? '' : t('why.options.unavailable'),
  ].filter(Boolean).join(', ');
  return (
    <table class="options">
      <caption class="small quiet">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('why.options.option')}</th>
          <th scope="col" colSpan={2}>{t('why.options.worth')}</th>
          <th scope="col" colSpan={2}>{t('why.options.probability')}</th>
        </tr>
      </thead>
      <tbody>
        {options.map((o) => (
          <tr key={o.name} class={o.name === chosen ? 'options-chosen' : o.available ? undefined : 'quiet'}>
            <th scope="row">
              {o.name === chosen && <span aria-hidden="true">▶ </span>}
              {option(o.name)}
              {mark(o) && <span class="small quiet options-mark"> {mark(o)}</span>}
            </th>
            <td class="numbers">{o.available ? signed(o.utility, 2) : '–'}</td>
            <td class="options-bar">{o.available && <Worth value={o.utility} most={most} />}</td>
            <td class="numbers">{o.available ? percent(o.probability) : '–'}</td>
            <td class="options-bar">
              <span class="options-chance" aria-hidden="true">
                <span style={{ width: `${100 * o.probability}%` }} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Options({ card }: { card: Card }) {
  return (
    <Part title={t('why.options.title')}>
      <OptionsTable options={card.options} chosen={card.chosen} best={card.best}
        caption={t('why.options.about')} />
    </Part>
  );
}
