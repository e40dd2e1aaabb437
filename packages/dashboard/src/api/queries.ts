/** How calls are kept and tried again. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { asProblem, isConnectionLost } from './problem-error.ts';

const STALE_AFTER_MS = 30_000;
const RETRIES = 2;

/** Who asks, as the service says it: asked anew when it refuses somebody. */
export const WHO_KEY = ['session'] as const;
const OF_SESSION = new Set(['KEY_REQUIRED', 'SESSION_ENDED', 'CSRF_REFUSED', 'SCOPE_MISSING']);

export function createQueries(): QueryClient {
  const onError = (error: Error): void => {
    if (OF_SESSION.has(asProblem(error).code)) void queries.invalidateQueries({ queryKey: WHO_KEY });
  };
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        // Offline, a call fails and is shown: it would wait without a word otherwise.
        networkMode: 'always',
        refetchOnReconnect: true,
        staleTime: STALE_AFTER_MS,
        // What the service refused stays refused; a lost connection may come back.
        retry: (failures, error) => isConnectionLost(error) && failures < RETRIES,
      },
      // A decision that cannot be sent now must not be sent later by itself.
      mutations: { networkMode: 'always' },
    },
  });
  return queries;
}
