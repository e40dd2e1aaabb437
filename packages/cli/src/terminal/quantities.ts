/** Sizes and tables in the terminal. */
import { grouped, printableCell } from '@analytics/domain';

export function megabytes(bytes: number): string {
  return `${grouped(bytes / 1_000_000)} MB`;
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
  return typeof cell === 'number' ? shown(cell) : printableCell(cell);
}

/** At most three decimals. */
function shown(value: number): string {
  return Number.isInteger(value) ? grouped(value) : grouped(value, 3).replace(/(?:\.0+|(?<!0)0+)$/u, '');
}
