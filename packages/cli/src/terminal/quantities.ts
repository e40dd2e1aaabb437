/** Numbers as people read them. */

/** `0.4 s`, `12 s`, `3 min 20 s`, `9.3 h`, `3.0 d`. */
export function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 59.5) return `${Math.round(seconds)} s`;
  if (seconds >= 2 * 86_400) return `${(seconds / 86_400).toFixed(1)} d`;
  if (seconds >= 7200) return `${(seconds / 3600).toFixed(1)} h`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000).toLocaleString('en')} MB`;
}

export function count(value: number): string {
  return value.toLocaleString('en');
}

/** `$12,345` from 100 up, cents below. */
export function usd(value: number): string {
  return value >= 100
    ? `$${Math.round(value).toLocaleString('en')}`
    : `$${value.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

/** `5Dr7HtbE…NnCo`: both ends, which people compare. */
export function shortAddress(address: string): string {
  return address.length <= 16 ? address : `${address.slice(0, 8)}…${address.slice(-4)}`;
}

/** `2025-03-02 14:05` in UTC. */
export function instant(time_ms: number): string {
  return new Date(time_ms).toISOString().slice(0, 16).replace('T', ' ');
}

/** Rows of cells as aligned columns; numbers to the right. */
export function alignedRows(rows: readonly (readonly (string | number)[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, text(cell).length)));
  return rows.map((row) =>
    row
      .map((cell, at) =>
        typeof cell === 'number' ? text(cell).padStart(widths[at] ?? 0) : text(cell).padEnd(widths[at] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

function text(cell: string | number): string {
  return typeof cell === 'number' ? cell.toLocaleString('en') : cell;
}
