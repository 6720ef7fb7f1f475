// What `tumen report` put into the page: docs/report.md says what everything means.

/** null: there is no number. */
export type Column = (number | null)[];

export interface Factor {
  name: string; number: string; unit: string; meaning: string;
  low: number | null; high: number | null; scale: string;
}
export interface Arm {
  name: string; label: string; variant: string; world: string; overrides: string;
  baseline: number | null;
}
export interface Metric { name: string; unit: string; meaning: string }

/** Means over the settings of the other factors; columns over levels x arms x metrics. */
export interface Curve {
  factor: number; levels: number[]; settings: number; mean: Column; half: Column;
  /** To the baseline arm; null of baselines. */
  difference: Column; difference_half: Column;
}
/** From the lowest to the highest level of a factor; columns over arms x metrics. */
export interface Effect {
  factor: number; change: Column; half: Column; least: Column; most: Column; apart: number[];
}
export interface Failure {
  run: number; point: number; arm: number; replication: number; date: string; reason: string;
}
export interface Test {
  name: string | null; outcome: string | null; contrast: string | null; sign: string | null;
  effect: number | null; lo: number | null; hi: number | null; n: number | null;
}
export interface Claim {
  id: string; verdict: string; family: string | null; world: string | null; paper: string | null;
  statement: string | null; null_verdict: string | null; calibration: boolean | null;
  effect: number | null; lo: number | null; hi: number | null; n: number | null;
  robust_share: number | null; precise: boolean | null; reason: string | null;
  tests: Test[];
}
export interface ClaimsOf {
  file: string; scenario: string | null; variant: string; null: boolean | null; runs: number | null;
  counts: Record<string, number | null>;
  claims: Claim[];
  disagreements: { id: string | null; title: string | null; speaks_for: string | null }[];
}

export interface ReportData {
  report: 1;
  version: string;
  build: string;
  state: {
    points: number; points_done: number; complete: boolean; runs: number; failures: number;
    ticks: number; start: string; end: string;
  };
  manifest: Record<string, string>;
  /** Text of the experiment's file. */
  experiment: string;
  factors: Factor[];
  arms: Arm[];
  metrics: Metric[];
  /** Metrics of the store, on the page or not. */
  metrics_kept: number;
  shown_metric: number;
  /** values: points x factors. */
  points: { number: number[]; replications: number[]; values: number[] };
  /** points x arms. */
  cells: { runs: number[]; failures: number[] };
  /** points x arms x metrics. */
  statistics: Record<'n' | 'mean' | 'half' | 'sd' | 'min' | 'q05' | 'q25' | 'q50' | 'q75' | 'q95' | 'max', Column>;
  differences: Record<'n' | 'changed' | 'mean' | 'half', Column> | null;
  curves: Curve[];
  effects: Effect[];
  /** factors x arms x metrics. */
  sensitivity: { trajectories: number; mu: Column; mu_star: Column; half: Column; sigma: Column } | null;
  /** Of a sample, rank correlations: factors x arms x metrics. */
  correlations: { rho: Column; lo: Column; hi: Column } | null;
  /** points x arms x these metrics. */
  low_ratio: {
    threshold: number; metrics: number[]; least: Column; most: Column; lo: Column; hi: Column; exact: boolean[];
  } | null;
  /** points x arms x metrics; quantiles: ticks x (5, 25, 50, 75, 95%). */
  series: { points: number; dates: string[]; bands: { mean: Column; half: Column; quantiles: Column }[] } | null;
  failures: { reasons: { reason: string; runs: number }[]; shown: Failure[] };
  claims: ClaimsOf[];
}

/** The document in the page; null where there is none, as in the empty template. */
function documentOf(text: string): ReportData | null {
  const found = JSON.parse(text) as { report?: unknown };
  return found.report === 1 ? (found as ReportData) : null;
}

const text = document.getElementById('data')?.textContent ?? '{}';
export const data: ReportData | null = documentOf(text);
