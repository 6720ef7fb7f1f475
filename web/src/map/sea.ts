// The way a ship takes between two places, for drawing: shortest over a coarse grid of water.
// Nothing is computed from it; distances are those that the scenario gives.
import geography from 'virtual:geography';

export type LonLat = [number, number];

const { west, south, step, columns, rows } = geography.water;
const bits = Uint8Array.from(atob(geography.water.bits), (c) => c.charCodeAt(0));
/** A port lies at most this many cells from water; else it is none. */
const kReach = 3;

const isWater = (x: number, y: number): boolean => {
  if (x < 0 || y < 0 || x >= columns || y >= rows) return false;
  const at = y * columns + x;
  return (((bits[at >> 3] ?? 0) >> (at & 7)) & 1) === 1;
};

const middle = (cell: number): LonLat => [
  west + ((cell % columns) + 0.5) * step, south + (Math.floor(cell / columns) + 0.5) * step,
];

/** The nearest cell of water, or -1. */
function harbour([lon, lat]: LonLat): number {
  const x = (lon < west ? lon + 360 : lon) - west, y = lat - south;
  let best = -1, nearest = Infinity;
  for (let dy = -kReach; dy <= kReach; ++dy) {
    for (let dx = -kReach; dx <= kReach; ++dx) {
      const column = Math.floor(x / step) + dx, row = Math.floor(y / step) + dy;
      if (!isWater(column, row)) continue;
      const away = Math.hypot(((column + 0.5) * step - x) * narrow(row), (row + 0.5) * step - y);
      if (away < nearest) [nearest, best] = [away, row * columns + column];
    }
  }
  return best;
}

/** Width of a degree of longitude in degrees of latitude. */
const cosines = Float64Array.from({ length: 2 * rows + 1 },
  (_, half) => Math.cos(((south + (half / 2 + 0.5) * step) * Math.PI) / 180));
const narrow = (row: number): number => cosines[2 * row] ?? 0;

/** Cells by what they cost, cheapest first. */
class Queue {
  private readonly heap: [number, number][] = [];
  push(cost: number, cell: number): void {
    const heap = this.heap;
    let at = heap.push([cost, cell]) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1, a = heap[at], b = heap[up];
      if (!a || !b || b[0] <= a[0]) break;
      [heap[at], heap[up], at] = [b, a, up];
    }
  }
  pop(): number | undefined {
    const heap = this.heap, top = heap[0], last = heap.pop();
    if (!top || !last) return undefined;
    if (heap.length === 0) return top[1];
    heap[0] = last;
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      const down = (heap[left + 1]?.[0] ?? Infinity) < (heap[left]?.[0] ?? Infinity) ? left + 1 : left;
      const a = heap[at], b = heap[down];
      if (!a || !b || a[0] <= b[0]) return top[1];
      [heap[at], heap[down], at] = [b, a, down];
    }
  }
}

const kMoves = [-2, -1, 0, 1, 2].flatMap((dy) => [-2, -1, 0, 1, 2].map((dx) => [dx, dy] as const))
  .filter(([dx, dy]) => Math.abs(dx) + Math.abs(dy) === 1 || dx * dy !== 0)
  .filter(([dx, dy]) => Math.abs(dx) !== 2 || Math.abs(dy) !== 2);

/** A move of two cells passes between others: those have to be water as well. */
function free(x: number, y: number, dx: number, dy: number): boolean {
  const sx = Math.sign(dx), sy = Math.sign(dy);
  if (Math.abs(dx) === 2) return isWater(x + sx, y) && isWater(x + sx, y + sy);
  if (Math.abs(dy) === 2) return isWater(x, y + sy) && isWater(x + sx, y + sy);
  return true;
}

function search(from: number, to: number): number[] | null {
  const cost = new Float64Array(columns * rows).fill(Infinity);
  const came = new Int32Array(columns * rows).fill(-1);
  const [goalX, goalY] = [to % columns, Math.floor(to / columns)];
  const rest = (x: number, y: number): number =>
    Math.hypot((goalX - x) * Math.min(narrow(y), narrow(goalY)), goalY - y);
  const queue = new Queue();
  const done = new Uint8Array(columns * rows);
  cost[from] = 0;
  queue.push(0, from);
  for (let cell = queue.pop(); cell !== undefined; cell = queue.pop()) {
    if (cell === to) break;
    if (done[cell]) continue;
    done[cell] = 1;
    const x = cell % columns, y = Math.floor(cell / columns);
    for (const [dx, dy] of kMoves) {
      if (done[cell + dy * columns + dx] || !isWater(x + dx, y + dy) || !free(x, y, dx, dy)) continue;
      const next = cell + dy * columns + dx;
      const through = (cost[cell] ?? Infinity) + Math.hypot(dx * narrow(y + dy / 2), dy);
      if (through >= (cost[next] ?? 0)) continue;
      cost[next] = through;
      came[next] = cell;
      queue.push(through + rest(x + dx, y + dy), next);
    }
  }
  if (cost[to] === Infinity) return null;
  const path: number[] = [];
  for (let at = to; at >= 0; at = came[at] ?? -1) path.push(at);
  return path.reverse();
}

/** Chaikin (1974): cuts the corners of a line, keeps its ends. */
function smooth(points: LonLat[]): LonLat[] {
  const out: LonLat[] = [];
  points.forEach((b, i) => {
    const a = points[i - 1];
    if (a) out.push([0.75 * a[0] + 0.25 * b[0], 0.75 * a[1] + 0.25 * b[1]],
      [0.25 * a[0] + 0.75 * b[0], 0.25 * a[1] + 0.75 * b[1]]);
  });
  const first = points[0], last = points[points.length - 1];
  return first && last ? [first, ...out, last] : out;
}

/** Only every third cell, and none beside the ports: the grid's own steps would show. */
const thin = (path: number[]): number[] => path.filter((_, i) => i % 3 === 2 && i < path.length - 2);

/** Points from one place to another over water; null where there is no way. */
export function seaWay(from: LonLat, to: LonLat): LonLat[] | null {
  const start = harbour(from), end = harbour(to);
  if (start < 0 || end < 0) return null;
  const path = search(start, end);
  return path && smooth(smooth([from, ...thin(path).map(middle), to]));
}
