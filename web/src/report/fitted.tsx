// Names in drawings, cut to the room that there is; whole on hover.
import type { JSX } from 'preact';
import { textWidth } from '../figures/measure';

const kSize = 12 / 11;  // textWidth() measures at 11 px

function cut(text: string, room: number): string {
  if (textWidth(text) * kSize <= room) return text;
  let kept = text;
  while (kept.length > 1 && textWidth(`${kept}…`) * kSize > room) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

export function Fitted({ text, room, x, y, anchor = 'start' }: {
  text: string; room: number; x: number; y: number; anchor?: 'start' | 'end';
}): JSX.Element {
  const shown = cut(text, room);
  return <text class="report-name" x={x} y={y} text-anchor={anchor}>{shown !== text && <title>{text}</title>}{shown}</text>;
}
