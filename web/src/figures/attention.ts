// Which line of a figure is looked at, and whether it has the figure to itself.
import { useState } from 'preact/hooks';

export interface Attention {
  focused: number;
  /** The line that has the figure to itself; -1: none. */
  single: number;
  setFocus: (line: number) => void;
  setAlone: (line: number) => void;
  /** Whether a line is drawn. */
  drawn: (line: number) => boolean;
}

/** `first` is looked at until somebody points at another. */
export function useAttention(lines: number, first: number): Attention {
  const [focus, setFocus] = useState(-1);
  const [alone, setAlone] = useState(-1);
  const single = alone < lines ? alone : -1;
  const wanted = focus >= 0 && focus < lines ? focus : first;
  return { focused: single >= 0 ? single : wanted, single, setFocus, setAlone,
    drawn: (line) => single < 0 || line === single };
}
