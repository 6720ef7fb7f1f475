// SVG paths through rows of numbers. A gap in the numbers is a gap in the line.

type Place = (value: number) => number;

const written: string[] = [];

/** `x` to a tenth, finer than a screen shows. Places come again and again, and making a string of
    a number takes most of the time of a path: each is made once. */
function tenth(x: number): string {
  const n = Math.round(x * 10);
  if (n < 0 || n > 30_000) return String(n / 10);
  return written[n] ??= String(n / 10);
}

export function line(xs: Float64Array, ys: Float64Array, y: Place, from = 0, to = ys.length): string {
  let path = '', pen = 'M';
  for (let i = from; i < to; ++i) {
    const value = ys[i] ?? NaN;
    if (Number.isFinite(value)) {
      path += `${pen}${tenth(xs[i] ?? 0)} ${tenth(y(value))}`;
      pen = 'L';
    } else {
      pen = 'M';
    }
  }
  return path;
}

export function band(xs: Float64Array, lo: Float64Array, hi: Float64Array, y: Place): string {
  let path = '', from = 0;
  const open = (i: number): boolean => Number.isFinite(lo[i] ?? NaN) && Number.isFinite(hi[i] ?? NaN);
  while (from < lo.length) {
    while (from < lo.length && !open(from)) ++from;
    let to = from;
    while (to < lo.length && open(to)) ++to;
    if (to > from) {
      path += line(xs, hi, y, from, to);
      for (let i = to - 1; i >= from; --i) path += `L${tenth(xs[i] ?? 0)} ${tenth(y(lo[i] ?? 0))}`;
      path += 'Z';
    }
    from = to;
  }
  return path;
}
