// Keeps what is shown in step with what is chosen: the world's description, the ensemble, the
// comparison with the pinned world.
import { effect } from '@preact/signals';
import type { Pool } from './engine/pool';
import { BadWorld, worldKey } from './engine/client';
import { answer, choice, comparison, divergence, pinned, problems, wantedRuns, world } from './state';
import type { Choice, Complaint } from './engine/types';

/** Pairs of histories that are searched for the decision at which they part. */
const kPairsSearched = 64;

interface Wish {
  choice: Choice;
  runs: number;
  baseline: Choice | null;
}

function wishes(): Wish {
  return { choice: choice.value, runs: wantedRuns.value, baseline: pinned.value?.choice ?? null };
}

function key(wish: Wish): string {
  return `${worldKey(wish.choice)} ${wish.runs} ${wish.baseline ? worldKey(wish.baseline) : ''}`;
}

/** Located ones where a world does not load. */
function complaints(problem: unknown): Complaint[] {
  if (problem instanceof BadWorld) return problem.problems;
  const message = problem instanceof Error ? problem.message : String(problem);
  return [{ file: '', line: 0, column: 0, key: '', message, suggestion: '' }];
}

export function control(pool: Pool): void {
  let wanted = '';
  let busy = false;

  async function answerWish(wish: Wish, mine: string): Promise<void> {
    const current = () => wanted === mine;
    const described = await pool.describe(wish.choice);
    if ('problems' in described) {
      problems.value = described.problems;
      return;
    }
    problems.value = [];
    if (world.value !== described.world) world.value = described.world;
    const { baseline } = wish;
    const spared = baseline ? [baseline] : [];
    let comparing: Promise<void> | null = null;
    const compare = async () => {
      if (!baseline) return;
      const found = await pool.compareGathered(baseline, wish.choice);
      if (current()) comparison.value = found;
    };
    await pool.follow(wish.choice, wish.runs, (now) => {
      if (!current() && answer.value && now.runs > answer.value.runs) return;
      answer.value = now;
      if (baseline && !comparing) comparing = compare().finally(() => { comparing = null; });
    }, () => !current(), spared);
    if (!baseline || !current()) return;
    await comparing;
    await pool.follow(baseline, wish.runs, () => {}, () => !current(), [wish.choice]);
    await compare();
    if (!current()) return;
    const found = await pool.divergence(baseline, wish.choice, kPairsSearched);
    if (current()) divergence.value = found;
  }

  // One wish at a time: a new one waits until the one before it has shown something, so that a
  // lever that is dragged shows answers all along.
  async function work(): Promise<void> {
    if (busy) return;
    busy = true;
    for (let done = ''; done !== wanted;) {
      const mine = wanted;
      try {
        await answerWish(wishes(), mine);
      } catch (problem) {
        problems.value = complaints(problem);
      }
      done = mine;
    }
    busy = false;
  }

  effect(() => {
    const wish = wishes();
    wanted = key(wish);
    if (!wish.baseline) {
      comparison.value = null;
      divergence.value = null;
    }
    void work();
  });
}
