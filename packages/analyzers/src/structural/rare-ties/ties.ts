/** Rare ties: pairs that deal once or twice in the window, in one direction only. */
import { rowsByNode } from '../../transfer-index.ts';
import type { DetectionInput } from '../detection.ts';
import type { RareTiesSettings } from './params.ts';

/** One entry a tie, in the order of their first transfers. */
export interface RareTies {
  readonly count: number;
  readonly payer: Uint32Array;
  readonly payee: Uint32Array;
  /** Epoch milliseconds of the first transfer; ascending. */
  readonly time_ms: Float64Array;
  /** The rows of each tie, ascending. */
  readonly rows: readonly (readonly number[])[];
  /**
   * `byPayer.subarray(payerOffsets[v], payerOffsets[v + 1])` are the ties that `v` pays, ascending; likewise by payee.
   */
  readonly payerOffsets: Uint32Array;
  readonly byPayer: Uint32Array;
  readonly payeeOffsets: Uint32Array;
  readonly byPayee: Uint32Array;
  /** Addresses with a rare tie. */
  readonly nodeCount: number;
}

/** Services have no rare ties. O(transfers). */
export function rareTies({ transfers, addresses }: DetectionInput, { max_transfers }: RareTiesSettings): RareTies {
  const { length, from, to, timestamp_ms } = transfers;
  const nodes = addresses.length;
  const pairs = new Map<number, number[]>();
  for (let row = 0; row < length; row++) {
    const key = from[row]! * nodes + to[row]!;
    const rows = pairs.get(key);
    if (rows) rows.push(row);
    else pairs.set(key, [row]);
  }
  const kept: (readonly [payer: number, payee: number, rows: readonly number[]])[] = [];
  for (const rows of pairs.values()) {
    const [payer, payee] = [from[rows[0]!]!, to[rows[0]!]!];
    if (rows.length > max_transfers || payer === payee) continue;
    if (addresses.is_service[payer] === 1 || addresses.is_service[payee] === 1) continue;
    if (pairs.has(payee * nodes + payer)) continue;
    kept.push([payer, payee, rows]);
  }
  const payer = Uint32Array.from(kept, ([node]) => node);
  const payee = Uint32Array.from(kept, ([, node]) => node);
  const [payerOffsets, byPayer] = rowsByNode(payer, nodes);
  const [payeeOffsets, byPayee] = rowsByNode(payee, nodes);
  return {
    count: kept.length,
    payer,
    payee,
    time_ms: Float64Array.from(kept, ([, , rows]) => timestamp_ms[rows[0]!]!),
    rows: kept.map(([, , rows]) => rows),
    payerOffsets,
    byPayer,
    payeeOffsets,
    byPayee,
    nodeCount: new Set([...payer, ...payee]).size,
  };
}
