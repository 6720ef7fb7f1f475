// A worker as the page talks to it, and which worlds it holds.
import type { Complaint, Choice } from './types';
import type { Ask, Start, Told } from './worker';
import LabWorker from './worker?worker&inline';

const kSlots = 4;

/** A scenario that does not load. */
export class BadWorld extends Error {
  constructor(readonly problems: Complaint[]) {
    super(problems[0]?.message ?? 'the scenario does not load');
  }
}

/** What tells worlds apart. */
export function worldKey(choice: Choice): string {
  const sorted = (o: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(o).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify([choice.scenario, choice.variant, choice.arm, sorted(choice.levers),
    sorted(choice.shocks), sorted(choice.dates), [...choice.without].sort(), choice.seed]);
}

export function scenarioPath(id: string): string {
  return `${id}/scenario.toml`;
}

export class Client {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, (told: Told) => void>();
  private next = 0;
  /** How often the engine broke down and was started anew. */
  restarts = 0;
  /** Worlds by slot, least recently used first. */
  private held: { slot: number; key: string }[] = [];

  /** Requests wait for what the worker starts from. */
  constructor(private readonly start: Promise<Start>) {
    this.worker = new LabWorker();
    this.worker.onmessage = (event: MessageEvent<Told>) => {
      const told = event.data;
      if (told.restarted) {
        this.held = [];
        ++this.restarts;
      }
      this.waiting.get(told.id)?.(told);
      this.waiting.delete(told.id);
    };
    start.then((from) => this.worker.postMessage(from), () => {});
  }

  async ask(request: object, given?: Float64Array<ArrayBuffer>): Promise<Told> {
    await this.start;
    const ask: Ask = { id: this.next++, request, ...(given && { given }) };
    const told = new Promise<Told>((resolve) => this.waiting.set(ask.id, resolve));
    this.worker.postMessage(ask, given ? [given.buffer] : []);
    const t = await told;
    if (typeof t.json.error === 'string') throw new Error(t.json.error);
    if (Array.isArray(t.json.problems)) throw new BadWorld(t.json.problems as Complaint[]);
    return t;
  }

  /** The slot that holds the world, loaded when it does not yet; a BadWorld when it cannot be. */
  async slot(choice: Choice): Promise<number> {
    const key = worldKey(choice);
    const found = this.held.find((h) => h.key === key);
    if (found) {
      this.held = [...this.held.filter((h) => h !== found), found];
      return found.slot;
    }
    const slot = this.held.length < kSlots ? this.held.length : this.held[0]?.slot ?? 0;
    this.held = [...this.held.filter((h) => h.slot !== slot), { slot, key }];
    try {
      await this.ask({ do: 'load', slot, choice: { ...choice, scenario: scenarioPath(choice.scenario) } });
    } catch (problem) {
      this.held = this.held.filter((h) => h.key !== key);
      throw problem;
    }
    return slot;
  }
}
