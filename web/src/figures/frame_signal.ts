// Signals that change many times a second, seen once a frame.
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';

/** The value of `source`; a component that uses it is drawn at most once a frame. */
export function useFramed<T>(source: ReadonlySignal<T>): T {
  const [shown, setShown] = useState<{ value: T }>({ value: source.peek() });
  useEffect(() => {
    let frame = 0;
    const stop = source.subscribe((value) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setShown((now) => (now.value === value ? now : { value })));
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [source]);
  return shown.value;
}
