// A select with its label.
import type { JSX } from 'preact';

interface Props {
  label: string;
  options: string[];
  /** Position among the options. */
  value: number;
  onChange: (value: number) => void;
}

export function Chooser({ label, options, value, onChange }: Props): JSX.Element {
  return (
    <label class="report-chooser">
      <span>{label}</span>
      <select value={String(value)} onChange={(e) => onChange(Number(e.currentTarget.value))}>
        {options.map((option, k) => <option key={k} value={String(k)}>{option}</option>)}
      </select>
    </label>
  );
}
