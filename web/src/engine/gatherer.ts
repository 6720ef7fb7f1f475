// Runs of a world, handed out in blocks to the workers and gathered for the judge.
import { worldKey, type Client } from './client';
import type { Answer, Choice, Comparison, LevelLabels } from './types';

// The first blocks are small, so that there is something to see at once.
const kFirstBlock = 8;
const kLargestBlock = 64;
// Judging takes time from running: it is done again when there are so many times the runs.
const kJudgedAgain = 3;
const kGatheringsKept = 3;

/** A world and what is gathered of its runs. */
export interface Watched {
  choice: Choice;
  metrics: string[];
  ticks: number;
}

export interface Following {
  /** Told of the statistics while they grow. */
  progress?: (answer: Answer) => void;
  /** Once it is true and there was an answer, no more runs are begun. */
  dropped?: () => boolean;
  /** What must not make room for this. */
  spared?: Watched[];
}

function keyOf(watched: Watched): string {
  return `${worldKey(watched.choice)} ${watched.metrics.join()}`;
}

interface Gathering {
  key: string;
  /** Runs handed out; blocks are handed out without gaps. */
  begun: number;
  last: Answer | null;
}

function rows(numbers: Float64Array, kinds: string[], cells: number): Record<string, Float64Array> {
  return Object.fromEntries(kinds.map((kind, k) => [kind, numbers.slice(k * cells, (k + 1) * cells)]));
}

export class Gatherer {
  private kept: Gathering[] = [];
  private restarts = 0;

  constructor(private readonly runners: Client[], private readonly judge: Client) {}

  /** Drops what is not worth its memory; `spared` are the keys that must stay. */
  private async makeRoom(spared: string[]): Promise<void> {
    while (this.kept.length > kGatheringsKept) {
      const at = this.kept.findIndex((g) => !spared.includes(g.key));
      if (at < 0) return;
      const [gone] = this.kept.splice(at, 1);
      if (gone) await this.judge.ask({ do: 'forget', key: gone.key });
    }
  }

  private find(watched: Watched): Gathering {
    if (this.restarts !== this.judge.restarts) {
      this.restarts = this.judge.restarts;
      this.kept = [];
    }
    const key = keyOf(watched);
    const found = this.kept.find((g) => g.key === key);
    const gathering = found ?? { key, begun: 0, last: null };
    this.kept = [...this.kept.filter((g) => g !== gathering), gathering];
    return gathering;
  }

  /** Brings the ensemble to `runs` runs. */
  async ensemble(watched: Watched, runs: number, following: Following = {}): Promise<Answer> {
    const { choice, metrics, ticks } = watched;
    const { progress = () => {}, dropped = () => false, spared = [] } = following;
    const gathering = this.find(watched);
    await this.makeRoom([gathering.key, ...spared.map(keyOf)]);
    if (gathering.last && gathering.last.runs >= runs) {
      const done = { ...gathering.last, done: true };
      progress(done);
      return done;
    }
    let judging: Promise<void> | null = null;
    let due = 1; // runs at which the judge is asked next
    let gathered = 0;
    const judge = async () => {
      const { json, numbers } = await this.judge.ask({ do: 'judge', key: gathering.key });
      const cells = metrics.length * ticks;
      const count = json.runs as number;
      if (count === 0) return;
      gathering.last = {
        runs: count, failed: json.failed as number, hash: json.hash as string, done: count >= runs,
        metrics, ticks, labels: json.labels as LevelLabels[],
        ...rows(numbers, json.kinds as string[], cells),
      } as Answer;
      progress(gathering.last);
    };
    const work = async (runner: Client) => {
      let size = kFirstBlock;
      while (gathering.begun < runs && !(gathering.last && dropped())) {
        const first = gathering.begun;
        const count = Math.min(size, runs - first);
        gathering.begun += count;
        size = Math.min(2 * size, kLargestBlock);
        const slot = await runner.slot(choice);
        const block = await runner.ask({ do: 'run', slot, first, count, metrics });
        const { json } = await this.judge.ask(
          { do: 'gather', key: gathering.key, metrics, ticks, block: block.json }, block.numbers);
        gathered = json.runs as number;
        if (gathered >= due && gathered < runs && !judging) {
          due = kJudgedAgain * gathered;
          judging = judge().finally(() => { judging = null; });
        }
      }
    };
    try {
      await Promise.all(this.runners.map(work));
    } catch (problem) {
      // What was handed out and did not come back would be missing for ever.
      this.kept = this.kept.filter((other) => other !== gathering);
      await this.judge.ask({ do: 'forget', key: gathering.key });
      throw problem;
    }
    await judging;
    if (!gathering.last || !dropped()) await judge();
    if (!gathering.last) throw new Error('no run came in');
    return gathering.last;
  }

  /** `now` less `baseline`, over the runs that are in of both. */
  async compare(baseline: Watched, now: Watched): Promise<Comparison> {
    const { json, numbers } = await this.judge.ask(
      { do: 'compare', baseline: keyOf(baseline), now: keyOf(now) });
    const metrics = json.metrics as string[];
    const ticks = json.ticks as number;
    return {
      pairs: json.pairs as number, metrics, ticks,
      ...rows(numbers, json.kinds as string[], metrics.length * ticks),
    } as Comparison;
  }
}
