// Dates as the engine writes them ("2012Q1") beside a time axis.

/** Ticks at which to write a year: the first of a year, as many as fit. */
export function yearTicks(dates: string[], most: number): { tick: number; label: string }[] {
  const years: { tick: number; label: string }[] = [];
  dates.forEach((date, tick) => {
    const year = date.slice(0, 4);
    if (years.at(-1)?.label !== year) years.push({ tick, label: year });
  });
  const every = Math.max(1, Math.ceil(years.length / Math.max(1, most)));
  return years.filter((_, k) => k % every === 0);
}

/** The tick that -1 (the last) or a tick of a longer world means. */
export function tickOf(shown: number, ticks: number): number {
  return shown < 0 ? ticks - 1 : Math.min(shown, ticks - 1);
}
