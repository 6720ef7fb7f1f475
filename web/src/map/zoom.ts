// Moving about the map: wheel, pinch, drag and buttons. Pointer events only note what was done; the
// picture follows once a frame.
import { signal, type Signal } from '@preact/signals';
import type { Box } from './labels';
import type { Picture } from './picture';

/** What is at p of the whole map is drawn at k p + (x, y). */
export interface View { k: number; x: number; y: number }
export const kWhole: View = { k: 1, x: 0, y: 0 };
const kMost = 40;
const kRoom = 60;

type Point = [number, number];

export class Zoom {
  readonly view: Signal<View> = signal(kWhole);
  private picture: Picture | null = null;
  private wanted: View = kWhole;
  private frame = 0;
  private readonly pointers = new Map<number, Point>();

  private get width(): number {
    return this.picture?.width ?? 1;
  }
  private get height(): number {
    return this.picture?.height ?? 1;
  }

  /** Goes on with the same map in another size: what is in the middle stays there. */
  resize(next: Picture): void {
    const last = this.picture, { k, x, y } = this.wanted;
    this.picture = next;
    if (!last) return;
    const growth = next.scale / last.scale;
    const middle = (i: 0 | 1, extent: number, at: number): number =>
      ((extent / 2 - at) / k - last.shift[i]) * growth + next.shift[i];
    this.go({
      k, x: next.width / 2 - k * middle(0, last.width, x), y: next.height / 2 - k * middle(1, last.height, y),
    });
  }

  private go({ k, x, y }: View): void {
    const size = Math.max(1, Math.min(kMost, k));
    const held = (at: number, extent: number): number => Math.min(0, Math.max(extent * (1 - size), at));
    this.wanted = { k: size, x: held(x, this.width), y: held(y, this.height) };
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.view.value = this.wanted;
    });
  }

  /** Enlarges about a point of the picture; its middle unless given. */
  by(factor: number, about: Point = [this.width / 2, this.height / 2]): void {
    const { k, x, y } = this.wanted;
    const to = Math.max(1, Math.min(kMost, k * factor));
    this.go({ k: to, x: about[0] - ((about[0] - x) * to) / k, y: about[1] - ((about[1] - y) * to) / k });
  }

  whole(): void {
    this.go(kWhole);
  }

  /** Begins anew, with another map. */
  forget(): void {
    this.picture = null;
    this.whole();
  }

  /** Shows this part of the whole map, with room around it. */
  on(part: Box): void {
    const { k, x, y } = fitView(part, this.width - 2 * kRoom, this.height - 2 * kRoom);
    this.go({ k, x: x + kRoom, y: y + kRoom });
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  readonly wheel = (event: WheelEvent): void => {
    const factor = Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.002));
    // Scrolling away from the whole map scrolls the page.
    if (factor < 1 && this.wanted.k <= 1) return;
    event.preventDefault();
    this.by(factor, point(event));
  };

  readonly down = (event: PointerEvent): void => {
    this.pointers.set(event.pointerId, point(event));
  };

  readonly move = (event: PointerEvent): void => {
    const from = this.pointers.get(event.pointerId);
    if (!from) return;
    const to = point(event);
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.pointers.set(event.pointerId, to);
    if (other) {
      const apart = Math.hypot(from[0] - other[0], from[1] - other[1]);
      if (apart > 0) this.by(Math.hypot(to[0] - other[0], to[1] - other[1]) / apart, other);
    } else {
      const { k, x, y } = this.wanted;
      this.go({ k, x: x + to[0] - from[0], y: y + to[1] - from[1] });
    }
  };

  readonly up = (event: PointerEvent): void => {
    this.pointers.delete(event.pointerId);
  };
}

function point(event: MouseEvent): Point {
  const box = (event.currentTarget as Element).getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

/** The view that shows a part of the whole map in the middle of a frame. */
export function fitView(part: Box, width: number, height: number): View {
  const k = Math.min(width / Math.max(part.width, 1e-6), height / Math.max(part.height, 1e-6));
  return { k, x: width / 2 - k * (part.x + part.width / 2), y: height / 2 - k * (part.y + part.height / 2) };
}
