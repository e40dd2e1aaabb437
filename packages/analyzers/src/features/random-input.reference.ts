/** Small windows for tests: written out by hand, or drawn at random with everything that is awkward in them. */
import { HOUR_MS, parseProcessingDate, windowOf } from '@analytics/domain';
import fc from 'fast-check';
import { indexTransfers } from '../transfer-index.ts';
import type { FeatureInput } from './feature-input.ts';
import { featureSettingsSchema, type FeatureSettings } from './params.ts';

export interface PlainTransfer {
  readonly from: number;
  readonly to: number;
  /** Milliseconds after the window's start. */
  readonly at_ms: number;
  readonly usd: number;
  /** Native amount; `usd` where it is left out. */
  readonly amount?: number;
  readonly asset?: number;
  /** The hour of `at_ms` where it is left out. */
  readonly block?: number;
}

export interface PlainWindow {
  readonly nodeCount: number;
  readonly transfers: readonly PlainTransfer[];
  readonly services?: readonly number[];
  readonly risks?: readonly number[];
  readonly settings?: Partial<FeatureSettings>;
}

/** Eight days from Wednesday 2025-01-01. */
export const TEST_WINDOW = windowOf(parseProcessingDate('2025-01-09'), 8);

/** Hours in milliseconds. */
export const hours = (count: number): number => count * HOUR_MS;

/** A FeatureInput of a plain window: transfers sorted by time, then block, then as listed. */
export function featureInput({
  nodeCount,
  transfers,
  services = [],
  risks = [],
  settings = {},
}: PlainWindow): FeatureInput {
  const sorted = transfers
    .map((transfer) => ({ ...transfer, block: transfer.block ?? Math.floor(transfer.at_ms / HOUR_MS) }))
    .sort((a, b) => a.at_ms - b.at_ms || a.block - b.block);
  const columns = {
    length: sorted.length,
    from: Uint32Array.from(sorted, ({ from }) => from),
    to: Uint32Array.from(sorted, ({ to }) => to),
    timestamp_ms: Float64Array.from(sorted, ({ at_ms }) => TEST_WINDOW.start_ms + at_ms),
    block_height: Uint32Array.from(sorted, ({ block }) => block),
    amount: Float64Array.from(sorted, ({ amount, usd }) => amount ?? usd),
    amount_usd: Float64Array.from(sorted, ({ usd }) => usd),
    asset: Uint32Array.from(sorted, ({ asset }) => asset ?? 0),
  };
  const marked = (nodes: readonly number[]) =>
    Uint8Array.from({ length: nodeCount }, (_, v) => (nodes.includes(v) ? 1 : 0));
  const total_volume_usd = new BigUint64Array(2 * nodeCount);
  for (const { from, to, usd } of sorted) {
    const scaled = BigInt(Math.round(usd * 1e6)) * 10n ** 12n;
    for (const node of [from, to]) {
      const sum = total_volume_usd[2 * node]! + (total_volume_usd[2 * node + 1]! << 64n) + scaled;
      total_volume_usd[2 * node] = BigInt.asUintN(64, sum);
      total_volume_usd[2 * node + 1] = sum >> 64n;
    }
  }
  return {
    window: TEST_WINDOW,
    transfers: columns,
    index: indexTransfers(columns, nodeCount),
    addresses: { length: nodeCount, is_service: marked(services), risk_category: marked(risks) },
    total_volume_usd,
    settings: { ...featureSettingsSchema.parse({}), ...settings },
  };
}

const amounts = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 100_000_000 }).map((cents) => cents / 100) },
);
/** Hours, so that many transfers share one instant, and odd milliseconds. */
const moments = fc.oneof(
  fc.integer({ min: 0, max: 191 }).map((hour) => hour * HOUR_MS),
  fc.integer({ min: 0, max: 8 }).map((third) => Math.min(8 * 24 * HOUR_MS - 1, third * 24 * HOUR_MS)),
  fc.integer({ min: 0, max: 8 * 24 * HOUR_MS - 1 }),
);

/**
 * Windows of 1 to 7 addresses: zero amounts, equal instants, lone transfers, services, risk labels, windows without any
 * price.
 */
export const plainWindows: fc.Arbitrary<PlainWindow> = fc.integer({ min: 2, max: 7 }).chain((nodeCount) => {
  const node = fc.integer({ min: 0, max: nodeCount - 1 });
  const transfer = fc.record({
    from: node,
    to: node,
    at_ms: moments,
    usd: amounts,
    amount: amounts,
    asset: fc.integer({ min: 0, max: 2 }),
    block: fc.integer({ min: 0, max: 5 }),
  });
  const byTime = fc.boolean();
  const priced = fc.integer({ min: 0, max: 5 }).map((draw) => draw > 0);
  return fc
    .record({
      transfers: fc.array(transfer, { maxLength: 40, size: 'max' }),
      services: fc.array(node, { maxLength: 1 }),
      risks: fc.array(node, { maxLength: 2 }),
      byTime,
      priced,
    })
    .map(({ transfers, services, risks, byTime: blocksAscend, priced: hasPrices }) => ({
      nodeCount,
      services,
      risks,
      transfers: transfers
        .filter(({ from, to }) => from !== to)
        .map((one) => ({
          ...one,
          usd: hasPrices ? one.usd : 0,
          block: blocksAscend ? Math.floor(one.at_ms / HOUR_MS) : one.block,
        })),
    }));
});

/** The rows of a FeatureInput as objects, for references that loop over them. */
export function plainRows({ transfers }: FeatureInput) {
  return Array.from({ length: transfers.length }, (_, row) => ({
    row,
    from: transfers.from[row]!,
    to: transfers.to[row]!,
    time_ms: transfers.timestamp_ms[row]!,
    block: transfers.block_height[row]!,
    amount: transfers.amount[row]!,
    usd: transfers.amount_usd[row]!,
    asset: transfers.asset[row]!,
  }));
}

export type PlainRow = ReturnType<typeof plainRows>[number];

/** Whether two numbers agree up to the rounding of float32 columns; both must be finite. */
export function nearlyEqual(actual: number, expected: number): boolean {
  const scale = Math.max(1, Math.abs(actual), Math.abs(expected));
  return Number.isFinite(actual) && Math.abs(actual - expected) <= 2e-6 * scale;
}
