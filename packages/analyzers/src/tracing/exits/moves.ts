/** Moves as columns: whose money turns into whose, and what each gives and gets. */
import type { AssetClasses } from './asset-classes.ts';
import type { JoinedMove } from './joined-legs.ts';
import { exactAt, type TraceInput } from './trace-input.ts';

/**
 * All arrays have `length` entries, in time order. A move takes what it gives out of the account of one address and
 * class of assets and puts what it gets into another: the same, where a transfer is plain; of another class, where
 * money was changed.
 */
export interface Moves {
  readonly length: number;
  readonly classes: AssetClasses;
  /** Nodes. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly fromAccount: Uint32Array;
  readonly toAccount: Uint32Array;
  readonly timestamp_ms: Float64Array;
  /** The transfer row of a plain move, else −1 − its position in `joined`. */
  readonly origin: Int32Array;
  readonly joined: readonly JoinedMove[];
  /** Transactions that were not joined for their many payers and payees. */
  readonly left_apart: number;
  /** 1 for a node whose legs may be joined with others, or whose money is assumed to change: asked about, it may not be. */
  readonly is_joined: Uint8Array;
  /** The number of the group of equal timestamps. */
  readonly instant: Uint32Array;
  /** The first move of each instant, then `length`. */
  readonly begins: Uint32Array;
  readonly accountCount: number;
  readonly nodeOfAccount: Uint32Array;
  readonly classOfAccount: Uint32Array;
  /** The moves of account a, ascending: `places[offsets[a] … offsets[a + 1])`. */
  readonly offsets: Uint32Array;
  readonly places: Uint32Array;
  /** The moves in which each transfer row takes part, where it was joined; found when it is first asked for. */
  readonly joinedOfRow: () => ReadonlyMap<number, readonly number[]>;
}

/** What a move does to amounts: scaled by 10^18. */
export function givenBy({ amount_exact }: TraceInput, { origin, joined }: Moves, move: number): bigint {
  const at = origin[move]!;
  return at >= 0 ? exactAt(amount_exact, at) : joined[-1 - at]!.given;
}

export function gotBy({ amount_exact }: TraceInput, { origin, joined }: Moves, move: number): bigint {
  const at = origin[move]!;
  return at >= 0 ? exactAt(amount_exact, at) : joined[-1 - at]!.got;
}

export function usdOf({ amount_usd_exact }: TraceInput, { origin, joined }: Moves, move: number): bigint {
  const at = origin[move]!;
  return at >= 0 ? exactAt(amount_usd_exact, at) : joined[-1 - at]!.usd;
}

/** The transfer rows that a move consists of. */
export function rowsOf({ origin, joined }: Moves, move: number): readonly number[] {
  const at = origin[move]!;
  return at >= 0 ? [at] : joined[-1 - at]!.rows;
}
