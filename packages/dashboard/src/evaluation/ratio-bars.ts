/** Bars of ratios, a row for each name: what the plots of an evaluation have in common. */
import { formatShare } from '../format/number.ts';
import type { PlotLibrary } from '../parts/plot-figure.tsx';

const ROW_HEIGHT = 20;

type Plot = Parameters<PlotLibrary['plot']>[0];

/** A plot from 0 to 1 with room for `row_count` names at the left. */
export function ratioBars(plot: PlotLibrary, width: number, row_count: number, marks: NonNullable<Plot>['marks']) {
  return plot.plot({
    width,
    height: row_count * ROW_HEIGHT + 50,
    marginLeft: Math.min(230, width * 0.45),
    marginRight: 20,
    className: 'figure',
    x: { domain: [0, 1], label: null, tickFormat: formatShare, grid: true },
    y: { label: null },
    marks: [...(marks ?? []), plot.ruleX([0])],
  });
}
