/** The slice that the page reads: chosen in the URL, else the newest published one. */
import { createContext, use, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import type { ApiSchemas } from '@analytics/api-client';
import { answerOf, useClient } from '../api/session.tsx';
import { chosenSlice, type ChosenSlice } from './chosen-slice.ts';

export interface SliceChoice {
  readonly network: string;
  readonly window_days: number;
  readonly processing_date: string;
}

interface SliceState {
  readonly networks: readonly string[];
  /** '' while it is not known, or where there is none. */
  readonly network: string;
  readonly slices: readonly ApiSchemas['Slice'][];
  readonly slice: SliceChoice | undefined;
  readonly unpublished: ChosenSlice<unknown>['unpublished'];
  /** Whether both lists have come. */
  readonly isRead: boolean;
  /** Why they have not, and how to ask again. */
  readonly failure: { readonly error: Error; readonly onRetry: () => void } | undefined;
}

const SliceContext = createContext<SliceState | undefined>(undefined);

export function SliceProvider({ children }: { readonly children: ReactNode }) {
  const client = useClient();
  const [params] = useSearchParams();
  const networks = useQuery({
    queryKey: ['networks'],
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/networks', { signal })),
  });
  const known = networks.data?.networks ?? [];
  const network = namedNetwork(params) ?? networks.data?.default_network ?? known[0] ?? '';
  const slices = useQuery({
    queryKey: ['slices', network],
    enabled: network !== '',
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/slices', { params: { query: { network } }, signal })),
  });
  const published = slices.data?.slices ?? [];
  const { slice: chosen, unpublished } = chosenSlice(published, params);
  const error = networks.error ?? slices.error;
  const state: SliceState = {
    networks: network === '' || known.includes(network) ? known : [network, ...known],
    network,
    slices: published,
    slice: chosen && { network, window_days: chosen.window_days, processing_date: chosen.processing_date },
    unpublished,
    isRead: networks.data !== undefined && (network === '' || slices.data !== undefined),
    failure: error === null ? undefined : { error, onRetry: () => void (networks.error ? networks : slices).refetch() },
  };
  return <SliceContext value={state}>{children}</SliceContext>;
}

/** An empty name is none. */
function namedNetwork(params: URLSearchParams): string | undefined {
  const name = params.get('network') ?? '';
  return name === '' ? undefined : name;
}

export function useSliceState(): SliceState {
  const state = use(SliceContext);
  if (state === undefined) throw new Error('Expected a SliceProvider around the page, found none.');
  return state;
}

/** The slice of a page that is shown only where there is one. */
export function useSlice(): SliceChoice {
  const { slice } = useSliceState();
  if (slice === undefined) throw new Error('Expected a published slice, found none.');
  return slice;
}

/** The URL parameters that name a slice: what every link carries on. */
export function sliceParams({ network, window_days, processing_date }: SliceChoice): URLSearchParams {
  return new URLSearchParams({ network, date: processing_date, days: String(window_days) });
}
