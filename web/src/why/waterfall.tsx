// From what the second option is worth to what the first is worth, term by term.
import { useState } from 'preact/hooks';
import { signed, t } from '../i18n';
import type { Card, CardOption } from '../engine/types';
import { option, term, termMeaning } from './names';
import { Part } from './part';
import { contrast, differences, optionOf } from './sentence';

interface Step {
  key: string;
  name: string;
  hint: string;
  from: number;
  to: number;
  value: number;
  total: boolean;
}

/** Where each bar begins and ends; totals begin at 0. */
function steps(first: CardOption, second: CardOption): Step[] {
  const total = (o: CardOption, side: string): Step => ({
    key: side, name: t('why.waterfall.total', { option: option(o.name) }), hint: '', from: 0,
    to: o.utility, value: o.utility, total: true,
  });
  let at = second.utility;
  const parts = differences(first, second).map((d) => {
    const from = at;
    at += d.value;
    return { key: d.term, name: term(d.term), hint: termMeaning(d.term), from, to: at, value: d.value, total: false };
  });
  return [total(second, 'second'), ...parts, total(first, 'first')];
}

function Bar({ step, low, span }: { step: Step; low: number; span: number }) {
  const place = (x: number) => (100 * (x - low)) / span;
  const left = place(Math.min(step.from, step.to));
  const kind = step.total ? 'waterfall-total' : step.value < 0 ? 'waterfall-minus' : 'waterfall-plus';
  return (
    <span class="waterfall-track" aria-hidden="true">
      <span class="waterfall-zero" style={{ left: `${place(0)}%` }} />
      <span class={`waterfall-bar ${kind}`}
        style={{ left: `${left}%`, width: `${place(Math.max(step.from, step.to)) - left}%` }} />
    </span>
  );
}

function Choose({ card, name, value, pick }: {
  card: Card; name: string; value: string; pick: (name: string) => void;
}) {
  return (
    <label>
      {name}{' '}
      <select value={value} onChange={(event) => pick(event.currentTarget.value)}>
        {card.options.filter((o) => o.available).map((o) => (
          <option key={o.name} value={o.name}>{option(o.name)}</option>
        ))}
      </select>
    </label>
  );
}

export function Waterfall({ card }: { card: Card }) {
  const [picked, pick] = useState<{ first: string; second: string } | null>(null);
  const [better, worse] = contrast(card) ?? [];
  const first = picked ? optionOf(card, picked.first) : better;
  const second = picked ? optionOf(card, picked.second) : worse;
  if (!first || !second) return null;
  const now = { first: first.name, second: second.name };
  // The pivotal term is that of the two best options.
  const isPivot = (step: Step) => step.key === card.pivotal_term && card.pivotal_change !== null
    && first.name === card.best && second.name === card.runner_up;
  const rows = steps(first, second);
  const ends = rows.flatMap((s) => [s.from, s.to]);
  const low = Math.min(0, ...ends);
  const span = Math.max(0, ...ends) - low || 1;
  return (
    <Part title={t('why.waterfall.title')} name="waterfall">
      <div class="waterfall-pick small no-print">
        <Choose card={card} name={t('why.waterfall.first')} value={first.name}
          pick={(name) => pick({ ...now, first: name })} />
        <Choose card={card} name={t('why.waterfall.second')} value={second.name}
          pick={(name) => pick({ ...now, second: name })} />
      </div>
      <table>
        <caption class="small quiet">
          {t('why.waterfall.about', { first: option(first.name), second: option(second.name) })}
        </caption>
        <thead class="visually-hidden">
          <tr><th scope="col">{t('why.waterfall.term')}</th><th scope="col">{t('why.waterfall.money')}</th></tr>
        </thead>
        <tbody>
          {rows.map((step) => (
            <tr key={step.key} class={step.total ? 'waterfall-sum' : undefined}>
              <th scope="row" title={step.hint}>
                {step.name}
                {isPivot(step) && <span class="small quiet"> {t('why.waterfall.pivotal')}</span>}
              </th>
              <td class="numbers">{signed(step.value, 2)}</td>
              <td class="waterfall-cell"><Bar step={step} low={low} span={span} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}
