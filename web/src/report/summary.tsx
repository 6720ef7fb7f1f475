// The report in sentences: what was varied, how often, and what moved the metric.
import type { JSX } from 'preact';
import { num, t } from '../i18n';
import { metric } from './choice';
import { Compared } from './compared';
import { strongestCorrelations } from './correlations';
import type { Effect, ReportData } from './data';
import { at } from './results';
import { armName, change, estimate, unitOf, worded } from './words';

function factorsText(data: ReportData): string {
  const kShown = 8;
  const names = data.factors.slice(0, kShown).map((f) =>
    t('report.factor_range', { name: f.name, low: num(f.low ?? NaN), high: num(f.high ?? NaN), unit: unitOf(f.unit) }).trim());
  const more = data.factors.length - kShown;
  return names.join('; ') + (more > 0 ? `; ${t('report.and_more', { count: num(more) })}` : '');
}

function EffectLine({ data, effect }: { data: ReportData; effect: Effect }): JSX.Element | null {
  const factor = data.factors[effect.factor];
  const curve = data.curves.find((c) => c.factor === effect.factor);
  if (!factor || !curve) return null;
  const k = metric.value;
  const mean = at(effect.change, k), half = at(effect.half, k);
  const sure = Math.abs(mean) > half;
  const values = { factor: factor.name, low: num(curve.levels[0] ?? NaN), high: num(curve.levels.at(-1) ?? NaN),
    change: change(mean, half), settings: num(curve.settings), apart: num(effect.apart[k] ?? 0),
    least: num(at(effect.least, k)), most: num(at(effect.most, k)) };
  return (
    <li>
      {t(sure ? 'report.effect_sure' : 'report.effect_unsure', values)}{' '}
      {curve.settings > 1 && t('report.effect_settings', values)}
    </li>
  );
}

/** The factors of a Morris design that move the metric most. */
function strongest(data: ReportData): string {
  const kShown = 3;
  const star = (f: number): number => at(data.sensitivity?.mu_star, f * data.arms.length * data.metrics.length + metric.value);
  const wide = (f: number): number => at(data.sensitivity?.half, f * data.arms.length * data.metrics.length + metric.value);
  return data.factors.map((factor, f) => ({ factor, f })).sort((a, b) => star(b.f) - star(a.f)).slice(0, kShown)
    .map(({ factor, f }) => `${factor.name} (${estimate(star(f), wide(f))})`).join(', ');
}

export function Summary({ data }: { data: ReportData }): JSX.Element {
  const shown = data.metrics[metric.value], { state } = data, first = data.arms[0];
  const effects = [...data.effects].sort((a, b) =>
    Math.abs(at(b.change, metric.value)) - Math.abs(at(a.change, metric.value)));
  const compared = data.arms.map((_, a) => a).filter((a) => data.arms[a]?.baseline !== null);
  return (
    <section class="report-section" aria-labelledby="report-summary">
      <h2 id="report-summary">{t('report.summary')}</h2>
      {!state.complete && (
        <p class="report-warning" role="note">{t('report.unfinished', { done: num(state.points_done), points: num(state.points, 6) })}</p>
      )}
      <p>{t('report.what_ran', { runs: num(state.runs, 9), points: num(state.points_done, 9), arms: num(data.arms.length),
        design: worded(`design_${data.manifest['design'] ?? ''}`, data.manifest['design'] ?? ''),
        scenario: data.manifest['scenario'] ?? '', start: state.start, end: state.end })}{' '}
        {data.factors.length > 0 && t('report.varied', { factors: factorsText(data) })}{' '}
        {t(state.failures > 0 ? 'report.some_failed' : 'report.none_failed', { failures: num(state.failures, 9) })}
      </p>
      {shown && data.points.number.length > 0 && (
        <div aria-live="polite">
          <p><strong>{shown.name}</strong>{unitOf(shown.unit) && ` (${unitOf(shown.unit)})`}: {shown.meaning}</p>
          {effects.length > 0 && first && (
            <>
              <p>{t('report.effects_lead', { arm: armName(data, 0) })}</p>
              <ul>{effects.map((e) => <EffectLine key={e.factor} data={data} effect={e} />)}</ul>
            </>
          )}
          {data.sensitivity && first && <p>{t('report.sensitivity_lead', { arm: armName(data, 0), metric: shown.name, factors: strongest(data) })}</p>}
          {data.correlations && first && <p>{t('report.correlations_lead', { arm: armName(data, 0), metric: shown.name, factors: strongestCorrelations(data) })}</p>}
          {compared.length > 0 && (
            <>
              <p>{t('report.arms_lead')}</p>
              <Compared data={data} arms={compared} />
            </>
          )}
        </div>
      )}
    </section>
  );
}
