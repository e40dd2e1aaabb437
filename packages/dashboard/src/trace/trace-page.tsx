/** A trace that was asked for: what came in, where it is, over which ways. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { ApiPaths } from '@analytics/api-client';
import { answerOf, useClient } from '../api/session.tsx';
import { DrawingFigure } from '../drawing/drawing-figure.tsx';
import { FailedPage } from '../parts/failed-page.tsx';
import { Empty, Loading } from '../parts/states.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { drawnPaths, participantsOfTrace } from './drawn-paths.ts';
import { TraceBalance } from './trace-balance.tsx';
import { TraceBridges } from './trace-bridges.tsx';
import { TraceHeading, traceTitle } from './trace-heading.tsx';
import { TraceOwners, TracePlaces } from './trace-places.tsx';
import { TracePaths } from './trace-paths.tsx';

const text = strings.trace;

export type KeptTrace = ApiPaths['/api/v1/traces/{trace_id}']['get']['responses']['200']['content']['application/json'];

export function TracePage({ trace_id }: { readonly trace_id: string }) {
  const client = useClient();
  const slice = useSlice();
  const { data, error, refetch } = useQuery({
    queryKey: ['trace', slice, trace_id],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/v1/traces/{trace_id}', { params: { path: { trace_id }, query: slice }, signal })),
  });
  if (error !== null) return <FailedPage name={strings.shell.one.trace} error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading what={text.what} />;
  return <Traced trace={data} />;
}

function Traced({ trace }: { readonly trace: KeptTrace }) {
  const { destinations, paths, shortest_path, direction } = trace;
  const title = traceTitle(trace);
  useEffect(() => {
    document.title = `${title} · ${strings.shell.title}`;
  }, [title]);
  const ways = useMemo(
    () => (shortest_path === undefined || paths.length > 0 ? paths : [shortest_path]),
    [paths, shortest_path],
  );
  const drawn = useMemo(() => drawnPaths(ways), [ways]);
  const participants = useMemo(() => participantsOfTrace(trace), [trace]);
  return (
    <article>
      <TraceHeading trace={trace} />
      {destinations.length === 0 && trace.small.count === 0 ? (
        <section className="card">
          <Empty title={text.nothing} hint={text.nothing_hint} />
        </section>
      ) : (
        <>
          <TraceBalance trace={trace} />
          <TracePlaces trace={trace} />
          <TraceOwners trace={trace} />
          <TraceBridges trace={trace} />
          {drawn.length > 0 && (
            <section className="card">
              <h2>{text.paths.drawing}</h2>
              <p className="quiet">{text.paths.drawing_hint}</p>
              <DrawingFigure drawing="layers" transfers={drawn} participants={participants} name={trace.trace_id} />
            </section>
          )}
          <TracePaths paths={paths} shortest={shortest_path} direction={direction} names={participants.names} />
        </>
      )}
    </article>
  );
}
