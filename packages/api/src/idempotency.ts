/** The same Idempotency-Key gives the same answer for a day: a client that lost the first answer may ask again. */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AnalyticsError } from '@analytics/domain';

const KEPT_MS = 24 * 3_600_000;
const KEPT_AT_MOST = 10_000;

interface Kept {
  readonly request_hash: string;
  readonly at_ms: number;
  /** Absent while the first is under way. */
  answer?: { readonly status: number; readonly body: string };
}

declare module 'fastify' {
  interface FastifyRequest {
    idempotency_entry: string | undefined;
  }
}

/** Answers are kept in memory: a restart forgets them. What was queued is not queued twice even then. */
export function registerIdempotency(app: FastifyInstance, now_ms: () => number): void {
  const kept = new Map<string, Kept>();
  app.decorateRequest('idempotency_entry', undefined);

  // After validation the body has its parsed shape; before that it may be anything.
  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || typeof key !== 'string') return;
    forgetOld(kept, now_ms());
    const entry = `${request.key_name} ${key}`;
    const request_hash = hashOf(request);
    const earlier = kept.get(entry);
    if (earlier === undefined) {
      kept.set(entry, { request_hash, at_ms: now_ms() });
      request.idempotency_entry = entry;
      return;
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

  app.addHook('onSend', (request, reply, payload, done) => {
    const entry = request.idempotency_entry;
    const found = entry === undefined ? undefined : kept.get(entry);
    if (entry !== undefined && found !== undefined) {
      // A failure of ours may be tried again.
      if (reply.statusCode >= 500 || typeof payload !== 'string') kept.delete(entry);
      else found.answer = { status: reply.statusCode, body: payload };
    }
    done(null, payload);
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
  for (const [entry, { at_ms }] of kept) {
    if (now_ms - at_ms < KEPT_MS && kept.size < KEPT_AT_MOST) return;
    kept.delete(entry);
  }
}
