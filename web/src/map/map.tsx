// The map of the world that is shown: what moves where, and how far its projects came, over time.
import { useComputed } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { t } from '../i18n';
import { answer, comparison, world } from '../state';
import { active, showChange, type Thing } from './active';
import { Card } from './card';
import { Elsewhere } from './elsewhere';
import { Inset, insetFrame } from './inset';
import { layOut, layoutKey, type Layout } from './layout';
import { Legend } from './legend';
import './map.css';
import { draw, type Picture } from './picture';
import { Scene } from './scene';
import { Tables } from './table';
import { Time } from './time';
import { Zoom } from './zoom';

const kLowest = 300, kHighest = 460, kShape = 0.5;
/** From this enlargement on, crowded ports can be told apart without the inset. */
const kInsetUntil = 2;
const kNothing: never[] = [];

function Moving({ picture, zoom }: { picture: Picture; zoom: Zoom }) {
  const { width, height, crowd } = picture;
  const view = zoom.view.value;
  const frame = useMemo(() => ({ x: 0, y: 0, width, height }), [width, height]);
  const inset = useMemo(() => (crowd ? insetFrame(picture, crowd) : null), [picture, crowd]);
  const shown = inset !== null && view.k < kInsetUntil;
  const covered = useMemo(() => (shown && inset ? [inset.frame] : kNothing), [shown, inset]);
  const things: (Thing & { x: number; y: number })[] = [
    ...picture.spots.map((s) => ({ kind: 'node' as const, id: s.node.id, x: s.x, y: s.y })),
    ...picture.ways.map((w) => ({ kind: 'link' as const, id: w.link.id, x: w.x, y: w.y })),
    ...picture.marks.map((m) => ({ kind: 'project' as const, id: m.project.id, x: m.x, y: m.y })),
  ];
  const step = (by: number): void => {
    const at = things.findIndex((x) => x.kind === active.value?.kind && x.id === active.value?.id);
    const next = things[(at < 0 ? (by > 0 ? 0 : things.length - 1) : at + by + things.length) % things.length];
    if (next) active.value = { ...next, x: next.x * view.k + view.x, y: next.y * view.k + view.y };
  };
  const key = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    const by = steps[event.key];
    if (by !== undefined) step(by);
    else if (event.key === 'Escape') active.value = null;
    else if (event.key === '+' || event.key === '=') zoom.by(1.6);
    else if (event.key === '-') zoom.by(1 / 1.6);
    else if (event.key === '0') zoom.whole();
    else return;
    event.preventDefault();
  };
  return (
    <svg class={`worldmap-picture${view.k > 1 ? ' is-near' : ''}`} width={width} height={height}
      viewBox={`0 0 ${width} ${height}`} role="group" aria-label={t('map.label')} tabIndex={0}
      onKeyDown={key} onBlur={() => { active.value = null; }} onWheel={zoom.wheel}
      onPointerDown={zoom.down} onPointerMove={zoom.move}
      onPointerUp={zoom.up} onPointerCancel={zoom.up} onPointerLeave={zoom.up}>
      <defs>
        <path id="worldmap-land" class="worldmap-steady" d={picture.land} />
        <path id="worldmap-borders" class="worldmap-steady" d={picture.borders} />
      </defs>
      <Scene picture={picture} view={view} frame={frame} corner={frame} except={shown ? crowd : null} covered={covered} />
      {shown && inset && <Inset picture={picture} inset={inset} view={view} />}
    </svg>
  );
}

function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, width };
}

/** One place alone makes no map. */
const drawable = (layout: Layout): boolean => layout.spots.length > 1;

export function WorldMap() {
  const key = useComputed(() => (world.value ? layoutKey(world.value) : '')).value;
  const layout = useMemo(() => (world.value ? layOut(world.value) : null), [key]);
  const [tables, setTables] = useState(false);
  const { box, width } = useWidth();
  const height = Math.round(Math.max(kLowest, Math.min(kHighest, width * kShape)));
  const zoom = useMemo(() => new Zoom(), []);
  const picture = useMemo(() => (layout && drawable(layout) && width > 0 ? draw(layout, width, height) : null),
    [layout, width, height]);
  useLayoutEffect(() => { active.value = null; zoom.forget(); }, [zoom, layout]);
  useLayoutEffect(() => { if (picture) zoom.resize(picture); }, [zoom, picture]);
  useEffect(() => () => zoom.stop(), [zoom]);
  const crowd = picture?.crowd;
  return (
    <section class="worldmap panel" aria-label={t('map.title')}>
      <header>
        <h2>{t('map.title')}</h2>
        <div class="worldmap-tools no-print">
          {comparison.value && (
            <button type="button" aria-pressed={showChange.value} onClick={() => { showChange.value = !showChange.value; }}>
              {t('map.showChange')}
            </button>
          )}
          {picture && (
            <>
              {crowd && (
                <button type="button" onClick={() => zoom.on(crowd)}>
                  {t('map.crowd')}
                </button>
              )}
              <button type="button" aria-label={t('map.nearer')} onClick={() => zoom.by(1.6)}>+</button>
              <button type="button" aria-label={t('map.further')} onClick={() => zoom.by(1 / 1.6)}>−</button>
              <button type="button" onClick={() => zoom.whole()}>{t('map.whole')}</button>
            </>
          )}
        </div>
      </header>
      <div class="worldmap-box" ref={box}>
        {picture ? (
          <>
            <Moving picture={picture} zoom={zoom} />
            <Card width={width} height={height} />
          </>
        ) : (
          <p class="quiet">{t(layout ? 'map.nowhere' : 'map.loading')}</p>
        )}
      </div>
      {answer.value && <Time ticks={answer.value.ticks} />}
      {layout && <Legend />}
      {layout && <Elsewhere projects={layout.elsewhere} />}
      <details open={tables || (layout !== null && !drawable(layout))} onToggle={(event) => setTables(event.currentTarget.open)}>
        <summary>{t('map.table.title')}</summary>
        {tables && <Tables />}
      </details>
    </section>
  );
}
