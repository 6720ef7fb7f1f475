// The sentence of a card, composed in the page's language from its parts.
import { language, num, percent, signed, t } from '../i18n';
import type { Card, CardOption } from '../engine/types';
import { label, list, quoted, target, term, thing } from './names';

/** Parts of a difference below this share of the largest are not worth a word. */
const kSmallPart = 0.02;
/** Rounding must not count as a difference. */
export const kNothing = 1e-12;

/** What somebody did: "Russia accepted the terms for Zarubino". No full stop. */
export function deed(docket: string, chosen: string, agent: string, about: string): string {
  const key = `why.deed.${docket}.${chosen}`;
  const said = t(key, { agent, target: about });
  return said !== key ? said : t('why.deedOther', { agent, option: quoted(chosen), target: about });
}

export function agentOf(card: Card): string {
  return card.agent_label ? label(card.agent_label) : thing(card.agent);
}

export function targetOf(card: Card): string {
  const whole = card.target.includes('.') && language.value !== 'en';
  return card.target_label && !whole ? label(card.target_label) : target(card.target);
}

export const cardDeed = (card: Card) => deed(card.docket, card.chosen, agentOf(card), targetOf(card));

export interface Difference {
  term: string;
  /** First option less the second, bn USD a year. */
  value: number;
}

/** Terms in which two options differ, largest first. */
export function differences(first: CardOption, second: CardOption): Difference[] {
  return Object.entries(first.terms)
    .map(([name, value]) => ({ term: name, value: value - (second.terms[name] ?? 0) }))
    .filter((d) => Math.abs(d.value) > kNothing)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

function spoken(parts: Difference[], sign: number): string {
  const largest = Math.abs(parts[0]?.value ?? 0);
  const worth = parts.filter((d) => d.value * sign > 0 && Math.abs(d.value) >= kSmallPart * largest);
  return list(worth.map((d) => `${term(d.term)} (${signed(d.value, 2)})`));
}

export function optionOf(card: Card, name: string): CardOption | undefined {
  return card.options.find((o) => o.name === name);
}

/**
 * The two options whose difference tells most, the better one first: whoever did not accept an offer
 * is asked why not, whatever stood between talking on and refusing.
 */
export function contrast(card: Card): [CardOption, CardOption] | null {
  const chosen = optionOf(card, card.chosen);
  const accept = optionOf(card, 'accept');
  if (chosen && accept?.available && chosen !== accept) {
    return accept.utility > chosen.utility ? [accept, chosen] : [chosen, accept];
  }
  const best = optionOf(card, card.best);
  const other = optionOf(card, card.runner_up);
  return best && other && best !== other ? [best, other] : null;
}

/** Another option that was worth exactly as much as the chosen one. */
function tied(card: Card, chosen: CardOption): CardOption | undefined {
  return card.options.find((o) => o.available && o !== chosen
    && Math.abs(o.utility - chosen.utility) <= kNothing);
}

function because(card: Card): string {
  const pair = contrast(card);
  const chosen = optionOf(card, card.chosen);
  if (!chosen || !pair) return t('why.because.alone', { deed: cardDeed(card) });
  const [first, second] = pair;
  const wasBetter = first === chosen || first.utility - chosen.utility <= kNothing;
  const other = first === chosen || second === chosen ? (first === chosen ? second : first) : first;
  const said = { deed: cardDeed(card), other: quoted(other.name) };
  if (!wasBetter) {
    return t('why.because.draw', {
      ...said, gap: num(other.utility - chosen.utility, 2), share: percent(chosen.probability),
    });
  }
  const parts = differences(chosen, other);
  const pro = spoken(parts, 1);
  const con = spoken(parts, -1);
  if (!pro) return t('why.because.equal', said);
  const why = t(con ? 'why.because.both' : 'why.because.only', { ...said, pro, con });
  const equal = tied(card, chosen);
  if (!equal) return why;
  return t('why.because.join', { first: why, more: t('why.because.tied', { other: quoted(equal.name) }) });
}

/** "10 years instead of 49", as the engine says it, in the language. */
export function changeOfTerms(english: string): string {
  const [, value, kind, now] =
    /^(\S+) (years|foreign equity|foreign finance) instead of (\S+)$/.exec(english) ?? [];
  if (value && kind && now) return t(`why.change.${kind}`, { value, now });
  const key = `why.change.${english}`;
  const known = t(key);
  return known !== key ? known : english;
}

/** "a lease of 49 years, 51% foreign equity, ...", as the engine says it, in the language. */
export function termsInView(english: string): string {
  const [, years, equity, management, finance] =
    /^a lease of (\S+) years, (\S+) foreign equity, (foreign|the host's) management, (\S+) foreign finance$/
      .exec(english) ?? [];
  if (!years || !equity || !finance) return english;
  const who = t(management === 'foreign' ? 'why.lease.foreign' : 'why.lease.host');
  return t('why.lease.terms', { years, equity, who, finance });
}

/** Why it was decided so, in a sentence or two. */
export function sentence(card: Card): string {
  const first = because(card);
  const accept = optionOf(card, 'accept');
  if (!card.better_terms || !accept) return first;
  const more = t('why.because.better', {
    change: changeOfTerms(card.better_terms.change), worth: signed(card.better_terms.utility, 2),
    now: signed(accept.utility, 2),
  });
  return t('why.because.join', { first, more });
}

/** The pivotal term, and how much of it must go for the runner-up to rank first; "" without one. */
export function pivot(card: Card): string {
  if (card.pivotal_change === null || card.best === card.runner_up) return '';
  const size = Math.abs(card.pivotal_change);
  return t(card.pivotal_change < 0 ? 'why.pivot.less' : 'why.pivot.more', {
    term: term(card.pivotal_term), other: quoted(card.runner_up), best: quoted(card.best),
    size: size < 10 ? percent(size) : t('why.pivot.times', { size: Math.round(size) }),
  });
}
