/** Traces money through a window that is open, and writes the answer with names, labels and ids. */
import {
  LEDGER_ENTRIES,
  TRACE_METHODS,
  indexTransfers,
  isServiceLabel,
  namedNodes,
  type LedgerLine,
  type TraceDirection,
  type TraceInput,
  type TraceLabel,
  type TraceMethod,
  type TracePath,
  type TraceResult,
  type TracedPlace,
} from '@analytics/analyzers';
import {
  AnalyticsError,
  counted,
  foldAddress,
  shortAddress,
  type TraceAnswer,
  type TraceAnswerPath,
  type TraceDestination,
  type TraceEdge,
  type TraceLedgerRow,
} from '@analytics/domain';
import { rowsNamedBy, traceColumns, transferIdentities, type TraceColumns } from '@analytics/storage';
import type { WorkerInput } from '../compute/analysis-worker.ts';
import { runInPool } from '../compute/run-in-pool.ts';
import type { OpenWindow } from '../window/open-window.ts';

export interface TraceQuestion {
  readonly from: readonly string[];
  /**
   * Ids of transfers, or of transactions: then all transfers of them into or out of the addresses, or all where there
   * are none.
   */
  readonly transfers: readonly string[];
  readonly to?: string | undefined;
  readonly direction: TraceDirection;
  readonly method: TraceMethod;
  readonly min_usd: number;
  readonly path_count: number;
}

/** Enough to look up and to freeze; the count is whole. */
const MAX_TRANSFER_IDS = 20;
const MAX_DEPOSIT_ADDRESSES = 10;
const UNITS = 10n ** 18n;

interface NamedInput extends TraceInput {
  readonly addresses: readonly string[];
}

export interface WindowTrace {
  readonly answer: TraceAnswer;
  readonly edges: readonly TraceEdge[];
}

/** Throws ADDRESS_NOT_FOUND, TRANSFER_NOT_FOUND, RUN_CANCELLED. */
export async function traceWindow(opened: OpenWindow, question: TraceQuestion): Promise<WindowTrace> {
  const { database, window, network, settings, signal } = opened;
  const data = await opened.data();
  const { addresses } = data.addresses;
  const nodeOf = nodeFinder(addresses);
  const nodes = question.from.map(nodeOf);
  const to = question.to === undefined ? undefined : nodeOf(question.to);
  const index = indexTransfers(data.transfers, addresses.length);
  const columns = await traceColumns(database, window, network);
  const unnamed: TraceInput = {
    transfers: data.transfers,
    index,
    amount_exact: columns.amount_exact,
    amount_usd_exact: data.amount_usd_exact,
    transaction: columns.transaction,
    assets: data.assets,
    ...namedNodes(addresses, data.assets),
    labels: bestLabels(columns.labels),
  };
  const input: NamedInput = { ...unnamed, addresses };
  const rows = await rowsOf(opened, question, nodes, input);
  const { direction, method, min_usd, path_count } = question;
  const request = { nodes, rows, to, direction, method, min_usd, path_count };
  const shared: WorkerInput = { kind: 'trace', input: unnamed, settings: settings.trace };
  const [result] = (await runInPool({ threads: 1, signal }, shared, [{ name: 'trace', payload: request }])) as [
    TraceResult,
  ];
  const named = [
    ...result.places.flatMap((place) => place.rows.slice(0, MAX_TRANSFER_IDS)),
    ...[...result.paths, ...(result.shortest === undefined ? [] : [result.shortest])].flatMap(({ hops }) =>
      hops.flatMap((hop) => hop.rows),
    ),
    ...rows,
  ];
  const identities = await transferIdentities(database, window, Uint32Array.from(new Set(named)).sort());
  const idOf = (row: number): string => identities.get(row)?.transfer_id ?? '';
  const words = { input, idOf, method };
  const answer: TraceAnswer = {
    direction,
    method,
    min_usd,
    sources: nodes.map((node) => addresses[node] ?? ''),
    source_transfers: rows.map(idOf),
    entered_usd: result.values_units ? 0 : Number(decimal(result.entered)),
    is_priced: !result.values_units,
    destinations: result.places.map((place) => destinationOf(words, place, direction)),
    small: result.small,
    ledger: result.ledger.map((line) => ledgerRow(input, line, result.values_units)),
    paths: result.paths.map((path) => pathOf(words, path)),
    ...(result.shortest === undefined ? {} : { shortest_path: pathOf(words, result.shortest) }),
    moves_followed: result.moves_followed,
    assumed_changes: result.assumed_changes,
    is_complete: result.is_complete,
    warnings: warningsOf(input, question, nodes, rows, result),
  };
  const edges = result.edges.map(({ from, to: payee, asset, usd, transfer_count }) => ({
    from_address: addresses[from] ?? '',
    to_address: addresses[payee] ?? '',
    asset_symbol: data.assets[asset]?.asset_symbol ?? '',
    usd,
    transfer_count,
  }));
  return { answer, edges };
}

function nodeFinder(addresses: readonly string[]): (address: string) => number {
  return (address) => {
    const node = addresses.indexOf(foldAddress(address));
    if (node >= 0) return node;
    throw new AnalyticsError(
      'ADDRESS_NOT_FOUND',
      `Expected an address with a transfer in the window, found ${JSON.stringify(address)}.`,
    );
  };
}

/**
 * The best label of each address, one that names a service before one that names a person: money pools there either
 * way.
 */
function bestLabels(labels: TraceColumns['labels']): Map<number, TraceLabel> {
  const best = new Map<number, TraceLabel>();
  for (const { node_id, ...label } of labels) {
    const known = best.get(node_id);
    const isBetter =
      known !== undefined &&
      isServiceLabel(label) &&
      !isServiceLabel(known) &&
      label.trust_level !== 'unverified' &&
      label.trust_level !== 'community';
    if (known === undefined || isBetter) best.set(node_id, label);
  }
  return best;
}

/** Throws TRANSFER_NOT_FOUND. */
async function rowsOf(
  { database, window }: OpenWindow,
  { transfers: ids, from }: TraceQuestion,
  nodes: readonly number[],
  { transfers }: NamedInput,
): Promise<number[]> {
  if (ids.length === 0) return [];
  const found = await rowsNamedBy(database, window, ids);
  const missing = ids.filter((id) => !found.some((one) => one.id === id));
  if (missing.length > 0) {
    throw new AnalyticsError(
      'TRANSFER_NOT_FOUND',
      `Expected transfers of the window, found none named ${missing.join(', ')}.`,
    );
  }
  const rows = found.map(({ row }) => row);
  if (nodes.length === 0) return rows;
  const own = rows.filter(
    (row) => nodes.includes(transfers.from[row] ?? -1) || nodes.includes(transfers.to[row] ?? -1),
  );
  if (own.length > 0) return own;
  throw new AnalyticsError(
    'TRANSFER_NOT_FOUND',
    `Expected transfers from or to ${from.map(shortAddress).join(', ')}, found only transfers between others.`,
  );
}

interface Words {
  readonly input: NamedInput;
  readonly idOf: (row: number) => string;
  readonly method: TraceMethod;
}

function destinationOf(
  { input, idOf, method }: Words,
  place: TracedPlace,
  direction: TraceDirection,
): TraceDestination {
  const { addresses, assets, labels } = input;
  const usd = TRACE_METHODS.map((one) => place.usd[one]);
  const shares = TRACE_METHODS.map((one) => place.share_ratio[one]);
  return {
    address: addresses[place.node] ?? '',
    ending: place.ending,
    label: labels.get(place.node)?.label ?? '',
    role: place.role,
    behaviour: `received from ${counted(place.payer_count, 'address', 'addresses')}, paid ${counted(place.payee_count, 'address', 'addresses')}`,
    usd: place.usd[method],
    least_usd: Math.min(...usd),
    most_usd: Math.max(...usd),
    share_ratio: place.share_ratio[method],
    least_share_ratio: Math.min(...shares),
    most_share_ratio: Math.max(...shares),
    usd_by_method: { ...place.usd },
    amounts: Array.from(place.amounts, ([asset, units]) => ({
      asset_symbol: assets[asset]?.asset_symbol ?? '',
      asset_contract: assets[asset]?.asset_contract ?? '',
      amount: decimal(units),
    })),
    hops: place.hops,
    hops_usual: place.hops_usual,
    first_time: Number.isFinite(place.first_ms) ? place.first_ms : 0,
    last_time: place.last_ms,
    transfer_count: place.rows.length,
    transfer_ids: place.rows.slice(0, MAX_TRANSFER_IDS).map(idOf),
    deposit_addresses:
      direction === 'forward'
        ? place.deposit_nodes.slice(0, MAX_DEPOSIT_ADDRESSES).map((node) => addresses[node] ?? '')
        : [],
  };
}

function pathOf({ input, idOf }: Words, { node, usd, hops }: TracePath): TraceAnswerPath {
  const { addresses, assets } = input;
  return {
    address: addresses[node] ?? '',
    usd,
    hops: hops.map((hop) => ({
      from_address: addresses[hop.from] ?? '',
      to_address: addresses[hop.to] ?? '',
      kind: hop.kind,
      given_asset: assets[hop.from_asset]?.asset_symbol ?? '',
      asset_symbol: assets[hop.to_asset]?.asset_symbol ?? '',
      amount: decimal(hop.amount),
      time: hop.time_ms,
      transfer_ids: hop.rows.map(idOf),
    })),
  };
}

function ledgerRow(
  { assets }: NamedInput,
  { method, asset, sums, difference }: LedgerLine,
  values_units: boolean,
): TraceLedgerRow {
  const texts = Object.fromEntries(LEDGER_ENTRIES.map((entry) => [entry, decimal(sums[entry])])) as Record<
    (typeof LEDGER_ENTRIES)[number],
    string
  >;
  const name = asset < 0 ? { asset_symbol: values_units ? 'units' : 'USD', asset_contract: '' } : assets[asset];
  return {
    method,
    asset_symbol: name?.asset_symbol ?? '',
    asset_contract: name?.asset_contract ?? '',
    ...texts,
    difference: decimal(difference),
  };
}

/** `12.5` of a whole number of 10^-18. */
function decimal(units: bigint): string {
  const [sign, size] = units < 0n ? ['-', -units] : ['', units];
  const fraction = (size % UNITS).toString().padStart(18, '0').replace(/0+$/u, '');
  return `${sign}${(size / UNITS).toString()}${fraction === '' ? '' : `.${fraction}`}`;
}

function warningsOf(
  { labels, addresses, index, transfers }: NamedInput,
  { direction }: TraceQuestion,
  nodes: readonly number[],
  rows: readonly number[],
  result: TraceResult,
): string[] {
  const warnings: string[] = [];
  const isForward = direction === 'forward';
  for (const node of rows.length > 0 ? [] : nodes) {
    const name = shortAddress(addresses[node] ?? '');
    const label = labels.get(node);
    if (label !== undefined && isServiceLabel(label)) {
      warnings.push(
        `${name} is ${label.label === '' ? `a service (${label.address_type})` : label.label}: everything that ${isForward ? 'it paid' : 'was paid to it'} is traced, whosever money it is. Name the transfers with --transfer.`,
      );
    }
    const [offsets, others] = isForward ? [index.outOffsets, index.inOffsets] : [index.inOffsets, index.outOffsets];
    const count = (offsets[node + 1] ?? 0) - (offsets[node] ?? 0);
    const other = (others[node + 1] ?? 0) - (others[node] ?? 0);
    if (count === 0) {
      warnings.push(
        isForward
          ? `${name} sent nothing in the window; what it received in ${counted(other, 'transfer')} is still there.`
          : `${name} received nothing in the window; it sent ${counted(other, 'transfer')}.`,
      );
    }
  }
  if (result.values_units && result.entered > 0n) {
    warnings.push('What entered has no price: shares go by units of its asset, and no limit in USD applies.');
  }
  const unpriced = new Set(
    rows.length > 0 ? rows.filter((row) => transfers.amount_usd[row] === 0).map((row) => transfers.asset[row]) : [],
  );
  if (!result.values_units && unpriced.size > 0) {
    warnings.push(
      `${counted(unpriced.size, 'asset')} of the source without a price: followed by units, counted as 0 USD.`,
    );
  }
  if (result.assumed_changes > 0) {
    warnings.push(
      `Assumed: ${counted(result.assumed_changes, 'change')} of assets that no transfer shows. An address kept one sum and paid as much in another asset.`,
    );
  }
  if (!result.is_complete) {
    warnings.push('The work budget was spent (trace.total_steps): what was still under way is listed as not followed.');
  }
  return warnings;
}
