/** Traces money through a window that is open, and writes the answer with names, labels and ids. */
import {
  endsAnyTrace,
  schemeSources,
  type TraceInput,
  type TraceRequest,
  type TraceResult,
  type TraceSettings,
} from '@analytics/analyzers';
import {
  AnalyticsError,
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
import { traceWarnings } from './trace-warnings.ts';
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
  'database' | 'network' | 'window' | 'settings' | 'signal' | 'coreState' | 'traceInput'
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
  const words = { network: opened.network, input, addresses, idOf, method, max_ids: MAX_IDS };
  const destinations = result.places.map((place) => destinationOf(words, place, direction));
  const answer: TraceAnswer = {
    direction,
    method,
    min_usd,
    sources: nodes.map((node) => addresses[node] ?? ''),
    source_transfers: rows.map(idOf),
    entered_usd: result.values_units ? 0 : Number(decimalText(result.entered)),
    is_priced: !result.values_units && result.entered > 0n,
    destinations,
    small: result.small,
    ledger: result.ledger.map((line) => ledgerRow(input, line, result.values_units)),
    paths: result.paths.map((path) => pathOf(words, path)),
    ...(result.shortest === undefined ? {} : { shortest_path: pathOf(words, result.shortest) }),
    moves_followed: result.moves_followed,
    assumed_changes: result.assumed_changes,
    is_complete: result.is_complete,
    warnings: traceWarnings({
      input,
      addresses,
      settings,
      direction,
      min_usd,
      nodes,
      rows,
      to,
      result,
      destinations,
    }),
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
