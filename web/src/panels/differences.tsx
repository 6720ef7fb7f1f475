// The world now against the pinned one: what came out otherwise, with the same luck.
import './differences.css';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Comparison, WorldInfo } from '../engine/types';
import { DifferenceChart, effectOf, type DifferenceSeries } from '../figures/difference';
import { useFramed } from '../figures/frame_signal';
import { Shares } from '../figures/shares';
import { language, num, t } from '../i18n';
import { answer, comparison, pinned, shownTick, world } from '../state';
import { showTick, titleOf } from './answers';
import { CardGrid } from './card_grid';
import { EndTable } from './differences_table';
import { cards, fileName, type Card, type Subject } from './metric_groups';
import { headed, levelName, unitName } from './metric_names';
import { differenceOf } from './rows';

export function Differences(): JSX.Element | null {
  const now = world.value, coming = useFramed(comparison);
  const all = useMemo(() => (now ? cards(now) : []), [now, language.value]);
  if (!pinned.value || !now) return null;
  const shown = coming && coming.ticks === now.ticks ? coming : null;
  return (
    <section class="differences" aria-label={t('answers.differences')}>
      <header class="panel">
        <h2>{t('answers.differences')}</h2>
        <p class="numbers">{shown ? t('answers.pairs', { pairs: num(shown.pairs, 9) }) : t('answers.pairs_coming')}</p>
        {shown && <EndTable date={now.dates.at(-1) ?? ''} comparison={shown} figures={all.flatMap((c) => c.figures)} />}
      </header>
      <PinnedShares world={now} />
      {shown && <Fans world={now} comparison={shown} cards={all} />}
    </section>
  );
}

function seriesOf(from: Comparison, subject: Subject): DifferenceSeries[] {
  return subject.metrics.flatMap((m) => differenceOf(from, m.name, m.label) ?? []);
}

/** Figures of what differs; what does not is said in a sentence. */
function Fans({ world: of, comparison: from, cards: all }: { world: WorldInfo; comparison: Comparison; cards: Card[] }): JSX.Element {
  const flat: string[] = [];
  const differing = all.map((card) => ({ ...card, figures: card.figures.filter((f) => {
    const differs = seriesOf(from, f).some((s) => effectOf(s) === 'some');
    if (!differs) flat.push(f.title);
    return differs;
  }) })).filter((card) => card.figures.length > 0);
  return (
    <>
      <CardGrid cards={differing} draw={(s) => <SubjectDifference key={s.id} subject={s} world={of} comparison={from} />} />
      {flat.length > 0 && <p class="panel small differences-flat">{t('answers.flat', { figures: flat.join('; ') })}</p>}
    </>
  );
}

interface Props {
  subject: Subject;
  world: WorldInfo;
  comparison: Comparison;
}

function SubjectDifference({ subject, world: of, comparison: from }: Props): JSX.Element {
  return (
    <DifferenceChart title={t('answers.difference_in', { title: subject.title })} unit={unitName(subject.unit)}
      name={fileName(of.id, 'difference', subject.id)} dates={of.dates} series={seriesOf(from, subject)}
      source={t('answers.pairs_source', { world: titleOf(of), pairs: num(from.pairs, 9) })}
      tick={shownTick} onTick={showTick} />
  );
}

/** Labels now beside labels then. */
function PinnedShares({ world: of }: { world: WorldInfo }): JSX.Element | null {
  const shown = useFramed(answer), pin = pinned.value;
  if (!shown || !pin || shown.labels.length === 0) return null;
  const levels = shown.labels.map((l) => ({ ...l, title: headed(levelName(l.level)),
    pinned: pin.answer.labels.find((p) => p.level === l.level)?.labels ?? [] }));
  return (
    <div class="panel">
      <Shares title={t('answers.labels_pinned')} name={fileName(of.id, 'labels', 'pinned')} levels={levels}
        source={t('answers.labels_source', { world: titleOf(of), runs: num(shown.runs, 9), pinned: num(pin.answer.runs, 9) })} />
    </div>
  );
}
