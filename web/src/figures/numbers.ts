// Numbers beside figures, where the last bits of a computation are not news.
import { language } from '../i18n';

/** So much of a number's size is rounding: the bound of the program's own tables. */
const kRounding = 1e-9;

export function withoutRounding(x: number, size: number): number {
  return Math.abs(x) < kRounding * Math.abs(size) ? 0 : x;
}

const formats = new Map<string, Intl.NumberFormat>();

/** Making a format takes longer than drawing a line; a page needs few. */
function format(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const full = `${language.value} ${key}`;
  let made = formats.get(full);
  if (!made) formats.set(full, made = new Intl.NumberFormat(language.value, options));
  return made;
}

const kTiny = 1e-4;

function write(x: number, digits: number, signDisplay: 'auto' | 'exceptZero'): string {
  if (!Number.isFinite(x)) return '–';
  const tiny = x !== 0 && Math.abs(x) < kTiny;
  return tiny ? `${signDisplay === 'exceptZero' && x > 0 ? '+' : ''}${x.toExponential(1)}`
    : format(`${digits} ${signDisplay}`, { maximumSignificantDigits: digits, signDisplay }).format(x);
}

/** A number for people; "4.4e-7" for what is a row of zeros otherwise. */
export function brief(x: number, digits = 3): string {
  return write(x, digits, 'auto');
}

/** As brief(), with its sign. */
export function briefSigned(x: number, digits = 3): string {
  return write(x, digits, 'exceptZero');
}

/** "0.147 ±0.0005". */
export function withHalf(mean: number, hi: number): string {
  return `${brief(mean)} ±${brief(withoutRounding(hi - mean, mean), 2)}`;
}

/** As withHalf() for a difference between numbers as large as `size`. */
export function signedWithHalf(difference: number, hi: number, size: number): string {
  return `${briefSigned(withoutRounding(difference, size))} ±${brief(withoutRounding(hi - difference, size), 2)}`;
}

/** A share to a tenth of a percent: intervals of a thousand runs are that narrow. */
export function finePercent(share: number): string {
  return Number.isFinite(share) ? format('percent', { style: 'percent', maximumFractionDigits: 1 }).format(share) : '–';
}
