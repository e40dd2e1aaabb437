/** The results of a trace with names, labels and ids: what a reader gets of nodes and rows. */
import {
  LEDGER_ENTRIES,
  type LedgerLine,
  type TraceInput,
  type TraceLabel,
  type TracePath,
  type TracedPlace,
} from '@analytics/analyzers';
import {
  EXPOSURE_METHODS,
  chainOfNetwork,
  chainsNamedIn,
  counted,
  decimalText,
  meaningOf,
  type ExposureMethod,
  type TraceAnswerPath,
  type TraceDestination,
  type TraceDirection,
  type TraceLedgerRow,
} from '@analytics/domain';

const MAX_DEPOSIT_ADDRESSES = 10;

interface TraceWords {
  readonly network: string;
  readonly input: TraceInput;
  readonly addresses: readonly string[];
  readonly idOf: (row: number) => string;
  readonly method: ExposureMethod;
  /** Of the transfers into a place so many are named; the count is whole. */
  readonly max_ids: number;
}

/** A destination as an answer gives it. */
export function destinationOf(words: TraceWords, place: TracedPlace, direction: TraceDirection): TraceDestination {
  return { ...placeWords(words, place, direction), usd_by_method: { ...place.usd } };
}

/** The same without the sums of each method. */
export function placeWords(
  { network, input, addresses, idOf, method, max_ids }: TraceWords,
  place: TracedPlace,
  direction: TraceDirection,
): Omit<TraceDestination, 'usd_by_method'> {
  const { assets, labels } = input;
  const usd = EXPOSURE_METHODS.map((one) => place.usd[one]);
  const shares = EXPOSURE_METHODS.map((one) => place.share_ratio[one]);
  return {
    address: addresses[place.node] ?? '',
    ending: place.ending,
    label: labels.get(place.node)?.label ?? '',
    role: place.role,
    other_chains: otherChains(network, labels.get(place.node)),
    behaviour: `received from ${counted(place.payer_count, 'address', 'addresses')}, paid ${counted(place.payee_count, 'address', 'addresses')}`,
    usd: place.usd[method],
    least_usd: Math.min(...usd),
    most_usd: Math.max(...usd),
    share_ratio: place.share_ratio[method],
    least_share_ratio: Math.min(...shares),
    most_share_ratio: Math.max(...shares),
    amounts: Array.from(place.amounts, ([asset, units]) => ({
      asset_symbol: assets[asset]?.asset_symbol ?? '',
      asset_contract: assets[asset]?.asset_contract ?? '',
      amount: decimalText(units),
    })),
    hops: place.hops,
    hops_usual: place.hops_usual,
    first_time: Number.isFinite(place.first_ms) ? place.first_ms : 0,
    last_time: place.last_ms,
    transfer_count: place.rows.length,
    transfer_ids: place.rows.slice(0, max_ids).map(idOf),
    deposit_addresses:
      direction === 'forward'
        ? place.deposit_nodes.slice(0, MAX_DEPOSIT_ADDRESSES).map((node) => addresses[node] ?? '')
        : [],
  };
}

/** Of a bridge those that its label names, but for the one that it is on. */
function otherChains(network: string, label: TraceLabel | undefined): string[] {
  if (label === undefined) return [];
  const { address_type, address_subtype } = label;
  if (![address_type, address_subtype].some((one) => meaningOf(one)?.category === 'bridge')) return [];
  const named = [...chainsNamedIn(label.label), ...chainsNamedIn(address_subtype, 'alone')];
  return [...new Set(named)].filter((chain) => chain !== chainOfNetwork(network)).sort();
}

export function pathOf({ input, addresses, idOf }: TraceWords, { node, usd, hops }: TracePath): TraceAnswerPath {
  const { assets } = input;
  return {
    address: addresses[node] ?? '',
    usd,
    hops: hops.map((hop) => ({
      from_address: addresses[hop.from] ?? '',
      to_address: addresses[hop.to] ?? '',
      kind: hop.kind,
      given_asset: assets[hop.from_asset]?.asset_symbol ?? '',
      asset_symbol: assets[hop.to_asset]?.asset_symbol ?? '',
      amount: decimalText(hop.amount),
      time: hop.time_ms,
      transfer_ids: hop.rows.map(idOf),
    })),
  };
}

export function ledgerRow(
  { assets }: TraceInput,
  { method, asset, sums, difference }: LedgerLine,
  values_units: boolean,
): TraceLedgerRow {
  const texts = Object.fromEntries(LEDGER_ENTRIES.map((entry) => [entry, decimalText(sums[entry])])) as Record<
    (typeof LEDGER_ENTRIES)[number],
    string
  >;
  const name = asset < 0 ? { asset_symbol: values_units ? 'units' : 'USD', asset_contract: '' } : assets[asset];
  return {
    method,
    asset_symbol: name?.asset_symbol ?? '',
    asset_contract: name?.asset_contract ?? '',
    ...texts,
    difference: decimalText(difference),
  };
}
