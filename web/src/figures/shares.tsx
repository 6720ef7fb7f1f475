// How often each label was given: a stacked bar for each level, and beneath it every share with
// its interval. Patterns and words say what the colours do.
import './shares.css';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { percent, t, tOr } from '../i18n';
import { Figure } from './figure';
import { textWidth, useWidth } from './measure';
import { finePercent } from './numbers';
import { linear } from './scale';
import type { Sheet } from './sheet';

export interface LabelShare {
  label: string;
  share: number;
  /** Wilson's 95% interval. */
  lo: number;
  hi: number;
  count: number;
}

export interface LevelShares {
  level: string;
  /** For people. */
  title: string;
  labels: LabelShare[];
  /** The same in the pinned world. */
  pinned?: LabelShare[];
}

interface Props {
  title: string;
  name: string;
  source: string;
  levels: LevelShares[];
}

/** From what was built to what never was. */
const kOrder = ['REALISED', 'SLOW', 'STALL', 'RUPTURE', 'ABSENT'];
const kBar = 18, kLane = 15, kGap = 12;

const known = (label: string): string => (kOrder.includes(label) ? label.toLowerCase() : 'other');
const nameOf = (label: string): string => tOr(`figures.label.${label}`, label);

export function ordered(labels: LabelShare[]): LabelShare[] {
  const rank = (l: LabelShare): number => (kOrder.includes(l.label) ? kOrder.indexOf(l.label) : kOrder.length);
  return [...labels].sort((a, b) => rank(a) - rank(b));
}

export function Shares({ title, name, source, levels }: Props): JSX.Element {
  const id = useId();
  return (
    <Figure title={title} unit={t('figures.shares_unit')} name={name} source={source}
      legend={[t('figures.shares_legend'), levels.some((l) => l.pinned) && t('figures.shares_pinned_legend')].filter(Boolean).join('; ')} sheet={() => sharesSheet(levels)}>
      <Bars id={id} levels={levels} />
    </Figure>
  );
}

function Bars({ id, levels }: { id: string; levels: LevelShares[] }): JSX.Element {
  const [frame, width] = useWidth<HTMLDivElement>(340);
  const columns = Math.max(1, Math.min(levels.length, Math.floor((width + 24) / 290)));
  const columnWidth = (width - (columns - 1) * 24) / columns;
  const blocks = levels.map((l) => 22 + kBar + (l.pinned ? kBar + 4 : 0) + 6 + l.labels.length * kLane + 12);
  const blockHeight = Math.max(...blocks, 0);
  const height = Math.ceil(levels.length / columns) * blockHeight;
  const said = levels.map((l) => `${l.title}: ${ordered(l.labels).map((s) => `${nameOf(s.label)} ${percent(s.share)}`).join(', ')}`);
  return (
    <div ref={frame} class="shares">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said.join('; ')}>
        <Patterns id={id} />
        {levels.map((level, k) => (
          <g key={level.level} transform={`translate(${(k % columns) * (columnWidth + 24)} ${Math.floor(k / columns) * blockHeight})`}>
            <Level id={id} level={level} width={columnWidth} />
          </g>
        ))}
      </svg>
    </div>
  );
}

function Level({ id, level, width }: { id: string; level: LevelShares; width: number }): JSX.Element {
  const labels = ordered(level.labels);
  const lanes = 22 + kBar + (level.pinned ? kBar + 4 : 0) + 8;
  const reading = (s: LabelShare): string =>
    t('figures.share_reading', { share: finePercent(s.share), lo: finePercent(s.lo), hi: finePercent(s.hi) });
  const left = Math.max(...labels.map((s) => textWidth(nameOf(s.label)))) + kGap;
  const right = width - Math.max(...labels.map((s) => textWidth(reading(s)))) - kGap;
  const x = linear([0, 1], [left, Math.max(left + 20, right)]);
  return (
    <>
      <text class="shares-title" x={0} y={14}>{level.title}</text>
      <Stack id={id} labels={labels} width={width} top={20} />
      {level.pinned && <Stack id={id} labels={ordered(level.pinned)} width={width} top={20 + kBar + 4} ghost />}
      {labels.map((s, k) => {
        const y = lanes + (k + 0.5) * kLane;
        const other = level.pinned?.find((p) => p.label === s.label);
        return (
          <g key={s.label} class={`shares-${known(s.label)}`}>
            <text x={0} y={y + 4}>{nameOf(s.label)}</text>
            <line class="shares-lane" x1={x(0)} x2={x(1)} y1={y} y2={y} />
            {other && <line class="shares-whisker" x1={x(other.lo)} x2={x(other.hi)} y1={y + 3} y2={y + 3} />}
            {other && <circle class="shares-hollow" cx={x(other.share)} cy={y + 3} r={2.6} />}
            <line class="shares-whisker" x1={x(s.lo)} x2={x(s.hi)} y1={y} y2={y} />
            <circle class="shares-dot" cx={x(s.share)} cy={y} r={3.2} />
            <text class="shares-value" x={width} y={y + 4} text-anchor="end">
              {reading(s)}
            </text>
          </g>
        );
      })}
    </>
  );
}

interface StackProps {
  id: string;
  labels: LabelShare[];
  width: number;
  top: number;
  ghost?: boolean;
}

function Stack({ id, labels, width, top, ghost = false }: StackProps): JSX.Element {
  let from = 0;
  return (
    <g>
      {labels.map((s) => {
        const left = from, wide = s.share * width;
        from += wide;
        const text = `${ghost ? `${t('figures.pinned')}: ` : ''}${nameOf(s.label)} ${percent(s.share)}`;
        return (
          <g key={s.label} class={`shares-${known(s.label)}`}>
            <rect class="shares-part" x={left} y={top} width={wide} height={kBar} />
            <rect x={left} y={top} width={wide} height={kBar} fill={`url(#${id}-${known(s.label)})`} />
            {textWidth(text) + 16 < wide && <text class="shares-in" x={left + 6} y={top + 13}>{text}</text>}
          </g>
        );
      })}
    </g>
  );
}

function Patterns({ id }: { id: string }): JSX.Element {
  const shapes: [string, JSX.Element][] = [
    ['slow', <circle cx="4" cy="4" r="1.2" />],
    ['stall', <path d="M-1 7L7 -1M3 11L11 3" />],
    ['rupture', <path d="M0 0L8 8M8 0L0 8" />],
    ['absent', <path d="M0 4H8" />],
  ];
  return (
    <defs>
      {shapes.map(([label, shape]) => (
        <pattern key={label} id={`${id}-${label}`} class="shares-pattern" width="8" height="8" patternUnits="userSpaceOnUse">{shape}</pattern>
      ))}
      <pattern id={`${id}-realised`} width="8" height="8" patternUnits="userSpaceOnUse" />
      <pattern id={`${id}-other`} width="8" height="8" patternUnits="userSpaceOnUse" />
    </defs>
  );
}

function sharesSheet(levels: LevelShares[]): Sheet {
  const rows = levels.flatMap((l) => [['now', l.labels] as const, ['pinned', l.pinned ?? []] as const]
    .flatMap(([which, labels]) => ordered(labels).map((s) => [l.level, which, s.label, s.count, s.share, s.lo, s.hi])));
  return { head: ['level', 'world', 'label', 'count', 'share', 'lo', 'hi'], rows };
}
