// The fast way in: who answered which offer, and how. Leases are what people come for.
import { useState } from 'preact/hooks';
import { openCard, world } from '../state';
import { percent, t, tOr } from '../i18n';
import type { HistoryDecision } from '../engine/types';
import { answersByTarget } from './chronicle';
import { option, thing } from './names';

const kMarks: Record<string, string> = { accept: '✓', reject: '✗', 'walk away': '✗' };

/** Offers shown before the rest is unfolded. */
const kOffers = 6;

function isOpen(d: HistoryDecision, run: number): boolean {
  const at = openCard.value;
  return at !== null && at.run === run && at.tick === d.tick && at.position === d.position;
}

const waits = (d: HistoryDecision) => kMarks[d.chosen] === undefined;

function Answer({ decision: d, run }: { decision: HistoryDecision; run: number }) {
  return (
    <li>
      <button class={waits(d) ? 'answers-chip answers-waits' : 'answers-chip'} aria-pressed={isOpen(d, run)}
        title={t('why.answers.chance', { share: percent(d.probability) })}
        onClick={() => { openCard.value = { run, tick: d.tick, position: d.position }; }}>
        <span class="numbers">{d.date}</span>{' '}
        <span aria-hidden="true">{kMarks[d.chosen] ?? '…'} </span>
        {t('why.answers.answer', { agent: thing(d.agent), done: tOr(`why.answers.done.${d.chosen}`, option(d.chosen)) })}
      </button>
    </li>
  );
}

/** Rounds in which nobody said yes or no are folded away, unless nobody ever did. */
function Offer({ about, answers, run }: { about: string; answers: HistoryDecision[]; run: number }) {
  const clear = answers.filter((d) => !waits(d));
  const folded = clear.length > 0 ? answers.length - clear.length : 0;
  const [all, showAll] = useState(false);
  return (
    <li class="answers-offer">
      <h4>{thing(about)}</h4>
      <ul>
        {(all || folded === 0 ? answers : clear).map((d) => <Answer key={`${d.tick}-${d.position}`} decision={d} run={run} />)}
        {folded > 0 && (
          <li>
            <button class="answers-chip answers-waits" aria-expanded={all} onClick={() => showAll(!all)}>
              {t(all ? 'why.answers.fold' : 'why.answers.unfold', { count: folded })}
            </button>
          </li>
        )}
      </ul>
    </li>
  );
}

export function Answers({ decisions, run }: { decisions: HistoryDecision[]; run: number }) {
  const isPort = (id: string) => world.value?.projects.find((p) => p.id === id)?.kind === 'port';
  const offers = answersByTarget(decisions)
    .sort(([a], [b]) => Number(isPort(b)) - Number(isPort(a)));
  const row = ([about, answers]: [string, HistoryDecision[]]) => (
    <Offer key={about} about={about} answers={answers} run={run} />
  );
  return (
    <section class="answers" aria-labelledby="answers-title">
      <h3 id="answers-title">{t('why.answers.title')}</h3>
      <p class="small quiet">{t(offers.length > 0 ? 'why.answers.about' : 'why.answers.none')}</p>
      <ul class="answers-list">{offers.slice(0, kOffers).map(row)}</ul>
      {offers.length > kOffers && (
        <details>
          <summary>{t('why.answers.more', { count: offers.length - kOffers })}</summary>
          <ul class="answers-list">{offers.slice(kOffers).map(row)}</ul>
        </details>
      )}
    </section>
  );
}
