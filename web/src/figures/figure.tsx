// The frame of every figure: title, unit, the numbers behind it as a table, and files to keep.
import './figure.css';
import type { ComponentChildren, JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { t, tOr } from '../i18n';
import { picture, save, standalone } from './export';
import { brief } from './numbers';
import { csv, type Sheet } from './sheet';

interface Props {
  title: string;
  unit: string;
  /** Stem of the names of files. */
  name: string;
  /** Where the numbers come from: written under a saved figure. */
  source: string;
  /** How to read the marks: written over a saved figure. */
  legend: string;
  /** Only asked for when somebody looks. */
  sheet: () => Sheet;
  children: ComponentChildren;
}

export function Figure({ title, unit, name, source, legend, sheet, children }: Props): JSX.Element {
  const body = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  const drawing = () => {
    const svg = body.current?.querySelector('svg');
    return svg ? standalone(svg, { title, subtitle: [unit, legend].filter(Boolean).join('; '), source }) : null;
  };
  const saveSvg = (): void => {
    const file = drawing();
    if (file) save(`${name}.svg`, new Blob([file.text], { type: 'image/svg+xml' }));
  };
  const savePng = async (): Promise<void> => {
    const file = drawing();
    if (file) save(`${name}.png`, await picture(file));
  };
  const saveCsv = (): void => save(`${name}.csv`, new Blob([csv(sheet())], { type: 'text/csv;charset=utf-8' }));

  return (
    <figure class="figure" aria-label={title}>
      <figcaption>
        <h3>{title}</h3>
        {unit && <span class="figure-unit small quiet">{unit}</span>}
      </figcaption>
      <div ref={body}>{children}</div>
      <details class="figure-more no-print small" onToggle={(e) => setOpen(e.currentTarget.open)}>
        <summary>{t('figures.more')}</summary>
        {open && (
          <>
            <div class="figure-files">
              <button type="button" onClick={saveSvg} aria-label={t('figures.save', { kind: 'SVG', title })}>SVG</button>
              <button type="button" onClick={savePng} aria-label={t('figures.save', { kind: 'PNG', title })}>PNG</button>
              <button type="button" onClick={saveCsv} aria-label={t('figures.save', { kind: 'CSV', title })}>CSV</button>
            </div>
            <SheetTable sheet={sheet()} title={title} />
          </>
        )}
      </details>
    </figure>
  );
}

function SheetTable({ sheet, title }: { sheet: Sheet; title: string }): JSX.Element {
  return (
    <div class="figure-table" tabIndex={0} role="region" aria-label={t('figures.table', { title })}>
      <table class="numbers">
        <thead><tr>{sheet.head.map((h) => <th key={h} scope="col">{tHead(h)}</th>)}</tr></thead>
        <tbody>
          {sheet.rows.map((row, i) => (
            <tr key={i}>{row.map((c, j) => <td key={j}>{typeof c === 'number' ? brief(c, 4) : c}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Files have the same column names in every language; tables speak that of the reader. */
function tHead(column: string): string {
  return tOr(`figures.column.${column}`, column);
}
