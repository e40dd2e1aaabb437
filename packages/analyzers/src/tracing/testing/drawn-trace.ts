/** Literal inputs for tests of traces: a few drawn transfers, labels, transactions. */
import { transfersOf, type DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { traceSettingsSchema, type TraceSettings } from '../exits/params.ts';
import { namedNodes, type TraceInput, type TraceLabel } from '../exits/trace-input.ts';

import { traceMoney, type TraceRequest, type TraceResult } from '../exits/trace-money.ts';

/** An input with its names. */
export interface DrawnInput extends TraceInput {
  readonly addresses: readonly string[];
}

/** From, to, minute of a day, amount, asset (`USD` if left out), USD (the amount if left out). */
export type Drawn = readonly [from: string, to: string, minute: number, amount: number, asset?: string, usd?: number];

export interface DrawnTrace {
  readonly labels?: Readonly<Record<string, string>>;
  /** Of labels. */
  readonly subtypes?: Readonly<Record<string, string>>;
  /** Minutes at which all transfers are of one transaction. */
  readonly joined?: readonly number[];
  /** Contracts of assets that are not native. */
  readonly contracts?: Readonly<Record<string, string>>;
}

export function drawnTrace(
  drawn: readonly Drawn[],
  { labels = {}, subtypes = {}, joined = [], contracts = {} }: DrawnTrace = {},
): DrawnInput {
  const order = drawn
    .map((one, at) => ({ one, at }))
    .sort((a, b) => a.one[2] - b.one[2] || a.at - b.at)
    .map(({ one }) => one);
  const rows = order.map(([from, to, minute, amount, asset = 'USD']): DrawnTransfer => [
    from,
    to,
    new Date(Date.UTC(2025, 0, 1) + minute * 60_000).toISOString().slice(0, -1),
    amount,
    asset,
  ]);
  const { transfers, index, addresses, assets } = transfersOf(rows);
  const amount_usd = Float64Array.from(order, (one) => one[5] ?? one[3]);
  const nodeOf = new Map(addresses.addresses.map((name, node) => [name, node]));
  const labelOf = ([name, address_type]: [string, string]): [number, TraceLabel] => [
    nodeOf.get(name) ?? -1,
    { label: name, address_type, address_subtype: subtypes[name] ?? '', trust_level: 'verified', risk_level: '' },
  ];
  const named = assets.map(({ asset_symbol }) => ({
    asset_symbol,
    asset_contract: contracts[asset_symbol] ?? 'native',
  }));
  return {
    transfers: { ...transfers, amount_usd },
    index,
    amount_exact: words(transfers.amount),
    amount_usd_exact: words(amount_usd),
    transaction: Uint32Array.from(order, (one, at) => (joined.includes(one[2]) ? order.length + one[2] : at)),
    addresses: addresses.addresses,
    assets: named,
    ...namedNodes(addresses.addresses, named),
    labels: new Map(Object.entries(labels).map(labelOf)),
  };
}

function words(values: Float64Array): BigUint64Array {
  const scaled = Array.from(values, (value) => BigInt(Math.round(value * 1e6)) * 10n ** 12n);
  return BigUint64Array.from(scaled.flatMap((one) => [BigInt.asUintN(64, one), one >> 64n]));
}

export interface Asked extends Partial<Omit<TraceRequest, 'nodes' | 'to'>> {
  readonly from?: readonly string[];
  readonly to?: string;
}

/** Forward by haircut from `thief`, with the least limits, unless asked otherwise. */
export function traceOf(input: DrawnInput, asked: Asked = {}, settings: Partial<TraceSettings> = {}): TraceResult {
  const { from = ['thief'], to, ...rest } = asked;
  const request: TraceRequest = {
    rows: [],
    direction: 'forward',
    method: 'haircut',
    min_usd: 0.01,
    path_count: 5,
    ...rest,
    nodes: from.map((name) => input.addresses.indexOf(name)),
    to: to === undefined ? undefined : input.addresses.indexOf(to),
  };
  return traceMoney(input, request, traceSettingsSchema.parse(settings));
}

/** `{ address: USD }` of the places that are named, under the method that is shown. */
export function placesBy(
  input: DrawnInput,
  result: TraceResult,
  method: TraceRequest['method'] = 'haircut',
): Record<string, number> {
  return Object.fromEntries(
    result.places.map(({ node, usd }) => [input.addresses[node]!, Math.round(usd[method] * 100) / 100]),
  );
}
