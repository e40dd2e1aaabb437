/** How money came to the moves that a trace reached. */

/** How money came to each move; one entry a move, of use where it carried something. */
export interface Ways {
  /** The moves that carried something, in the order of the walk. */
  readonly reached: number[];
  /** Value that the move carried under the method that is shown; 0 where nothing. */
  readonly carried: Float64Array;
  /** Share of what the move brought that was traced, by units, under the same method. */
  readonly share: Float64Array;
  /** Fewest transfers from the source to the end of the move, and the move before it on that way; −1 at the source. */
  readonly hops: Uint32Array;
  readonly shortest_before: Int32Array;
  /** The least value on the heaviest way from the source, and the move before it on that way; −1 at the source. */
  readonly weight: Float64Array;
  readonly heaviest_before: Int32Array;
}

/** Room for the ways of a trace over so many moves: 40 bytes a move. */
export function openWays(move_count: number): Ways {
  return {
    reached: [],
    carried: new Float64Array(move_count),
    share: new Float64Array(move_count),
    hops: new Uint32Array(move_count),
    shortest_before: new Int32Array(move_count),
    weight: new Float64Array(move_count),
    heaviest_before: new Int32Array(move_count),
  };
}

/** Forgets the trace that they hold. O(moves that it reached). */
export function clearWays({ reached, ...columns }: Ways): void {
  for (const column of Object.values(columns)) for (const move of reached) column[move] = 0;
  reached.length = 0;
}
