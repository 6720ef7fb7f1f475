// The lines of a figure as buttons, each with what it says at the shown tick. Pointing at one
// brings its bands to the front; pressing it gives it the figure, on its own scale.
import './readings.css';
import type { ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import { tickOf } from './dates';

export interface Reading {
  label: string;
  colour: number;
  /** What to write at a tick. */
  at: (tick: number) => string;
}

interface Props {
  readings: Reading[];
  ticks: number;
  tick: ReadonlySignal<number>;
  focused: number;
  alone: number;
  onFocus: (line: number) => void;
  onAlone: (line: number) => void;
}

export function Readings({ readings, ticks, tick, focused, alone, onFocus, onAlone }: Props): JSX.Element {
  const at = tickOf(tick.value, ticks);
  const one = readings.length === 1;
  return (
    <ul class="readings numbers">
      {readings.map((r, k) => (
        <li key={r.label} class={`chart-c${r.colour} ${k === focused ? 'readings-focused' : ''}`}>
          {one
            ? <span class="readings-one"><i /><b>{r.label}</b> {r.at(at)}</span>
            : <button type="button" aria-pressed={k === alone} onClick={() => onAlone(k === alone ? -1 : k)}
                onPointerEnter={() => onFocus(k)} onFocus={() => onFocus(k)}>
                <i /><b>{r.label}</b> {r.at(at)}
              </button>}
        </li>
      ))}
    </ul>
  );
}
