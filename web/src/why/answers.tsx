// The fast way in: who answered which offer, and how. Leases are what people come for.
import { openCard } from '../state';
import { percent, t } from '../i18n';
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

function Answer({ decision: d, run }: { decision: HistoryDecision; run: number }) {
  const waits = kMarks[d.chosen] === undefined;
  return (
    <li>
      <button class={waits ? 'answers-chip answers-waits' : 'answers-chip'} aria-pressed={isOpen(d, run)}
        title={t('why.answers.chance', { share: percent(d.probability) })}
        onClick={() => { openCard.value = { run, tick: d.tick, position: d.position }; }}>
        <span class="numbers">{d.date}</span>{' '}
        <span aria-hidden="true">{kMarks[d.chosen] ?? '…'} </span>
        {t('why.answers.answer', { agent: thing(d.agent), option: option(d.chosen) })}
      </button>
    </li>
  );
}

export function Answers({ decisions, run }: { decisions: HistoryDecision[]; run: number }) {
  const offers = answersByTarget(decisions);
  const row = ([target, answers]: [string, HistoryDecision[]]) => (
    <li key={target} class="answers-offer">
      <h4>{thing(target)}</h4>
      <ul>{answers.map((d) => <Answer key={`${d.tick}-${d.position}`} decision={d} run={run} />)}</ul>
    </li>
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
