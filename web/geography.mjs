// Land, borders and waters of the map: world-atlas (Natural Earth, public domain, 1:10 million)
// cut down to where the scenarios play, at build time, as the module `virtual:geography`.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { mergeArcs, meshArcs } from 'topojson-client/src/index.js';
import { waterGrid } from './waters.mjs';

/** West, south, east, north in degrees; east beyond 180 lies in the western hemisphere. */
const kWindow = [-12, 0, 200, 82];
/** Degrees by which a coast may stray: most where the flagship's ports stand close together, less
    around them, least elsewhere. The first that a point lies in counts. */
const kZones = [
  { window: [129, 41.5, 134.5, 45], stray: 0.008 },
  { window: [100, 18, 150, 56], stray: 0.05 },
  { window: [-180, -90, 180, 90], stray: 0.12 },
];
/** Islands smaller than this (square degrees) are left out, but for those near the ports. */
const kSmallest = 0.06;
/** Steps a degree of the coordinates that are written. */
const kSteps = 200;

const within = ([west, south, east, north], [lon, lat]) =>
  lat >= south && lat <= north && (lon >= west || lon + 360 <= east) && lon <= east;

const strayAt = (point) => kZones.find(({ window }) => within(window, point))?.stray ?? Infinity;

/** The arcs of a topology in degrees. */
function decode({ arcs, transform: { scale, translate } }) {
  return arcs.map((arc) => {
    let x = 0, y = 0;
    return arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
}

/** Douglas and Peucker (1973): the points that stray further than the tolerance from the rest. */
function simplify(points) {
  const keep = new Uint8Array(points.length);
  keep[0] = keep[points.length - 1] = 1;
  const spans = [[0, points.length - 1]];
  while (spans.length > 0) {
    const [a, b] = spans.pop();
    let worst = 0, at = -1;
    for (let i = a + 1; i < b; ++i) {
      const stray = distance(points[i], points[a], points[b]) / strayAt(points[i]);
      if (stray > worst) [worst, at] = [stray, i];
    }
    if (worst <= 1) continue;
    keep[at] = 1;
    spans.push([a, at], [at, b]);
  }
  return points.filter((_, i) => keep[i]);
}

function distance([x, y], [ax, ay], [bx, by]) {
  const narrow = Math.cos((y * Math.PI) / 180);
  const px = (x - ax) * narrow, py = y - ay, qx = (bx - ax) * narrow, qy = by - ay;
  const length = qx * qx + qy * qy;
  const t = length > 0 ? Math.max(0, Math.min(1, (px * qx + py * qy) / length)) : 0;
  return Math.hypot(px - t * qx, py - t * qy);
}

const ringPoints = (arcs, ring) => ring.flatMap((i) => (i < 0 ? [...arcs[~i]].reverse() : arcs[i]));

function area(points) {
  let twice = 0;
  for (let i = 1; i < points.length; ++i) {
    twice += points[i - 1][0] * points[i][1] - points[i][0] * points[i - 1][1];
  }
  return Math.abs(twice / 2);
}

/** Keeps the arcs that are used, in whole steps from point to point. */
function pack(arcs, objects) {
  const places = new Map();
  const renumber = (i) => {
    const index = i < 0 ? ~i : i;
    if (!places.has(index)) places.set(index, places.size);
    return i < 0 ? ~places.get(index) : places.get(index);
  };
  const deep = (list) => list.map((x) => (Array.isArray(x) ? deep(x) : renumber(x)));
  const kept = Object.fromEntries(
    Object.entries(objects).map(([name, { type, arcs: used }]) => [name, { type, arcs: deep(used) }]));
  const steps = [...places.keys()].map((index) => {
    let x = 0, y = 0;
    return arcs[index].flatMap(([lon, lat], i) => {
      const dx = Math.round(lon * kSteps) - x, dy = Math.round(lat * kSteps) - y;
      x += dx;
      y += dy;
      return i > 0 && dx === 0 && dy === 0 ? [] : [[dx, dy]];
    });
  });
  return {
    type: 'Topology', arcs: steps, objects: kept,
    transform: { scale: [1 / kSteps, 1 / kSteps], translate: [0, 0] },
  };
}

/** Land and borders as a topology, and which cells of a grid are water. */
export function buildGeography() {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json');
  const atlas = JSON.parse(readFileSync(file, 'utf8'));
  const whole = decode(atlas);
  const arcs = whole.map(simplify);
  const { countries } = atlas.objects;
  const land = mergeArcs(atlas, countries.geometries);
  const rings = land.arcs.flat();
  const water = waterGrid(rings.map((ring) => ringPoints(arcs, ring)), kWindow);
  land.arcs = land.arcs.filter(([outer]) => {
    const points = ringPoints(whole, outer);
    const floor = points.some((p) => within(kZones[0].window, p)) ? 0 : kSmallest;
    return points.some((p) => within(kWindow, p)) && area(points) > floor;
  });
  const borders = meshArcs(atlas, countries, (a, b) => a !== b);
  borders.arcs = borders.arcs
    .map((line) => line.filter((i) => whole[i < 0 ? ~i : i].some((p) => within(kWindow, p))))
    .filter((line) => line.length > 0);
  return { topology: pack(arcs, { land, borders }), water };
}

/** For vite.config: gives the page its `virtual:geography`. */
export function geography() {
  const name = 'virtual:geography';
  return {
    name: 'geography',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: (id) =>
      id === `\0${name}` ? `export default JSON.parse(${JSON.stringify(JSON.stringify(buildGeography()))})` : null,
  };
}
