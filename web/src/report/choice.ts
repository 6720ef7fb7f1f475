// What the reader looks at, in all figures at once.
import { signal } from '@preact/signals';
import { data } from './data';

export const metric = signal(data?.shown_metric ?? 0);
/** Curves are averages over the settings of the other factors. */
export const averaged = signal(true);
/** Per factor the level at which it is held while another is on an axis. */
export const held = signal<number[]>(data?.factors.map(() => 0) ?? []);
/** Differences to the baseline arm in place of values. */
export const paired = signal(false);
