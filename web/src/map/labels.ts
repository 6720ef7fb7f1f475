// Names and small figures beside their places: each gets the first free room around its place, or
// none. Those that come first choose first.
export interface Box { x: number; y: number; width: number; height: number }
/** What wants room beside a place, `radius` away from it. */
export interface Wish { id: string; x: number; y: number; radius: number; width: number; height: number }
export interface Placed extends Box { id: string }

export const kLine = 15;
const kGap = 4;

const pen = document.createElement('canvas').getContext('2d');
const widths = new Map<string, number>();

export function textWidth(text: string): number {
  let width = widths.get(text);
  if (width === undefined) {
    if (pen) pen.font = '600 12px system-ui, "Noto Sans", "Noto Sans CJK KR", "Noto Sans CJK SC", sans-serif';
    width = Math.ceil(pen?.measureText(text).width ?? text.length * 7) + 2;
    widths.set(text, width);
  }
  return width;
}

const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const inside = (a: Box, frame: Box): boolean =>
  a.x >= frame.x && a.y >= frame.y && a.x + a.width <= frame.x + frame.width
  && a.y + a.height <= frame.y + frame.height;

export const around = (x: number, y: number, radius: number): Box =>
  ({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius });

/** Right, left, above, below, then the corners. */
function rooms({ x, y, radius, width, height }: Wish): Box[] {
  const away = radius + kGap, slant = radius * 0.7 + 2;
  const at = (left: number, top: number): Box => ({ x: left, y: top, width, height });
  const middle = y - height / 2, centre = x - width / 2;
  return [
    at(x + away, middle), at(x - away - width, middle), at(centre, y - away - height), at(centre, y + away),
    at(x + slant, y - slant - height), at(x + slant, y + slant),
    at(x - slant - width, y - slant - height), at(x - slant - width, y + slant),
  ];
}

/** Further rooms stand this much further off. */
const kStep = 14;

/** Looks further and further off, `rings` times. Adds what it placed to `taken`. */
export function place(wishes: Wish[], frame: Box, taken: Box[], rings = 1): Placed[] {
  const out: Placed[] = [];
  for (const wish of wishes) {
    if (!inside(around(wish.x, wish.y, 0), frame)) continue;
    const near = Array.from({ length: rings }, (_, i) => rooms({ ...wish, radius: wish.radius + i * kStep }));
    const free = near.flat().find((room) => inside(room, frame) && !taken.some((other) => meet(room, other)));
    if (!free) continue;
    taken.push(free);
    out.push({ id: wish.id, ...free });
  }
  return out;
}
