/**
 * The same Idempotency-Key gives the same answer for a day: a client that lost the first answer may ask again, also
 * after a restart.
 */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AnalyticsError } from '@analytics/domain';
import { findAnswer, saveAnswer, type Database, type RequestAnswer } from '@analytics/storage';
import { idempotencyHeaders } from './parameters.ts';

const KEPT_MS = 24 * 3_600_000;
/** In memory; the database has all. */
const MAX_KEPT = 1000;
/** A larger answer is in the database only: what is kept in memory is 64 MB at most. */
const MAX_KEPT_CHARACTERS = 65_536;

interface Kept {
  readonly request_hash: string;
  readonly at_ms: number;
  /** Absent while the first is under way. */
  answer?: Pick<RequestAnswer, 'status' | 'body'>;
}

declare module 'fastify' {
  interface FastifyRequest {
    idempotency_entry: string | undefined;
    /** Whether the answer is a problem that may pass: a client that asks again must reach the route again. */
    is_retryable: boolean;
  }
}

/**
 * Of routes that say in their schema that they take a key: those that change something. An answer is in the database
 * before it is sent: whoever has seen it finds it again.
 */
export function registerIdempotency(app: FastifyInstance, database: Database, now_ms: () => number): void {
  const kept = new Map<string, Kept>();
  app.decorateRequest('idempotency_entry', undefined);
  app.decorateRequest('is_retryable', false);

  // After validation the body has its parsed shape; before that it may be anything.
  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key'];
    if (request.routeOptions.schema?.headers !== idempotencyHeaders || typeof key !== 'string') return;
    forgetOld(kept, now_ms());
    const entry = createHash('sha256').update(`${request.key_name} ${key}`).digest('hex');
    const request_hash = hashOf(request);
    let earlier = kept.get(entry);
    if (earlier === undefined) {
      // Before the database is asked: a second request with the key that comes meanwhile finds this one under way.
      kept.set(entry, { request_hash, at_ms: now_ms() });
      const stored = await findAnswer(database, entry, now_ms() - KEPT_MS).catch((error: unknown) => {
        kept.delete(entry);
        throw error;
      });
      if (stored === undefined) {
        request.idempotency_entry = entry;
        return;
      }
      if (stored.body.length > MAX_KEPT_CHARACTERS) kept.delete(entry);
      else kept.set(entry, { ...stored, answer: stored });
      earlier = { ...stored, answer: stored };
    }
    if (earlier.request_hash !== request_hash) {
      throw new AnalyticsError(
        'IDEMPOTENCY_CONFLICT',
        'Expected the request that the key was used for, found another.',
      );
    }
    if (earlier.answer === undefined) {
      throw new AnalyticsError(
        'SERVICE_BUSY',
        'Expected the first request of that key to have ended, found it under way.',
      );
    }
    await replay(reply, earlier.answer);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const entry = request.idempotency_entry;
    const found = entry === undefined ? undefined : kept.get(entry);
    if (entry === undefined || found === undefined) return payload;
    if (request.is_retryable || reply.statusCode >= 500 || typeof payload !== 'string') {
      kept.delete(entry);
      return payload;
    }
    const answer = { status: reply.statusCode, body: payload };
    try {
      await saveAnswer(database, entry, { ...answer, request_hash: found.request_hash, at_ms: found.at_ms });
    } catch (error) {
      request.log.error({ err: error }, 'An answer could not be recorded under its Idempotency-Key.');
    }
    if (payload.length > MAX_KEPT_CHARACTERS) kept.delete(entry);
    else found.answer = answer;
    return payload;
  });
}

async function replay(reply: FastifyReply, answer: { status: number; body: string }): Promise<void> {
  const type = answer.status >= 400 ? 'application/problem+json' : 'application/json; charset=utf-8';
  await reply
    .code(answer.status)
    .header('idempotency-replayed', 'true')
    .type(type)
    .serializer(String)
    .send(answer.body);
}

function hashOf(request: FastifyRequest): string {
  const text = JSON.stringify([request.routeOptions.url, request.params, request.query, request.body ?? null]);
  return createHash('sha256').update(text).digest('hex');
}

function forgetOld(kept: Map<string, Kept>, now_ms: number): void {
  for (const [entry, { at_ms, answer }] of kept) {
    if (now_ms - at_ms < KEPT_MS && kept.size < MAX_KEPT) return;
    // What is under way must not begin a second time.
    if (answer !== undefined || now_ms - at_ms >= KEPT_MS) kept.delete(entry);
  }
}
