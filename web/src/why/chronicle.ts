// The rows of a chronicle, from what happened and what was decided: repeated choices become one
// stretch, an event that is a decision's outcome becomes that decision's row.
import type { History, HistoryDecision, HistoryEvent } from '../engine/types';

export interface Filter {
  agent: string;
  target: string;
  docket: string;
  notableOnly: boolean;
}

export const kEverything: Filter = { agent: '', target: '', docket: '', notableOnly: true };

/** Kinds of decisions that answer an offer: each answer is told, none becomes a stretch. */
export const answersOffer = (docket: string) => docket === 'terms' || docket === 'answer';

/** Kinds of decision whose outcome a kind of event is. */
const kOutcomeOf: Record<string, string[]> = {
  'host accepts': ['terms'], 'host rejects': ['terms'], 'partner accepts': ['answer'],
  'partner walks away': ['answer'], proposed: ['propose'], funded: ['fund'], unfunded: ['fund'],
  cancelled: ['fund', 'effort'], suspend: ['effort'], 'slow-roll': ['effort'], steady: ['effort'],
  'press on': ['effort'], 'level raised': ['level'], 'level lowered': ['level'],
  'third partners invited': ['third'], 'third partners dropped': ['third'], squeezed: ['squeeze'],
  'free port opened': ['regime'], 'free port closed': ['regime'], 'investor courted': ['court'],
  'investor neglected': ['court'], 'programme raised': ['programme'],
  'programme lowered': ['programme'], 'talks reopened': ['renegotiate'],
  'boycott of ports begins': ['boycott'], 'boycott of ports ends': ['boycott'], joined: ['join'],
  left: ['join'], 'membership deepened': ['integrate'], 'membership loosened': ['integrate'],
  'arms sold': ['arms'], 'arms stopped': ['arms'], declared: ['declaration'],
  'raise the labour quota': ['openness'], 'lower the labour quota': ['openness'],
  'raise the equity cap': ['openness'], 'lower the equity cap': ['openness'],
};

export interface Row {
  key: string;
  tick: number;
  date: string;
  /** What happened, where the row is an event or a decision's outcome. */
  event: HistoryEvent | null;
  /** The same choice of the same decision, tick after tick; empty for a mere event. */
  stretch: HistoryDecision[];
  /** How often the event came, where like ones are told once. */
  times: number;
  until: string;
}

const dossier = (d: HistoryDecision) => `${d.docket}/${d.agent}/${d.target}`;

/** Repeated choices, in the order of their first dates. */
export function stretches(decisions: HistoryDecision[]): HistoryDecision[][] {
  const all: HistoryDecision[][] = [];
  const running = new Map<string, HistoryDecision[]>();
  for (const decision of decisions) {
    const last = running.get(dossier(decision));
    if (last && last[0]?.chosen === decision.chosen && !answersOffer(decision.docket)) {
      last.push(decision);
      continue;
    }
    const stretch = [decision];
    running.set(dossier(decision), stretch);
    all.push(stretch);
  }
  return all;
}

function wanted(d: HistoryDecision, filter: Filter): boolean {
  return (!filter.agent || d.agent === filter.agent) && (!filter.docket || d.docket === filter.docket)
    && (!filter.target || d.target === filter.target);
}

function eventWanted(e: HistoryEvent, filter: Filter): boolean {
  if (filter.docket) return false;
  if (e.exogenous) return true;
  return (!filter.agent || e.actor === filter.agent) && (!filter.target || e.subject === filter.target);
}

/** Rounds of talks about a project, told once until something else happens to it. */
function talksAgain(rows: Map<string, Row>, event: HistoryEvent): boolean {
  const before = rows.get(event.subject);
  if (event.kind !== 'talks without result') {
    rows.delete(event.subject);
    return false;
  }
  if (!before) return false;
  before.times += 1;
  before.until = event.date;
  return true;
}

const isOutcome = (e: HistoryEvent, d: HistoryDecision) => e.tick === d.tick && e.actor === d.agent
  && e.subject === d.target && (kOutcomeOf[e.kind]?.includes(d.docket) ?? false);

/** Who changes only the level or the partners of the same project every year is no news by itself. */
const kRoutine = new Set(['level', 'third', 'stance', 'court', 'declaration']);

export function chronicle(history: History, filter: Filter): Row[] {
  const rows: Row[] = [];
  const told = new Set<HistoryEvent>();
  const filtered = filter.agent !== '' || filter.target !== '' || filter.docket !== '';
  const at = new Map<string, HistoryEvent[]>();
  for (const e of history.events) {
    const key = `${e.tick}/${e.actor}/${e.subject}`;
    at.set(key, [...(at.get(key) ?? []), e]);
  }
  for (const stretch of stretches(history.decisions)) {
    const first = stretch[0];
    if (!first) continue;
    let outcome: HistoryEvent | null = null;
    for (const d of stretch) {
      for (const e of at.get(`${d.tick}/${d.agent}/${d.target}`) ?? []) {
        if (!isOutcome(e, d)) continue;
        told.add(e);
        if (d === first) outcome = e;
      }
    }
    if (!wanted(first, filter)) continue;
    if (filter.notableOnly && !stretch.some((d) => d.notable)) continue;
    if (filter.notableOnly && !filtered && kRoutine.has(first.docket)) continue;
    rows.push({
      key: `d${first.tick}-${first.position}`, tick: first.tick, date: first.date, event: outcome,
      stretch, times: 1, until: stretch.at(-1)?.date ?? first.date,
    });
  }
  const talks = new Map<string, Row>();
  history.events.forEach((event, index) => {
    if (talksAgain(talks, event) || told.has(event) || !eventWanted(event, filter)) return;
    const row: Row = {
      key: `e${index}`, tick: event.tick, date: event.date, event, stretch: [], times: 1,
      until: event.date,
    };
    if (event.kind === 'talks without result') talks.set(event.subject, row);
    rows.push(row);
  });
  const rank = (row: Row) => (row.event?.exogenous ? 0 : 1);
  return rows.sort((a, b) => a.tick - b.tick || rank(a) - rank(b));
}

/** Rows by year, "2014". */
export function years(rows: Row[]): [string, Row[]][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const year = row.date.slice(0, 4);
    const group = groups.get(year);
    if (group) group.push(row);
    else groups.set(year, [row]);
  }
  return [...groups];
}

/** Answers to offers, by what was offered; the answers of hosts before those of partners. */
export function answersByTarget(decisions: HistoryDecision[]): [string, HistoryDecision[]][] {
  const groups = new Map<string, HistoryDecision[]>();
  for (const d of decisions) {
    if (!answersOffer(d.docket)) continue;
    const group = groups.get(d.target);
    if (group) group.push(d);
    else groups.set(d.target, [d]);
  }
  for (const group of groups.values()) {
    group.sort((a, b) => a.tick - b.tick || Number(a.docket === 'answer') - Number(b.docket === 'answer'));
  }
  return [...groups];
}
