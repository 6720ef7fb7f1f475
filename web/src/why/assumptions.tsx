// Numbers that the files give: assumption or measurement, range, source and line; searchable.
import './assumptions.css';
import { useState } from 'preact/hooks';
import { num, t } from '../i18n';
import type { Card, GivenNumber, WorldInfo } from '../engine/types';
import { quantity, unitOf } from './names';

/** Rows drawn at once. */
const kRows = 60;

/** Numbers about the agent, the target, the two sides of the project, or the whole world. */
export function numbersOf(card: Card, world: WorldInfo): GivenNumber[] {
  const project = world.projects.find((p) => p.id === card.target);
  const near = new Set([card.agent, ...card.target.split('.')]);
  if (project) for (const id of [project.host, project.partner, project.region, project.node, project.link]) near.add(id);
  near.delete('');
  const concerns = (n: GivenNumber) => {
    const parts = n.address.split('.');
    if (parts[0] === 'parameters') return true;
    const ids = parts.slice(1, -1);
    return ids.length > 0 && ids.every((id) => near.has(id));
  };
  // What is about somebody here comes before what holds for the whole world.
  const rank = (n: GivenNumber) => (n.address.startsWith('parameters.') ? 1 : 0);
  return world.numbers.filter(concerns).sort((a, b) => rank(a) - rank(b));
}

function range(n: GivenNumber): string {
  if (n.low === null || n.high === null) return '–';
  return n.low === n.high ? t('why.assumptions.fixed') : `${num(n.low)} … ${num(n.high)}`;
}

const isAssumed = (n: GivenNumber) => /^assum/i.test(n.source);

export function Assumptions({ numbers }: { numbers: GivenNumber[] }) {
  const [search, setSearch] = useState('');
  const [assumedOnly, setAssumedOnly] = useState(false);
  const [most, setMost] = useState(kRows);
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = numbers.filter((n) => {
    const text = `${n.address} ${quantity(n.address, '')} ${n.source}`.toLowerCase();
    return (!assumedOnly || isAssumed(n)) && words.every((w) => text.includes(w));
  });
  return (
    <div class="assumptions">
      <div class="assumptions-search no-print">
        <label>{t('why.assumptions.search')}{' '}
          <input type="search" value={search} onInput={(event) => setSearch(event.currentTarget.value)} />
        </label>
        <label>
          <input type="checkbox" checked={assumedOnly} onChange={(event) => setAssumedOnly(event.currentTarget.checked)} />
          {' '}{t('why.assumptions.assumedOnly')}
        </label>
        <span role="status" class="small quiet">{t('why.assumptions.found', { count: found.length })}</span>
      </div>
      <div class="assumptions-scroll" role="region" aria-label={t('why.assumptions.title')} tabIndex={0}>
        <table class="small">
          <thead>
            <tr>
              <th scope="col">{t('why.assumptions.number')}</th>
              <th scope="col">{t('why.assumptions.value')}</th>
              <th scope="col">{t('why.assumptions.range')}</th>
              <th scope="col">{t('why.assumptions.source')}</th>
              <th scope="col">{t('why.assumptions.place')}</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, most).map((n) => (
              <tr key={n.address}>
                <th scope="row">{quantity(n.address, '') && <span>{quantity(n.address, '')}<br /></span>}<code>{n.address}</code></th>
                <td class="numbers">{num(n.value)}{unitOf(n.unit)}</td>
                <td class="numbers">{range(n)}</td>
                <td>{isAssumed(n) ? <strong>{n.source}</strong> : n.source || t('why.assumptions.noSource')}</td>
                <td><code>{n.file}:{n.line}</code></td>
              </tr>
            ))}
          </tbody>
        </table>
        {found.length > most && (
          <button class="no-print" onClick={() => setMost(most + 4 * kRows)}>
            {t('why.assumptions.more', { count: found.length - most })}
          </button>
        )}
      </div>
    </div>
  );
}
