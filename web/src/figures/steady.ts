// An axis that does not jump while runs come in.
import { useRef } from 'preact/hooks';
import { nice, type Range } from './scale';

/** An axis is drawn anew only when the data leave it or fill less than this share of it. */
const kFilled = 0.6;

/** A nice range around `wanted`, the one of the last time where that still serves. `key` names
    what is shown: another key starts afresh. */
export function useSteadyRange(wanted: Range, key: string, count = 4): Range {
  const held = useRef<{ key: string; range: Range } | null>(null);
  const last = held.current;
  const [lo, hi] = wanted;
  if (last && last.key === key && Number.isFinite(lo)) {
    const [from, to] = last.range;
    if (lo >= from && hi <= to && hi - lo >= kFilled * (to - from)) return last.range;
  }
  const range = nice(wanted, count);
  held.current = { key, range };
  return range;
}
