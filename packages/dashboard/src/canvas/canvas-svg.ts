/** A canvas as a self-contained SVG document, and with that as a picture: what is drawn, with its legend and notes. */
import { shortAddress, type CanvasDocument } from '@analytics/domain';
import { escaped } from '../drawing/escaped.ts';
import { partShape } from '../drawing/drawing-svg.ts';
import { LabelPlaces, type Box, type Disc } from '../drawing/label-places.ts';
import { PARTS } from '../drawing/part.ts';
import { exactUsd } from '../format/usd.ts';
import { utcTime } from '../format/time.ts';
import { strings } from '../strings.ts';
import type { CanvasArrow, CanvasGraph, CanvasMark } from './canvas-graph.ts';
import { arrowText, arrowWidth, largestArrow, markText, type CanvasColors } from './canvas-style.ts';

const WIDTH = 1600;
const MARGIN = 90;
const MIN_HEIGHT = 500;
const MAX_HEIGHT = 4000;
const LINE = 20;
const RADIUS = 8;
/** More labels would cover each other, whatever place is looked for. */
const MAX_LABELS = 400;
const MAX_AMOUNTS = 80;
const CHARACTER_WIDTH = 7;
/** Of a line of a note. */
const MAX_LINE = 200;

export interface CanvasFile {
  readonly name: string;
  readonly document: CanvasDocument;
  readonly graph: CanvasGraph;
  /** When the file is made, epoch milliseconds. */
  readonly at_ms: number;
}

export function canvasSvg({ name, document, graph, at_ms }: CanvasFile, colors: CanvasColors): string {
  const { marks, arrows } = graph;
  const { at, height } = fitted(marks);
  const labels = new LabelPlaces({ left: 4, top: 4, right: WIDTH - 4, bottom: height });
  for (const mark of marks) labels.takeDisc({ ...at(mark), size: radiusOf(mark) });
  const placed = new Map(marks.map((mark) => [mark.id, at(mark)] as const));
  const place = (id: string): Point => placed.get(id) ?? { x: 0, y: 0 };
  if (arrows.length <= MAX_LABELS)
    for (const { from, to } of arrows) labels.takeLine({ from: place(from), to: place(to) });
  const largest = largestArrow(arrows);
  const pairs = new Set(arrows.map(({ from, to }) => `${from} ${to}`));
  const lines = arrows.map((arrow) => {
    const isCurved = pairs.has(`${arrow.to} ${arrow.from}`);
    return arrowPath(arrow, place(arrow.from), place(arrow.to), arrowWidth(arrow, largest, arrows.length), isCurved);
  });
  const named = marks
    .toSorted((a, b) => b.moved_usd - a.moved_usd)
    .map((mark, rank) => markShape(mark, at(mark), rank, labels, colors));
  const amounts = arrows
    .toSorted((a, b) => b.total_usd - a.total_usd)
    .slice(0, MAX_AMOUNTS)
    .map((arrow) => amountLabel(arrow, place(arrow.from), place(arrow.to), labels, colors));
  const footer = footerOf(name, document, graph, at_ms, height, colors);
  const whole = height + footer.height;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${whole}" width="${WIDTH}" height="${whole}" font-family="sans-serif" font-size="11" text-anchor="middle">
<defs>${arrowHead('flow', colors.flow)}${arrowHead('traced', colors.traced)}</defs>
<rect width="100%" height="100%" fill="${colors.ground}"/>
<g fill="none"><g stroke="${colors.flow}">${lines.filter((_, index) => arrows[index]?.is_traced === false).join('')}</g><g stroke="${colors.traced}">${lines.filter((_, index) => arrows[index]?.is_traced === true).join('')}</g></g>
<g fill="${colors.ink}">${named.join('')}${amounts.join('')}</g>
${footer.svg}
</svg>`;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function radiusOf({ members }: CanvasMark): number {
  return members.length > 1 ? RADIUS * 1.6 : RADIUS;
}

function arrowPath(arrow: CanvasArrow, a: Point, b: Point, width: number, isCurved: boolean): string {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const end = { x: b.x - ((b.x - a.x) / length) * 12, y: b.y - ((b.y - a.y) / length) * 12 };
  const bow = isCurved ? 0.08 : 0;
  const middle = { x: (a.x + end.x) / 2 - (b.y - a.y) * bow, y: (a.y + end.y) / 2 + (b.x - a.x) * bow };
  const { from, to, total_usd, first_time, last_time, is_traced } = arrow;
  const times = first_time === 0 ? '' : `, ${utcTime(first_time)} – ${utcTime(last_time)}`;
  const title = `${from} → ${to}: ${exactUsd(total_usd)}${times}`;
  return `<path d="M${point(a)} Q${point(middle)} ${point(end)}" stroke-width="${width.toFixed(1)}" marker-end="url(#${is_traced ? 'traced' : 'flow'})"><title>${escaped(title)}</title></path>`;
}

function markShape(mark: CanvasMark, { x, y }: Point, rank: number, labels: LabelPlaces, colors: CanvasColors): string {
  const { id, part, colour, is_gone, members } = mark;
  const color = colour === '' ? (is_gone ? colors.faint : colors.parts[part]) : colors.marks[colour];
  const shape = partShape(part, x, y, { ...colors, parts: { ...colors.parts, [part]: color } }, radiusOf(mark));
  const words = markText(mark);
  const box = rank < MAX_LABELS ? boxFor({ x, y, size: radiusOf(mark) }, words, labels) : undefined;
  const label = box === undefined ? '' : boxed(box, words, colors);
  return `<g><title>${escaped(members.length > 1 ? members.join(' ') : id)}</title>${shape}${label}</g>`;
}

function amountLabel(arrow: CanvasArrow, a: Point, b: Point, labels: LabelPlaces, colors: CanvasColors): string {
  const words = arrowText(arrow);
  if (words === '') return '';
  const box = boxFor({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, size: 1 }, words, labels);
  return box === undefined ? '' : boxed(box, words, colors);
}

function boxFor(disc: Disc, words: string, labels: LabelPlaces): Box | undefined {
  return labels.take(disc, words.length * CHARACTER_WIDTH, 15);
}

function boxed({ left, top, right, bottom }: Box, words: string, colors: CanvasColors): string {
  const ground = `<rect x="${left.toFixed(1)}" y="${top.toFixed(1)}" width="${(right - left).toFixed(1)}" height="${(bottom - top).toFixed(1)}" fill="${colors.ground}" fill-opacity="0.75"/>`;
  return `${ground}<text x="${((left + right) / 2).toFixed(1)}" y="${(bottom - 4).toFixed(1)}">${escaped(words)}</text>`;
}

function arrowHead(id: string, color: string): string {
  return `<marker id="${id}" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z" fill="${color}"/></marker>`;
}

/** A file has no page around it: what the marks mean, of what it was drawn, and what was noted. */
function footerOf(
  name: string,
  document: CanvasDocument,
  graph: CanvasGraph,
  at_ms: number,
  top: number,
  colors: CanvasColors,
): { readonly svg: string; readonly height: number } {
  const { processing_date, window_days, nodes } = document;
  const present = PARTS.filter((part) => graph.marks.some((mark) => mark.part === part));
  const kinds = present.map((part, index) => {
    const x = 24 + index * 280;
    return `${partShape(part, x, top + LINE, colors)}<text x="${x + 16}" y="${top + LINE + 4}">${escaped(strings.scheme.kinds[part])}</text>`;
  });
  const noted = nodes.filter(({ note, is_hidden }) => note !== '' && !is_hidden);
  const said = [
    name === '' ? strings.canvas.save.unnamed : name,
    strings.canvas.file.drawn_of(`${processing_date} · ${window_days}`, utcTime(at_ms)),
    ...(noted.length === 0 ? [] : [strings.canvas.file.notes]),
    ...noted.flatMap(({ address, note }) => [`${strings.canvas.has_note} ${shortAddress(address)}`, ...linesOf(note)]),
  ];
  const lines = said.map(
    (line, index) => `<text x="16" y="${top + 2.5 * LINE + index * LINE}">${escaped(line)}</text>`,
  );
  return {
    svg: `<g fill="${colors.ink}" text-anchor="start">${kinds.join('')}${lines.join('')}</g>`,
    height: 3 * LINE + said.length * LINE,
  };
}

function linesOf(note: string): string[] {
  return note.split('\n').flatMap((line) => line.match(new RegExp(`.{1,${MAX_LINE}}`, 'gu')) ?? ['']);
}

/** One unit is as long to the right as upwards, unless the canvas is higher than a picture may be. */
function fitted(marks: readonly CanvasMark[]): { at: (mark: Point) => Point; height: number } {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of marks) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    low = Math.min(low, y);
    high = Math.max(high, y);
  }
  if (marks.length === 0) [left, right, low, high] = [0, 0, 0, 0];
  const scale = (WIDTH - 2 * MARGIN) / Math.max(1, right - left);
  const height = Math.max(MIN_HEIGHT, Math.min(MAX_HEIGHT, (high - low) * scale + 2 * MARGIN));
  const rise = (height - 2 * MARGIN) / Math.max(1, high - low);
  return {
    height,
    at: ({ x, y }) => ({
      x: right === left ? WIDTH / 2 : MARGIN + (x - left) * scale,
      y: high === low ? height / 2 : MARGIN + (high - y) * rise,
    }),
  };
}

function point({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
