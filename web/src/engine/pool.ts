// The engine of the page: workers that run histories, and one that judges them.
import { BadWorld, Client, scenarioPath, worldKey } from './client';
import type { Engine } from './engine';
import { Gatherer, type Watched } from './gatherer';
import type {
  Answer, Card, Choice, Comparison, Complaint, Divergence, History, WorldInfo,
} from './types';
import type { Start } from './worker';

const kMostWorkers = 8;

function infoKey(choice: Choice): string {
  return worldKey({ ...choice, levers: {}, seed: 1 });
}

export class Pool implements Engine {
  private readonly runners: Client[];
  private readonly judge: Client;
  private readonly gatherer: Gatherer;
  private readonly infos = new Map<string, Promise<WorldInfo>>();
  private readonly shipped: { id: string; text: string }[];
  private readonly dropped: { id: string; text: string }[] = [];

  /** The engine may still be on its way: what is asked waits for it. */
  constructor(module: Promise<WebAssembly.Module>, scenarios: { id: string; text: string }[]) {
    this.shipped = scenarios;
    const files = scenarios.map((s): [string, string] => [scenarioPath(s.id), s.text]);
    const start = module.then((compiled): Start => ({ module: compiled, files }));
    const workers = Math.min(Math.max(navigator.hardwareConcurrency || 2, 1), kMostWorkers);
    this.runners = Array.from({ length: workers }, () => new Client(start));
    this.judge = new Client(start);
    this.gatherer = new Gatherer(this.runners, this.judge);
  }

  private get first(): Client {
    return this.runners[0] ?? this.judge;
  }

  scenarios(): Promise<{ id: string; title: string; question: string }[]> {
    const line = (text: string, key: string) =>
      new RegExp(`^${key} = "(.*)"$`, 'm').exec(text)?.[1] ?? '';
    return Promise.resolve([...this.shipped, ...this.dropped].map(({ id, text }) =>
      ({ id, title: line(text, 'title') || id, question: line(text, 'question') })));
  }

  /** Gives the engine a scenario of the reader's; `id` must be none of the shipped ones. */
  async addScenario(id: string, text: string): Promise<void> {
    this.dropped.push({ id, text });
    const file = { do: 'file', path: scenarioPath(id), text };
    await Promise.all([...this.runners, this.judge].map((client) => client.ask(file)));
  }

  async describe(choice: Choice): Promise<{ world: WorldInfo } | { problems: Complaint[] }> {
    try {
      return { world: await this.info(choice) };
    } catch (problem) {
      if (problem instanceof BadWorld) return { problems: problem.problems };
      throw problem;
    }
  }

  /** Takes a description for that of a world, which saves asking for it. */
  know(choice: Choice, info: WorldInfo): void {
    this.infos.set(infoKey(choice), Promise.resolve(info));
  }

  /** Descriptions are kept: levers and luck change nothing in them. */
  private info(choice: Choice): Promise<WorldInfo> {
    const key = infoKey(choice);
    const known = this.infos.get(key);
    if (known) return known;
    const asked = this.judge.slot({ ...choice, levers: {} })
      .then((slot) => this.judge.ask({ do: 'describe', slot }))
      .then(({ json }) => json as unknown as WorldInfo);
    asked.catch(() => this.infos.delete(key));
    this.infos.set(key, asked);
    return asked;
  }

  private async watch(choice: Choice, metrics?: string[]): Promise<Watched> {
    const info = await this.info(choice);
    return { choice, metrics: metrics ?? info.groups.flatMap((g) => g.metrics), ticks: info.ticks };
  }

  async ensemble(choice: Choice, runs: number, metrics?: string[]): Promise<Answer> {
    return this.gatherer.ensemble(await this.watch(choice, metrics), runs);
  }

  /**
   * The ensemble that the page shows, told of while it grows; given up once `dropped` and something
   * has been shown. What was gathered of `spared` stays.
   */
  async follow(choice: Choice, runs: number, progress: (answer: Answer) => void,
    dropped: () => boolean, spared: Choice[]): Promise<Answer> {
    const others = await Promise.all(spared.map((other) => this.watch(other)));
    return this.gatherer.ensemble(await this.watch(choice), runs, { progress, dropped, spared: others });
  }

  async compare(baseline: Choice, now: Choice, runs: number, metrics?: string[]): Promise<Comparison> {
    const [a, b] = await Promise.all([this.watch(baseline, metrics), this.watch(now, metrics)]);
    await this.gatherer.ensemble(a, runs, { spared: [b] });
    await this.gatherer.ensemble(b, runs, { spared: [a] });
    return this.gatherer.compare(a, b);
  }

  /** The same over the runs that are in of both so far. */
  async compareGathered(baseline: Choice, now: Choice): Promise<Comparison> {
    const [a, b] = await Promise.all([this.watch(baseline), this.watch(now)]);
    return this.gatherer.compare(a, b);
  }

  async divergence(baseline: Choice, now: Choice, runs: number): Promise<Divergence> {
    const client = this.first;
    const a = await client.slot(baseline);
    const b = await client.slot({ ...now, seed: baseline.seed });
    const { json } = await client.ask({ do: 'part', baseline: a, now: b, first: 0, count: runs });
    return json as unknown as Divergence;
  }

  async history(choice: Choice, run: number): Promise<History> {
    const slot = await this.first.slot(choice);
    return (await this.first.ask({ do: 'history', slot, run })).json as unknown as History;
  }

  async card(choice: Choice, run: number, tick: number, position: number): Promise<Card | null> {
    const slot = await this.first.slot(choice);
    return (await this.first.ask({ do: 'card', slot, run, tick, position })).json.card as Card | null;
  }

  async toml(choice: Choice): Promise<string> {
    const request = { do: 'toml', choice: { ...choice, scenario: scenarioPath(choice.scenario) } };
    return (await this.judge.ask(request)).json.text as string;
  }
}
