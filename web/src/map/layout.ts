// Where the things of a world are drawn: ports at their place, links along their way, projects at
// their port or in the middle of their link.
import { geoDistance } from 'd3-geo';
import type { MapLink, MapNode, Project, WorldInfo } from '../engine/types';
import { seaWay, type LonLat } from './sea';

export interface Spot { node: MapNode; at: LonLat }
export interface Way { link: MapLink; line: LonLat[]; middle: LonLat; from: MapNode; to: MapNode }
export interface Mark { project: Project; at: LonLat }
export interface Layout {
  spots: Spot[];
  ways: Way[];
  marks: Mark[];
  /** Projects and nodes that the scenario gives no place. */
  elsewhere: Project[];
  unplaced: MapNode[];
  /** Nodes so near to each other that the whole map cannot tell them apart; the most there are. */
  crowd: Spot[];
}

/** Neighbours in a crowd are at most this far from each other (radians; about 160 km). */
const kNear = 160 / 6371;
const kLeastCrowd = 3;

function crowd(spots: Spot[]): Spot[] {
  let best: Spot[] = [];
  const rest = new Set(spots);
  for (const seed of spots) {
    if (!rest.delete(seed)) continue;
    const group = [seed];
    for (const member of group) {
      for (const other of [...rest]) {
        if (geoDistance(member.at, other.at) > kNear) continue;
        rest.delete(other);
        group.push(other);
      }
    }
    if (group.length > best.length) best = group;
  }
  return best.length >= kLeastCrowd && best.length < spots.length ? best : [];
}

function halfway(line: LonLat[], otherwise: LonLat): LonLat {
  const lengths = line.map((p, i) => geoDistance(line[i - 1] ?? p, p));
  let rest = lengths.reduce((sum, x) => sum + x, 0) / 2;
  for (let i = 1; i < line.length; ++i) {
    const a = line[i - 1], b = line[i], length = lengths[i] ?? 0;
    if (a && b && (rest <= length || i === line.length - 1)) {
      const share = length > 0 ? Math.min(1, rest / length) : 0;
      return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
    }
    rest -= length;
  }
  return otherwise;
}

/** The same for two worlds that are laid out alike: one that was moved by a lever keeps its map. */
export const layoutKey = (world: WorldInfo): string =>
  JSON.stringify([world.nodes, world.links, world.projects]);

export function layOut(world: WorldInfo): Layout {
  const places = new Map<string, Spot>();
  const unplaced: MapNode[] = [];
  for (const node of world.nodes) {
    if (node.latitude === null || node.longitude === null) unplaced.push(node);
    else places.set(node.id, { node, at: [node.longitude, node.latitude] });
  }
  const ways: Way[] = [];
  const middles = new Map<string, LonLat>();
  for (const link of world.links) {
    const a = places.get(link.from), b = places.get(link.to);
    if (!a || !b) continue;
    const line = (link.mode === 'sea' ? seaWay(a.at, b.at) : null) ?? [a.at, b.at];
    const middle = halfway(line, a.at);
    ways.push({ link, line, middle, from: a.node, to: b.node });
    middles.set(link.id, middle);
  }
  const marks: Mark[] = [], elsewhere: Project[] = [];
  for (const project of world.projects) {
    const at = places.get(project.node)?.at ?? middles.get(project.link);
    if (at) marks.push({ project, at });
    else elsewhere.push(project);
  }
  const spots = [...places.values()];
  return { spots, ways, marks, elsewhere, unplaced, crowd: crowd(spots) };
}
