// Sentences' parts: names and numbers with what belongs to them.
import { num, signed, t } from '../i18n';
import type { Factor, Metric, ReportData } from './data';

export function unitOf(unit: string): string {
  return unit === '1' ? '' : unit;
}

/** "lease-years-max (yr)". */
export function withUnit(of: Factor | Metric): string {
  const unit = unitOf(of.unit);
  return unit ? `${of.name} (${unit})` : of.name;
}

/** An arm for people, told apart from the same world under another theory. */
export function armName(data: ReportData, arm: number): string {
  const of = data.arms[arm];
  if (!of) return '';
  return data.arms.some((a) => a.variant !== of.variant) ? `${of.variant}: ${of.label}` : of.label;
}

/** A whole number for a table: never rounded. */
export function whole(x: number | null | undefined): string {
  return x === null || x === undefined || !Number.isFinite(x) ? '' : String(x);
}

export function half(x: number): string {
  return Number.isFinite(x) ? `±${num(x, 2)}` : '';
}

export function estimate(mean: number, halfWidth: number): string {
  return `${num(mean)} ${half(halfWidth)}`.trim();
}

export function change(mean: number, halfWidth: number): string {
  return `${signed(mean)} ${half(halfWidth)}`.trim();
}

export function source(data: ReportData): string {
  return t('report.source', { experiment: data.manifest['experiment'] ?? '',
    digest: data.manifest['digest'] ?? '', version: data.manifest['version'] ?? '' });
}

/** A word of the store in the reader's language. */
export function worded(key: string, otherwise: string): string {
  const text = t(`report.${key}`);
  return text === `report.${key}` ? otherwise : text;
}
