/** What a trace may be asked for: the same as on the command line. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NETWORK } from './filled-slices.ts';
import { startTestService, type TestService } from './test-service.ts';

const [A, B] = ['0x00000000000000000000000000000000000000a1', '0x00000000000000000000000000000000000000b2'] as const;

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.close();
});

describe.each(['/api/v1/traces', '/api/v1/traces/tasks'] as const)('POST %s', (path) => {
  it.each([A, A.toUpperCase().replace('0X', '0x')])('refuses to end at %s, where it begins', async (to) => {
    const { error } = await service.client.POST(path, { body: { network: NETWORK, from: [B, A], to } });
    expect(error).toMatchObject({ code: 'INVALID_REQUEST', errors: [{ path: 'to' }] });
    expect(error?.detail).toContain('expected another address than those of from');
  });
});

it('a source that is named twice is one', async () => {
  const body = { network: NETWORK, from: [A, B, A], transfers: ['t1', 't1'] };
  const { data } = await service.client.POST('/api/v1/traces/tasks', { body });
  const task = service.queue.tasks.get(data?.task.task_id ?? '');
  expect(task?.config).toMatchObject({ question: { from: [A, B], transfers: ['t1'] } });
  const same = await service.client.POST('/api/v1/traces/tasks', { body: { ...body, from: [A, B] } });
  expect(same.data?.task.task_id).toBe(task?.task_id);
});

it('takes ids as sources write them, with commas and spaces, and no control characters', async () => {
  const ask = async (...transfers: string[]) =>
    await service.client.POST('/api/v1/traces/tasks', { body: { network: NETWORK, transfers } });
  expect((await ask('block 5, extrinsic 2', 't1:0')).data?.task.status).toBe('PENDING');
  expect((await ask('t1\n')).error).toMatchObject({ code: 'INVALID_REQUEST', errors: [{ path: 'transfers.0' }] });
  expect((await ask('  ')).error?.detail).toContain('expected an id, found only spaces');
});

it('queues a trace for the workers of a queue that processes share', async () => {
  Object.assign(service.queue, { kind: 'bullmq' });
  const body = { network: NETWORK, from: [A], min_usd: 7 };
  const { data } = await service.client.POST('/api/v1/traces/tasks', { body });
  Object.assign(service.queue, { kind: 'in_process' });
  expect(data?.task).toMatchObject({ task_name: 'trace_money', status: 'PENDING' });
});

it('takes at most 1,000 ids, in lists too', async () => {
  const ask = async (...transfers: string[]) =>
    await service.client.POST('/api/v1/traces/tasks', { body: { network: NETWORK, transfers } });
  const listOf = (count: number) => Array.from({ length: count }, (_, at) => `t${at}`).join('; ');
  expect((await ask(listOf(500), listOf(500))).data?.task.status).toBe('PENDING');
  const { error } = await ask(listOf(500), listOf(501));
  expect(error).toMatchObject({ code: 'INVALID_REQUEST', errors: [{ path: 'transfers' }] });
  expect(error?.detail).toContain('expected at most 1000 ids');
  const extrinsics = Array.from({ length: 1000 }, (_, at) => `block ${at}, extrinsic 2`);
  expect((await ask(...extrinsics)).data?.task.status).toBe('PENDING');
});
