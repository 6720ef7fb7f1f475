// Moves of the levers, as new choices.
import { choice } from '../state';
import type { Choice, Lever } from '../engine/types';

function change(part: Partial<Choice>): void {
  choice.value = { ...choice.value, ...part };
}

function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  const { [key]: _gone, ...rest } = record;
  return rest;
}

/** Sets a lever; back at its standard it counts as not moved. */
export function moveLever(lever: Lever, value: number): void {
  const levers = value === lever.standard ? without(choice.value.levers, lever.id)
    : { ...choice.value.levers, [lever.id]: value };
  change({ levers });
}

export function valueOf(lever: Lever): number {
  return choice.value.levers[lever.id] ?? lever.standard;
}

export function switchShock(id: string, standard: boolean, on: boolean): void {
  const shocks = on === standard ? without(choice.value.shocks, id)
    : { ...choice.value.shocks, [id]: on };
  change({ shocks });
}

export function dateShock(id: string, standard: string, date: string): void {
  const dates = date === standard ? without(choice.value.dates, id)
    : { ...choice.value.dates, [id]: date };
  change({ dates });
}

export function switchMechanism(id: string, on: boolean): void {
  const others = choice.value.without.filter((m) => m !== id);
  change({ without: on ? others : [...others, id] });
}

export function chooseVariant(variant: string): void {
  change({ variant });
}

export function chooseArm(arm: string): void {
  change({ arm });
}

export function chooseSeed(seed: number): void {
  change({ seed });
}

/** Everything as the files have it; the scenario and the seed stay. */
export function putBack(): void {
  change({ variant: 'full', arm: '', levers: {}, shocks: {}, dates: {}, without: [] });
}

/** How many things were moved. */
export function movedCount(c: Choice): number {
  return Object.keys(c.levers).length + Object.keys(c.shocks).length + Object.keys(c.dates).length
    + c.without.length + (c.variant !== 'full' ? 1 : 0) + (c.arm ? 1 : 0);
}
