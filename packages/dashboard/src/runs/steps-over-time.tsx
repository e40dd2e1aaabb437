/** Seconds and memory of each step, run after run: what grows is seen before it hurts. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { ApiSchemas } from '@analytics/api-client';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount } from '../format/number.ts';
import { PlotFigure, type PlotLibrary } from '../parts/plot-figure.tsx';
import { Failure } from '../parts/states.tsx';
import { useSliceState } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { runNames } from './run-names.ts';

const text = strings.run_log;
const ROWS = 1000;
const MEGABYTE = 1e6;

/** Told apart on the light and the dark ground. */
const STEP_COLORS = {
  initialize: '#8d99a8',
  ingest: '#3f86c9',
  features: '#e07b1a',
  patterns: '#3b9c5a',
  typologies: '#cc4b59',
  alerts: '#8f6bc4',
  publish: '#a98a1d',
  audit: '#5e8f93',
} as const;

/** @param run_ids those that are drawn: a run that broke off would pass for a quick one */
export function StepsOverTime({ run_ids }: { readonly run_ids: readonly string[] }) {
  const client = useClient();
  const { network } = useSliceState();
  const finished = run_ids.join(' ');
  const { data, error, refetch } = useQuery({
    queryKey: ['computation logs', network, finished],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/v1/audit/computation-logs', { params: { query: { network, limit: ROWS } }, signal })),
  });
  const rows = useMemo(() => data?.rows.filter(({ run_id }) => finished.includes(run_id)), [data, finished]);
  const runCount = new Set(rows?.map(({ run_id }) => run_id)).size;
  const draw = useCallback((plot: PlotLibrary, width: number) => drawSteps(plot, width, rows ?? []), [rows]);
  const drawMemory = useCallback((plot: PlotLibrary, width: number) => drawPeaks(plot, width, rows ?? []), [rows]);
  return (
    <section className="card">
      <h2>{text.over_time}</h2>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {data !== undefined && runCount < 2 && <p className="quiet">{text.too_few}</p>}
      {runCount >= 2 && (
        <>
          <p className="quiet">{text.over_time_hint}</p>
          <ul className="legend">
            {Object.entries(STEP_COLORS).map(([step, color]) => (
              <li key={step}>
                <svg viewBox="0 0 16 16" aria-hidden="true">
                  <rect x="1" y="1" width="14" height="14" fill={color} />
                </svg>{' '}
                {step}
              </li>
            ))}
          </ul>
          <div className="columns">
            <PlotFigure label={text.seconds_label(formatCount(runCount))} draw={draw} />
            <PlotFigure label={text.memory_label(formatCount(runCount))} draw={drawMemory} />
          </div>
        </>
      )}
    </section>
  );
}

type Row = ApiSchemas['ComputationLog'];

/** The runs in the order of their first steps. */
function inOrder(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => (a.started_at < b.started_at ? -1 : 1));
}

function drawSteps(plot: PlotLibrary, width: number, given: readonly Row[]) {
  const rows = inOrder(given);
  const nameOf = runNames(rows);
  const steps = rows.map((row) => ({ run: nameOf.get(row.run_id), step: row.step, seconds: row.duration_seconds }));
  return plot.plot({
    width,
    height: 270,
    marginBottom: 75,
    className: 'figure',
    color: { domain: Object.keys(STEP_COLORS), range: Object.values(STEP_COLORS) },
    x: { label: text.run_number, tickRotate: -30, domain: [...new Set(steps.map(({ run }) => run))] },
    y: { label: text.seconds, grid: true },
    marks: [plot.barY(steps, { x: 'run', y: 'seconds', fill: 'step' }), plot.ruleY([0])],
  });
}

function drawPeaks(plot: PlotLibrary, width: number, given: readonly Row[]) {
  const rows = inOrder(given);
  const nameOf = runNames(rows);
  const peaks = new Map<string, number>();
  for (const row of rows) {
    const name = nameOf.get(row.run_id) ?? '';
    peaks.set(name, Math.max(peaks.get(name) ?? 0, row.peak_rss_bytes / MEGABYTE));
  }
  const points = Array.from(peaks, ([run, megabytes]) => ({ run, megabytes }));
  return plot.plot({
    width,
    height: 270,
    marginBottom: 75,
    marginLeft: 50,
    className: 'figure',
    x: { label: text.run_number, tickRotate: -30, domain: points.map(({ run }) => run) },
    y: { label: text.megabytes, grid: true },
    marks: [plot.barY(points, { x: 'run', y: 'megabytes', className: 'bars' }), plot.ruleY([0])],
  });
}
