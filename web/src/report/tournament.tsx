// Theories beside each other: how many claims each supports, and how many of these no null does.
import type { JSX } from 'preact';
import { num, t } from '../i18n';
import { Figure } from '../figures/figure';
import type { Sheet } from '../figures/sheet';
import { useWidth } from '../figures/measure';
import type { ClaimsOf } from './data';
import { Fitted } from './fitted';
import { whole } from './words';

const kParts = ['beyond_null', 'null_too', 'undecided', 'refuted', 'not_executable'] as const;
const kRow = 24, kTop = 26;

function parts(of: ClaimsOf): number[] {
  const c = (key: string): number => of.counts[key] ?? 0;
  return [c('beyond_null'), Math.max(0, c('supported') - c('beyond_null')), c('undecided'), c('refuted'), c('not_executable')];
}

export function Tournament({ claims, name }: { claims: ClaimsOf[]; name: (of: ClaimsOf) => string }): JSX.Element {
  const [ref, width] = useWidth<HTMLDivElement>(900);
  const wide = Math.min(width, 900), left = Math.min(200, wide * 0.3);
  const ranked = [...claims].sort((a, b) => (b.counts['beyond_null'] ?? 0) - (a.counts['beyond_null'] ?? 0));
  const most = Math.max(1, ...ranked.map((of) => parts(of).reduce((a, b) => a + b, 0)));
  const unit = (wide - left - 8) / most;
  const title = t('report.tournament');
  const labels = kParts.map((p) => t(`report.part_${p}`));
  const sheet = (): Sheet => ({
    head: ['variant', 'supported_beyond_null', 'supported_as_by_null', 'undecided', 'refuted', 'not_executable', 'runs', 'file'],
    rows: ranked.map((of) => [of.variant, ...parts(of).map(whole), whole(of.runs), of.file]),
  });
  const step = wide / kParts.length;
  return (
    <Figure title={title} unit={t('report.tournament_unit')} name="theories" source={claims.map((c) => c.file).filter((f, k, all) => all.indexOf(f) === k).join(', ')}
      legend={t('report.tournament_legend')} sheet={sheet}>
      <div ref={ref} class="report-panels">
        <svg viewBox={`0 0 ${wide} ${ranked.length * kRow + kTop + 4}`} width={wide} role="img" aria-label={title}>
          {labels.map((label, k) => (
            <g key={k} transform={`translate(${k * step} 4)`}>
              <rect class={`report-part report-part-${k}`} width={12} height={12} />
              <text class="report-name" x={17} y={10}>{label}</text>
            </g>
          ))}
          {ranked.map((of, row) => {
            let from = 0;
            return (
              <g key={row} transform={`translate(${left} ${kTop + row * kRow})`}>
                <Fitted text={`${name(of)}${of.null ? ` (${t('report.null')})` : ''}`} room={left - 12} x={-8} y={15} anchor="end" />
                {parts(of).map((count, k) => {
                  const x = from;
                  from += count * unit;
                  return count > 0 && (
                    <g key={k}>
                      <title>{`${labels[k] ?? ''}: ${count}`}</title>
                      <rect class={`report-part report-part-${k}`} x={x} y={2} width={count * unit - 1} height={kRow - 5} />
                      {count * unit > 16 && <text class={`report-count report-count-${k}`} x={x + (count * unit) / 2} y={15} text-anchor="middle">{num(count)}</text>}
                    </g>
                  );
                })}
              </g>
            );
          })}
        </svg>
      </div>
    </Figure>
  );
}
