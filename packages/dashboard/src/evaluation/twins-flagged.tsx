/** Benign twins that some alert took for a scheme, kind by kind. */
import { useCallback } from 'react';
import { formatShare } from '../format/number.ts';
import { words } from '../format/words.ts';
import { PlotFigure, type PlotLibrary } from '../parts/plot-figure.tsx';
import { strings } from '../strings.ts';
import { measuresBy, type Measure } from './measures-by.ts';

const text = strings.evaluation;
const ROW_HEIGHT = 20;

export function TwinsFlagged({ measures }: { readonly measures: readonly Measure[] }) {
  const flagged = [...measuresBy(measures, 'twin')].filter(([, of]) => (of.get('flagged_count') ?? 0) > 0);
  const draw = useCallback(
    (plot: PlotLibrary, width: number) => {
      const rows = [...measuresBy(measures, 'twin')]
        .map(([name, of]) => ({ name: words(name), share: of.get('flagged_ratio') ?? 0 }))
        .filter(({ share }) => share > 0);
      return plot.plot({
        width,
        height: rows.length * ROW_HEIGHT + 50,
        marginLeft: Math.min(230, width * 0.45),
        marginRight: 20,
        className: 'figure',
        x: { domain: [0, 1], label: null, tickFormat: formatShare, grid: true },
        y: { label: null },
        marks: [
          plot.barX(rows, {
            x: 'share',
            y: 'name',
            sort: { y: '-x' },
            className: 'bars-out',
            insetTop: 3,
            insetBottom: 3,
          }),
          plot.ruleX([0]),
        ],
      });
    },
    [measures],
  );
  return (
    <section className="card">
      <h2>{text.twins_title}</h2>
      {flagged.length === 0 ? (
        <p className="quiet">{text.twins_none}</p>
      ) : (
        <PlotFigure label={text.twins_label} draw={draw} />
      )}
    </section>
  );
}
