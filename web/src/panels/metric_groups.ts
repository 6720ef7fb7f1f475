// Which metrics go in one figure.
import type { MetricGroup, WorldInfo } from '../engine/types';
import { t } from '../i18n';
import { familyOf, figureTitle, lineName } from './metric_names';

/** Metrics of one figure. */
export interface Subject {
  id: string;
  group: string;
  title: string;
  /** The title of all parts, where there are several. */
  heading: string;
  unit: string;
  /** Each run has 0 or 1. */
  rate: boolean;
  metrics: { name: string; label: string }[];
}

/** More lines than this in one figure cannot be told apart. */
const kMost = 6;
/** Whether something has come about, in a run. */
const kRates = new Set(['signed', 'operating', 'cancelled']);

/** Amounts at a level go together; its ratio, and each thing about projects, goes alone. */
function figureOf(group: MetricGroup, metric: string, unit: string): string {
  return group.id === 'projects' ? familyOf(metric) : unit;
}

function subjectsOf(world: WorldInfo, group: MetricGroup, units: Map<string, string>): Subject[] {
  const figures = new Map<string, Subject>();
  group.metrics.forEach((name, k) => {
    const unit = units.get(name) ?? '', family = familyOf(name);
    const key = figureOf(group, name, unit);
    const heading = figureTitle(group.id, group.title, family);
    const figure = figures.get(key) ?? { id: `${group.id}/${key}`, group: group.id, unit, rate: kRates.has(family),
      title: heading, heading, metrics: [] };
    figure.metrics.push({ name, label: lineName(world, group.id, name, group.labels[k] ?? name) });
    figures.set(key, figure);
  });
  return [...figures.values()].flatMap((figure) => {
    const parts = Math.ceil(figure.metrics.length / kMost), size = Math.ceil(figure.metrics.length / parts);
    return Array.from({ length: parts }, (_, part) => (parts === 1 ? figure : { ...figure, id: `${figure.id}/${part}`,
      title: t('answers.part', { title: figure.heading, part: part + 1, parts }),
      metrics: figure.metrics.slice(part * size, (part + 1) * size) }));
  });
}

/** Figures that share a card. */
export interface Card {
  id: string;
  /** What the lab is about, what goes with it, and what is drawn for those who ask for it. */
  kind: 'level' | 'other' | 'more';
  figures: Subject[];
}

export function cards(world: WorldInfo): Card[] {
  const units = new Map(world.metrics.map((m) => [m.name, m.unit]));
  return world.groups.flatMap((group): Card[] => {
    const figures = subjectsOf(world, group, units);
    // A level's ratio goes with its amounts.
    if (group.id.startsWith('level:')) return [{ id: group.id, kind: 'level', figures }];
    const kind = group.id === 'projects' || group.id === 'flows' ? 'more' : 'other';
    return figures.map((f) => ({ id: f.id, kind, figures: [f] }));
  });
}

/** A name for files: letters, digits and hyphens. */
export function fileName(...parts: string[]): string {
  return parts.join('-').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
