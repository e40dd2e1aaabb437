/** The slice that the page reads: chosen in the URL, else the newest published one. */
import { createContext, use, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import type { ApiSchemas } from '@analytics/api-client';
import { answerOf, useClient } from '../api/session.tsx';
import { Empty, Failure, Loading } from '../parts/states.tsx';
import { strings } from '../strings.ts';

export interface SliceChoice {
  readonly network: string;
  readonly window_days: number;
  readonly processing_date: string;
}

interface SliceState {
  readonly networks: readonly string[];
  readonly network: string;
  readonly slices: readonly ApiSchemas['Slice'][];
  readonly slice: SliceChoice | undefined;
}

const SliceContext = createContext<SliceState | undefined>(undefined);

export function SliceProvider({ children }: { readonly children: ReactNode }) {
  const client = useClient();
  const [params] = useSearchParams();
  const networks = useQuery({
    queryKey: ['networks'],
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/networks', { signal })),
  });
  const network = params.get('network') ?? networks.data?.default_network ?? networks.data?.networks[0] ?? '';
  const slices = useQuery({
    queryKey: ['slices', network],
    enabled: network !== '',
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/slices', { params: { query: { network } }, signal })),
  });
  if (networks.error !== null) return <Failure error={networks.error} onRetry={() => void networks.refetch()} />;
  if (networks.data === undefined) return <Loading what={strings.shell.networks} />;
  if (network === '') return <Empty title={strings.shell.no_network} hint={strings.shell.no_network_hint} />;
  if (slices.error !== null) return <Failure error={slices.error} onRetry={() => void slices.refetch()} />;
  if (slices.data === undefined) return <Loading what={strings.shell.slices} />;
  const chosen = chosenSlice(slices.data.slices, params);
  const slice = chosen && {
    network,
    window_days: chosen.window_days,
    processing_date: chosen.processing_date,
  };
  const names = networks.data.networks.includes(network)
    ? networks.data.networks
    : [network, ...networks.data.networks];
  return (
    <SliceContext value={{ networks: names, network, slices: slices.data.slices, slice }}>{children}</SliceContext>
  );
}

function chosenSlice(slices: readonly ApiSchemas['Slice'][], params: URLSearchParams): ApiSchemas['Slice'] | undefined {
  const [date, days] = [params.get('date'), params.get('days')];
  const fits = slices.filter(
    (slice) =>
      (date === null || slice.processing_date === date) && (days === null || slice.window_days === Number(days)),
  );
  return fits[0] ?? slices[0];
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
