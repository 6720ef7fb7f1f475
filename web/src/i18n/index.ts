// Words. Every string that people read stands in i18n/<part>.<language>.json; code has keys only.
import { computed, signal } from '@preact/signals';
import files from 'virtual:words';

export const languages = ['en', 'ko', 'ru', 'zh'] as const;
export type Language = (typeof languages)[number];
export const languageNames: Record<Language, string> = {
  en: 'English', ko: '한국어', ru: 'Русский', zh: '中文',
};

export const language = signal<Language>('en');

export type Words = { [key: string]: string | Words };

function flatten(words: Words, prefix: string, into: Map<string, string>): void {
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') into.set(prefix + key, value);
    else flatten(value, `${prefix}${key}.`, into);
  }
}

function dictionary(of: Language): Map<string, string> {
  const words = new Map<string, string>();
  for (const [file, content] of Object.entries(files)) {
    const [, part, tongue] = /^([\w-]+)\.(\w+)\.json$/.exec(file) ?? [];
    if (part && tongue === of) flatten(content, `${part}.`, words);
  }
  return words;
}

const dictionaries = new Map<Language, Map<string, string>>();

/** Each is put together when it is first needed. */
function dictionaryOf(of: Language): Map<string, string> {
  const known = dictionaries.get(of) ?? dictionary(of);
  dictionaries.set(of, known);
  return known;
}

const words = computed(() => dictionaryOf(language.value));
const english = dictionaryOf('en');

/** The string `key` ("lab.run"), with {name} replaced; English where a translation lacks it. */
export function t(key: string, values: Record<string, string | number> = {}): string {
  const text = words.value.get(key) ?? english.get(key) ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** As t(), but `otherwise` where no language has the key: for names that scenarios give. */
export function tOr(key: string, otherwise: string): string {
  return words.value.get(key) ?? (language.value === 'en' ? otherwise : english.get(key) ?? otherwise);
}

/** Smaller than anything the model means: what rounding leaves of nothing. */
const kNothing = 1e-12;

/** A number for people, in the conventions of the language: about `digits` significant digits. */
export function num(x: number, digits = 3): string {
  if (!Number.isFinite(x)) return '–';
  return new Intl.NumberFormat(language.value, { maximumSignificantDigits: digits })
    .format(Math.abs(x) < kNothing ? 0 : x);
}

/** As num(), with its sign. */
export function signed(x: number, digits = 3): string {
  if (!Number.isFinite(x)) return '–';
  return new Intl.NumberFormat(language.value,
    { maximumSignificantDigits: digits, signDisplay: 'exceptZero' })
    .format(Math.abs(x) < kNothing ? 0 : x);
}

export function percent(share: number): string {
  if (!Number.isFinite(share)) return '–';
  if (share > 0 && share < 0.01) return `<${percent(0.01)}`;
  if (share < 1 && share > 0.99) return `>${percent(0.99)}`;
  return new Intl.NumberFormat(language.value, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}
