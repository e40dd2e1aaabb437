/** What the service answers, as links and addresses of a canvas. */
import type { AddressLink, CanvasLink, LinkBasis, TraceAnswerPath, TraceEdge } from '@analytics/domain';

export interface Found {
  readonly addresses: readonly string[];
  readonly links: readonly CanvasLink[];
}

/** The links of an address, or those among several: all transfers of the window that pass the filters. */
export function foundInWindow(links: readonly AddressLink[]): Found {
  return foundOf(links.map((link) => ({ ...link, basis: 'window' })));
}

/** A transfer as alerts and cases give it. */
interface Transfer {
  readonly from_address: string;
  readonly to_address: string;
  readonly asset_symbol: string;
  readonly asset_contract: string;
  readonly amount: string;
  readonly amount_usd: string;
  readonly block_timestamp: number;
}

/** Transfers of the evidence of an alert or a case, summed by pair and asset; sums are exact. O(transfers). */
export function foundInEvidence(transfers: readonly Transfer[]): Found {
  const links = new Map<string, CanvasLink>();
  for (const transfer of transfers) {
    const { from_address, to_address, asset_symbol, asset_contract, amount, amount_usd, block_timestamp } = transfer;
    if (from_address === to_address) continue;
    const key = JSON.stringify([from_address, to_address, asset_symbol, asset_contract]);
    const known = links.get(key);
    links.set(key, {
      from_address,
      to_address,
      asset_symbol,
      asset_contract,
      basis: 'evidence',
      transfer_count: (known?.transfer_count ?? 0) + 1,
      total_usd: sumOf(known?.total_usd ?? '0', amount_usd),
      amount: sumOf(known?.amount ?? '0', amount),
      first_time: Math.min(known?.first_time ?? Infinity, block_timestamp),
      last_time: Math.max(known?.last_time ?? 0, block_timestamp),
    });
  }
  return foundOf([...links.values()]);
}

/** When money moved between two addresses in an asset, by `flowKey`. */
export type FlowTimes = ReadonlyMap<string, Pick<CanvasLink, 'first_time' | 'last_time'>>;

/**
 * Paths and arrows of a trace: each is a link. Its sum is what the trace carried over it in all (`edges`), or where that
 * is not known the most that one of the paths carried. An arrow of no path is of no known time unless `times` has it.
 */
export function foundByTrace(
  paths: readonly TraceAnswerPath[],
  edges: readonly TraceEdge[],
  times: FlowTimes = new Map(),
): Found {
  const links = new Map<string, CanvasLink>();
  const inAll = new Map<string, Pick<CanvasLink, 'transfer_count' | 'total_usd'>>();
  for (const edge of edges) {
    const { from_address, to_address, asset_symbol, usd, transfer_count } = edge;
    if (from_address === to_address) continue;
    const carried = { transfer_count, total_usd: decimalOf(usd) };
    const { first_time, last_time } = times.get(flowKey(edge)) ?? NO_TIMES;
    inAll.set(flowKey(edge), carried);
    links.set(flowKey(edge), { ...TRACED, from_address, to_address, asset_symbol, ...carried, first_time, last_time });
  }
  const hops = new Map<string, { usd: number; transfers: Set<string>; first_time: number; last_time: number }>();
  for (const { usd, hops: along } of paths) {
    for (const hop of along) {
      const { from_address, to_address, asset_symbol, time, transfer_ids } = hop;
      if (from_address === to_address) continue;
      const key = flowKey(hop);
      const known = hops.get(key) ?? { usd: 0, transfers: new Set(), first_time: time, last_time: time };
      const first_time = Math.min(known.first_time, time);
      const last_time = Math.max(known.last_time, time);
      const transfers = new Set([...known.transfers, ...transfer_ids]);
      const most = Math.max(known.usd, usd);
      hops.set(key, { usd: most, transfers, first_time, last_time });
      const counted = { transfer_count: transfers.size, total_usd: decimalOf(most) };
      const carried = inAll.get(key) ?? counted;
      const ends = { from_address, to_address, asset_symbol };
      links.set(key, { ...TRACED, ...ends, ...carried, first_time, last_time });
    }
  }
  return foundOf([...links.values()]);
}

const TRACED = { asset_contract: '', basis: 'trace', amount: '' } as const;
const NO_TIMES = { first_time: 0, last_time: 0 };

/**
 * The arrows of a trace that carried the most, as far as they hang together with where it begins: one that leads from
 * nowhere says nothing. Deterministic; O(edges log edges), and O(limit²) in the worst case.
 */
export function heaviestEdges(
  edges: readonly TraceEdge[],
  sources: readonly string[],
  direction: 'forward' | 'backward',
  limit: number,
): readonly TraceEdge[] {
  const [near, far] =
    direction === 'forward' ? (['from_address', 'to_address'] as const) : (['to_address', 'from_address'] as const);
  const largest = edges.toSorted((a, b) => b.usd - a.usd || (flowKey(a) < flowKey(b) ? -1 : 1)).slice(0, limit);
  const reached = new Set(sources);
  for (let before = -1; before < reached.size;) {
    before = reached.size;
    for (const edge of largest) if (reached.has(edge[near])) reached.add(edge[far]);
  }
  return largest.filter((edge) => reached.has(edge[near]));
}

function foundOf(links: readonly (CanvasLink & { readonly basis: LinkBasis })[]): Found {
  return {
    addresses: [...new Set(links.flatMap(({ from_address, to_address }) => [from_address, to_address]))],
    links,
  };
}

/** Two addresses and an asset. */
export function flowKey({
  from_address,
  to_address,
  asset_symbol,
}: Pick<CanvasLink, 'from_address' | 'to_address' | 'asset_symbol'>): string {
  return JSON.stringify([from_address, to_address, asset_symbol]);
}

/** What a document can hold of a sum in USD: cents, and nothing below none. */
function decimalOf(usd: number): string {
  return Math.min(1e15, Math.max(0, usd)).toFixed(2);
}

const DIGITS = 18;

/** Exact, of decimals that are not negative and have at most 18 digits after the point. */
export function sumOf(one: string, other: string): string {
  const text = (scaledOf(one) + scaledOf(other)).toString().padStart(DIGITS + 1, '0');
  const fraction = text.slice(-DIGITS).replace(/0+$/u, '');
  const whole = text.slice(0, -DIGITS);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

function scaledOf(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(whole) * 10n ** BigInt(DIGITS) + BigInt(fraction.padEnd(DIGITS, '0').slice(0, DIGITS) || '0');
}
