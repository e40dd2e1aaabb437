/** The events of a task as they come, over the authenticated client: server-sent events read from a stream. */
import { useEffect, useState } from 'react';
import type { ApiClient, ApiSchemas } from '@analytics/api-client';
import { useClient } from '../api/session.tsx';

export type TaskEvent = ApiSchemas['TaskEvent'];

const AGAIN_AFTER_MS = 2000;

/** All events of a task so far; it reconnects where the connection is lost, and ends when the stream does. */
export function useTaskEvents(task_id: string, onEnd: () => void): readonly TaskEvent[] {
  const client = useClient();
  const [events, setEvents] = useState<readonly TaskEvent[]>([]);
  useEffect(() => {
    const left = new AbortController();
    let last = 0;
    const follow = async (): Promise<void> => {
      while (!left.signal.aborted) {
        try {
          for await (const event of eventsOf(client, task_id, last, left.signal)) {
            last = event.event_id;
            setEvents((before) => [...before, event]);
          }
          onEnd();
          return;
        } catch {
          await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
        }
      }
    };
    void follow();
    return () => {
      left.abort();
      setEvents([]);
    };
  }, [client, task_id, onEnd]);
  return events;
}

async function* eventsOf(
  client: ApiClient,
  task_id: string,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<TaskEvent> {
  const { data, response } = await client.GET('/api/v1/tasks/{task_id}/events', {
    params: { path: { task_id }, header: { 'last-event-id': after } },
    parseAs: 'stream',
    signal,
  });
  // The task has ended, and all was told.
  if (response.status === 204) return;
  if (!data) throw new Error('Expected a stream of events, found none.');
  const reader = data.pipeThrough(new TextDecoderStream()).getReader();
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
