// The rubric: two points for each of five things that are done. Being right earns nothing: a
// prediction is worth as much when the run refutes it.
import type { ContrastWork, NamedThing, Work } from './work';
import type { Effect } from './verdict';

export const rubric = ['predict', 'contrast', 'report', 'rival', 'limit'] as const;
export type RubricItem = (typeof rubric)[number];
export const kFull = 2;

/** Whether somebody wrote a sentence: a syllable or a character counts as three letters. */
export function isSentence(words: string): boolean {
  let letters = 0;
  for (const c of words.trim()) letters += (c.codePointAt(0) ?? 0) >= 0x1100 ? 3 : 1;
  return letters >= 25;
}

function numbersIn(words: string): { value: number; half: number }[] {
  const found = words.replace(/[−–](?=\d)/g, '-').matchAll(/[+-]?\d+(?:[.,]\d+)?(?:\s?[%％])?/g);
  return [...found].map(([whole]) => {
    const part = /%|％/.test(whole) ? 100 : 1;
    const digits = whole.replace(/[%％\s]/g, '').replace(',', '.');
    const after = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0;
    return { value: Number(digits) / part, half: 0.5 * 10 ** -after / part };
  });
}

/** Whether a text has the number, as exactly as its writer gave it; a sign may stand in words. */
function has(numbers: ReturnType<typeof numbersIn>, x: number): boolean {
  return numbers.some(({ value, half }) => {
    const room = half * 1.01 + 0.02 * Math.abs(x);
    return half <= Math.max(0.5 * Math.abs(x), 0.005)
      && Math.abs(Math.abs(value) - Math.abs(x)) <= room;
  });
}

/** 1: the effect is in the report; 2: its interval and the share of pairs as well. */
export function scoreReport(report: string, effects: Effect[]): number {
  const numbers = numbersIn(report);
  const scores = effects.map((e) => {
    if (!has(numbers, e.difference)) return 0;
    const interval = (has(numbers, e.lo) && has(numbers, e.hi))
      || has(numbers, (e.hi - e.lo) / 2);
    return interval && (has(numbers, e.higher) || has(numbers, e.lower)) ? 2 : 1;
  });
  return Math.max(0, ...scores);
}

function scoreThing(thing: NamedThing): number {
  return (thing.chosen ? 1 : 0) + (isSentence(thing.words) ? 1 : 0);
}

export function scoreItem(item: RubricItem, work: Work): number {
  const contrasts = Object.values(work.contrasts);
  const best = (of: (c: ContrastWork) => number) => Math.max(0, ...contrasts.map(of));
  switch (item) {
    case 'predict':
      return best((c) => (c.locked ? 2 : Object.values(c.guesses).some((g) => g.sign) ? 1 : 0));
    case 'contrast':
      return best((c) => (c.locked ? (isSentence(c.why) ? 2 : 1) : 0));
    case 'report':
      return best((c) => (c.effects ? scoreReport(c.report, Object.values(c.effects)) : 0));
    case 'rival':
      return scoreThing(work.rival);
    case 'limit':
      return scoreThing(work.limit);
  }
}

export function score(work: Work): number {
  return rubric.reduce((sum, item) => sum + scoreItem(item, work), 0);
}
