// Two factors at once: a map of means, a panel for each arm that is chosen.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Figure } from '../figures/figure';
import { textWidth, useWidth } from '../figures/measure';
import type { Sheet } from '../figures/sheet';
import { num, t } from '../i18n';
import { held, metric, paired } from './choice';
import { Chooser } from './chooser';
import type { ReportData } from './data';
import { Fitted } from './fitted';
import { HeldChoosers } from './held';
import { arrangement } from './lines';
import { span } from './panels';
import { at, crossed, place, pointWith, valueOf } from './results';
import { shade } from './shade';
import { change, estimate, source, unitOf, whole, withUnit } from './words';

interface Cell { row: number; column: number; point: number; mean: number; half: number; n: number }

const kLeft = 56, kTop = 22, kBottom = 42, kCell = 34, kLeastPanel = 250;

/** Cells where both factors are at a level and the others are held. */
function cellsOf(data: ReportData, across: number, down: number, arm: number): Cell[] {
  const from = paired.value && data.differences ? data.differences : data.statistics;
  return crossed(data, down).flatMap((y, row) => crossed(data, across).flatMap((x, column): Cell[] => {
    const wanted = new Map(data.factors.map((_, f) => [f, f === across ? x : f === down ? y
      : crossed(data, f)[held.value[f] ?? 0] ?? valueOf(data, 0, f)]));
    const point = pointWith(data, wanted);
    if (point === undefined) return [];
    const k = place(data, point, arm, metric.value);
    return [{ row, column, point, mean: at(from.mean, k), half: at(from.half, k), n: at(from.n, k) }];
  }));
}

export function Maps({ data }: { data: ReportData }): JSX.Element | null {
  const factors = data.curves.map((c) => c.factor);
  const [across, setAcross] = useState(0);
  const [down, setDown] = useState(1);
  const [world, setWorld] = useState(0);
  const [ref, width] = useWidth<HTMLDivElement>(900);
  const x = factors[across], y = factors[down === across ? (across + 1) % factors.length : down];
  const shown = data.metrics[metric.value];
  if (x === undefined || y === undefined || x === y || !shown) return null;
  const fx = data.factors[x], fy = data.factors[y];
  if (!fx || !fy) return null;

  const { panels, names } = arrangement(data, paired.value);
  const panel = panels[Math.min(world, panels.length - 1)];
  const maps = (panel?.lines ?? []).map(({ arm, colour }) => ({ arm, colour, cells: cellsOf(data, x, y, arm) }));
  const columns = crossed(data, x), rows = crossed(data, y);
  const range = span(maps.flatMap((m) => m.cells.map((c) => c.mean)));
  const title = t(paired.value ? 'report.map_paired' : 'report.map', { metric: shown.name, across: fx.name, down: fy.name });
  const others = data.curves.filter((c) => c.factor !== x && c.factor !== y)
    .map((c) => `${data.factors[c.factor]?.name ?? ''} = ${num(c.levels[held.value[c.factor] ?? 0] ?? NaN)}`).join(', ');
  const say = paired.value ? change : estimate;
  const sheet = (): Sheet => ({
    head: [fx.name, fy.name, 'arm', 'metric', 'unit', 'point', 'n', 'mean', 'half_width'],
    rows: maps.flatMap(({ arm, cells }) => cells.map((c) => [columns[c.column] ?? NaN, rows[c.row] ?? NaN,
      data.arms[arm]?.name ?? '', shown.name, shown.unit, whole(data.points.number[c.point]), whole(c.n), c.mean, c.half])),
  });

  const across_ = Math.max(1, Math.min(maps.length, Math.floor(width / kLeastPanel)));
  const wide = Math.min(width / across_, 420);
  const cellWidth = (wide - kLeft - 12) / columns.length;
  const high = rows.length * kCell + kTop + kBottom;
  const down_ = Math.ceil(maps.length / across_);
  return (
    <section class="report-section" aria-labelledby="report-maps">
      <h2 id="report-maps">{t('report.maps')}</h2>
      <p>{t('report.maps_text')}</p>
      <div class="report-choosers no-print">
        <Chooser label={t('report.across')} options={factors.map((f) => data.factors[f]?.name ?? '')} value={factors.indexOf(x)} onChange={setAcross} />
        <Chooser label={t('report.down')} options={factors.map((f) => data.factors[f]?.name ?? '')} value={factors.indexOf(y)} onChange={setDown} />
        {panels.length > 1 && (
          <Chooser label={t('report.world')} options={panels.map((p) => p.title)} value={Math.min(world, panels.length - 1)} onChange={setWorld} />
        )}
        <HeldChoosers data={data} except={[x, y]} />
      </div>
      <Figure title={title} unit={unitOf(shown.unit)} name={`map-${fx.name}-${fy.name}`} source={source(data)}
        legend={`${t('report.map_legend')} ${[panel?.title, others].filter(Boolean).join('; ')}`} sheet={sheet}>
        <div ref={ref} class="report-panels">
          <svg viewBox={`0 0 ${wide * across_} ${high * down_}`} width={wide * across_} role="group" aria-label={title}>
            {maps.map(({ arm, colour, cells }, k) => (
              <g key={arm} transform={`translate(${(k % across_) * wide + kLeft} ${Math.floor(k / across_) * high + kTop})`}>
                <Fitted text={names[colour] ?? ''} room={wide - kLeft} x={0} y={-7} />
                {cells.map((c) => {
                  const { fill, ink } = shade(c.mean, range, paired.value);
                  const said = `${fx.name} ${num(columns[c.column] ?? NaN)}, ${fy.name} ${num(rows[c.row] ?? NaN)}: ${say(c.mean, c.half)}`;
                  return (
                    <g key={`${c.row} ${c.column}`} class="report-cell" role="img" tabIndex={0} aria-label={said}
                      transform={`translate(${c.column * cellWidth} ${(rows.length - 1 - c.row) * kCell})`}>
                      <title>{said}</title>
                      <rect width={cellWidth - 2} height={kCell - 2} style={{ fill }} />
                      {textWidth(num(c.mean, 2)) < cellWidth - 4 && (
                        <text x={cellWidth / 2 - 1} y={kCell / 2 + 3} text-anchor="middle" style={{ fill: ink }}>{num(c.mean, 2)}</text>
                      )}
                    </g>
                  );
                })}
                {columns.map((v, i) => (
                  <text key={i} x={i * cellWidth + cellWidth / 2 - 1} y={rows.length * kCell + 13} text-anchor="middle">{num(v)}</text>
                ))}
                {rows.map((v, i) => (
                  <text key={i} x={-6} y={(rows.length - 1 - i) * kCell + kCell / 2 + 3} text-anchor="end">{num(v)}</text>
                ))}
                <text x={(columns.length * cellWidth) / 2} y={rows.length * kCell + 30} text-anchor="middle">{withUnit(fx)}</text>
                <text transform={`translate(-44 ${(rows.length * kCell) / 2}) rotate(-90)`} text-anchor="middle">{withUnit(fy)}</text>
              </g>
            ))}
          </svg>
        </div>
      </Figure>
    </section>
  );
}
