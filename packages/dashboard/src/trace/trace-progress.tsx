/** A trace on its way: waiting, followed, cancelled, failed; and where it is when it is done. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { asProblem } from '../api/problem-error.ts';
import { answerOf, useClient } from '../api/session.tsx';
import { Failure } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { hasEnded } from '../runs/follow-task.ts';
import { useTaskEvents } from '../runs/task-events.ts';
import { strings } from '../strings.ts';

const text = strings.trace.progress;

interface TraceProgressProps {
  readonly task_id: string;
  readonly onDone: (trace_id: string) => void;
}

export function TraceProgress({ task_id, onDone }: TraceProgressProps) {
  const client = useClient();
  const [isOver, setOver] = useState(false);
  const { events, problem } = useTaskEvents(task_id, () => {
    setOver(true);
  });
  const path = { task_id };
  const { data: ended, error } = useQuery({
    queryKey: ['task', task_id],
    enabled: isOver,
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/pipelines/status/{task_id}', { params: { path }, signal })),
  });
  const cancel = useMutation({
    mutationFn: () => answerOf(client.POST('/api/v1/tasks/{task_id}/cancel', { params: { path } })),
  });
  const trace_id = ended?.result?.['trace_id'];
  const done = useEffectEvent(onDone);
  useEffect(() => {
    if (typeof trace_id === 'string') done(trace_id);
  }, [trace_id]);
  const status = events.findLast(({ event }) => event.kind === 'status')?.event;
  const isRunning = status?.kind === 'status' && status.status !== 'PENDING' && !hasEnded(status.status);
  const failure = problem ?? error ?? (ended?.status === 'FAILURE' ? problemOf(ended) : null) ?? cancel.error;
  const isUnderWay = !isOver && problem === undefined;
  return (
    <section className="card" aria-label={text.title}>
      <div className="row spread">
        <h2>{text.title}</h2>
        {isUnderWay && (
          <button
            type="button"
            disabled={cancel.isPending}
            onClick={() => {
              cancel.mutate();
            }}
          >
            {text.cancel}
          </button>
        )}
      </div>
      <div role="status">
        {isUnderWay && (
          <p>
            <span className="spinner" aria-hidden="true" /> {isRunning ? text.running : text.waiting}
          </p>
        )}
        {ended?.status === 'REVOKED' && (
          <>
            <p className="state-title">{text.cancelled}</p>
            <p>{text.cancelled_hint}</p>
          </>
        )}
      </div>
      {isUnderWay && events[0] !== undefined && (
        <p className="quiet">
          {text.since} <When at_ms={events[0].at_ms} isExact />
        </p>
      )}
      {failure !== null && <Failure error={failure} />}
    </section>
  );
}

/** What a task ended with, as a refusal of the API would say it. */
function problemOf({ error_code, error_message }: { readonly error_code: string; readonly error_message: string }) {
  return asProblem({ code: error_code, detail: error_message, remedy: text.failed_remedy, status: 0 });
}
