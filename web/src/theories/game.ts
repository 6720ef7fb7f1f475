// The game as it stands: kept in the browser, without the answers.
import { signal } from '@preact/signals';
import { isCandidate } from './candidates';
import type { Candidate } from './candidates';

export const kRounds = 6;
const kKey = 'tumen.theories';

export interface Game {
  version: 1;
  /** Chooses what is hidden; "" before the game begins. */
  name: string;
  /** One per finished round. */
  guesses: Candidate[];
}

const fresh = (name = ''): Game => ({ version: 1, name, guesses: [] });

function parse(text: string): Game | null {
  const read: unknown = JSON.parse(text);
  if (typeof read !== 'object' || read === null) return null;
  const { version, name, guesses } = read as Record<string, unknown>;
  if (version !== 1 || typeof name !== 'string' || !Array.isArray(guesses)) return null;
  return { version: 1, name: name.slice(0, 100), guesses: guesses.filter(isCandidate).slice(0, kRounds) };
}

function load(): Game {
  try {
    return parse(localStorage.getItem(kKey) ?? '') ?? fresh();
  } catch {
    return fresh();
  }
}

export const game = signal<Game>(load());

function set(value: Game): void {
  game.value = value;
  try {
    localStorage.setItem(kKey, JSON.stringify(value));
  } catch {
    // The game goes on without being kept.
  }
}

export function begin(name: string): void {
  set(fresh(name));
}

export function guess(theory: Candidate): void {
  set({ ...game.value, guesses: [...game.value.guesses, theory] });
}
