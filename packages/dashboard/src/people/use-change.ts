/** Changes users or keys, and asks anew for all that shows them. */
import type { ApiClient } from '@analytics/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useClient } from '../api/session.tsx';

export function useChange<Given, Answer>(send: (client: ApiClient, given: Given) => Promise<Answer>) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given: Given) => send(client, given),
    onSuccess: () => queries.invalidateQueries(),
  });
}
