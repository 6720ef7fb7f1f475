// The numbers behind a figure: what its table shows and its CSV file holds.

export interface Sheet {
  head: string[];
  rows: (string | number)[][];
}

/** A cell that a spreadsheet takes as text or number, never as a formula. */
function cell(value: string | number): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csv({ head, rows }: Sheet): string {
  const text = [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
  // Excel reads UTF-8 only with a mark; R and pandas are better off without where they can be.
  return /^[\x00-\x7f]*$/.test(text) ? text : `\ufeff${text}`;
}
