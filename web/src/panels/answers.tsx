// What comes out of the world that is looked at, while runs come in.
import './answers.css';
import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { Answer, WorldInfo } from '../engine/types';
import { FanChart, type FanSeries } from '../figures/fan';
import { useFramed } from '../figures/frame_signal';
import { Shares } from '../figures/shares';
import { language, num, t } from '../i18n';
import { answer, pinned, shownTick, world } from '../state';
import { AnswersHead } from './answers_head';
import { fileName, levelName, subjects, unitName, type Subject } from './metric_groups';
import { fanOf } from './rows';

/** -1 stands for the last tick whatever the world, so that it stays the last. */
export function showTick(tick: number): void {
  shownTick.value = tick === (world.peek()?.ticks ?? 0) - 1 ? -1 : tick;
}

export function sourceOf(of: WorldInfo, from: { runs: number; hash: string }): string {
  return t('answers.source', { world: of.title, variant: of.variant, arm: of.arm || '–', runs: num(from.runs, 9), hash: from.hash });
}

export function Answers(): JSX.Element {
  const now = world.value;
  const coming = useFramed(answer);
  const held = useRef<Answer | null>(null);
  if (coming) held.current = coming;
  // Between two worlds the last answer stays, faded, so that nothing jumps.
  const fits = (a: Answer | null): a is Answer => a !== null && now !== null && a.ticks === now.ticks;
  const shown = fits(coming) ? coming : fits(held.current) ? held.current : null;
  const figures = useMemo(() => (now ? subjects(now) : []), [now, language.value]);

  return (
    <section class="answers" aria-label={t('answers.title')}>
      <AnswersHead world={now} answer={coming} />
      {now && shown
        ? <div class={`answers-figures ${shown === coming ? '' : 'answers-stale'}`}>
            {shown.labels.length > 0 && (
              <div class="panel answers-wide">
                <Shares title={t('answers.labels')} name={fileName(now.id, 'labels')} source={sourceOf(now, shown)}
                  levels={shown.labels.map((l) => ({ ...l, title: levelName(l.level) }))} />
              </div>
            )}
            {figures.map((s) => <SubjectFan key={s.id} subject={s} world={now} answer={shown} />)}
          </div>
        : <Skeleton figures={now ? figures.length + 1 : 6} />}
    </section>
  );
}

/** Shares and ratios are read against 0 and 1, amounts against 0. */
function within(subject: Subject, series: FanSeries[]): number[] {
  const bounded = subject.unit === '1' && series.every((s) => s.q05.every((x) => !(x < 0)) && s.q95.every((x) => !(x > 1)));
  return bounded ? [0, 1] : [0];
}

function SubjectFan({ subject, world: of, answer: from }: { subject: Subject; world: WorldInfo; answer: Answer }): JSX.Element | null {
  const series = subject.metrics.flatMap((m) => fanOf(from, m.name, m.label) ?? []);
  if (series.length === 0) return null;
  const other = pinned.value?.answer;
  const ghosts = other && other.ticks === from.ticks ? series.map((s) => fanOf(other, s.name, s.label)) : [];
  return (
    <div class="panel">
      <FanChart title={subject.title} unit={unitName(subject.unit)} name={fileName(of.id, subject.id)}
        source={sourceOf(of, from)} dates={of.dates} series={series} ghosts={ghosts} tick={shownTick}
        onTick={showTick} within={within(subject, series)} allBands={subject.id.startsWith('level:')} />
    </div>
  );
}

function Skeleton({ figures }: { figures: number }): JSX.Element {
  return (
    <div class="answers-figures" aria-hidden="true">
      {Array.from({ length: figures }, (_, k) => (
        <div key={k} class={`panel answers-empty ${k === 0 ? 'answers-wide' : ''}`} />
      ))}
    </div>
  );
}
