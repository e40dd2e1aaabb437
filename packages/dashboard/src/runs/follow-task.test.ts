import { describe, expect, it } from 'vitest';
import { ProblemError } from '../api/problem-error.ts';
import { followTask, type TaskEvent } from './follow-task.ts';

type Answer = readonly TaskEvent[] | Error | undefined;

const status = (event_id: number, status: 'STARTED' | 'REVOKED'): TaskEvent => ({
  event_id,
  task_id: 't',
  at_ms: 0,
  event: { kind: 'status', status, error_message: '' },
});

/** Follows over these answers, one a connection; returns the event each began after, and what was seen. */
async function follow(...answers: Answer[]) {
  const asked: number[] = [];
  const seen: (number | string)[] = [];
  const hasEnded = await followTask({
    eventsAfter: (event_id) => {
      asked.push(event_id);
      const answer = answers.shift();
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer && stream(answer));
    },
    onEvent: ({ event_id }) => seen.push(event_id),
    onProblem: ({ code }) => seen.push(code),
    wait: () => Promise.resolve(),
    signal: new AbortController().signal,
  });
  return { hasEnded, asked, seen };
}

async function* stream(events: readonly TaskEvent[]) {
  yield* await Promise.resolve(events);
}

describe('followTask', () => {
  it('stops and tells where the service knows no such task', async () => {
    const refused = new ProblemError('TASK_NOT_FOUND', 404, 'No such task.', 'Look at the list.');
    expect(await follow(refused)).toEqual({ hasEnded: false, asked: [0], seen: ['TASK_NOT_FOUND'] });
  });

  it('goes on after the last event where the connection is lost or the stream cut short', async () => {
    const answers = [[status(4, 'STARTED')], new TypeError('Failed to fetch'), [status(5, 'REVOKED')]];
    expect(await follow(...answers)).toEqual({ hasEnded: true, asked: [0, 4, 4], seen: [4, 'CONNECTION_LOST', 5] });
  });

  it('ends where all was sent before', async () => {
    expect(await follow(undefined)).toEqual({ hasEnded: true, asked: [0], seen: [] });
  });
});
