/** The largest flows of each address that was expanded, as many as were asked for: of a hub too. */
import { useQueries } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { useSlice } from '../slice/slice.tsx';
import type { Neighbourhood } from './neighbours.ts';

/** How many flows an address can be expanded by: more would cover each other, and the scheme. */
export const EXPANSIONS = [12, 24, 48] as const;

export interface Expansion {
  readonly address: string;
  /** Largest flows to draw. */
  readonly count: number;
  /** Only flows to it, or only from it. */
  readonly direction: 'in' | 'out' | '';
  readonly min_usd: number;
}

/** Whoever asks for its flows wants them, however many it has. */
const NO_HUB = 1_000_000;
/** Read, so that enough are left after the filter; what the API gives at most. */
const READ = 100;

export interface Neighbours {
  readonly drawn: readonly Neighbourhood[];
  readonly isPending: boolean;
  readonly error: Error | null;
}

export function useNeighbours(expansions: readonly Expansion[]): Neighbours {
  const client = useClient();
  const slice = useSlice();
  return useQueries({
    queries: expansions.map((expansion) => ({
      queryKey: ['neighbours', slice, expansion.address],
      queryFn: ({ signal }: { signal: AbortSignal }) => {
        const query = { ...slice, hops: 1, per_node: READ, max_nodes: 2 * READ + 1, hub_degree: NO_HUB };
        const path = { address: expansion.address };
        return answerOf(client.GET('/api/v1/addresses/{address}/graph', { params: { path, query }, signal }));
      },
      select: (found: Neighbourhood) => chosenFlows(found, expansion),
    })),
    combine,
  });
}

/** The largest flows that pass, and who deals by them. */
export function chosenFlows(found: Neighbourhood, { address, count, direction, min_usd }: Expansion): Neighbourhood {
  const flows = found.flows
    .filter(
      ({ from_address, to_address, total_usd }) =>
        Number(total_usd) >= min_usd &&
        (from_address === address || to_address === address) &&
        (direction !== 'in' || to_address === address) &&
        (direction !== 'out' || from_address === address),
    )
    .toSorted((a, b) => Number(b.total_usd) - Number(a.total_usd))
    .slice(0, count);
  const near = new Set([address, ...flows.flatMap(({ from_address, to_address }) => [from_address, to_address])]);
  return { ...found, flows, nodes: found.nodes.filter((node) => near.has(node.address)) };
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
