// The world now against the pinned one: what came out otherwise, with the same luck.
import './differences.css';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Comparison, WorldInfo } from '../engine/types';
import { DifferenceChart } from '../figures/difference';
import { useFramed } from '../figures/frame_signal';
import { Shares } from '../figures/shares';
import { language, num, t } from '../i18n';
import { answer, comparison, pinned, shownTick, world } from '../state';
import { showTick } from './answers';
import { EndTable } from './differences_table';
import { fileName, levelName, subjects, unitName, type Subject } from './metric_groups';
import { differenceOf } from './rows';

export function Differences(): JSX.Element | null {
  const now = world.value, pin = pinned.value;
  const shown = useFramed(comparison);
  const figures = useMemo(() => (now ? subjects(now) : []), [now, language.value]);
  if (!pin || !now) return null;
  return (
    <section class="differences" aria-label={t('answers.differences')}>
      <header class="panel">
        <h2>{t('answers.differences')}</h2>
        <p class="numbers" aria-live="polite">
          {shown && shown.ticks === now.ticks
            ? t('answers.pairs', { pairs: num(shown.pairs, 9) })
            : t('answers.pairs_coming')}
        </p>
        {shown && shown.ticks === now.ticks && <EndTable world={now} comparison={shown} figures={figures} />}
      </header>
      <PinnedShares world={now} />
      {shown && shown.ticks === now.ticks && (
        <div class="answers-figures">
          {figures.map((s) => <SubjectDifference key={s.id} subject={s} world={now} comparison={shown} />)}
        </div>
      )}
    </section>
  );
}

function sourceOf(of: WorldInfo, from: Comparison): string {
  return t('answers.pairs_source', { world: of.title, pairs: num(from.pairs, 9) });
}

interface Props {
  subject: Subject;
  world: WorldInfo;
  comparison: Comparison;
}

function SubjectDifference({ subject, world: of, comparison: from }: Props): JSX.Element | null {
  const series = subject.metrics.flatMap((m) => differenceOf(from, m.name, m.label) ?? []);
  if (series.length === 0) return null;
  return (
    <div class="panel">
      <DifferenceChart title={t('answers.difference_in', { title: subject.title })} unit={unitName(subject.unit)}
        name={fileName(of.id, 'difference', subject.id)} source={sourceOf(of, from)} dates={of.dates} series={series}
        tick={shownTick} onTick={showTick} />
    </div>
  );
}

/** Labels now beside labels then. */
function PinnedShares({ world: of }: { world: WorldInfo }): JSX.Element | null {
  const shown = useFramed(answer), pin = pinned.value;
  if (!shown || !pin || shown.labels.length === 0) return null;
  const levels = shown.labels.map((l) => ({ ...l, title: levelName(l.level),
    pinned: pin.answer.labels.find((p) => p.level === l.level)?.labels ?? [] }));
  return (
    <div class="panel">
      <Shares title={t('answers.labels_pinned')} name={fileName(of.id, 'labels', 'pinned')} levels={levels}
        source={t('answers.labels_source', { world: of.title, runs: num(shown.runs, 9), pinned: num(pin.answer.runs, 9) })} />
    </div>
  );
}
