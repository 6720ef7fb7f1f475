// The world that is looked at as an address, and back. What an address holds is data: whatever is
// not of the expected kind is left out.
import { kFlagship, plainChoice } from './state';
import type { Choice } from './engine/types';

const kVersion = '1';
const kName = /^[\w.*-]{1,120}$/;
const kDate = /^\d{4}Q[1-4]$/;
const kMostEntries = 200;

/** The part of the address behind "#". */
export function fragmentOf(choice: Choice): string {
  const q = new URLSearchParams({ v: kVersion, scenario: choice.scenario });
  if (choice.variant !== 'full') q.set('variant', choice.variant);
  if (choice.arm) q.set('arm', choice.arm);
  if (choice.seed !== 1) q.set('seed', String(choice.seed));
  for (const [name, value] of Object.entries(choice.levers)) q.append('set', `${name}:${value}`);
  for (const [id, on] of Object.entries(choice.shocks)) q.append(on ? 'on' : 'off', id);
  for (const [id, date] of Object.entries(choice.dates)) q.append('date', `${id}:${date}`);
  for (const id of choice.without) q.append('without', id);
  return q.toString();
}

function pairs(texts: string[]): [string, string][] {
  return texts.slice(0, kMostEntries).flatMap((text) => {
    const at = text.lastIndexOf(':');
    const name = text.slice(0, at);
    return at > 0 && kName.test(name) ? [[name, text.slice(at + 1)] as [string, string]] : [];
  });
}

/** The choice that an address holds; null where it holds none. */
export function choiceOf(fragment: string): Choice | null {
  const q = new URLSearchParams(fragment.replace(/^#/, ''));
  if (q.get('v') !== kVersion) return null;
  const name = (key: string, otherwise: string) => {
    const text = q.get(key) ?? otherwise;
    return kName.test(text) ? text : otherwise;
  };
  const names = (key: string) => q.getAll(key).slice(0, kMostEntries).filter((n) => kName.test(n));
  const seed = Number(q.get('seed') ?? 1);
  return {
    ...plainChoice(name('scenario', kFlagship)),
    variant: name('variant', 'full'),
    arm: name('arm', ''),
    seed: Number.isSafeInteger(seed) && seed >= 0 ? seed : 1,
    levers: Object.fromEntries(pairs(q.getAll('set')).map(([n, x]): [string, number] => [n, Number(x)])
      .filter(([, x]) => Number.isFinite(x))),
    shocks: Object.fromEntries([
      ...names('on').map((id): [string, boolean] => [id, true]),
      ...names('off').map((id): [string, boolean] => [id, false]),
    ]),
    dates: Object.fromEntries(pairs(q.getAll('date')).filter(([, date]) => kDate.test(date))),
    without: names('without'),
  };
}
