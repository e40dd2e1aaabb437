import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseApiKeys } from '../src/security/api-keys.ts';
import { startTestService, type TestService } from './test-service.ts';

const KEYS = parseApiKeys(
  ['reader', 'runner']
    .map((name) => `${name}:read:${createHash('sha256').update(`secret-${name}`).digest('hex')}`)
    .join(','),
);

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ keys: KEYS, limits: { requests_per_minute: 3 } });
});
afterAll(async () => {
  await service.close();
});

const statuses = async (...requests: Record<string, string>[]): Promise<number[]> => {
  const found: number[] = [];
  for (const headers of requests) found.push((await fetch(`${service.url}/api/v1/networks`, { headers })).status);
  return found;
};

describe('requests_per_minute', () => {
  it('is the allowance of each key, whatever address it comes from', async () => {
    const reader = { authorization: 'Bearer secret-reader' };
    expect(await statuses(reader, reader, reader, reader)).toEqual([200, 200, 200, 429]);
    expect(await statuses({ 'x-api-key': 'secret-runner' })).toEqual([200]);
  });

  it('is one allowance for all keys of an address that are not known: a guess brings none', async () => {
    const guesses = ['a', 'b', 'c', 'd'].map((guess) => ({ 'x-api-key': guess }));
    expect(await statuses(...guesses)).toEqual([401, 401, 401, 429]);
  });
});
