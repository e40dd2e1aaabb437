/**
 * Haircut taint of one risk source at a time: how much of each transfer came from it, or goes to it, after exactly so
 * many hops.
 */
import type { ProximityPattern } from '@analytics/domain';
import { accountsByAsset } from '../../tracing/accounts.ts';
import { flowColumns, rowAt } from '../../tracing/flow-columns.ts';
import { haircut } from '../../tracing/haircut.ts';
import { haircutBackward, haircutShares } from '../../tracing/haircut-backward.ts';
import { accountPlaces, placesFrom, reachedInstants } from '../../tracing/instants.ts';
import { taintTracer } from '../../tracing/trace-taint.ts';
import { rowsIn, rowsOut } from '../../transfer-index.ts';
import type { DetectionInput } from '../detection.ts';
import type { WorkBudget } from '../notices.ts';

export interface TaintByHop {
  /** The transfers that carry taint after that many hops (entry 0 is one hop), ascending. */
  readonly rows: readonly (readonly number[])[];
  /** Value of the taint of a transfer after `hop + 1` hops. */
  readonly taintOf: (row: number, hop: number) => number;
  /**
   * The transfers of the account that taint passed through before it left with `row` (after it arrived with it, against
   * time).
   */
  readonly rowsOfAccountBefore: (row: number) => Iterable<number>;
}

export interface TaintSearch {
  /** Valid until the next call. */
  of(source: number): TaintByHop;
  /** 1 for addresses that were reached and not passed because of the degree cap. */
  readonly skippedHub: Uint8Array;
  /** How many amounts were left out because they are negligible. */
  negligibleCount(): number;
}

export interface TaintLimits {
  readonly maxDistance: number;
  readonly negligibleShare: number;
  readonly degreeCap: number;
}

/**
 * Services receive, and are not passed through; nor is the source itself. A source costs the transfers of the accounts
 * that it reaches; `budget` ends the search. Memory: `maxDistance` numbers a transfer and two for each of its ends.
 * Equal input gives equal bits.
 */
export function taintSearch(
  input: DetectionInput,
  value: Float64Array,
  direction: ProximityPattern['direction'],
  limits: TaintLimits,
  budget: WorkBudget,
): TaintSearch {
  const { transfers, index, assets, addresses } = input;
  const { maxDistance, negligibleShare, degreeCap } = limits;
  const accounts = accountsByAsset(transfers, index, assets.length);
  const amount = withoutSelfTransfers(input, value);
  const forward = flowColumns(transfers, accounts, amount, 'from_risk');
  const isForward = direction === 'from_risk';
  const flow = isForward ? forward : flowColumns(transfers, accounts, amount, 'to_risk');
  const places = accountPlaces(flow);
  const carried = new Float64Array(flow.length * maxDistance);
  const is_source = new Uint8Array(addresses.length);
  const is_end = addresses.is_service.slice();
  const skippedHub = new Uint8Array(addresses.length);
  const tracer = taintTracer(
    {
      flow,
      is_source,
      is_end,
      max_hops: maxDistance,
      isTooLarge: (account, at) => placesFrom(places, account, at) > degreeCap,
      budget,
      skipped_hub: skippedHub,
      carried,
    },
    isForward ? haircut : haircutBackward(haircutShares(forward)),
  );
  let filled: readonly number[] = [];
  let negligible = 0;
  const given = (source: number): Uint32Array => (isForward ? rowsOut(index, source) : rowsIn(index, source));
  const giverAccounts = isForward ? accounts.sender : accounts.receiver;
  return {
    of(source) {
      for (const at of filled) carried.fill(0, at * maxDistance, (at + 1) * maxDistance);
      const rows = given(source);
      const largest = rows.reduce((most, row) => Math.max(most, amount[row]!), 0);
      const own_end = is_end[source]!;
      is_source[source] = is_end[source] = 1;
      const order = reachedInstants(flow, places, new Set(Array.from(rows, (row) => giverAccounts[row]!)));
      const { tainted, negligible_count } = tracer.trace(order, negligibleShare * largest);
      is_source[source] = 0;
      is_end[source] = own_end;
      filled = tainted;
      negligible += negligible_count;
      const taintOf = (row: number, hop: number): number => carried[rowAt(flow, row) * maxDistance + hop]!;
      const ascending = tainted.map((at) => rowAt(flow, at)).sort((a, b) => a - b);
      return {
        rows: Array.from({ length: maxDistance }, (_, hop) => ascending.filter((row) => taintOf(row, hop) > 0)),
        taintOf,
        *rowsOfAccountBefore(row) {
          const account = flow.fromAccount[rowAt(flow, row)]!;
          const end = places.offsets[account + 1]! - placesFrom(places, account, rowAt(flow, row));
          for (let i = places.offsets[account]!; i < end; i++) {
            if (flow.toAccount[places.places[i]!] === account) yield rowAt(flow, places.places[i]!);
          }
        },
      };
    },
    skippedHub,
    negligibleCount: () => negligible,
  };
}

/** What an address pays to itself moves nothing. Allocates only where there is any. */
function withoutSelfTransfers({ transfers: { from, to } }: DetectionInput, value: Float64Array): Float64Array {
  return from.some((node, row) => node === to[row])
    ? value.map((one, row) => (from[row] === to[row] ? 0 : one))
    : value;
}
