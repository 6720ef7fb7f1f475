// The results by their place: point, arm and metric.
import type { Column, ReportData } from './data';

export const at = (column: Column | undefined, place: number): number => column?.[place] ?? NaN;

export function place(data: ReportData, point: number, arm: number, metric: number): number {
  return (point * data.arms.length + arm) * data.metrics.length + metric;
}

export function valueOf(data: ReportData, point: number, factor: number): number {
  return data.points.values[point * data.factors.length + factor] ?? NaN;
}

/** Different values of a factor, ascending. */
export function levelsOf(data: ReportData, factor: number): number[] {
  const levels = new Set(data.points.number.map((_, p) => valueOf(data, p, factor)));
  return [...levels].sort((a, b) => a - b);
}

/** Levels of a crossed factor; none where the design is a sample. */
export function crossed(data: ReportData, factor: number): number[] {
  return data.curves.find((c) => c.factor === factor)?.levels ?? [];
}

/** The one point with these values; undefined where there is none. `wanted`: value by factor. */
export function pointWith(data: ReportData, wanted: ReadonlyMap<number, number>): number | undefined {
  const found = data.points.number.findIndex((_, p) =>
    [...wanted].every(([factor, value]) => valueOf(data, p, factor) === value));
  return found < 0 ? undefined : found;
}

/** Arms that belong in one panel: the same world, under several theories. */
export interface World { name: string; label: string; arms: number[] }

function worldName(name: string, variant: string): string {
  return name.startsWith(`${variant}/`) ? name.slice(variant.length + 1) : name;
}

export function worldsOf(data: ReportData): World[] {
  const worlds = new Map<string, World>();
  data.arms.forEach((arm, a) => {
    const name = worldName(arm.name, arm.variant);
    const world = worlds.get(name) ?? { name, label: worldName(arm.label, arm.variant), arms: [] };
    world.arms.push(a);
    worlds.set(name, world);
  });
  return [...worlds.values()];
}

export function variantsOf(data: ReportData): string[] {
  return [...new Set(data.arms.map((arm) => arm.variant))];
}
