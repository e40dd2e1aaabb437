/** Recall of each typology at both coverages. */
import { typologyWords } from '@analytics/domain';
import { useCallback } from 'react';
import { PlotFigure, type PlotLibrary } from '../parts/plot-figure.tsx';
import { strings } from '../strings.ts';
import { measuresBy, type Measure } from './measures-by.ts';
import { ratioBars } from './ratio-bars.ts';

const text = strings.evaluation;

export function FoundByTypology({ measures }: { readonly measures: readonly Measure[] }) {
  const draw = useCallback(
    (plot: PlotLibrary, width: number) => {
      const rows = [...measuresBy(measures, 'typology')].map(([name, of]) => ({
        name: typologyWords(name),
        half: of.get('recall_50') ?? 0,
        most: of.get('recall_80') ?? 0,
      }));
      return ratioBars(plot, width, rows.length, [
        plot.barX(rows, {
          x: 'half',
          y: 'name',
          sort: { y: '-x' },
          className: 'bars-soft',
          insetTop: 1,
          insetBottom: 1,
        }),
        plot.barX(rows, { x: 'most', y: 'name', className: 'bars', insetTop: 5, insetBottom: 5 }),
      ]);
    },
    [measures],
  );
  return (
    <section className="card">
      <h2>{text.by_typology}</h2>
      <ul className="legend">
        <li>
          <span className="swatch swatch-soft" aria-hidden="true" /> {text.half}
        </li>
        <li>
          <span className="swatch swatch-full" aria-hidden="true" /> {text.most}
        </li>
      </ul>
      <PlotFigure label={text.by_typology_label} draw={draw} />
    </section>
  );
}
