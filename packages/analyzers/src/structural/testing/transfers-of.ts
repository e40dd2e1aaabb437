/** Literal inputs for tests: a few drawn transfers become a DetectionInput. */
import {
  DAY_MS,
  RISK_CATEGORIES,
  parseProcessingDate,
  windowOf,
  type AddressColumns,
  type Pattern,
  type RiskCategory,
  type TransferColumns,
} from '@analytics/domain';
import { indexTransfers } from '../../transfer-index.ts';
import type { DetectionInput } from '../detection.ts';

/**
 * From, to, UTC time (`2025-01-01T00:00`, seconds if wanted), USD, asset (`USDT` if left out). The native amount equals
 * the USD.
 */
export type DrawnTransfer = readonly [from: string, to: string, time: string, usd: string | number, asset?: string];

export interface DrawnWorld {
  readonly services?: readonly string[];
  /** Services in which others swap. */
  readonly swaps?: readonly string[];
  readonly risks?: Readonly<Record<string, RiskCategory>>;
  /** Assets whose USD amounts are all 0; their native amounts stay. */
  readonly unpriced?: readonly string[];
  /** Further addresses of the window that need not appear in a transfer. */
  readonly bystanders?: readonly string[];
  readonly eur_usd_by_day?: ReadonlyMap<number, number>;
}

/** The input for `drawn`, sorted by time; rows of equal time keep the order in which they are drawn. */
export function transfersOf(drawn: readonly DrawnTransfer[], world: DrawnWorld = {}): DetectionInput {
  const sorted = drawn
    .map(([from, to, time, usd, asset = 'USDT']) => ({
      from,
      to,
      time_ms: Date.parse(`${time}Z`),
      usd: Number(usd),
      asset,
    }))
    .sort((a, b) => a.time_ms - b.time_ms);
  const addresses = [...new Set([...sorted.flatMap(({ from, to }) => [from, to]), ...(world.bystanders ?? [])])].sort();
  const symbols = [...new Set(sorted.map(({ asset }) => asset))].sort();
  const nodeOfAddress = new Map(addresses.map((address, node) => [address, node]));
  const transfers: TransferColumns = {
    length: sorted.length,
    from: Uint32Array.from(sorted, ({ from }) => nodeOfAddress.get(from)!),
    to: Uint32Array.from(sorted, ({ to }) => nodeOfAddress.get(to)!),
    timestamp_ms: Float64Array.from(sorted, ({ time_ms }) => time_ms),
    block_height: Uint32Array.from(sorted, ({ time_ms }) => Math.floor(time_ms / 1000)),
    amount: Float64Array.from(sorted, ({ usd }) => usd),
    amount_usd: Float64Array.from(sorted, ({ usd, asset }) => ((world.unpriced ?? []).includes(asset) ? 0 : usd)),
    asset: Uint32Array.from(sorted, ({ asset }) => symbols.indexOf(asset)),
  };
  return inputOf(transfers, addressesOf(addresses, world), symbols, world.eur_usd_by_day ?? new Map());
}

/** Wraps columns into an input whose window is the whole days that the transfers cover. */
export function inputOf(
  transfers: TransferColumns,
  addresses: AddressColumns,
  symbols: readonly string[],
  eurUsdByDay: ReadonlyMap<number, number> = new Map(),
): DetectionInput {
  const first_ms = transfers.timestamp_ms[0] ?? Date.UTC(2025, 0, 1);
  const last_ms = transfers.timestamp_ms[transfers.length - 1] ?? first_ms;
  const endDay = Math.floor(last_ms / DAY_MS) + 1;
  const date = parseProcessingDate(new Date(endDay * DAY_MS).toISOString().slice(0, 10));
  return {
    window: windowOf(date, endDay - Math.floor(first_ms / DAY_MS)),
    transfers,
    index: indexTransfers(transfers, addresses.length),
    addresses,
    assets: symbols.map((asset_symbol) => ({ asset_symbol, asset_contract: 'native' })),
    seed: 1,
    eur_usd_by_day: eurUsdByDay,
  };
}

function addressesOf(addresses: readonly string[], world: DrawnWorld): AddressColumns {
  const { services = [], swaps = [] } = world;
  const marked = (names: readonly string[]): Uint8Array =>
    Uint8Array.from(addresses, (address) => Number(names.includes(address)));
  return {
    length: addresses.length,
    addresses,
    is_service: marked([...services, ...swaps]),
    is_swap: marked(swaps),
    risk_category: Uint8Array.from(addresses, (address) => RISK_CATEGORIES.indexOf(world.risks?.[address] ?? 'none')),
  };
}

/** The addresses of node ids. */
export function namesOf(input: DetectionInput, nodes: readonly number[]): string[] {
  return nodes.map((node) => input.addresses.addresses[node]!);
}

/** Members and their roles as `role: a, b`, for short assertions. */
export function castOf(input: DetectionInput, pattern: Pattern): Record<string, string[]> {
  const roles: Record<string, string[]> = {};
  pattern.members.forEach((node, i) => (roles[pattern.roles[i]!] ??= []).push(input.addresses.addresses[node]!));
  for (const names of Object.values(roles)) names.sort();
  return roles;
}

/** `2025-01-01T00:00:00` plus so many minutes (fractions allowed). */
export function minute(minutes: number): string {
  return new Date(Date.UTC(2025, 0, 1) + minutes * 60_000).toISOString().slice(0, -1);
}
