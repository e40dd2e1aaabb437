/** A scheme as a self-contained SVG document: for reports, for export, and where a browser has no WebGL. */
import { formatCount } from '../format/number.ts';
import { utcTime } from '../format/time.ts';
import { compactUsd, compactWorth, exactUsd } from '../format/usd.ts';
import { words } from '../format/words.ts';
import { strings } from '../strings.ts';
import { escaped } from './escaped.ts';
import { LabelPlaces, type Box, type Disc } from './label-places.ts';
import type { Places } from './layout.ts';
import { PARTS, type Part } from './part.ts';
import { nodeLabel, type FlowGraph, type Flow, type Transfer } from './flow-graph.ts';

const text = strings.scheme;

export interface SvgColors {
  readonly ground: string;
  readonly ink: string;
  readonly flow: string;
  /** Of what is not lit. */
  readonly faint: string;
  readonly parts: Readonly<Record<Part, string>>;
}

/** What is shown of the scheme: all of it, or as the page shows it now. */
export interface SvgView {
  /** Lights the flows that hold one of these transfers; all where it is left out. */
  readonly lit?: ReadonlySet<string> | undefined;
  /** How many of the transfers, in order of time; all where it is left out. */
  readonly shown_count?: number;
}

const SIZE = { width: 1200, height: 640, margin: 90 };
const FOOTER_HEIGHT = 96;
const RADIUS = 8;
/** Beyond this, labels of the small ones would cover each other. */
const MAX_LABELS = 40;
/** Their amounts are written in any drawing: they are larger than all others together, often. */
const MAX_SHOWN = 4;
/** Of 11 pixels: what nobody can measure before it is drawn is taken wide. */
const CHARACTER_WIDTH = 7;
const LINE_HEIGHT = 15;

type Tone = 'flow' | 'faint' | 'lit';

interface Line extends Flow {
  /** What had moved by then. */
  readonly shown: readonly Transfer[];
  readonly moved_usd: number;
  readonly tone: Tone;
}

export function drawingSvg(scheme: FlowGraph, places: Places, colors: SvgColors, view: SvgView = {}): string {
  const lines = linesOf(scheme, view);
  const at = fitted(places);
  const labels = new LabelPlaces({ left: 4, top: 4, right: SIZE.width - 4, bottom: SIZE.height });
  for (const { address } of scheme.nodes) labels.takeDisc({ ...at(address), size: RADIUS });
  for (const { from, to } of lines) labels.takeLine({ from: at(from), to: at(to) });
  const tones: Readonly<Record<Tone, string>> = { flow: colors.flow, faint: colors.faint, lit: colors.parts.suspect };
  const drawn = lines.map((line) => flowPath(line, at, largestFlow(scheme), lines, tones[line.tone]));
  // What moved most is labelled before who is called what.
  const largest = lines.toSorted((a, b) => b.moved_usd - a.moved_usd);
  const most = amountLabels(largest.slice(0, MAX_SHOWN), at, labels, colors);
  const nodes = nodeMarks(scheme, lines, at, labels, colors);
  const rest = lines.length > MAX_LABELS ? '' : amountLabels(largest.slice(MAX_SHOWN), at, labels, colors);
  const height = SIZE.height + FOOTER_HEIGHT;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${height}" width="${SIZE.width}" height="${height}" font-family="sans-serif" font-size="11" text-anchor="middle">
<defs>${Object.entries(tones)
    .map(([tone, color]) => arrowHead(tone, color))
    .join('')}</defs>
<rect width="100%" height="100%" fill="${colors.ground}"/>
<g fill="none">${drawn.join('')}</g>
<g fill="${colors.ink}">${nodes}${most}${rest}</g>
${footer(lines, scheme, colors)}
</svg>`;
}

function linesOf(
  { flows, order }: FlowGraph,
  { lit, shown_count = Number.POSITIVE_INFINITY }: SvgView,
): readonly Line[] {
  return flows.flatMap((flow) => {
    const shown = flow.transfers.filter((transfer) => (order.get(transfer) ?? 0) < shown_count);
    // A flow outside the evidence has no transfers, and is there at any time.
    if (shown.length === 0 && flow.transfers.length > 0) return [];
    const isLit = lit === undefined || flow.transfers.some(({ transfer_id }) => lit.has(transfer_id));
    const tone = isLit ? (lit === undefined ? 'flow' : 'lit') : 'faint';
    return [{ ...flow, shown, moved_usd: usdOf(shown), tone }];
  });
}

function usdOf(transfers: readonly Transfer[]): number {
  return transfers.reduce((sum, { amount_usd }) => sum + Number(amount_usd), 0);
}

type At = (address: string) => { readonly x: number; readonly y: number };

/** Straight as on the screen; of two opposite flows each bows to its side. */
function flowPath(line: Line, at: At, largest_usd: number, lines: readonly Line[], color: string): string {
  const [a, b] = [at(line.from), at(line.to)];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const end = { x: b.x - ((b.x - a.x) / length) * 11, y: b.y - ((b.y - a.y) / length) * 11 };
  const bow = lines.some(({ from, to }) => from === line.to && to === line.from) ? 0.08 : 0;
  const middle = { x: (a.x + end.x) / 2 - (b.y - a.y) * bow, y: (a.y + end.y) / 2 + (b.x - a.x) * bow };
  const width = flowWidth(line.moved_usd, largest_usd).toFixed(1);
  const path = `<path d="M${point(a)} Q${point(middle)} ${point(end)}" stroke="${color}" stroke-width="${width}" marker-end="url(#arrow-${line.tone})">`;
  return `${path}<title>${escaped(flowTitle(line))}</title></path>`;
}

function flowTitle({ from, to, shown, moved_usd }: Line): string {
  const [first, last] = [shown[0], shown.at(-1)];
  const times = first === undefined || last === undefined ? '' : spanOf(first, last);
  return `${from} → ${to}: ${exactUsd(moved_usd)}, ${times}`;
}

function spanOf(first: Transfer, last: Transfer): string {
  const [from, to] = [utcTime(first.block_timestamp), utcTime(last.block_timestamp)];
  return from === to ? from : `${from} – ${to}`;
}

function nodeMarks(scheme: FlowGraph, lines: readonly Line[], at: At, labels: LabelPlaces, colors: SvgColors): string {
  const alight = new Set(lines.filter(({ tone }) => tone !== 'faint').flatMap(({ from, to }) => [from, to]));
  // Those that moved most find a place for their label first.
  const marks = scheme.nodes
    .toSorted((a, b) => b.moved_usd - a.moved_usd)
    .map((node, rank) => {
      const { address, role, name, part } = node;
      const { x, y } = at(address);
      const isAlight = alight.has(address);
      const shape = partShape(part, x, y, isAlight ? colors : { ...colors, parts: faintParts(colors) });
      const box = isAlight && rank < MAX_LABELS ? labelBox({ x, y, size: RADIUS }, nodeLabel(node), labels) : '';
      const label = box === '' ? '' : boxedText(box, nodeLabel(node), colors);
      return `<g><title>${escaped([words(role), name, address].filter((text) => text !== '').join(' '))}</title>${shape}${label}</g>`;
    });
  return marks.join('');
}

function faintParts({ faint }: SvgColors): Readonly<Record<Part, string>> {
  return { suspect: faint, risk: faint, service: faint, other: faint, outside: faint };
}

/** What moved, at the middle of its arrow, where there is room. */
function amountLabels(lines: readonly Line[], at: At, labels: LabelPlaces, colors: SvgColors): string {
  const labelled = lines.filter(({ tone, shown, moved_usd }) => tone !== 'faint' && shown.length > 0 && moved_usd > 0);
  const texts = labelled.map(({ from, to, moved_usd }) => {
    const [a, b] = [at(from), at(to)];
    const amount = compactUsd(moved_usd);
    const box = labelBox({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, size: 1 }, amount, labels);
    return box === '' ? '' : boxedText(box, amount, colors);
  });
  return texts.join('');
}

function labelBox(disc: Disc, text: string, labels: LabelPlaces): Box | '' {
  return labels.take(disc, text.length * CHARACTER_WIDTH, LINE_HEIGHT) ?? '';
}

/** Readable where a line runs under it. */
function boxedText({ left, top, right, bottom }: Box, text: string, colors: SvgColors): string {
  const ground = `<rect x="${left.toFixed(1)}" y="${top.toFixed(1)}" width="${(right - left).toFixed(1)}" height="${(bottom - top).toFixed(1)}" fill="${colors.ground}" fill-opacity="0.75"/>`;
  return `${ground}<text x="${((left + right) / 2).toFixed(1)}" y="${(bottom - 4).toFixed(1)}">${escaped(text)}</text>`;
}

function arrowHead(tone: string, color: string): string {
  return `<marker id="arrow-${tone}" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z" fill="${color}"/></marker>`;
}

/** What the marks mean, how much is shown of how much, and when it moved: a file has no page around it. */
function footer(lines: readonly Line[], scheme: FlowGraph, colors: SvgColors): string {
  const shown = lines.flatMap((line) => line.shown).toSorted((a, b) => a.block_timestamp - b.block_timestamp);
  const [first, last] = [shown[0], shown.at(-1)];
  const counted = text.shown(
    formatCount(shown.length),
    formatCount(scheme.transfers.length),
    compactWorth(usdOf(shown)),
  );
  const caption = first === undefined || last === undefined ? counted : `${counted} · ${spanOf(first, last)}`;
  const isLit = lines.some(({ tone }) => tone === 'lit');
  const present = PARTS.filter((part) => scheme.nodes.some((node) => node.part === part));
  const column = (SIZE.width - 2 * RADIUS) / PARTS.length;
  const [top, left] = [SIZE.height + 20, 24];
  const kinds = present.map((part, at) => {
    const x = left + at * column;
    return `${partShape(part, x, top, colors)}<text x="${x + 16}" y="${top + 4}">${escaped(text.kinds[part])}</text>`;
  });
  const said = [`${text.width} ${isLit ? text.lit : ''}`.trim(), caption].map(
    (line, at) => `<text x="${left - RADIUS}" y="${top + 30 + at * 20}">${escaped(line)}</text>`,
  );
  return `<g fill="${colors.ink}" text-anchor="start">${kinds.join('')}${said.join('')}</g>`;
}

/** In USD, and at least 1: what widths are measured by. */
export function largestFlow({ flows }: FlowGraph): number {
  return flows.reduce((most, { total_usd }) => Math.max(most, total_usd), 1);
}

/** Thin for the smallest, thick for the largest; by the root, so that a tenth can still be seen. */
export function flowWidth(usd: number, largest_usd: number): number {
  return 1 + 5 * Math.sqrt(Math.max(0, usd) / largest_usd);
}

/** The shape of a part around a point: disc, disc in a ring, square, ring. */
export function partShape(part: Part, x: number, y: number, colors: SvgColors, radius = RADIUS): string {
  const color = colors.parts[part];
  const center = `cx="${x.toFixed(1)}" cy="${y.toFixed(1)}"`;
  switch (part) {
    case 'suspect':
      return `<circle ${center} r="${radius}" fill="${color}"/>`;
    case 'risk':
      return `<circle ${center} r="${radius}" fill="${colors.ground}" stroke="${color}" stroke-width="2.5"/><circle ${center} r="${radius * 0.45}" fill="${color}"/>`;
    case 'service':
      return `<rect x="${(x - radius).toFixed(1)}" y="${(y - radius).toFixed(1)}" width="${radius * 2}" height="${radius * 2}" fill="${color}"/>`;
    case 'outside':
      return `<circle ${center} r="${radius * 0.6}" fill="${colors.ground}" stroke="${color}" stroke-width="1.5"/>`;
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
