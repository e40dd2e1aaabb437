/**
 * The largest flows of each address that was expanded. A hub is named and not drawn: its flows would hide the scheme.
 */
import { useQueries } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { useSlice } from '../slice/slice.tsx';
import type { Neighbourhood } from './neighbours.ts';

/** More would cover each other, and the scheme. */
const FLOWS_DRAWN = 12;

export interface Neighbours {
  readonly drawn: readonly Neighbourhood[];
  readonly isPending: boolean;
  readonly error: Error | null;
}

export function useNeighbours(addresses: readonly string[]): Neighbours {
  const client = useClient();
  const slice = useSlice();
  return useQueries({
    queries: addresses.map((address) => ({
      queryKey: ['neighbours', slice, address],
      queryFn: ({ signal }: { signal: AbortSignal }) => {
        const query = { ...slice, hops: 1, per_node: FLOWS_DRAWN, max_nodes: 2 * FLOWS_DRAWN + 1 };
        return answerOf(
          client.GET('/api/v1/addresses/{address}/graph', { params: { path: { address }, query }, signal }),
        );
      },
    })),
    combine,
  });
}

function combine(
  results: readonly {
    readonly data?: Neighbourhood | undefined;
    readonly isPending: boolean;
    readonly error: Error | null;
  }[],
): Neighbours {
  return {
    drawn: results.flatMap(({ data }) => data ?? []),
    isPending: results.some(({ isPending }) => isPending),
    error: results.find(({ error }) => error !== null)?.error ?? null,
  };
}
