// What metrics, levels and units are called.
import type { WorldInfo } from '../engine/types';
import { language, t, tOr } from '../i18n';

/** "RR" of "RR[regional]". */
export const familyOf = (metric: string): string => metric.replace(/\[.*$/, '');
/** "regional" of "RR[regional]". */
const subjectOf = (metric: string): string => /\[(.*)\]$/.exec(metric)?.[1] ?? '';

export function levelName(level: string): string {
  return tOr(`answers.level.${level}`, level.replaceAll('_', '-'));
}

/** At the head of something. */
export function headed(text: string): string {
  return text.charAt(0).toLocaleUpperCase(language.value) + text.slice(1);
}

export function unitName(unit: string): string {
  return tOr(`figures.unit.${unit.replace(/[^A-Za-z0-9]+/g, '_')}`, unit);
}

/** What to write beside the title of a figure: numbers without a unit are of many kinds. */
export function scaleName(groupId: string, unit: string): string {
  return unit === '1' ? tOr(`answers.scale.${groupId.replace(/:.*$/, '')}`, t('figures.unit.1')) : unitName(unit);
}

/** Name of a line: levels' metrics by what they measure, others by what they are measured of. */
export function lineName(world: WorldInfo, groupId: string, metric: string, label: string): string {
  if (groupId.startsWith('level:')) return tOr(`answers.family.${familyOf(metric)}`, label);
  const id = subjectOf(metric);
  const node = world.nodes.find((n) => n.id === id);
  if (node) return tOr(`map.node.${id}`, node.label);
  const project = world.projects.find((p) => p.id === id);
  if (project) return tOr(`map.project.${id}`, project.label);
  const link = world.links.find((l) => l.id === id);
  return link ? tOr(`map.link.${id}`, link.label) : label;
}

/** Title of a figure that shows metrics of one family, or of several. */
export function figureTitle(groupId: string, title: string, family: string): string {
  const [kind, level] = groupId.split(':');
  if (kind === 'level' && level !== undefined) {
    return t(family === 'RR' ? 'answers.group.level_ratio' : 'answers.group.level', { level: levelName(level) });
  }
  return groupId === 'projects' ? tOr(`answers.project.${family}`, `${title}: ${family}`) : tOr(`answers.group.${groupId}`, title);
}
