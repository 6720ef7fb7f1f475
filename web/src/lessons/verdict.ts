// What was foreseen, set against what the pairs show.
import type { Comparison } from '../engine/types';
import type { Outcome } from './lesson';

export type Sign = '+' | '0' | '-';

export interface Guess {
  sign: Sign | '';
  /** How large, in the outcome's unit and without a sign; null while nothing is written. */
  size: number | null;
}

export const noGuess: Guess = { sign: '', size: null };

/** A difference after the last tick, as the engine gave it. */
export interface Effect {
  baseline: number;
  difference: number;
  lo: number;
  hi: number;
  higher: number;
  lower: number;
}

export type Verdict =
  | 'rightSign' | 'rightSmall' | 'wrongSign' | 'wrongSmall' | 'rightNone' | 'missed'
  | 'nothing' | 'undecided';
export type SizeVerdict = 'near' | 'tooLarge' | 'tooSmall';

/** The row of a matrix that belongs to a metric; null where the world does not have it. */
export function rowOf(of: { metrics: string[]; ticks: number }, metric: string,
  matrix: Float64Array): Float64Array | null {
  const at = of.metrics.indexOf(metric);
  return at < 0 ? null : matrix.subarray(at * of.ticks, (at + 1) * of.ticks);
}

export function lastEffect(of: Comparison, metric: string): Effect | null {
  const last = (matrix: Float64Array) => rowOf(of, metric, matrix)?.at(-1) ?? NaN;
  const effect = {
    baseline: last(of.baseline), difference: last(of.difference), lo: last(of.lo), hi: last(of.hi),
    higher: last(of.higher), lower: last(of.lower),
  };
  return Object.values(effect).every(Number.isFinite) ? effect : null;
}

export function judge(sign: Sign, effect: Effect, outcome: Outcome): Verdict {
  // All of the interval is closer to nothing than what would matter.
  const small = effect.lo > -outcome.smallest && effect.hi < outcome.smallest;
  const seen = effect.lo > 0 || effect.hi < 0;
  if (sign === '0') return small ? 'rightNone' : seen ? 'missed' : 'undecided';
  if (!seen) return small ? 'nothing' : 'undecided';
  const right = (effect.difference > 0) === (sign === '+');
  if (right) return small ? 'rightSmall' : 'rightSign';
  return small ? 'wrongSmall' : 'wrongSign';
}

/** Rough means within a factor of three. */
export function judgeSize(size: number, effect: Effect): SizeVerdict {
  const factor = size / Math.abs(effect.difference);
  return factor > 3 ? 'tooLarge' : factor < 1 / 3 ? 'tooSmall' : 'near';
}
