// The whole map in pixels: coasts, borders, and where its things fall. Made once for a world and a
// size; moving about only shifts and enlarges it.
import { geoAzimuthalEqualArea, geoPath } from 'd3-geo';
import { borders, land } from './geography';
import type { Layout, Mark, Spot, Way } from './layout';
import type { LonLat } from './sea';

export interface At { x: number; y: number }
export interface Picture {
  width: number;
  height: number;
  /** Of the projection, in pixels: what was at (0, 0) with scale 1. */
  scale: number;
  shift: [number, number];
  land: string;
  borders: string;
  spots: (Spot & At)[];
  ways: (Way & { path: string } & At)[];
  marks: (Mark & At)[];
  /** Around the crowded nodes; null: there is no crowd. */
  crowd: { x: number; y: number; width: number; height: number } | null;
}

const kMargin = 34;

/** The middle of places on a sphere. */
function centre(points: LonLat[]): LonLat {
  const degree = Math.PI / 180;
  let x = 0, y = 0, z = 0;
  for (const [lon, lat] of points) {
    x += Math.cos(lat * degree) * Math.cos(lon * degree);
    y += Math.cos(lat * degree) * Math.sin(lon * degree);
    z += Math.sin(lat * degree);
  }
  return [Math.atan2(y, x) / degree, Math.atan2(z, Math.hypot(x, y)) / degree];
}

export function draw(layout: Layout, width: number, height: number): Picture {
  const points = layout.ways.flatMap((way) => way.line).concat(layout.spots.map((s) => s.at));
  const [lon, lat] = centre(points);
  const projection = geoAzimuthalEqualArea().rotate([-lon, -lat]).clipAngle(110).precision(0.3)
    .fitExtent([[kMargin, kMargin], [width - kMargin, height - kMargin]],
      { type: 'MultiPoint', coordinates: points });
  const path = geoPath(projection.clipExtent([[-4, -4], [width + 4, height + 4]]));
  const at = (place: LonLat): At => {
    const [x, y] = projection(place) ?? [NaN, NaN];
    return { x, y };
  };
  const spots = layout.spots.map((s) => ({ ...s, ...at(s.at) }));
  const crowded = spots.filter((s) => layout.crowd.some((c) => c.node === s.node));
  const xs = crowded.map((s) => s.x), ys = crowded.map((s) => s.y);
  const left = Math.min(...xs), top = Math.min(...ys);
  return {
    width,
    height,
    scale: projection.scale(),
    shift: projection.translate(),
    land: path(land) ?? '',
    borders: path(borders) ?? '',
    spots,
    ways: layout.ways.map((way) => ({
      ...way,
      ...at(way.middle),
      path: path({ type: 'LineString', coordinates: way.line }) ?? '',
    })),
    marks: layout.marks.map((m) => ({ ...m, ...at(m.at) })),
    crowd: crowded.length > 0
      ? { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top } : null,
  };
}
