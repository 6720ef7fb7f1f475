// What things are called: ids of the engine in, words of the page's language out.
import { language, t, tOr } from '../i18n';
import { world } from '../state';

/** A label that a scenario gives; translated where it is one of the shipped ones. */
export function label(english: string): string {
  return tOr(`why-name.${english}`, english);
}

/** A state, project, node, region or institution by its id. */
export function thing(id: string): string {
  const w = world.value;
  const named = w?.states.find((s) => s.id === id) ?? w?.projects.find((p) => p.id === id)
    ?? w?.nodes.find((n) => n.id === id);
  return named ? label(named.label || id) : tOr(`why.place.${id}`, id);
}

/** What a decision or an event is about: "zarubino-port", "CHN", or "RFE.CHN": a place and a state. */
export function target(id: string): string {
  const [place, state, more] = id.split('.');
  if (!place || !state || more !== undefined) return thing(id);
  return t('why.partnerInPlace', { state: thing(state), place: thing(place) });
}

export const term = (name: string) => tOr(`why.term.${name}`, name);
export const termMeaning = (name: string) => tOr(`why.termMeaning.${name}`, '');
export const option = (name: string) => tOr(`why.option.${name}`, name);
export const docket = (id: string) => tOr(`why.docket.${id}`, id);

/** A choice between quotation marks of the language. */
export const quoted = (name: string) => t('why.quoted', { text: option(name) });

/** What an address says, in plain words; the engine's words where the page has none of its own. */
export function quantity(address: string, meaning: string): string {
  const parts = address.split('.');
  const last = parts.at(-1) ?? '';
  const of = { i: thing(parts[1] ?? ''), j: thing(parts[2] ?? '') };
  const key = `why-quantity.${parts.length > 1 ? `${parts[0]}.${last}` : last}`;
  const known = t(key, of);
  if (known !== key) return known;
  if (!meaning) return '';
  const about = parts.slice(1, -1).map(thing).join(', ');
  return about ? t('why.quantityOf', { meaning, about }) : meaning;
}

/** A number's unit, with a space before it; "" for a share or a count. */
export function unitOf(unit: string): string {
  return unit === '' || unit === '1' ? '' : ` ${tOr(`why.unit.${unit}`, unit)}`;
}

/** "a, b and c". */
export function list(parts: string[]): string {
  return new Intl.ListFormat(language.value, { type: 'conjunction' }).format(parts);
}
