/** Changes labels or watchlists of the network, and asks anew for all that shows them. */
import type { ApiClient } from '@analytics/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useClient } from '../api/session.tsx';
import { useSlice } from '../slice/slice.tsx';

/** `send` asks the API, with the query that all its calls have. */
export function useNetworkChange<Given, Answer>(
  send: (client: ApiClient, query: { readonly network: string }, given: Given) => Promise<Answer>,
) {
  const client = useClient();
  const { network } = useSlice();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given: Given) => send(client, { network }, given),
    onSuccess: () => queries.invalidateQueries(),
  });
}

/** What stands in a field of a form, without spaces around it. */
export function textOf(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
