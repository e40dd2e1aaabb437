/** What every report is printed on: a page that needs nothing else. */
import type { Part } from '../scheme/part.ts';
import { escaped } from '../scheme/scheme-svg.ts';

/** Printed on white, whatever theme is on. */
export const PAPER = {
  ground: '#ffffff',
  ink: '#16202e',
  flow: '#76869a',
  faint: '#ccd5e0',
  parts: { suspect: '#a8341b', risk: '#8f1239', service: '#1d4ed8', other: '#4a586b' } satisfies Record<Part, string>,
};

const STYLE =
  'body{font:14px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%;font-size:11px}' +
  'th,td{border-bottom:1px solid #ccd5e0;text-align:left;padding:3px;overflow-wrap:anywhere;vertical-align:top}svg{width:100%;height:auto}';

export function reportPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${STYLE}</style></head><body>
${body}
</body></html>
`;
}

export function items(lines: readonly string[]): string {
  return lines.map((line) => `<li>${escaped(line)}</li>`).join('');
}

export function row(cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
}
