/** Which answers are kept under an Idempotency-Key, and where, without an engine. */
import fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Database } from '@analytics/storage';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registerIdempotency } from './idempotency.ts';
import { idempotencyHeaders } from './parameters.ts';

let app: FastifyInstance;
let asked: string[];
let answered: number;

beforeEach(() => {
  asked = [];
  answered = 0;
  const stored = new Map<string, Record<string, unknown>>();
  const database = {
    rows: (_: string, { entry_hash }: { entry_hash: string }) => {
      asked.push(entry_hash);
      const row = stored.get(entry_hash);
      return Promise.resolve(row === undefined ? [] : [row]);
    },
    command: (_: string, answer: { entry_hash: string }) => {
      stored.set(answer.entry_hash, answer);
      return Promise.resolve();
    },
  } as unknown as Database;
  app = fastify();
  app.decorateRequest('key_name', 'local');
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.setValidatorCompiler(validatorCompiler);
  typed.setSerializerCompiler(serializerCompiler);
  registerIdempotency(app, database, () => 0);
  const handler = (): { text: string; answered: number } => {
    answered += 1;
    return { text: 'x'.repeat(answered === 1 ? size : 1), answered };
  };
  typed.post('/changes', { schema: { headers: idempotencyHeaders } }, handler);
  typed.post('/reads', handler);
});
afterEach(async () => {
  await app.close();
});

let size: number;
const ask = async (url: string) =>
  await app.inject({ method: 'POST', url, headers: { 'idempotency-key': 'k1' }, payload: {} });

describe('Idempotency-Key', () => {
  it.each([
    ['from memory, where it is small', 100, 1],
    ['from the database, where it is large', 100_000, 2],
  ])('gives the first answer again %s', async (_, length, times_asked) => {
    size = length;
    const first = await ask('/changes');
    const again = await ask('/changes');
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.body).toBe(first.body);
    expect(first.body.length).toBeGreaterThan(length);
    expect(answered).toBe(1);
    expect(asked).toHaveLength(times_asked);
  });

  it('keeps nothing of a route that does not take it', async () => {
    size = 100;
    await ask('/reads');
    const again = await ask('/reads');
    expect(again.json()).toMatchObject({ answered: 2 });
    expect(asked).toEqual([]);
  });
});
