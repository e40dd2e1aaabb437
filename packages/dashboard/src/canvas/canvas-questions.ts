/** What a canvas asks the service, and how the answers become addresses and links. */
import type { ApiClient } from '@analytics/api-client';
import {
  NO_CANVAS_FILTERS,
  TRACE_DEFAULTS,
  entityName,
  sharedEntities,
  type AddressFacts,
  type CanvasFilters,
  type CanvasLink,
  type TraceDirection,
} from '@analytics/domain';
import { defined } from '../api/defined.ts';
import { answerOf } from '../api/session.tsx';
import type { SliceChoice } from '../slice/slice.tsx';
import { flowKey, foundByTrace, foundInWindow, heaviestEdges, type Found } from './found-links.ts';

export interface Asking {
  readonly client: ApiClient;
  readonly slice: SliceChoice;
  readonly signal: AbortSignal;
}

export interface FoundAround extends Found {
  readonly facts: readonly AddressFacts[];
  /** Of all that pass the filters. */
  readonly link_count: number;
  readonly read_count: number;
}

/** The next links of an address, the largest first. */
export async function askAround(
  { client, slice, signal }: Asking,
  address: string,
  direction: 'in' | 'out' | undefined,
  { from_time, to_time, assets, min_usd, roles }: CanvasFilters,
  page: { readonly limit: number; readonly offset: number },
): Promise<FoundAround> {
  const filter = defined({
    direction,
    asset: assets.length === 0 ? undefined : [...assets],
    role: roles.length === 0 ? undefined : [...roles],
    from_ms: from_time === 0 ? undefined : from_time,
    to_ms: to_time === 0 ? undefined : to_time,
  });
  const query = { ...slice, ...filter, min_usd, ...page };
  const { links, facts, link_count } = await answerOf(
    client.GET('/api/v1/addresses/{address}/links', { params: { path: { address }, query }, signal }),
  );
  return { ...foundInWindow(links), facts, link_count, read_count: page.offset + links.length };
}

/** What some addresses paid one another, within the filters. */
export async function askAmong(
  { client, slice, signal }: Asking,
  addresses: readonly string[],
  { from_time, to_time, assets, min_usd }: CanvasFilters,
): Promise<{ readonly links: readonly CanvasLink[]; readonly is_complete: boolean }> {
  if (addresses.length === 0) return { links: [], is_complete: true };
  const times = defined({
    from_ms: from_time === 0 ? undefined : from_time,
    to_ms: to_time === 0 ? undefined : to_time,
  });
  const body = { ...slice, ...times, addresses: [...addresses], assets: [...assets], min_usd };
  const { links, is_complete } = await answerOf(client.POST('/api/v1/addresses/links', { body, signal }));
  return { links: foundInWindow(links).links, is_complete };
}

export interface FoundTrace extends Found {
  readonly entered_usd: number;
  readonly place_count: number;
  /** Hops of the shortest path to where it was asked for. */
  readonly hop_count: number;
}

/** What is traced: the money of addresses, or that of transfers. */
export interface TraceSource {
  readonly from?: readonly string[];
  readonly transfers?: readonly string[];
  /** Of the transfers only what comes in from outside them. */
  readonly entering_only?: boolean;
  readonly to?: string;
  readonly direction: TraceDirection;
}

/** Arrows of a trace that are drawn; more would hide one another. */
const MAX_TRACED_ARROWS = 80;

export async function askTrace(
  asking: Asking,
  { from = [], transfers = [], entering_only = false, to, direction }: TraceSource,
  filters: CanvasFilters,
): Promise<FoundTrace> {
  const { client, slice, signal } = asking;
  const body = {
    ...slice,
    from: [...from],
    transfers: [...transfers],
    entering_only,
    direction,
    method: TRACE_DEFAULTS.method,
    min_usd: Math.max(TRACE_DEFAULTS.min_usd, filters.min_usd),
    keep: true,
    edges: true,
    ...defined({ to }),
  };
  const answer = await answerOf(client.POST('/api/v1/traces', { body, signal }));
  const { paths, shortest_path, edges = [], entered_usd, destinations, sources } = answer;
  const wanted = to === undefined ? paths : paths.filter(({ address }) => address === to);
  const isShortest = shortest_path !== undefined && (to === undefined || shortest_path.address === to);
  const drawn = isShortest ? [...wanted, shortest_path] : wanted;
  const begins = drawn.flatMap(({ hops }) =>
    direction === 'forward' ? (hops[0]?.from_address ?? []) : (hops.at(-1)?.to_address ?? []),
  );
  // Where it is followed to one address, the ways there are the answer; else the heaviest arrows of all.
  const onPaths = new Set(drawn.flatMap(({ hops }) => hops.map(flowKey)));
  const heaviest = to === undefined ? heaviestEdges(edges, [...sources, ...begins], direction, MAX_TRACED_ARROWS) : [];
  const shown = [...heaviest, ...edges.filter((edge) => onPaths.has(flowKey(edge)) && !heaviest.includes(edge))];
  const ends = [...new Set(heaviest.flatMap(({ from_address, to_address }) => [from_address, to_address]))];
  const { links } = await askAmong(asking, ends, NO_CANVAS_FILTERS);
  const times = new Map(links.map((link) => [flowKey(link), link] as const));
  return {
    ...foundByTrace(drawn, shown, times),
    entered_usd,
    place_count: destinations.length,
    hop_count: drawn.reduce((least, { hops }) => Math.min(least, hops.length), Infinity),
  };
}

/** Entities that hold at least two of the addresses: what each is called, and which they are. */
export async function askOwners(
  { client, slice, signal }: Asking,
  addresses: readonly string[],
): Promise<readonly { readonly name: string; readonly addresses: readonly string[] }[]> {
  if (addresses.length === 0) return [];
  const body = { ...slice, addresses: [...addresses] };
  const { entities } = await answerOf(client.POST('/api/v1/addresses/entities', { body, signal }));
  return sharedEntities(entities).map((entity) => ({ name: entityName(entity), addresses: entity.addresses }));
}
