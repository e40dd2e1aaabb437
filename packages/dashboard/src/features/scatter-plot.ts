/** Draws points by two features, with a brush over them. */
import { brush, type BrushSelection, type D3BrushEvent } from 'd3-brush';
import { select } from 'd3-selection';
import type { ApiSchemas } from '@analytics/api-client';
import { formatCompact } from '../format/number.ts';
import type { PlotLibrary } from '../parts/plot-figure.tsx';

export type ScatterScale = 'log' | 'linear';
export const BOUNDS = ['x_min', 'x_max', 'y_min', 'y_max'] as const;
export type Bound = (typeof BOUNDS)[number];
export type Ranges = { readonly [B in Bound]?: number };

const HEIGHT = 420;
const MARGIN = { left: 65, right: 20, top: 25, bottom: 40 };

/** The bounds as they were entered. */
export function boundsOf(params: URLSearchParams): Ranges {
  const found = BOUNDS.map((bound) => [bound, Number.parseFloat(params.get(bound) ?? '')] as const);
  return Object.fromEntries(found.filter(([, value]) => Number.isFinite(value)));
}

/** The ranges that the bounds mean: one that was entered the wrong way round is turned. */
export function rangesOf(params: URLSearchParams): Ranges {
  const { x_min, x_max, y_min, y_max } = boundsOf(params);
  return { ...sorted('x_min', x_min, 'x_max', x_max), ...sorted('y_min', y_min, 'y_max', y_max) };
}

function sorted(least: Bound, low: number | undefined, most: Bound, high: number | undefined): Ranges {
  if (low !== undefined && high !== undefined && low > high) return { [least]: high, [most]: low };
  return { ...(low === undefined ? {} : { [least]: low }), ...(high === undefined ? {} : { [most]: high }) };
}

interface Axis {
  readonly name: string;
  readonly scale: ScatterScale;
}

interface ScatterOptions {
  readonly x: Axis;
  readonly y: Axis;
  readonly ranges: Ranges;
  /** Once the pointer is let go; `{}` where the brush was taken away. */
  readonly onBrush: (ranges: Ranges) => void;
}

export function drawScatter(
  plot: PlotLibrary,
  width: number,
  points: readonly ApiSchemas['ScatterPoint'][],
  { x, y, ranges, onBrush }: ScatterOptions,
): SVGElement | HTMLElement {
  const drawn = points.filter((point) => (x.scale !== 'log' || point.x > 0) && (y.scale !== 'log' || point.y > 0));
  const dots = (has_alert: boolean) =>
    plot.dot(
      drawn.filter((point) => point.has_alert === has_alert),
      {
        x: 'x',
        y: 'y',
        r: has_alert ? 4 : 2.5,
        symbol: has_alert ? 'diamond' : 'circle',
        className: has_alert ? 'points-alert' : 'points-quiet',
        stroke: 'none',
      },
    );
  const axis = ({ name, scale }: Axis) =>
    scale === 'log'
      ? { type: 'log' as const, label: name, grid: true, ticks: 6, tickFormat: formatCompact }
      : { type: 'linear' as const, label: name, grid: true, tickFormat: formatCompact };
  const figure = plot.plot({
    width,
    height: HEIGHT,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    className: 'figure',
    x: axis(x),
    y: axis(y),
    marks: [dots(false), dots(true)],
  });
  if (drawn.length > 0) addBrush(figure as SVGSVGElement, figure, width, ranges, onBrush);
  return figure;
}

function addBrush(
  svg: SVGSVGElement,
  plot: { scale(name: 'x' | 'y'): { apply(value: number): number; invert?(at: number): number } | undefined },
  width: number,
  ranges: Ranges,
  onBrush: (ranges: Ranges) => void,
): void {
  const [x, y] = [plot.scale('x'), plot.scale('y')];
  if (x?.invert === undefined || y?.invert === undefined) return;
  const edges = { left: MARGIN.left, right: width - MARGIN.right, top: MARGIN.top, bottom: HEIGHT - MARGIN.bottom };
  const behaviour = brush<unknown>()
    .extent([
      [edges.left, edges.top],
      [edges.right, edges.bottom],
    ])
    .on('end', ({ selection, sourceEvent }: D3BrushEvent<unknown>) => {
      // What the page itself places, or takes away, is no choice of the reader's.
      if (sourceEvent === undefined || sourceEvent === null) return;
      onBrush(selection === null ? {} : within(selection));
    });
  const within = (selection: NonNullable<BrushSelection>): Ranges => {
    const [[left, top], [right, bottom]] = selection as [[number, number], [number, number]];
    const [x_min, x_max] = [x.invert?.(left) ?? 0, x.invert?.(right) ?? 0];
    const [y_min, y_max] = [y.invert?.(bottom) ?? 0, y.invert?.(top) ?? 0];
    return { x_min, x_max, y_min, y_max };
  };
  const layer = select(svg).append('g').attr('class', 'brush').call(behaviour);
  if (Object.keys(ranges).length === 0) return;
  const placed = (scale: typeof x, value: number | undefined, otherwise: number, low: number, high: number): number => {
    const at = value === undefined ? otherwise : scale.apply(value);
    return Number.isFinite(at) ? Math.min(high, Math.max(low, at)) : otherwise;
  };
  behaviour.move(layer, [
    [
      placed(x, ranges.x_min, edges.left, edges.left, edges.right),
      placed(y, ranges.y_max, edges.top, edges.top, edges.bottom),
    ],
    [
      placed(x, ranges.x_max, edges.right, edges.left, edges.right),
      placed(y, ranges.y_min, edges.bottom, edges.top, edges.bottom),
    ],
  ]);
}
