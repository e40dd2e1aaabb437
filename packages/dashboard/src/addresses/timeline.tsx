/** Money in and out of an address by day. */
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { parseProcessingDate, windowOf } from '@analytics/domain';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCompact } from '../format/number.ts';
import { utcDay } from '../format/time.ts';
import { PlotFigure, type PlotLibrary } from '../parts/plot-figure.tsx';
import { QueryCard } from '../parts/query-card.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.address;
const DAY_MS = 86_400_000;

export function Timeline({ address }: { readonly address: string }) {
  const client = useClient();
  const slice = useSlice();
  const query = useQuery({
    queryKey: ['timeline', slice, address],
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/api/v1/addresses/{address}/timeline', { params: { path: { address }, query: slice }, signal }),
      ),
  });
  const buckets = query.data?.buckets;
  const { start_ms, end_ms } = windowOf(parseProcessingDate(slice.processing_date), slice.window_days);
  const draw = useCallback(
    (plot: PlotLibrary, width: number) => {
      const bars = (buckets ?? []).flatMap(({ bucket_ms, in_usd, out_usd }) => {
        const span = { from: new Date(bucket_ms), to: new Date(bucket_ms + DAY_MS) };
        return [
          { ...span, usd: Number(in_usd), isIn: true },
          { ...span, usd: -Number(out_usd), isIn: false },
        ];
      });
      const rect = (isIn: boolean) =>
        plot.rectY(
          bars.filter((bar) => bar.isIn === isIn),
          { x1: 'from', x2: 'to', y: 'usd', className: isIn ? 'bars-in' : 'bars-out', insetLeft: 0.5, insetRight: 0.5 },
        );
      return plot.plot({
        width,
        height: 220,
        marginLeft: 55,
        className: 'figure',
        // All of the window: days without money are seen too.
        x: { type: 'utc', label: null, tickFormat: utcDay, domain: [new Date(start_ms), new Date(end_ms)] },
        y: { label: 'USD', grid: true, tickFormat: formatCompact },
        marks: [rect(true), rect(false), plot.ruleY([0])],
      });
    },
    [buckets, start_ms, end_ms],
  );
  return (
    <QueryCard title={text.timeline} query={query}>
      {() => (
        <>
          <p className="quiet">
            <span className="swatch-in" aria-hidden="true">
              ▲
            </span>{' '}
            {text.received}{' '}
            <span className="swatch-out" aria-hidden="true">
              ▼
            </span>{' '}
            {text.sent}
          </p>
          <PlotFigure label={text.timeline_label} draw={draw} />
        </>
      )}
    </QueryCard>
  );
}
