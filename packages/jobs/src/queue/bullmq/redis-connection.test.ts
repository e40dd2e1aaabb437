import { describe, expect, it } from 'vitest';
import { askRedis } from './redis-connection.ts';

describe('askRedis', () => {
  it.each([
    ["OOM command not allowed when used memory > 'maxmemory'.", 'QUEUE_FULL'],
    ['ERR Error running script: @user_script:1: OOM command not allowed', 'QUEUE_FULL'],
    ['MISCONF Redis is configured to save RDB snapshots, but it is unable to persist to disk.', 'QUEUE_FULL'],
    ["READONLY You can't write against a read only replica.", 'QUEUE_READ_ONLY'],
    ['NOREPLICAS Not enough good replicas to write.', 'QUEUE_READ_ONLY'],
    ['connect ECONNREFUSED 127.0.0.1:6379', 'QUEUE_UNAVAILABLE'],
  ])('gives %j the code %s and keeps its words', async (said, code) => {
    const asked = askRedis('queue the task', () => Promise.reject(new Error(said)));
    await expect(asked).rejects.toMatchObject({ code, message: expect.stringContaining(said.slice(0, 20)) as string });
  });
});
