// Where the histories of two worlds part: how many do, when, and at which decisions.
import './parting.css';
import { useState } from 'preact/hooks';
import { num, percent, t } from '../i18n';
import type { Parting } from '../engine/types';
import { choice, divergence, pinned, world } from '../state';
import { docket, option, target, thing } from './names';
import { SideBySide } from './pair';

/** Decisions shown before the rest is asked for. */
const kShown = 8;

interface RowProps {
  parting: Parting;
  open: boolean;
  toggle: () => void;
}

function Row({ parting, open, toggle }: RowProps) {
  return (
    <tr class={open ? 'parting-open' : undefined}>
      <td class="numbers">{percent(parting.share)}</td>
      <td class="numbers">{parting.date}</td>
      <th scope="row">
        {thing(parting.agent)} · {docket(parting.docket)} · {target(parting.target)}
      </th>
      <td>
        <ul>
          {parting.chosen.map((c) => (
            <li key={`${c.baseline}/${c.now}`}>
              {option(c.baseline)} → {option(c.now)} <span class="numbers quiet">{percent(c.share)}</span>
            </li>
          ))}
        </ul>
      </td>
      <td class="no-print">
        <button aria-expanded={open} onClick={toggle}>
          {t(open ? 'why.parting.close' : 'why.parting.open', { run: num(parting.example, 9) })}
        </button>
      </td>
    </tr>
  );
}

const keyOf = (p: Parting) => `${p.docket}/${p.agent}/${p.target}`;

export function Partings() {
  const [open, setOpen] = useState('');
  const [all, showAll] = useState(false);
  const before = pinned.value;
  const parted = divergence.value;
  if (!before) return <p class="parting-none small quiet">{t('why.parting.unpinned')}</p>;
  if (!parted) return <p class="parting-none small quiet" role="status">{t('why.parting.waiting')}</p>;
  const first = parted.metricTick < 0 ? '' : world.value?.dates[parted.metricTick] ?? '';
  const shown = parted.partings.find((p) => keyOf(p) === open);
  return (
    <section class="panel parting" aria-labelledby="parting-title">
      <h2 id="parting-title">{t('why.parting.title')}</h2>
      <p>
        {t('why.parting.share', {
          pairs: num(parted.pairs, 9), share: percent(parted.differing), decisions: percent(parted.decisions),
        })}{' '}
        {first ? t('why.parting.first', { date: first }) : t('why.parting.never')}
      </p>
      {parted.partings.length > 0 && (
        <div class="parting-scroll" role="region" aria-label={t('why.parting.about')} tabIndex={0}>
          <table>
            <caption class="small quiet">{t('why.parting.about')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('why.parting.shareColumn')}</th>
                <th scope="col">{t('why.parting.date')}</th>
                <th scope="col">{t('why.parting.decision')}</th>
                <th scope="col">{t('why.parting.chosen')}</th>
                <th scope="col" class="no-print">{t('why.parting.example')}</th>
              </tr>
            </thead>
            <tbody>
              {parted.partings.slice(0, all ? undefined : kShown).map((p) => (
                <Row key={keyOf(p)} parting={p} open={keyOf(p) === open}
                  toggle={() => setOpen(keyOf(p) === open ? '' : keyOf(p))} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {!all && parted.partings.length > kShown && (
        <button class="no-print" onClick={() => showAll(true)}>
          {t('why.parting.more', { count: parted.partings.length - kShown })}
        </button>
      )}
      {shown && <SideBySide key={open} baseline={before.choice} now={choice.value} parting={shown} />}
    </section>
  );
}
