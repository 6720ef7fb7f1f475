// Reads what was kept or exported. The text may come from anywhere: every field is checked, and
// what does not fit is left out.
import { emptyContrast, emptyWork } from './work';
import type { ContrastWork, NamedThing, Progress, Work } from './work';
import type { Effect, Guess } from './verdict';

const kLongest = 4000;

type Fields = Record<string, unknown>;

function fields(x: unknown): Fields {
  return typeof x === 'object' && x !== null && !Array.isArray(x) ? (x as Fields) : {};
}
const text = (x: unknown) => (typeof x === 'string' ? x.slice(0, kLongest) : '');
const finite = (x: unknown) => (typeof x === 'number' && Number.isFinite(x) ? x : null);

function eachOf<T>(x: unknown, read: (value: unknown) => T | null): Record<string, T> {
  const found: [string, T][] = [];
  for (const [key, value] of Object.entries(fields(x)).slice(0, 100)) {
    const item = read(value);
    if (item !== null && /^[a-z]\w{0,39}$/i.test(key)) found.push([key, item]);
  }
  return Object.fromEntries(found);
}

function guess(x: unknown): Guess {
  const { sign, size } = fields(x);
  const known = sign === '+' || sign === '0' || sign === '-' ? sign : '';
  const number = finite(size);
  return { sign: known, size: number !== null && number >= 0 ? number : null };
}

function effect(x: unknown): Effect | null {
  const of = fields(x);
  const [baseline, difference, lo, hi, higher, lower] =
    [of.baseline, of.difference, of.lo, of.hi, of.higher, of.lower].map(finite);
  if (baseline == null || difference == null || lo == null || hi == null || higher == null
    || lower == null) return null;
  return { baseline, difference, lo, hi, higher, lower };
}

function contrast(x: unknown): ContrastWork {
  const of = fields(x);
  const locked = of.locked === true;
  return {
    ...emptyContrast(),
    why: text(of.why),
    guesses: eachOf(of.guesses, guess),
    locked,
    effects: locked && of.effects ? eachOf(of.effects, effect) : null,
    pairs: finite(of.pairs) ?? 0,
    report: text(of.report),
  };
}

function thing(x: unknown): NamedThing {
  const of = fields(x);
  return { chosen: text(of.chosen), words: text(of.words), shown: of.shown === true };
}

function work(x: unknown): Work {
  const of = fields(x);
  return {
    ...emptyWork(),
    contrast: text(of.contrast),
    contrasts: eachOf(of.contrasts, contrast),
    decision: text(of.decision),
    rival: thing(of.rival),
    limit: thing(of.limit),
  };
}

/** Progress out of a text; null when it is none, or of a version that is not known. */
export function parseProgress(from: string): Progress | null {
  let read: unknown;
  try {
    read = JSON.parse(from);
  } catch {
    return null;
  }
  const of = fields(read);
  if (of.version !== 1) return null;
  return { version: 1, student: text(of.student).slice(0, 100), lessons: eachOf(of.lessons, work) };
}
