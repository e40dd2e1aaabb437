/** A scheme as a self-contained SVG document: for reports, for export, and where a browser has no WebGL. */
import { shortAddress } from '../format/address.ts';
import { words } from '../format/words.ts';
import type { Part } from './part.ts';
import type { Places } from './layout.ts';
import type { Scheme } from './scheme.ts';

export interface SvgColors {
  readonly ground: string;
  readonly ink: string;
  readonly flow: string;
  /** Of what is not lit. */
  readonly faint: string;
  readonly parts: Readonly<Record<Part, string>>;
}

const SIZE = { width: 1200, height: 640, margin: 90 };
/** Beyond this, labels of the small ones would cover each other. */
const MOST_LABELS = 40;

export function schemeSvg(scheme: Scheme, places: Places, colors: SvgColors): string {
  const at = fitted(places);
  const largest = largestFlow(scheme);
  const lines = scheme.flows.map(({ from, to, total_usd }) => {
    const [a, b] = [at(from), at(to)];
    const width = flowWidth(total_usd, largest);
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const end = { x: b.x - ((b.x - a.x) / length) * 11, y: b.y - ((b.y - a.y) / length) * 11 };
    // A slight bow keeps two opposite flows apart.
    const bow = { x: (a.x + end.x) / 2 - (b.y - a.y) * 0.08, y: (a.y + end.y) / 2 + (b.x - a.x) * 0.08 };
    return `<path d="M${point(a)} Q${point(bow)} ${point(end)}" stroke-width="${width.toFixed(1)}" marker-end="url(#arrow)"/>`;
  });
  const named = new Set(
    scheme.nodes
      .toSorted((a, b) => b.moved_usd - a.moved_usd)
      .slice(0, MOST_LABELS)
      .map(({ address }) => address),
  );
  const marks = scheme.nodes.map(({ address, role, part }) => {
    const { x, y } = at(address);
    const label = named.has(address)
      ? `<text x="${x.toFixed(1)}" y="${(y + 22).toFixed(1)}">${escaped(shortAddress(address))}</text>`
      : '';
    const title = `<title>${escaped(`${words(role)} ${address}`)}</title>`;
    return `<g>${title}${partShape(part, x, y, colors)}${label}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" width="${SIZE.width}" height="${SIZE.height}" font-family="sans-serif" font-size="11" text-anchor="middle">
<defs><marker id="arrow" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z" fill="${colors.flow}"/></marker></defs>
<rect width="100%" height="100%" fill="${colors.ground}"/>
<g fill="none" stroke="${colors.flow}">${lines.join('')}</g>
<g fill="${colors.ink}">${marks.join('')}</g>
</svg>`;
}

/** In USD, and at least 1: what widths are measured by. */
export function largestFlow({ flows }: Scheme): number {
  return flows.reduce((most, { total_usd }) => Math.max(most, total_usd), 1);
}

/** Thin for the smallest, thick for the largest; by the root, so that a tenth can still be seen. */
export function flowWidth(usd: number, largest_usd: number): number {
  return 1 + 5 * Math.sqrt(Math.max(0, usd) / largest_usd);
}

/** The shape of a part around a point: disc, disc in a ring, square, ring. */
export function partShape(part: Part, x: number, y: number, colors: SvgColors, radius = 8): string {
  const color = colors.parts[part];
  const center = `cx="${x.toFixed(1)}" cy="${y.toFixed(1)}"`;
  switch (part) {
    case 'suspect':
      return `<circle ${center} r="${radius}" fill="${color}"/>`;
    case 'risk':
      return `<circle ${center} r="${radius}" fill="${colors.ground}" stroke="${color}" stroke-width="2.5"/><circle ${center} r="${radius * 0.45}" fill="${color}"/>`;
    case 'service':
      return `<rect x="${(x - radius).toFixed(1)}" y="${(y - radius).toFixed(1)}" width="${radius * 2}" height="${radius * 2}" fill="${color}"/>`;
    case 'other':
      return `<circle ${center} r="${radius - 1}" fill="${colors.ground}" stroke="${color}" stroke-width="2.5"/>`;
  }
}

function fitted(places: Places): (address: string) => { x: number; y: number } {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of places.values()) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    low = Math.min(low, y);
    high = Math.max(high, y);
  }
  const { width, height, margin } = SIZE;
  const scaleX = right > left ? (width - 2 * margin) / (right - left) : 0;
  const scaleY = high > low ? (height - 2 * margin) / (high - low) : 0;
  return (address) => {
    const place = places.get(address) ?? { x: left, y: low };
    return {
      x: scaleX === 0 ? width / 2 : margin + (place.x - left) * scaleX,
      y: scaleY === 0 ? height / 2 : margin + (high - place.y) * scaleY,
    };
  };
}

function point({ x, y }: { readonly x: number; readonly y: number }): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
