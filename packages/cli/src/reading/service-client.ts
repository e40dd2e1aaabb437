/** How the API that has the data directory open is asked, and what its refusals are here. */
import { request as requestOf, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { createApiClient, type ApiClient } from '@analytics/api-client';
import { AnalyticsError, ERROR_CATALOGUE, type ErrorCode } from '@analytics/domain';
import type { Shell } from '../shell.ts';

/**
 * Asks under the key of ANALYTICS_API_KEY, until the command is interrupted. Its calls throw RUN_CANCELLED then, and
 * DATA_DIR_IN_USE where nobody answers.
 */
export function clientOf({ environment, signal }: Shell, base_url: string): ApiClient {
  return createApiClient({
    base_url,
    api_key: () => environment.ANALYTICS_API_KEY,
    fetch: async (request) => {
      try {
        return await patientFetch(request, signal, base_url);
      } catch (cause) {
        throw unanswered(base_url, signal, 'no answer', cause);
      }
    },
  });
}

function unanswered(base_url: string, signal: AbortSignal, found: string, cause: unknown): AnalyticsError {
  if (signal.aborted) return new AnalyticsError('RUN_CANCELLED', 'Interrupted before the API answered.', { cause });
  const message = `Expected ${base_url}, which has the data directory open, to answer, found ${found}.`;
  return new AnalyticsError('DATA_DIR_IN_USE', message, { cause });
}

/** Node's fetch gives an answer up that does not begin within five minutes; to verify a large slice takes longer. */
async function patientFetch(request: Request, signal: AbortSignal, base_url: string): Promise<Response> {
  const { url, method, headers } = request;
  const body = Buffer.from(await request.arrayBuffer());
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    requestOf(url, { method, headers: Object.fromEntries(headers), signal }, resolve)
      .on('error', reject)
      .end(body);
  });
  const whole = async function* (): AsyncGenerator<Uint8Array> {
    try {
      yield* answer as AsyncIterable<Uint8Array>;
    } catch (cause) {
      throw unanswered(base_url, signal, 'its answer broken off', cause);
    }
  };
  return new Response(Readable.toWeb(Readable.from(whole(), { objectMode: false })) as ReadableStream, {
    status: answer.statusCode ?? 0,
    headers: Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
  });
}

/** Throws what the API refused for, under its own code. */
export function answerOf<T>({ data, error }: { readonly data?: T; readonly error?: unknown }): T {
  if (data !== undefined) return data;
  const { code = '', detail = '' } = (error ?? {}) as { code?: string; detail?: string };
  const known = Object.hasOwn(ERROR_CATALOGUE, code) ? (code as ErrorCode) : 'INTERNAL';
  throw new AnalyticsError(known, detail === '' ? 'Expected an answer of the API, found none.' : detail);
}
