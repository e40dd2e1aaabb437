import { describe, expect, it } from 'vitest';
import { AnalyticsError, parseEnvironment, type TaskRecord } from '@analytics/domain';
import type { TaskExecutor } from '@analytics/jobs';
import { loggedExecutor } from './logged-executor.ts';
import { createServiceLog } from './service-log.ts';

const TASK: TaskRecord = {
  task_id: 'task-1',
  task_name: 'build_features',
  network: 'torus',
  processing_date: '2025-06-30',
  end_date: '2025-06-30',
  window_days: 30,
  config: {},
  priority: 'on_demand',
  requested_by: 'local',
  status: 'STARTED',
  progress: 0,
  current_step: '',
  run_id: '',
  result: undefined,
  error_code: '',
  error_message: '',
  attempt: 1,
  created_ms: 0,
  started_ms: 0,
  ended_ms: 0,
};

/** What is logged of one attempt, whose clock advances by a second at each look. */
async function logOf(executor: TaskExecutor, json = false): Promise<Record<string, unknown>[]> {
  const written: string[] = [];
  const environment = parseEnvironment({ CLICKHOUSE_PASSWORD: 'a-long-password' });
  const log = createServiceLog({ environment, json }, 'worker', (line) => written.push(line));
  let now_ms = 0;
  const logged = loggedExecutor(executor, log, () => (now_ms += 1000));
  await logged(TASK, { signal: new AbortController().signal, onEvent: () => undefined }).catch(() => undefined);
  return written.map((line) => JSON.parse(line) as Record<string, unknown>);
}

const works: TaskExecutor = (_task, { onEvent }) => {
  onEvent({ kind: 'run_started', run_id: 'run-1', resumed_steps: [] });
  onEvent({
    kind: 'step_ended',
    step: 'features',
    duration_seconds: 2.5,
    row_count: 7,
    peak_rss_bytes: 1,
    parts: {},
  });
  return Promise.resolve({});
};

describe('loggedExecutor', () => {
  it('writes a line for begin, run, step and end, each with the task and from then on the run', async () => {
    const lines = await logOf(works);
    const common = { service: 'worker', task_id: 'task-1', network: 'torus', attempt: 1 };
    expect(lines.map(({ msg }) => msg)).toEqual([
      'The task begins.',
      'The run begins.',
      'The step is done.',
      'The task is done.',
    ]);
    for (const line of lines) expect(line).toMatchObject(common);
    for (const line of lines.slice(1)) expect(line).toMatchObject({ run_id: 'run-1' });
    expect(lines[2]).toMatchObject({ step: 'features', seconds: 2.5, row_count: 7 });
    expect(lines[3]).toMatchObject({ seconds: 1 });
  });

  it('tells the code of a failure, and no configured secret', async () => {
    const lines = await logOf(() => {
      throw new AnalyticsError('DISK_FULL', 'no room for a-long-password');
    });
    expect(lines.at(-1)).toMatchObject({
      level: 50,
      task_id: 'task-1',
      error_code: 'DISK_FULL',
      msg: 'no room for ***',
    });
  });

  it('adds the stack of a defect', async () => {
    const lines = await logOf(() => Promise.reject(new RangeError('a defect')));
    expect(lines.at(-1)).toMatchObject({ error_code: 'INTERNAL', err: { type: 'RangeError', message: 'a defect' } });
  });

  it('writes nothing under --json, whose standard output is one document', async () => {
    expect(await logOf(works, true)).toEqual([]);
  });
});
