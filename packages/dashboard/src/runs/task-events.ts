/** The events of a task as they come, over the authenticated client: server-sent events read from a stream. */
import { useEffect, useEffectEvent, useState } from 'react';
import type { ApiClient } from '@analytics/api-client';
import { asProblem, type ProblemError } from '../api/problem-error.ts';
import { useClient } from '../api/session.tsx';
import { followTask, type TaskEvent } from './follow-task.ts';

const AGAIN_AFTER_MS = 2000;

export interface TaskEvents {
  readonly events: readonly TaskEvent[];
  readonly problem: ProblemError | undefined;
}

/** All events of a task so far, and what keeps more from coming. */
export function useTaskEvents(task_id: string, onEnd: () => void): TaskEvents {
  const client = useClient();
  const [events, setEvents] = useState<readonly TaskEvent[]>([]);
  const [problem, setProblem] = useState<ProblemError>();
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    const left = new AbortController();
    const { signal } = left;
    const following = followTask({
      eventsAfter: (event_id) => eventsOf(client, task_id, event_id, signal),
      onEvent: (event) => {
        setProblem(undefined);
        setEvents((before) => [...before, event]);
      },
      onProblem: (found) => {
        if (!signal.aborted) setProblem(found);
      },
      wait: () => new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS)),
      signal,
    });
    void following.then((hasEnded) => {
      if (hasEnded && !signal.aborted) end();
    });
    return () => {
      left.abort();
      setEvents([]);
    };
  }, [client, task_id]);
  return { events, problem };
}

async function eventsOf(
  client: ApiClient,
  task_id: string,
  after: number,
  signal: AbortSignal,
): Promise<AsyncGenerator<TaskEvent> | undefined> {
  const { data, error, response } = await client.GET('/api/v1/tasks/{task_id}/events', {
    params: { path: { task_id }, header: { 'last-event-id': after } },
    parseAs: 'stream',
    signal,
  });
  // The task has ended, and all was sent.
  if (response.status === 204) return undefined;
  if (!data) throw asProblem(error);
  return eventsIn(data);
}

async function* eventsIn(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<TaskEvent> {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let pending = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = `${pending}${value}`.split('\n\n');
    pending = blocks.pop() ?? '';
    for (const block of blocks) {
      const line = block.split('\n').find((one) => one.startsWith('data: '));
      if (line !== undefined) yield JSON.parse(line.slice('data: '.length)) as TaskEvent;
    }
  }
}
