// A question to the engine as a value: the last answer stays while the next one is on its way.
import { useEffect, useState } from 'preact/hooks';

export interface Asked<T> {
  value: T | null;
  /** A newer question has been asked than the one that `value` answers. */
  waiting: boolean;
  failed: string;
}

/** Asks again whenever one of `on` changes; null in place of a question asks nothing. */
export function useAsked<T>(question: (() => Promise<T>) | null, on: readonly unknown[]): Asked<T> {
  const [asked, set] = useState<Asked<T>>({ value: null, waiting: question !== null, failed: '' });
  useEffect(() => {
    if (!question) {
      set({ value: null, waiting: false, failed: '' });
      return;
    }
    let current = true;
    set((last) => ({ value: last.value, waiting: true, failed: '' }));
    question().then(
      (value) => { if (current) set({ value, waiting: false, failed: '' }); },
      (error: unknown) => {
        if (current) set({ value: null, waiting: false, failed: String(error instanceof Error ? error.message : error) });
      },
    );
    return () => { current = false; };
  }, on);
  return asked;
}
