// Moving about the map: wheel, pinch, drag and buttons. Pointer events only note what was done; the
// picture follows once a frame.
import { signal, type Signal } from '@preact/signals';

/** What is at p of the whole map is drawn at k p + (x, y). */
export interface View { k: number; x: number; y: number }
export const kWhole: View = { k: 1, x: 0, y: 0 };
const kMost = 40;

type Point = [number, number];

export class Zoom {
  readonly view: Signal<View> = signal(kWhole);
  private width = 1;
  private height = 1;
  private wanted: View = kWhole;
  private frame = 0;
  private readonly pointers = new Map<number, Point>();

  resize(width: number, height: number): void {
    this.width = width;
    this.height = height;
    this.go(this.wanted);
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

  /** Shows this part of the whole map. */
  on(left: number, top: number, width: number, height: number): void {
    this.go(fitView(left, top, width, height, this.width, this.height));
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

/** The view that shows a part of the whole map in a frame, with room around it. */
export function fitView(left: number, top: number, width: number, height: number,
  frameWidth: number, frameHeight: number): View {
  const k = Math.min(frameWidth / Math.max(width, 1e-6), frameHeight / Math.max(height, 1e-6));
  return {
    k, x: frameWidth / 2 - k * (left + width / 2), y: frameHeight / 2 - k * (top + height / 2),
  };
}
