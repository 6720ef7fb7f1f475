// The engine as the page sees it: questions with answers, asked of workers. Implemented in
// pool.ts; panels use `engine` and know nothing of workers.
import type { Answer, Card, Choice, Comparison, Complaint, Divergence, History, WorldInfo } from './types';

export interface Engine {
  /** Names and titles of the scenarios that there are. */
  scenarios(): Promise<{ id: string; title: string; question: string }[]>;
  /** Gives the engine a scenario of the reader's own; `id` is one that no other has. */
  addScenario(id: string, text: string): Promise<void>;
  /** A world's description, or why there is none. */
  describe(choice: Choice): Promise<{ world: WorldInfo } | { problems: Complaint[] }>;
  /** Statistics of `runs` runs of a world: of `metrics`, or of those in the world's groups. */
  ensemble(choice: Choice, runs: number, metrics?: string[]): Promise<Answer>;
  /** `now` less `baseline`, with the same luck, likewise. */
  compare(baseline: Choice, now: Choice, runs: number, metrics?: string[]): Promise<Comparison>;
  /** Where histories of the two worlds part. */
  divergence(baseline: Choice, now: Choice, runs: number): Promise<Divergence>;
  /** One run of a world, told. */
  history(choice: Choice, run: number): Promise<History>;
  /** Why a decision of that run was taken; null when nothing was up for decision. */
  card(choice: Choice, run: number, tick: number, position: number): Promise<Card | null>;
  /** The world as a scenario file that `tumen run` reads. */
  toml(choice: Choice): Promise<string>;
}

let current: Engine | null = null;

export function setEngine(engine: Engine): void {
  current = engine;
}

export function engine(): Engine {
  if (!current) throw new Error('the engine has not started');
  return current;
}
