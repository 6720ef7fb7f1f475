// Which levers stand together, told by the quantities that they set.
import type { Lever } from '../engine/types';

export const leverGroups = ['sanctions', 'investment', 'leases', 'commitment', 'powers', 'other'] as const;
export type LeverGroup = (typeof leverGroups)[number];

const kQuantities: [LeverGroup, RegExp][] = [
  ['sanctions', /\.sanction_/],
  ['investment', /\.(s0_capital|betaF|fiscal|own_capital)$/],
  ['leases', /\.(years|years_max|posted_years|equity_cap|control_max|leased)$|^node\..*\.available$/],
  ['commitment', /\.(pace_\d|binding|friction|attention|slots)$|^parameters\.pace/],
  ['powers', /\.(pivot|growth|grievance|salience)$/],
];

export function groupOf(lever: Lever): LeverGroup {
  const found = kQuantities.find(([, pattern]) => lever.targets.some((t) => pattern.test(t)));
  return found?.[0] ?? 'other';
}

/** A lever that is either on or off. */
export function isSwitch(lever: Lever): boolean {
  return lever.unit === '0 or 1';
}

/** How far one step of a slider goes. */
export function stepOf(lever: Lever): number {
  if (['yr', 'projects', 'ticks'].includes(lever.unit) && lever.high - lever.low >= 5) return 1;
  const rough = (lever.high - lever.low) / 100;
  return Number((10 ** Math.floor(Math.log10(rough))).toPrecision(1));
}
