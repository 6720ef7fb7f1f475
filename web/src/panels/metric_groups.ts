// Which metrics go in one figure, and what a figure and its lines are called.
import type { WorldInfo } from '../engine/types';
import { t, tOr } from '../i18n';

/** Metrics of one group and one unit: one figure. */
export interface Subject {
  id: string;
  title: string;
  unit: string;
  metrics: { name: string; label: string }[];
}

/** More lines than this in one figure cannot be told apart. */
const kMost = 6;

/** Groups that the map shows, with the places they belong to. */
const kOnTheMap = ['projects', 'flows'];

/** "RR" of "RR[regional]". */
const familyOf = (metric: string): string => metric.replace(/\[.*$/, '');

export function levelName(level: string): string {
  return tOr(`answers.level.${level}`, level.replaceAll('_', '-'));
}

export function unitName(unit: string): string {
  return tOr(`figures.unit.${unit.replace(/[^A-Za-z0-9]+/g, '_')}`, unit);
}

function titleOf(groupId: string, title: string, families: Set<string>): string {
  const [kind, level] = groupId.split(':');
  if (kind !== 'level' || level === undefined) return tOr(`answers.group.${groupId}`, title);
  const [family] = families;
  return families.size === 1 && family === 'RR'
    ? t('answers.group.level_ratio', { level: levelName(level) })
    : t('answers.group.level', { level: levelName(level) });
}

function labelOf(groupId: string, metric: string, label: string): string {
  return groupId.startsWith('level:') ? tOr(`answers.family.${familyOf(metric)}`, label) : label;
}

export function subjects(world: WorldInfo): Subject[] {
  const units = new Map(world.metrics.map((m) => [m.name, m.unit]));
  return world.groups.filter((group) => !kOnTheMap.includes(group.id)).flatMap((group) => {
    const byUnit = new Map<string, Subject['metrics']>();
    group.metrics.forEach((name, k) => {
      const unit = units.get(name) ?? '';
      const label = labelOf(group.id, name, group.labels[k] ?? name);
      byUnit.set(unit, [...(byUnit.get(unit) ?? []), { name, label }]);
    });
    return [...byUnit].flatMap(([unit, metrics]) => {
      const parts = Math.ceil(metrics.length / kMost), size = Math.ceil(metrics.length / parts);
      const title = titleOf(group.id, group.title, new Set(metrics.map((m) => familyOf(m.name))));
      return Array.from({ length: parts }, (_, part) => ({
        id: `${group.id}/${unit}/${part}`,
        title: parts > 1 ? t('answers.part', { title, part: part + 1, parts }) : title,
        unit,
        metrics: metrics.slice(part * size, (part + 1) * size),
      }));
    });
  });
}

/** A name for files: letters, digits and hyphens. */
export function fileName(...parts: string[]): string {
  return parts.join('-').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
