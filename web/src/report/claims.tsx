// What the papers say and what became of it, theory by theory.
import type { JSX } from 'preact';
import { num, t } from '../i18n';
import type { Claim, ClaimsOf, ReportData } from './data';
import { Tournament } from './tournament';
import { worded } from './words';

function verdictOf(verdict: string | null): string {
  return verdict ? worded(`verdict_${verdict.replaceAll(' ', '_')}`, verdict) : '';
}

function Verdict({ claim }: { claim: Claim | undefined }): JSX.Element {
  if (!claim) return <td>–</td>;
  const effect = claim.effect === null ? ''
    : `${num(claim.effect)} [${num(claim.lo ?? NaN)}, ${num(claim.hi ?? NaN)}]`;
  return (
    <td>
      <span class={`report-verdict report-verdict-${claim.verdict.replaceAll(' ', '-')}`}>{verdictOf(claim.verdict)}</span>
      {claim.precise === false && ' *'}
      <div class="quiet numbers">{effect}</div>
      {claim.null_verdict && <div class="quiet">{t('report.null_says', { verdict: verdictOf(claim.null_verdict) })}</div>}
    </td>
  );
}

export function Claims({ data }: { data: ReportData }): JSX.Element | null {
  if (data.claims.length === 0) return null;
  const rows = new Map<string, Claim>();
  for (const variant of data.claims) for (const c of variant.claims) rows.set(keyOf(c), rows.get(keyOf(c)) ?? c);
  const find = (of: ClaimsOf, key: string): Claim | undefined => of.claims.find((c) => keyOf(c) === key);
  const name = (of: ClaimsOf): string =>
    data.claims.filter((c) => c.variant === of.variant).length > 1 ? `${of.variant} (${of.file})` : of.variant;
  return (
    <section class="report-section" aria-labelledby="report-claims">
      <h2 id="report-claims">{t('report.claims')}</h2>
      <p>{t('report.claims_text')}</p>
      <Tournament claims={data.claims} name={name} />
      <div class="report-scroll report-claims" tabIndex={0} role="region" aria-label={t('report.table', { title: t('report.claims') })}>
        <table class="small">
          <thead><tr><th scope="col">{t('report.column_claim')}</th><th scope="col">{t('report.column_statement')}</th>
            {data.claims.map((of, k) => <th key={k} scope="col">{name(of)}</th>)}</tr></thead>
          <tbody>{[...rows].map(([key, c]) => (
            <tr key={key}>
              <th scope="row">{c.id}</th>
              <td>{c.statement}{c.calibration && <em> ({t('report.calibration')})</em>}{c.reason && <div class="quiet">{c.reason}</div>}</td>
              {data.claims.map((of, k) => <Verdict key={k} claim={find(of, key)} />)}
            </tr>
          ))}</tbody>
        </table>
      </div>
    </section>
  );
}

function keyOf(claim: Claim): string {
  return `${claim.world ?? ''} ${claim.id}`;
}
