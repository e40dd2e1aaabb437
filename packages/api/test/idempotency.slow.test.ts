import { expect, it } from 'vitest';
import { startTestService, type TestService } from './test-service.ts';

const day = {
  network: 'api-test',
  date_range: { start_date: '2025-04-01', end_date: '2025-04-01' },
  window_days: 7,
  config: {},
};

const run = async ({ client }: TestService, key: string, body = day) =>
  await client.POST('/api/v1/pipelines/run', { body, params: { header: { 'idempotency-key': key } } });

it('Idempotency-Key gives the first answer again after a restart, refusals included, and queues nothing', async () => {
  // The engine drops what is old by its own clock.
  const now_ms = Date.now;
  const first = await startTestService({ now_ms });
  const queued = await run(first, 'k1');
  const backward = { ...day, date_range: { start_date: '2025-04-02', end_date: '2025-04-01' } };
  const refused = await run(first, 'k2', backward);
  expect(refused.error).toMatchObject({ code: 'INVALID_DATE' });
  await first.stop();

  const second = await startTestService({ data_dir: first.data_dir, now_ms });
  try {
    const again = await run(second, 'k1');
    expect(again.data).toEqual(queued.data);
    expect(again.response.headers.get('idempotency-replayed')).toBe('true');
    expect((await run(second, 'k2', backward)).error).toEqual(refused.error);
    expect((await run(second, 'k1', { ...day, window_days: 8 })).error).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
    expect(second.queue.tasks.size).toBe(0);
  } finally {
    await second.close();
  }
});

it('Idempotency-Key lets one of two requests at once begin', async () => {
  const service = await startTestService();
  try {
    const answers = await Promise.all([run(service, 'k1'), run(service, 'k1')]);
    const codes = answers.map(({ error }) => error?.code);
    expect(codes).toContain(undefined);
    expect(codes.filter((code) => code !== undefined && code !== 'SERVICE_BUSY')).toEqual([]);
    expect(service.queue.tasks.size).toBe(1);
  } finally {
    await service.close();
  }
});

it('Idempotency-Key does not keep a refusal that may be tried again', async () => {
  const service = await startTestService();
  try {
    const queued = await run(service, 'k1');
    const task_id = queued.data?.task_ids[0] ?? '';
    const retry = async () =>
      await service.client.POST('/api/v1/tasks/{task_id}/retry', {
        params: { path: { task_id }, header: { 'idempotency-key': 'k2' } },
      });
    expect((await retry()).error).toMatchObject({ code: 'TASK_NOT_ENDED', retryable: true });
    service.queue.tell(task_id, { kind: 'status', status: 'FAILURE', error_message: '' });
    const again = await retry();
    expect(again.data).toMatchObject({ status: 'PENDING' });
    expect((await retry()).data).toEqual(again.data);
  } finally {
    await service.close();
  }
});
