// Runs of a world, handed out in blocks to the workers and gathered for the judge.
import { worldKey, type Client } from './client';
import type { Answer, Choice, LevelLabels } from './types';

// The first blocks are small, so that there is something to see at once.
const kFirstBlock = 4;
const kLargestBlock = 48;
const kGatheringsKept = 3;

interface Gathering {
  key: string;
  metrics: string[];
  ticks: number;
  /** Runs handed out; blocks are handed out without gaps. */
  begun: number;
  last: Answer | null;
}

function rows(numbers: Float64Array, kinds: string[], cells: number): Record<string, Float64Array> {
  return Object.fromEntries(kinds.map((kind, k) => [kind, numbers.slice(k * cells, (k + 1) * cells)]));
}

export class Gatherer {
  private kept: Gathering[] = [];

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

  private find(choice: Choice, metrics: string[], ticks: number): Gathering {
    const key = `${worldKey(choice)} ${metrics.join()}`;
    const found = this.kept.find((g) => g.key === key);
    const gathering = found ?? { key, metrics, ticks, begun: 0, last: null };
    this.kept = [...this.kept.filter((g) => g !== gathering), gathering];
    return gathering;
  }

  /**
   * Brings the ensemble to `runs` runs, telling `progress` of it on the way. Where `dropped` turns
   * true after the first answer, no more runs are begun.
   */
  async ensemble(choice: Choice, metrics: string[], ticks: number, runs: number,
    progress: (answer: Answer) => void, dropped: () => boolean, spared: string[] = []): Promise<Answer> {
    const gathering = this.find(choice, metrics, ticks);
    await this.makeRoom([gathering.key, ...spared]);
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
      const slot = await runner.slot(choice);
      let size = kFirstBlock;
      while (gathering.begun < runs && !(gathering.last && dropped())) {
        const first = gathering.begun;
        const count = Math.min(size, runs - first);
        gathering.begun += count;
        size = Math.min(2 * size, kLargestBlock);
        const block = await runner.ask({ do: 'run', slot, first, count, metrics });
        const { json } = await this.judge.ask(
          { do: 'gather', key: gathering.key, metrics, ticks, block: block.json }, block.numbers);
        gathered = json.runs as number;
        if (gathered >= due && gathered < runs && !judging) {
          due = 2 * gathered;
          judging = judge().finally(() => { judging = null; });
        }
      }
    };
    await Promise.all(this.runners.map(work));
    await judging;
    await judge();
    if (!gathering.last) throw new Error('no run came in');
    return gathering.last;
  }

  /** The key under which an ensemble's runs were gathered. */
  keyOf(choice: Choice, metrics: string[]): string {
    return `${worldKey(choice)} ${metrics.join()}`;
  }
}
