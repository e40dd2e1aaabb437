/** Benign twins that some alert took for a scheme, kind by kind. */
import { useCallback, useMemo } from 'react';
import { words } from '../format/words.ts';
import { PlotFigure, type PlotLibrary } from '../parts/plot-figure.tsx';
import { strings } from '../strings.ts';
import { measuresBy, type Measure } from './measures-by.ts';
import { ratioBars } from './ratio-bars.ts';

const text = strings.evaluation;

export function TwinsFlagged({ measures }: { readonly measures: readonly Measure[] }) {
  const rows = useMemo(
    () =>
      [...measuresBy(measures, 'twin')]
        .map(([name, of]) => ({ name: words(name), share: of.get('flagged_ratio') ?? 0 }))
        .filter(({ share }) => share > 0),
    [measures],
  );
  const draw = useCallback(
    (plot: PlotLibrary, width: number) => {
      return ratioBars(plot, width, rows.length, [
        plot.barX(rows, {
          x: 'share',
          y: 'name',
          sort: { y: '-x' },
          className: 'bars-out',
          insetTop: 3,
          insetBottom: 3,
        }),
      ]);
    },
    [rows],
  );
  return (
    <section className="card">
      <h2>{text.twins_title}</h2>
      {rows.length === 0 ? (
        <p className="quiet">{text.twins_none}</p>
      ) : (
        <PlotFigure label={text.twins_label} draw={draw} />
      )}
    </section>
  );
}
