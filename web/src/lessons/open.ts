// Ways out of a lesson: to the lab with its world, and to the card of the decision at which
// histories part.
import { batch } from '@preact/signals';
import { engine } from '../engine/engine';
import type { Choice, HistoryDecision, Parting } from '../engine/types';
import { choice, openCard, page, shownRun } from '../state';
import type { Contrast } from './lesson';
import { laid } from './lesson';

export function openInLab(world: Choice): void {
  batch(() => {
    choice.value = world;
    page.value = 'lab';
  });
}

const samePlace = (a: HistoryDecision, b: { docket: string; agent: string; target: string }) =>
  a.docket === b.docket && a.agent === b.agent && a.target === b.target;

/** The first decision of `of` about the same thing that `against` does not have like that. */
function firstDifferent(of: HistoryDecision[], against: HistoryDecision[], parting: Parting) {
  const there = against.filter((d) => samePlace(d, parting));
  return of.find((d) => samePlace(d, parting)
    && !there.some((o) => o.tick === d.tick && o.chosen === d.chosen));
}

/** False where the decision is not found in that history. */
export async function openPartingCard(contrast: Contrast, parting: Parting): Promise<boolean> {
  const base = laid(contrast.base);
  const now = laid(contrast.now);
  const [before, after] = await Promise.all(
    [engine().history(base, parting.example), engine().history(now, parting.example)]);
  const inNow = firstDifferent(after.decisions, before.decisions, parting);
  const inBase = firstDifferent(before.decisions, after.decisions, parting);
  const found = inNow && (!inBase || inNow.tick <= inBase.tick) ? inNow : inBase;
  if (!found) return false;
  batch(() => {
    choice.value = found === inNow ? now : base;
    shownRun.value = parting.example;
    openCard.value = { run: parting.example, tick: found.tick, position: found.position };
    page.value = 'why';
  });
  return true;
}
