/** Random inputs: small ones for property tests, and a large heavy-tailed one with hubs for measurements. */
import { DAY_MS, type AddressColumns, type TransferColumns } from '@analytics/domain';
import type { DetectionInput } from '../detection.ts';
import { inputOf } from './transfers-of.ts';

export interface HeavyTail {
  readonly transferCount: number;
  readonly nodeCount: number;
  /** Counterparties of the one great hub; it is no service. */
  readonly hubDegree: number;
  readonly days: number;
  readonly serviceCount: number;
  readonly riskCount: number;
  readonly seed: number;
}

/** Mulberry32: a small generator whose numbers in [0, 1) depend on the seed alone. */
export function randomSource(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Power-law endpoints, log-normal-like amounts, three assets, uniform times; node 0 is the hub, half in and half out.
 */
export function heavyTailedInput(options: HeavyTail): DetectionInput {
  const { transferCount: length, nodeCount, hubDegree } = options;
  const random = randomSource(options.seed);
  // Rank of a node by degree is scattered over the ids, so that small ids are not the busy ones.
  const busy = () => ((1 + Math.floor((nodeCount - 1) * random() ** 3)) * 7919) % nodeCount;
  const times = Float64Array.from(
    { length },
    () => Date.UTC(2025, 0, 1) + Math.floor(random() * options.days * DAY_MS),
  ).sort();
  const transfers: TransferColumns = {
    length,
    from: new Uint32Array(length),
    to: new Uint32Array(length),
    timestamp_ms: times,
    block_height: Uint32Array.from(times, (time) => Math.floor((time - Date.UTC(2025, 0, 1)) / 12_000)),
    amount: new Float64Array(length),
    amount_usd: new Float64Array(length),
    asset: new Uint32Array(length),
  };
  for (let row = 0; row < length; row++) {
    const throughHub = random() * length < hubDegree;
    const other = 1 + Math.floor(random() * (nodeCount - 1));
    const inward = random() < 0.5;
    transfers.from[row] = throughHub ? (inward ? other : 0) : busy();
    transfers.to[row] = throughHub ? (inward ? 0 : other) : busy();
    if (transfers.from[row] === transfers.to[row]) transfers.to[row] = (transfers.to[row]! + 1) % nodeCount;
    transfers.amount[row] = Math.round(10 ** (1 + 3 * (random() + random() + random()) * (2 / 3)) * 100) / 100;
    transfers.amount_usd[row] = transfers.amount[row]!;
    transfers.asset[row] = random() < 0.8 ? 0 : random() < 0.5 ? 1 : 2;
  }
  return inputOf(transfers, heavyTailedAddresses(options, random), ['AAA', 'BBB', 'CCC']);
}

function heavyTailedAddresses(options: HeavyTail, random: () => number): AddressColumns {
  const is_service = new Uint8Array(options.nodeCount);
  const risk_category = new Uint8Array(options.nodeCount);
  for (let i = 0; i < options.serviceCount; i++) is_service[((i + 2) * 7919) % options.nodeCount] = 1;
  for (let i = 0; i < options.riskCount; i++) {
    risk_category[Math.floor(random() * options.nodeCount)] = 1 + Math.floor(random() * 7);
  }
  const addresses = Array.from({ length: options.nodeCount }, (_, node) => `n${String(node).padStart(7, '0')}`);
  return { length: options.nodeCount, addresses, is_service, is_swap: is_service, risk_category };
}
