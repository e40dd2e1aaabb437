/** The finished transfers as columns, with what a chain adds to each: block, transaction, event index and fee. */
import { DAY_MS } from '@analytics/domain';
import { BLOCK_MS, blockAt } from './chain.ts';
import type { Ledger } from './ledger.ts';
import { transactionName } from './names.ts';
import { orderedRows } from './ordered-rows.ts';
import type { Random } from './random.ts';

/**
 * Transfers sorted by block_height, and within a block by event_index. All arrays have `length` entries, decimals have
 * two words (low, high) an entry: the value scaled by 10^18, as Arrow's decimal128.
 */
export interface TransferTable {
  readonly length: number;
  /** Positions in the world's `addresses`. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly block_height: Uint32Array;
  /** Epoch milliseconds, a multiple of the block time. */
  readonly block_timestamp: Float64Array;
  /** Positions in the world's `assets`. */
  readonly asset: Uint8Array;
  readonly amount: BigUint64Array;
  readonly amount_usd: BigUint64Array;
  readonly fee: BigUint64Array;
  /** Position of the event in its block; edge_index is '0' throughout. */
  readonly event_index: Uint32Array;
  /**
   * Transactions numbered from 0; one sender's transfers of one block are one transaction, and so are legs of a swap.
   */
  readonly transaction: Uint32Array;
  /** The tx_id of a row. */
  txId(row: number): string;
}

/** Fees are native coins; about 0.0018 each, by the load of the moment. */
const MEDIAN_FEE = 0.0018;
/** Other events of a block before and between the transfers. */
const MEAN_EVENT_GAP = 3;

/** Builds the table; `order[i]` is the ledger row that became row i. O(rows + blocks), and 18 decimals exactly. */
export function tableOf(
  ledger: Ledger,
  random: Random,
  seed: number,
): { readonly table: TransferTable; readonly order: Uint32Array } {
  const order = orderedRows(ledger, random.stream('order'));
  const length = ledger.length;
  const transaction = transactionsOf(ledger, order);
  const table: TransferTable = {
    length,
    from: Uint32Array.from(order, (row) => ledger.from[row]!),
    to: Uint32Array.from(order, (row) => ledger.to[row]!),
    block_height: Uint32Array.from(order, (row) => blockAt(ledger.time_ms[row]!)),
    block_timestamp: Float64Array.from(order, (row) => blockAt(ledger.time_ms[row]!) * BLOCK_MS),
    asset: Uint8Array.from(order, (row) => ledger.asset[row]!),
    amount: new BigUint64Array(2 * length),
    amount_usd: new BigUint64Array(2 * length),
    fee: new BigUint64Array(2 * length),
    event_index: new Uint32Array(length),
    transaction,
    txId: (row) => transactionName(seed, transaction[row]!),
  };
  writeEvents(table, random.stream('events'));
  writeAmounts(table, ledger, order);
  writeFees(table, random.stream('fees'));
  return { table, order };
}

function transactionsOf(ledger: Ledger, order: Uint32Array): Uint32Array {
  const transaction = new Uint32Array(order.length);
  let count = 0;
  let begin = 0;
  for (let at = 0; at < order.length; at++) {
    const row = order[at]!;
    if (blockAt(ledger.time_ms[row]!) !== blockAt(ledger.time_ms[order[begin]!]!)) begin = at;
    let same = begin;
    while (same < at && !isSameTransaction(ledger, order[same]!, row)) same++;
    transaction[at] = same < at ? transaction[same]! : count++;
  }
  return transaction;
}

/** One sender's transfers of a block, or legs that were recorded together. */
function isSameTransaction({ from, together }: Ledger, one: number, other: number): boolean {
  const [group, of] = [together.get(one), together.get(other)];
  return group === of && (group !== undefined || from[one] === from[other]);
}

function writeEvents(table: TransferTable, random: Random): void {
  let event = 0;
  for (let row = 0; row < table.length; row++) {
    if (row === 0 || table.block_height[row] !== table.block_height[row - 1]) event = 0;
    event += 1 + Math.floor(random.exponential(MEAN_EVENT_GAP));
    table.event_index[row] = event;
  }
}

/**
 * Amounts are millionths and prices are millionths, so their product has 12 decimals and amount_usd needs no rounding.
 */
function writeAmounts(table: TransferTable, ledger: Ledger, order: Uint32Array): void {
  const first_day = ledger.prices.first_day;
  for (let at = 0; at < table.length; at++) {
    const micro = BigInt(ledger.micro_amount[order[at]!]!);
    const day = Math.floor(table.block_timestamp[at]! / DAY_MS) - first_day;
    writeWords(table.amount, at, micro * 1_000_000_000_000n);
    writeWords(table.amount_usd, at, micro * ledger.prices.micro_usd_exact[table.asset[at]!]![day]! * 1_000_000n);
  }
}

function writeFees(table: TransferTable, random: Random): void {
  for (let row = 0; row < table.length; row++) {
    const micro = BigInt(Math.max(1, Math.round(random.logNormal(MEDIAN_FEE, 0.35) * 1e6)));
    writeWords(table.fee, row, micro * 1_000_000_000_000n);
  }
}

function writeWords(words: BigUint64Array, at: number, value: bigint): void {
  words[2 * at] = value;
  words[2 * at + 1] = value >> 64n;
}
