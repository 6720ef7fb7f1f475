// What comes out of the world that is looked at, while runs come in.
import './answers.css';
import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { Answer, WorldInfo } from '../engine/types';
import { FanChart, type FanSeries } from '../figures/fan';
import { useFramed } from '../figures/frame_signal';
import { extent, type Range } from '../figures/scale';
import { Shares } from '../figures/shares';
import { language, num, t, tOr } from '../i18n';
import { answer, pinned, shownTick, world } from '../state';
import { AnswersHead } from './answers_head';
import { CardGrid } from './card_grid';
import { cards, fileName, type Subject } from './metric_groups';
import { headed, levelName, scaleName } from './metric_names';
import { answers, fanOf } from './rows';

/** -1 stands for the last tick whatever the world, so that it stays the last. */
export function showTick(tick: number): void {
  shownTick.value = tick === (world.peek()?.ticks ?? 0) - 1 ? -1 : tick;
}

export function titleOf(of: WorldInfo): string {
  return tOr(`data.scenario.${of.id}.title`, of.title);
}

function sourceOf(of: WorldInfo, from: Answer): string {
  return t('answers.source', { world: titleOf(of), variant: of.variant,
    arm: of.arm && `; ${t('answers.arm', { arm: of.arm })}`, runs: num(from.runs, 9), hash: from.hash });
}

export function Answers(): JSX.Element {
  const now = world.value, coming = useFramed(answer);
  const held = useRef<Answer | null>(null);
  if (coming && now && answers(now, coming)) held.current = coming;
  // Between two worlds the last answer stays, faded, so that nothing jumps.
  const shown = held.current && now && answers(now, held.current) ? held.current : null;
  const figures = useMemo(() => (now ? cards(now) : []), [now, language.value]);
  return (
    <section class="answers-panel" aria-label={t('answers.title')}>
      <AnswersHead world={now} answer={shown} />
      {now && shown
        ? <>
            {shown.labels.length > 0 && (
              <div class="panel">
                <Shares title={t('answers.labels')} name={fileName(now.id, 'labels')} source={sourceOf(now, shown)}
                  levels={shown.labels.map((l) => ({ ...l, title: headed(levelName(l.level)) }))} />
              </div>
            )}
            <CardGrid cards={figures} faded={shown !== coming}
              draw={(s) => <SubjectFan key={s.id} subject={s} world={now} answer={shown} />} />
          </>
        : <Skeleton figures={now ? figures.filter((c) => c.kind !== 'more').length : 6} />}
    </section>
  );
}

/** Shares and indices are read against 0 and 1, amounts against 0. Intervals of few runs may go
    beyond what the runs themselves never leave. */
function boundsOf(unit: string, series: FanSeries[]): Range {
  const [lo, hi] = extent(series.flatMap((s) => [s.q05, s.q95]));
  return [lo < 0 ? -Infinity : 0, unit === '1' && hi <= 1 ? 1 : Infinity];
}

interface Props {
  subject: Subject;
  world: WorldInfo;
  answer: Answer;
}

const kRatioHeight = 120;

function SubjectFan({ subject, world: of, answer: from }: Props): JSX.Element | null {
  const series = subject.metrics.flatMap((m) => fanOf(from, m.name, m.label) ?? []);
  if (series.length === 0) return null;
  const other = pinned.value?.answer;
  const ghosts = other && other.ticks === from.ticks ? series.map((s) => fanOf(other, s.name, s.label)) : [];
  const level = subject.group.startsWith('level:');
  const bounds = boundsOf(subject.unit, series);
  return (
    <FanChart title={subject.title} unit={scaleName(subject.group, subject.unit)} name={fileName(of.id, subject.id)}
      source={sourceOf(of, from)} dates={of.dates} series={series} ghosts={ghosts} tick={shownTick}
      onTick={showTick} within={[0, bounds[1]]} bounds={bounds} rate={subject.rate}
      allBands={level} height={level && subject.unit === '1' ? kRatioHeight : undefined} />
  );
}

function Skeleton({ figures }: { figures: number }): JSX.Element {
  return (
    <>
      <div class="panel answers-empty answers-empty-labels" aria-hidden="true" />
      <div class="card-grid" aria-hidden="true">
        {Array.from({ length: figures }, (_, k) => <div key={k} class="panel answers-empty" />)}
      </div>
    </>
  );
}
