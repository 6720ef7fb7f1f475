// The frame of a step, and what every step is given.
import type { ComponentChildren } from 'preact';
import { t } from '../i18n';
import type { Contrast, Lesson } from './lesson';
import type { Work } from './work';

export interface StepProps {
  lesson: Lesson;
  work: Work;
}

export interface ContrastProps extends StepProps {
  contrast: Contrast;
}

export function Step({ name, number, children }:
  { name: string; number: number; children: ComponentChildren }) {
  const id = `lessons-step-${name}`;
  return (
    <section class="lessons-step panel" aria-labelledby={id}>
      <h2 id={id}><span class="lessons-number">{number}</span> {t(`lessons.step.${name}`)}</h2>
      {children}
    </section>
  );
}

/** A labelled field for a few sentences. */
export function Writing({ label, value, change, locked = false, rows = 2 }: {
  label: string; value: string; change: (value: string) => void; locked?: boolean; rows?: number;
}) {
  return (
    <label class="lessons-writing">
      <span>{label}</span>
      <textarea class="no-print" rows={rows} value={value} readOnly={locked} maxLength={4000}
        onInput={(e) => change(e.currentTarget.value)} />
      <span class="lessons-print">{value}</span>
    </label>
  );
}
