// The six theories that may be hidden, and which of them is.
export const candidates = [
  'full', 'balancing', 'hedging', 'liberal', 'economic-rival', 'random',
] as const;
export type Candidate = (typeof candidates)[number];

export function isCandidate(x: unknown): x is Candidate {
  return candidates.some((c) => c === x);
}

/** 32 bits that hang on every character (FNV-1a, then the finish of MurmurHash3). */
function mixed(words: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < words.length; i += 1) h = Math.imul(h ^ words.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The theory of a round of a game: the same name meets the same theories. */
export function hiddenTheory(name: string, round: number): Candidate {
  const at = mixed(`${name.trim().toLowerCase().normalize('NFC')}#${round}`);
  return candidates[at % candidates.length] ?? 'full';
}
