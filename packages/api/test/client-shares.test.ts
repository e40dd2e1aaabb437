/** What one key may hold of places that all share. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeKeyEntry, parseApiKeys } from '../src/security/api-keys.ts';
import { NETWORK } from './filled-slices.ts';
import { startTestService, type TestService } from './test-service.ts';

const [ana, ben] = [makeKeyEntry('ana', ['read']), makeKeyEntry('ben', ['read'])];

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ keys: parseApiKeys(`${ana.entry},${ben.entry}`) });
});
afterAll(async () => {
  await service.close();
});

it('a key has at most four traces that wait, and others have places left', async () => {
  const queue = async (key: string, min_usd: number) => {
    const body = { network: NETWORK, from: ['0x00000000000000000000000000000000000000a1'], min_usd };
    const headers = { authorization: `Bearer ${key}` };
    return (await service.client.POST('/api/v1/traces/tasks', { body, headers })).error?.code ?? 'queued';
  };
  const found: string[] = [];
  for (let at = 0; at < 5; at += 1) found.push(await queue(ana.key, at));
  expect(found).toEqual(['queued', 'queued', 'queued', 'queued', 'SERVICE_BUSY']);
  expect(await queue(ben.key, 10)).toBe('queued');
});
