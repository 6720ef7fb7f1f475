// What the engine answers. Every number in here was computed by the engine; the page only shows it.

/** Something wrong with a scenario, and where. */
export interface Complaint {
  file: string;
  line: number;
  column: number;
  key: string;
  message: string;
  /** The nearest valid name, or "". */
  suggestion: string;
}

/** The world that is asked for: which scenario, and what is laid over it. */
export interface Choice {
  /** Name of a shipped scenario, or of one that was dropped on the page. */
  scenario: string;
  /** A theory; "full" is the scenario as it is. */
  variant: string;
  /** A named counterfactual of the scenario, or "". */
  arm: string;
  /** Levers and weights that were moved: id or address, value. */
  levers: Record<string, number>;
  /** Shocks that were switched on or off, by id. */
  shocks: Record<string, boolean>;
  /** Shocks that were moved in time: id, "2014Q3". */
  dates: Record<string, string>;
  /** Mechanisms that are switched off. */
  without: string[];
  seed: number;
}

export interface Named {
  id: string;
  label: string;
}

/** A knob. */
export interface Lever extends Named {
  unit: string;
  low: number;
  high: number;
  /** What the files say before anything is moved. */
  standard: number;
  /** Addresses in the world that get its value. */
  targets: string[];
  meaning: string;
  source: string;
  /** Number of the equation of docs/model.md that reads it, or "". */
  equation: string;
}

/** A dated change that the scenario makes: exogenous. */
export interface Shock extends Named {
  source: string;
  date: string;
  tick: number;
  enabled: boolean;
}

export interface Variant extends Named {
  source: string;
  decision: string;
  bargaining: string;
  /** Addresses that it sets. */
  set: [string, number][];
}

export interface Metric {
  name: string;
  unit: string;
  meaning: string;
}

/** Metrics that belong in one figure. */
export interface MetricGroup {
  /** "alignment", "trade", "level:regional", "throughput", "capital", "projects", "flows". */
  id: string;
  title: string;
  metrics: string[];
  /** For people, one per metric. */
  labels: string[];
}

export interface MapNode extends Named {
  kind: 'port' | 'terminal' | 'market';
  owner: string;
  latitude: number | null;
  longitude: number | null;
}

export interface MapLink extends Named {
  from: string;
  to: string;
  mode: string;
}

export interface Project extends Named {
  host: string;
  partner: string;
  level: string;
  kind: string;
  node: string;
  link: string;
  region: string;
}

/** A number that the files give: an assumption or a measurement, with its source. */
export interface GivenNumber {
  address: string;
  value: number;
  low: number | null;
  high: number | null;
  unit: string;
  source: string;
  file: string;
  line: number;
}

export interface DocketKind {
  id: string;
  meaning: string;
  equation: string;
  options: string[];
}

/** A scenario as it was loaded, with everything that can be moved in it. */
export interface WorldInfo extends Named {
  title: string;
  question: string;
  variant: string;
  arm: string;
  ticks: number;
  tickYears: number;
  /** "2012Q1", one per tick. */
  dates: string[];
  variants: Variant[];
  arms: Named[];
  mechanisms: (Named & { meaning: string })[];
  levers: Lever[];
  /** Weights of the utilities, and other numbers that theories differ in. */
  weights: Lever[];
  shocks: Shock[];
  groups: MetricGroup[];
  metrics: Metric[];
  levels: string[];
  states: (Named & { active: boolean })[];
  regions: Named[];
  institutions: Named[];
  nodes: MapNode[];
  links: MapLink[];
  projects: Project[];
  numbers: GivenNumber[];
  dockets: DocketKind[];
  /** Names of the terms of utility, in the order of every list of terms. */
  terms: string[];
}

/** Statistics of an ensemble so far. Matrices are metrics x ticks, row-major. */
export interface Answer {
  runs: number;
  failed: number;
  /** 16 hex digits over all runs so far: the same from every build of the engine. */
  hash: string;
  /** True when all runs that were asked for are in. */
  done: boolean;
  metrics: string[];
  ticks: number;
  mean: Float64Array;
  /** 95% confidence interval of the mean. */
  lo: Float64Array;
  hi: Float64Array;
  q05: Float64Array;
  q25: Float64Array;
  q50: Float64Array;
  q75: Float64Array;
  q95: Float64Array;
  labels: LevelLabels[];
}

/** How often each label was given at a level after the last tick, with Wilson's 95% interval. */
export interface LevelLabels {
  level: string;
  labels: { label: string; share: number; lo: number; hi: number; count: number }[];
}

/** The world now less the pinned one, run by run with the same luck. Matrices as in Answer. */
export interface Comparison {
  pairs: number;
  metrics: string[];
  ticks: number;
  baseline: Float64Array;
  difference: Float64Array;
  lo: Float64Array;
  hi: Float64Array;
  q05: Float64Array;
  q95: Float64Array;
  /** Share of pairs in which it is higher, in the world now. */
  higher: Float64Array;
  lower: Float64Array;
}

/** One decision among those at which pairs of histories part. */
export interface Parting {
  docket: string;
  agent: string;
  target: string;
  /** Share of pairs in which it was the first to differ. */
  share: number;
  /** Median tick. */
  tick: number;
  date: string;
  /** Lowest run in which it came first. */
  example: number;
  chosen: { baseline: string; now: string; share: number }[];
}

/** Where pairs of histories part. */
export interface Divergence {
  pairs: number;
  /** Share in which any metric or decision differs. */
  differing: number;
  /** Share in which a decision does. */
  decisions: number;
  /** Median of the first tick at which a metric differs; -1: never. */
  metricTick: number;
  partings: Parting[];
}

export interface HistoryEvent {
  tick: number;
  date: string;
  kind: string;
  subject: string;
  actor: string;
  /** Set by the scenario, not chosen by anybody. */
  exogenous: boolean;
  value: number;
  /** What the value is, or "". */
  detail: string;
  /** An English sentence. */
  text: string;
}

export interface HistoryDecision {
  tick: number;
  date: string;
  /** What engine.card() is asked with. */
  position: number;
  docket: string;
  agent: string;
  target: string;
  chosen: string;
  probability: number;
  draw: number;
  /** An answer to an offer, or a change of course. */
  notable: boolean;
}

/** One run of the ensemble, told. */
export interface History {
  run: number;
  hash: string;
  events: HistoryEvent[];
  decisions: HistoryDecision[];
}

export interface CardOption {
  name: string;
  available: boolean;
  /** bn USD a year: the sum of its terms. */
  utility: number;
  /** Before the draw. */
  probability: number;
  /** bn USD a year, by the name of the term. */
  terms: Record<string, number>;
}

export interface Belief {
  address: string;
  meaning: string;
  value: number;
}

export interface FlipPoint {
  address: string;
  meaning: string;
  unit: string;
  now: number;
  flips_at: number;
  /** Name of the option that is best beyond it. */
  becomes: string;
}

/** The same decision with one term of utility taken as nothing. */
export interface WithoutTerm {
  term: string;
  best: string;
  /** What the same draw would have brought. */
  chosen: string;
  probability: number[];
}

/** Why one decision was taken: the computation itself, taken apart. */
export interface Card {
  docket: string;
  agent: string;
  agent_label: string;
  target: string;
  target_label: string;
  tick: number;
  date: string;
  meaning: string;
  equation: string;
  unit: string;
  options: CardOption[];
  chosen: string;
  most_likely: string;
  best: string;
  runner_up: string;
  draw: number;
  stake: number;
  precision: number;
  pivotal_term: string;
  /** Share of the term's difference that has to go for the runner-up to rank first; null: none. */
  pivotal_change: number | null;
  terms_in_view: string;
  beliefs: Belief[];
  outside_options: Belief[];
  flip_points: FlipPoint[];
  without: WithoutTerm[];
  /** An English sentence. */
  sentence: string;
  other_side?: { agent: string; meaning: string; open: boolean; options: CardOption[] };
  better_terms?: { change: string; utility: number };
}
