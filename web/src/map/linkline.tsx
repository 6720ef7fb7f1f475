// A link of the map: its mode as a pattern and a colour, its cargo as its width.
import { isActive, changing } from './active';
import { change, figureNow, largestFlowChange, lineWidth, peakFlow } from './figures';
import type { Picture } from './picture';

/** Dashes in line widths, so that broad lines keep their pattern. */
const kPatterns: Record<string, number[]> = {
  rail: [], road: [4, 2], sea: [0.1, 2.2], river: [5, 1.6, 1, 1.6], pipeline: [1.2, 0.9],
};
const kRound = new Set(['sea']);
const kUnmeasured = 1.4;

export const knownMode = (mode: string): string => (mode in kPatterns ? mode : 'other');

export function dashes(mode: string, width: number): string | undefined {
  const pattern = kPatterns[mode] ?? [2.5, 2.5];
  return pattern.length > 0 ? pattern.map((x) => x * Math.max(width, 1.6)).join(' ') : undefined;
}

export const cap = (mode: string): 'round' | 'butt' => (kRound.has(mode) ? 'round' : 'butt');

export function LinkLine({ way: { link, path } }: { way: Picture['ways'][number] }) {
  const name = `FLOW[${link.id}]`, mode = knownMode(link.mode);
  const flow = figureNow(name);
  const difference = changing.value ? change(name)?.difference : undefined;
  let width = flow ? lineWidth(flow.mean, peakFlow.value) : kUnmeasured;
  let tone = `worldmap-link is-${mode}${flow ? '' : ' is-unmeasured'}`;
  if (changing.value) {
    width = difference ? lineWidth(difference, largestFlowChange.value) : kUnmeasured;
    tone = `worldmap-link ${difference ? (difference > 0 ? 'is-more' : 'is-less') : 'is-same'}`;
  }
  return (
    <>
      {isActive('link', link.id) && <path class="worldmap-halo" d={path} stroke-width={width + 7} />}
      <path class={tone} d={path} stroke-width={width} stroke-dasharray={dashes(link.mode, width)}
        stroke-linecap={cap(link.mode)} />
      <path class="worldmap-reach" d={path} />
    </>
  );
}
