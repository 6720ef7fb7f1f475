// Which thing of the map is looked at: the card tells about it.
import { computed, signal } from '@preact/signals';
import { comparison } from '../state';

export type Thing = { kind: 'node' | 'link' | 'project'; id: string };
/** With where it stands in the picture, in pixels. */
export const active = signal<(Thing & { x: number; y: number }) | null>(null);
/** Whether the reader wants to see what changed against the pinned world. */
export const showChange = signal(false);
/** Whether the map shows it: there has to be a pinned world. */
export const changing = computed(() => showChange.value && comparison.value !== null);

export const isActive = (kind: Thing['kind'], id: string): boolean =>
  active.value?.kind === kind && active.value.id === id;
