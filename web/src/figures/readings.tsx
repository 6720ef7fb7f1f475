// The lines of a figure as buttons, each with its number at the shown tick, and all that there is
// to say about the one that is looked at. Pointing at one brings its bands to the front; pressing
// it gives it the figure, on its own scale.
import './readings.css';
import type { ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import { t } from '../i18n';
import { tickOf } from './dates';

export interface Reading {
  name: string;
  label: string;
  colour: number;
  /** What to write at a tick: a number, and a sentence. */
  brief: (tick: number) => string;
  full: (tick: number) => string;
}

interface Props {
  readings: Reading[];
  dates: string[];
  tick: ReadonlySignal<number>;
  focused: number;
  alone: number;
  onFocus: (line: number) => void;
  onAlone: (line: number) => void;
}

export function Readings({ readings, dates, tick, focused, alone, onFocus, onAlone }: Props): JSX.Element {
  const at = tickOf(tick.value, dates.length);
  const shown = readings[focused];
  return (
    <div class="readings numbers">
      {readings.length > 1 && (
        <ul>
          {readings.map((r, k) => (
            <li key={`${k} ${r.name}`} class={`chart-c${r.colour} ${k === focused ? 'readings-focused' : ''}`}>
              <button type="button" aria-pressed={k === alone} title={t('figures.alone')}
                onClick={() => onAlone(k === alone ? -1 : k)}
                onPointerEnter={() => onFocus(k)} onFocus={() => onFocus(k)}>
                <i /><b>{r.label}</b> {r.brief(at)}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p>{shown && <><span class="quiet">{dates[at]}</span> {readings.length > 1 && `${shown.label}: `}{shown.full(at)}</>}</p>
    </div>
  );
}
