// One run in two worlds, with the same luck: the card of the decision at which it parts, on each side.
import { engine } from '../engine/engine';
import { num, t } from '../i18n';
import type { Card, Choice, History, HistoryDecision, Parting } from '../engine/types';
import { useAsked } from './ask';
import { CardView } from './card_view';

interface Place {
  tick: number;
  position: number;
}

/** Where the decision first differs between the two: by its choice, or by being taken at all. */
export function partsAt(baseline: History, now: History, parting: Parting): Place | null {
  const concerns = (d: HistoryDecision) => d.docket === parting.docket && d.agent === parting.agent
    && d.target === parting.target;
  const before = new Map(baseline.decisions.filter(concerns).map((d) => [d.tick, d]));
  const after = new Map(now.decisions.filter(concerns).map((d) => [d.tick, d]));
  const ticks = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b);
  for (const tick of ticks) {
    const sides = [before.get(tick), after.get(tick)];
    if (sides[0]?.chosen === sides[1]?.chosen) continue;
    const position = (sides[0] ?? sides[1])?.position;
    if (position !== undefined) return { tick, position };
  }
  return null;
}

interface Both {
  baseline: Card | null;
  now: Card | null;
}

async function both(baseline: Choice, now: Choice, parting: Parting): Promise<Both> {
  const run = parting.example;
  const [before, after] = await Promise.all([engine().history(baseline, run), engine().history(now, run)]);
  const at = partsAt(before, after, parting);
  if (!at) return { baseline: null, now: null };
  const [a, b] = await Promise.all([
    engine().card(baseline, run, at.tick, at.position), engine().card(now, run, at.tick, at.position),
  ]);
  return { baseline: a, now: b };
}

function Side({ title, card }: { title: string; card: Card | null }) {
  return (
    <article class="pair-side" aria-label={title}>
      <h3>{title}</h3>
      {card ? <CardView card={card} trying={false} /> : <p>{t('why.pair.notOpen')}</p>}
    </article>
  );
}

export function SideBySide({ baseline, now, parting }: { baseline: Choice; now: Choice; parting: Parting }) {
  const { value, waiting, failed } = useAsked(() => both(baseline, now, parting), [baseline, now, parting]);
  return (
    <section class="pair" aria-label={t('why.pair.title', { run: num(parting.example, 9) })} aria-busy={waiting}>
      <h3>{t('why.pair.title', { run: num(parting.example, 9) })}</h3>
      <p class="small quiet">{t('why.pair.about')}</p>
      {failed && <p role="alert">{failed}</p>}
      {!value && waiting && <p role="status">{t('why.card.waiting')}</p>}
      {value && (
        <div class="pair-sides">
          <Side title={t('why.pair.baseline')} card={value.baseline} />
          <Side title={t('why.pair.now')} card={value.now} />
        </div>
      )}
    </section>
  );
}
