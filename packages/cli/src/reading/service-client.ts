/** How the API that has the data directory open is asked, and what its refusals are here. */
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
        return await fetch(request, { signal });
      } catch (cause) {
        if (signal.aborted)
          throw new AnalyticsError('RUN_CANCELLED', 'Interrupted before the API answered.', { cause });
        const message = `Expected ${base_url}, which has the data directory open, to answer, found no answer.`;
        throw new AnalyticsError('DATA_DIR_IN_USE', message, { cause });
      }
    },
  });
}

/** Throws what the API refused for, under its own code. */
export function answerOf<T>({ data, error }: { readonly data?: T; readonly error?: unknown }): T {
  if (data !== undefined) return data;
  const { code = '', detail = '' } = (error ?? {}) as { code?: string; detail?: string };
  const known = code in ERROR_CATALOGUE ? (code as ErrorCode) : 'INTERNAL';
  throw new AnalyticsError(known, detail === '' ? 'Expected an answer of the API, found none.' : detail);
}
