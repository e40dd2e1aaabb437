/** How wide, in which colours and with which words a canvas is drawn, on the screen and in files. */
import type { CanvasColour } from '@analytics/domain';
import { drawingColors } from '../drawing/drawing-colors.ts';
import { flowWidth, type SvgColors } from '../drawing/drawing-svg.ts';
import { compactUsd } from '../format/usd.ts';
import { formatAmount } from '../format/number.ts';
import { strings } from '../strings.ts';
import type { CanvasArrow, CanvasMark } from './canvas-graph.ts';

const text = strings.canvas;

export type MarkColour = Exclude<CanvasColour, ''>;

export interface CanvasColors extends SvgColors {
  readonly chosen: string;
  readonly traced: string;
  readonly marks: Readonly<Record<MarkColour, string>>;
}

/** The custom property of styles.css that holds a colour. */
export const MARK_COLORS = {
  red: '--mark-red',
  amber: '--mark-amber',
  green: '--mark-green',
  blue: '--mark-blue',
  violet: '--mark-violet',
} as const satisfies Record<MarkColour, string>;

/** Of the theme that is on. */
export function canvasColors(): CanvasColors {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string): string => style.getPropertyValue(name).trim();
  const { red, amber, green, blue, violet } = MARK_COLORS;
  return {
    ...drawingColors(),
    chosen: color('--accent'),
    traced: color('--in'),
    marks: { red: color(red), amber: color(amber), green: color(green), blue: color(blue), violet: color(violet) },
  };
}

/** What is written beside a mark: its name, whether something was noted, whether the slice has lost it. */
export function markText({ label, has_note, is_gone }: CanvasMark): string {
  return [label, ...(has_note ? [text.has_note] : []), ...(is_gone ? [text.is_gone] : [])].join(' ');
}

/** What moved over an arrow, in short; the amount where nothing has a price. */
export function arrowText({ total_usd, unpriced, links }: CanvasArrow): string {
  if (total_usd > 0) return compactUsd(total_usd);
  const amount = links.reduce((sum, link) => sum + Number(link.amount), 0);
  return unpriced === '' || amount === 0 ? '' : `${formatAmount(amount)} ${unpriced}`;
}

export function largestArrow(arrows: readonly CanvasArrow[]): number {
  return arrows.reduce((most, { total_usd }) => Math.max(most, total_usd), 1);
}

/** Among more arrows each is drawn thinner, so that they do not hide one another. */
const MAX_AT_FULL_WIDTH = 30;
const MIN_WIDTH_RATIO = 0.4;

export function arrowWidth({ total_usd }: CanvasArrow, largest_usd: number, arrow_count: number): number {
  const ratio = Math.max(MIN_WIDTH_RATIO, Math.min(1, Math.sqrt(MAX_AT_FULL_WIDTH / Math.max(1, arrow_count))));
  return Math.max(1, ratio * flowWidth(total_usd, largest_usd));
}
