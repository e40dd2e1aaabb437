/** How calls are kept and tried again. */
import { QueryClient } from '@tanstack/react-query';
import { isConnectionLost } from './problem-error.ts';

const STALE_AFTER_MS = 30_000;
const RETRIES = 2;

export function createQueries(): QueryClient {
  return new QueryClient({
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
}
