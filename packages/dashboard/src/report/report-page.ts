/** What every report is printed on: a page that needs nothing else. */
import type { Part } from '../drawing/part.ts';
import { escaped } from '../drawing/escaped.ts';

/** Printed on white, whatever theme is on. */
export const PAPER = {
  ground: '#ffffff',
  ink: '#16202e',
  flow: '#76869a',
  faint: '#ccd5e0',
  parts: {
    suspect: '#a8341b',
    risk: '#8f1239',
    service: '#1d4ed8',
    other: '#4a586b',
    outside: '#76859a',
  } satisfies Record<Part, string>,
};

const STYLE =
  'body{font:14px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%;font-size:11px}' +
  'th,td{border-bottom:1px solid #ccd5e0;text-align:left;padding:3px;overflow-wrap:anywhere;vertical-align:top}thead th{border-bottom-color:#16202e}' +
  'h1{font-size:24px;margin:0 0 12px}h2{font-size:17px;margin:26px 0 8px;padding-bottom:3px;border-bottom:2px solid #16202e}h3{font-size:14px;margin:18px 0 6px}.warning{color:#7a5200;font-weight:bold}svg{width:100%;height:auto}@page{margin:15mm}@media print{body{margin:0;max-width:none}thead{display:table-header-group}tr,svg,li{break-inside:avoid}h2,h3{break-after:avoid}h2.page{break-before:page}p,table{orphans:3;widows:3}}';

export function reportPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${STYLE}</style></head><body>
<h1>${escaped(title)}</h1>
${body}
</body></html>
`;
}

export function section(title: string, body: string): string {
  return `<h2>${escaped(title)}</h2>${body}\n`;
}

/** A section that begins on a page of its own when it is printed. */
export function newPage(title: string, body: string): string {
  return `<h2 class="page">${escaped(title)}</h2>${body}\n`;
}

export function paragraph(text: string): string {
  return `<p>${escaped(text)}</p>`;
}

/** What must not be overlooked. */
export function warning(text: string): string {
  return `<p class="warning">${escaped(text)}</p>`;
}

export function list(lines: readonly string[]): string {
  return `<ul>${items(lines)}</ul>`;
}

export function numberedList(lines: readonly string[]): string {
  return `<ol>${items(lines)}</ol>`;
}

function items(lines: readonly string[]): string {
  return lines.map((line) => `<li>${escaped(line)}</li>`).join('');
}

/** Each column under its heading, which is repeated on every printed page. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = headings.map((heading) => `<th scope="col">${escaped(heading)}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

/** Names and what they are, one a line. */
export function facts(pairs: readonly (readonly [name: string, value: string])[]): string {
  const rows = pairs.map(([name, value]) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(value)}</td></tr>`);
  return `<table><tbody>${rows.join('')}</tbody></table>`;
}
