/** Rare ties: pairs that deal once or twice in the window, as a rule in one direction only. */
import { rowsByNode, rowsIn, rowsOut, rowsWhere } from '../../transfer-index.ts';
import type { DetectionInput } from '../detection.ts';

/** One entry a tie, in the order of their first transfers. */
export interface RareTies {
  readonly count: number;
  readonly payer: Uint32Array;
  readonly payee: Uint32Array;
  /** Epoch milliseconds of the first transfer; ascending. */
  readonly time_ms: Float64Array;
  /** `rows.subarray(rowOffsets[t], rowOffsets[t + 1])` are the rows of tie `t`, ascending. */
  readonly rowOffsets: Uint32Array;
  readonly rows: Uint32Array;
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

export interface RareTieRule {
  readonly max_transfers: number;
  /** Whether a pair that also deals the other way has a tie each way; absent: it has none. */
  readonly counts_both_ways?: boolean;
}

/** Services have no rare ties. O(transfers). */
export function rareTies(input: DetectionInput, rule: RareTieRule): RareTies {
  const { transfers, addresses } = input;
  const { from, to, timestamp_ms } = transfers;
  const nodes = addresses.length;
  const first_row = firstRowsOfPairs(input, rule);
  const own = rowsWhere(transfers.length, (row) => first_row[row]! > 0);
  // Rows ascend, and so in the order of time.
  const firsts = own.filter((row) => first_row[row] === row + 1);
  const tieOfFirst = new Uint32Array(transfers.length);
  firsts.forEach((row, tie) => (tieOfFirst[row] = tie));
  const [rowOffsets, places] = rowsByNode(
    own.map((row) => tieOfFirst[first_row[row]! - 1]!),
    firsts.length,
  );
  const payer = firsts.map((row) => from[row]!);
  const payee = firsts.map((row) => to[row]!);
  const [payerOffsets, byPayer] = rowsByNode(payer, nodes);
  const [payeeOffsets, byPayee] = rowsByNode(payee, nodes);
  const hasTie = (node: number): boolean =>
    payerOffsets[node + 1]! > payerOffsets[node]! || payeeOffsets[node + 1]! > payeeOffsets[node]!;
  let nodeCount = 0;
  for (let node = 0; node < nodes; node++) if (hasTie(node)) nodeCount++;
  return {
    count: firsts.length,
    payer,
    payee,
    time_ms: Float64Array.from(firsts, (row) => timestamp_ms[row]!),
    rowOffsets,
    rows: places.map((place) => own[place]!),
    payerOffsets,
    byPayer,
    payeeOffsets,
    byPayee,
    nodeCount,
  };
}

/** The rows of a tie, ascending: a view, nothing is copied. */
export function rowsOfTie({ rows, rowOffsets }: RareTies, tie: number): Uint32Array {
  return rows.subarray(rowOffsets[tie], rowOffsets[tie + 1]);
}

/** One entry a transfer row: 1 + the first row of its pair where the pair is a rare tie, else 0. */
function firstRowsOfPairs(
  { transfers, index, addresses }: DetectionInput,
  { max_transfers, counts_both_ways = false }: RareTieRule,
): Uint32Array {
  const { from, to } = transfers;
  const { length, is_service } = addresses;
  const first_row = new Uint32Array(transfers.length);
  // Of the payer at hand, by the other address: the last payer that it paid; and what went to it.
  const paidBack = new Uint32Array(length);
  const begin = new Uint32Array(length);
  const count = new Uint32Array(length);
  for (let payer = 0; payer < length; payer++) {
    const sent = rowsOut(index, payer);
    if (sent.length === 0 || is_service[payer] === 1) continue;
    if (!counts_both_ways) for (const row of rowsIn(index, payer)) paidBack[from[row]!] = payer + 1;
    for (const row of sent) {
      const payee = to[row]!;
      if (count[payee] === 0) begin[payee] = row + 1;
      count[payee]!++;
    }
    for (const row of sent) {
      const payee = to[row]!;
      if (count[payee]! <= max_transfers && paidBack[payee] !== payer + 1 && is_service[payee] !== 1 && payee !== payer)
        first_row[row] = begin[payee]!;
    }
    for (const row of sent) count[to[row]!] = 0;
  }
  return first_row;
}
