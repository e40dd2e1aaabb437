/** Traces money through a window that is open, and writes the answer with names, labels and ids. */
import {
  endsAnyTrace,
  isServiceLabel,
  rowsIn,
  rowsOut,
  schemeSources,
  type TraceInput,
  type TraceRequest,
  type TraceResult,
  type TraceSettings,
} from '@analytics/analyzers';
import {
  AnalyticsError,
  counted,
  decimalText,
  foldAddress,
  shortAddress,
  type TraceAnswer,
  type TraceEdge,
} from '@analytics/domain';
import { coreFingerprint, transferIdsAt } from '@analytics/storage';
import { TraceThread } from '../compute/trace-thread.ts';
import type { OpenWindow } from '../window/open-window.ts';
import { rowsOfNamed } from './named-transfers.ts';
import type { TraceQuestion } from './trace-question.ts';
import { destinationOf, ledgerRow, pathOf } from '../window/trace-words.ts';

/** Enough to look up and to freeze. */
const MAX_IDS = 20;

export interface WindowTrace {
  readonly answer: TraceAnswer;
  readonly edges: readonly TraceEdge[];
}

/** A window that is open, or what was kept of one. */
export interface TraceableWindow extends Pick<
  OpenWindow,
  'database' | 'window' | 'settings' | 'signal' | 'coreState' | 'traceInput'
> {
  /** Under the window's settings; absent: each trace takes a thread of its own. */
  readonly thread?: Pick<TraceThread, 'trace'> | undefined;
}

/**
 * Under the window's settings unless others are given. Throws ADDRESS_NOT_FOUND, TRANSFER_NOT_FOUND, WINDOW_CHANGED,
 * RUN_CANCELLED.
 */
export async function traceWindow(
  opened: TraceableWindow,
  question: TraceQuestion,
  settings: TraceSettings = opened.settings.trace,
): Promise<WindowTrace> {
  const { database, window, signal } = opened;
  const { input, addresses } = await opened.traceInput();
  const nodeOf = nodeFinder(addresses);
  const nodes = question.from.map(nodeOf);
  const to = question.to === undefined ? undefined : nodeOf(question.to);
  const rows = await rowsOf(opened, question, nodes, input, settings);
  const { direction, method, min_usd, path_count } = question;
  const request = { nodes, rows, to, direction, method, min_usd, path_count };
  const result =
    opened.thread !== undefined && settings === opened.settings.trace
      ? await opened.thread.trace(request, signal)
      : await tracedOnce(input, request, settings, signal);
  const named = [
    ...result.places.flatMap((place) => place.rows.slice(0, MAX_IDS)),
    ...[...result.paths, ...(result.shortest === undefined ? [] : [result.shortest])].flatMap(({ hops }) =>
      hops.flatMap((hop) => hop.rows),
    ),
    ...rows,
  ];
  const ids = await transferIdsAt(database, window, input.transfers, [...new Set(named)]);
  await requireSameCore(opened);
  const idOf = (row: number): string => ids.get(row) ?? '';
  const words = { input, addresses, idOf, method, max_ids: MAX_IDS };
  const answer: TraceAnswer = {
    direction,
    method,
    min_usd,
    sources: nodes.map((node) => addresses[node] ?? ''),
    source_transfers: rows.map(idOf),
    entered_usd: result.values_units ? 0 : Number(decimalText(result.entered)),
    is_priced: !result.values_units && result.entered > 0n,
    destinations: result.places.map((place) => destinationOf(words, place, direction)),
    small: result.small,
    ledger: result.ledger.map((line) => ledgerRow(input, line, result.values_units)),
    paths: result.paths.map((path) => pathOf(words, path)),
    ...(result.shortest === undefined ? {} : { shortest_path: pathOf(words, result.shortest) }),
    moves_followed: result.moves_followed,
    assumed_changes: result.assumed_changes,
    is_complete: result.is_complete,
    warnings: warningsOf(input, addresses, question, nodes, rows, result),
  };
  const edges = result.edges.map(({ from, to: payee, asset, usd, transfer_count }) => ({
    from_address: addresses[from] ?? '',
    to_address: addresses[payee] ?? '',
    asset_symbol: input.assets[asset]?.asset_symbol ?? '',
    usd,
    transfer_count,
  }));
  return { answer, edges };
}

async function tracedOnce(
  input: TraceInput,
  request: TraceRequest,
  settings: TraceSettings,
  signal: AbortSignal,
): Promise<TraceResult> {
  const thread = new TraceThread(input, settings);
  try {
    return await thread.trace(request, signal);
  } finally {
    await thread.close();
  }
}

/** Ids are read after the columns, and name other rows where transfers were stored in between. Throws WINDOW_CHANGED. */
async function requireSameCore({ database, window, coreState }: TraceableWindow): Promise<void> {
  if ((await coreFingerprint(database, window)) === (await coreState())) return;
  throw new AnalyticsError(
    'WINDOW_CHANGED',
    'Expected the window as it was read, found transfers, labels or prices that were stored meanwhile.',
  );
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

/** Throws TRANSFER_NOT_FOUND. */
async function rowsOf(
  { database, window }: TraceableWindow,
  { transfers: ids, from, entering_only }: TraceQuestion,
  nodes: readonly number[],
  input: TraceInput,
  settings: TraceSettings,
): Promise<readonly number[]> {
  if (ids.length === 0) return [];
  const { transfers } = input;
  const rows = await rowsOfNamed(database, window, transfers, ids);
  const own = rows.filter(
    (row) => nodes.length === 0 || nodes.includes(transfers.from[row] ?? -1) || nodes.includes(transfers.to[row] ?? -1),
  );
  if (own.length > 0)
    return entering_only === true ? schemeSources(input, Uint32Array.from(own), endsAnyTrace(input, settings)) : own;
  throw new AnalyticsError(
    'TRANSFER_NOT_FOUND',
    `Expected transfers from or to ${from.map(shortAddress).join(', ')}, found only transfers between others.`,
  );
}

function warningsOf(
  { labels, index, transfers }: TraceInput,
  addresses: readonly string[],
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
  const sourceRows =
    rows.length > 0 ? rows : nodes.flatMap((node) => [...(isForward ? rowsOut(index, node) : rowsIn(index, node))]);
  const unpriced = new Set(
    sourceRows
      .filter((row) => (transfers.amount[row] ?? 0) > 0 && transfers.amount_usd[row] === 0)
      .map((row) => transfers.asset[row]),
  );
  if (!result.values_units && unpriced.size > 0) {
    warnings.push(
      `${counted(unpriced.size, 'asset')} of the source without a price: followed by units, counted as 0 USD.`,
    );
  }
  if (result.left_apart > 0) {
    warnings.push(
      `${counted(result.left_apart, 'transaction')} of the window with very many payers and payees: followed transfer by transfer, not as one change.`,
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
