/** Alerts over the published dates of this window. */
import { useCallback } from 'react';
import { wholeTick } from '../format/number.ts';
import { utcDay } from '../format/time.ts';
import { PlotFigure, type PlotLibrary } from '../parts/plot-figure.tsx';
import { strings } from '../strings.ts';

const text = strings.overview;

interface AlertHistoryProps {
  readonly history: readonly { readonly processing_date: string; readonly alert_count: number }[];
}

export function AlertHistory({ history }: AlertHistoryProps) {
  const draw = useCallback(
    (plot: PlotLibrary, width: number) => {
      const points = history.map((row) => ({ ...row, date: new Date(row.processing_date) }));
      return plot.plot({
        width,
        height: 180,
        className: 'figure',
        x: { label: null, type: 'utc', ticks: spread(points.map(({ date }) => date)), tickFormat: utcDay },
        y: { label: text.alerts, grid: true, zero: true, tickFormat: wholeTick },
        marks: [
          plot.line(points, { x: 'date', y: 'alert_count', className: 'series' }),
          plot.dot(points, { x: 'date', y: 'alert_count', className: 'series-dot' }),
        ],
      });
    },
    [history],
  );
  return (
    <section className="card">
      <h2>{text.history}</h2>
      {history.length < 2 ? (
        <p className="quiet">{text.history_short}</p>
      ) : (
        <PlotFigure label={text.history_label(history.length)} draw={draw} />
      )}
    </section>
  );
}

const MAX_TICKS = 6;

/** A few of the dates, evenly, the newest among them. */
function spread(dates: readonly Date[]): Date[] {
  const step = Math.ceil(dates.length / MAX_TICKS);
  return dates.filter((_date, at) => (dates.length - 1 - at) % step === 0);
}
