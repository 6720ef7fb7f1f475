// Keeps what a student has written in the browser, where it allows that.
import { signal } from '@preact/signals';
import { parseProgress } from './parse';
import { contrastWork, emptyProgress, emptyWork } from './work';
import type { ContrastWork, NamedThing, Progress, Work } from './work';
import { noGuess } from './verdict';
import type { Guess } from './verdict';

const kKey = 'tumen.lessons';

function load(): Progress {
  try {
    return parseProgress(localStorage.getItem(kKey) ?? '') ?? emptyProgress();
  } catch {
    return emptyProgress();
  }
}

export const progress = signal<Progress>(load());
/** False where the browser keeps nothing: the page then says so. */
export const kept = signal(true);

function set(value: Progress): void {
  progress.value = value;
  try {
    localStorage.setItem(kKey, JSON.stringify(value));
    kept.value = true;
  } catch {
    kept.value = false;
  }
}

export function workOf(lesson: string): Work {
  return progress.value.lessons[lesson] ?? emptyWork();
}

export function changeWork(lesson: string, change: Partial<Work>): void {
  const lessons = { ...progress.value.lessons, [lesson]: { ...workOf(lesson), ...change } };
  set({ ...progress.value, lessons });
}

export function changeContrast(lesson: string, id: string, change: Partial<ContrastWork>): void {
  const work = workOf(lesson);
  const contrasts = { ...work.contrasts, [id]: { ...contrastWork(work, id), ...change } };
  changeWork(lesson, { contrasts });
}

// These read what is kept now, not what was drawn last: two inputs may come between two drawings.
export function changeGuess(lesson: string, id: string, outcome: string, change: Partial<Guess>) {
  const { guesses } = contrastWork(workOf(lesson), id);
  const guess = { ...(guesses[outcome] ?? noGuess), ...change };
  changeContrast(lesson, id, { guesses: { ...guesses, [outcome]: guess } });
}

export function changeThing(lesson: string, what: 'rival' | 'limit', change: Partial<NamedThing>) {
  changeWork(lesson, { [what]: { ...workOf(lesson)[what], ...change } });
}

export function setStudent(student: string): void {
  set({ ...progress.value, student });
}

export function beginAnew(lesson: string): void {
  const { [lesson]: _, ...lessons } = progress.value.lessons;
  set({ ...progress.value, lessons });
}

export function replaceProgress(value: Progress): void {
  set(value);
}
