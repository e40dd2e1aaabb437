/** How much of what each address received comes from a risk label, and of what it sent reaches one: as far as a trace sees. */
import { HOPS_OUT_OF_REACH, TRACE_DEFAULTS, counted, type RunNotice, type TraceDirection } from '@analytics/domain';
import { backwardInTime } from './backward.ts';
import { followMoney } from './follow-money.ts';
import { openWays } from './ways.ts';
import { usdOf } from './moves.ts';
import { movesOf } from './moves-of.ts';
import type { TraceSettings } from './params.ts';
import { HAIRCUT_ALONE } from './purses.ts';
import { knownEnds, traceEnds } from './trace-ends.ts';
import { inUnits, type TraceInput } from './trace-input.ts';

/** nodeCount entries each; nobody is reached where there is no risk label. */
export interface TracedRisk {
  /** Haircut share of the USD received (sent), each receipt at its own value, in [0, 1]. */
  readonly share: Float32Array;
  /** Fewest transfers, at most 254; HOPS_OUT_OF_REACH for who is not reached, 0 for a risk itself. */
  readonly hops: Uint8Array;
  readonly notices: readonly RunNotice[];
}

/** Parts of less are not followed: they reach everybody in the end and tell nothing. */
const LIMIT = BigInt(TRACE_DEFAULTS.min_usd) * 10n ** 18n;
const MAX_HOPS = HOPS_OUT_OF_REACH - 1;

/**
 * One trace from all risk labels at once, forward or backward, to services, unlabelled hubs and whoever holds the money.
 * Deterministic.
 * O(transfers + moves of reached accounts), at most `risk_steps` of these.
 */
export function tracedRisk(
  given: TraceInput,
  risk_category: Uint8Array,
  direction: TraceDirection,
  settings: TraceSettings,
): TracedRisk {
  const input = direction === 'backward' ? backwardInTime(given) : given;
  const { transfers, index } = input;
  const sources = new Set<number>();
  risk_category.forEach((category, node) => {
    if (category > 0) sources.add(node);
  });
  const { share, hops } = noTracedRisk(index.nodeCount);
  if (sources.size === 0) return { share, hops, notices: [] };
  for (const node of sources) hops[node] = 0;
  const nobody = new Set<number>();
  const ends = traceEnds(knownEnds(input, settings), { sources, also_ends: nobody, returned: nobody, passed: nobody });
  const moves = movesOf(input, ends);
  const { ways, is_complete } = followMoney({
    input,
    moves,
    ends,
    source_nodes: sources,
    source_moves: new Map(),
    limit: LIMIT,
    values_units: false,
    total_steps: settings.risk_steps,
    method: 'haircut',
    ways: openWays(moves.length),
    purses: HAIRCUT_ALONE,
  });
  const brought = new Float64Array(index.nodeCount);
  for (const move of ways.reached) {
    const node = moves.to[move]!;
    if (moves.from[move] === node) continue;
    brought[node]! += ways.share[move]! * inUnits(usdOf(input, moves, move));
    hops[node] = Math.min(hops[node]!, ways.hops[move]!, MAX_HOPS);
  }
  const received = new Float64Array(index.nodeCount);
  for (let row = 0; row < transfers.length; row++) received[transfers.to[row]!]! += transfers.amount_usd[row]!;
  brought.forEach((usd, node) => {
    if (usd > 0 && received[node]! > 0) share[node] = Math.min(1, usd / received[node]!);
  });
  return { share, hops, notices: is_complete ? [] : [cutNotice(direction, settings.risk_steps)] };
}

/** Where no address has a risk label. */
export function noTracedRisk(nodeCount: number): TracedRisk {
  const hops = new Uint8Array(nodeCount).fill(HOPS_OUT_OF_REACH);
  return { share: new Float32Array(nodeCount), hops, notices: [] };
}

/** Both directions as feature columns. */
export function tracedRiskColumns(from_risk: TracedRisk, to_risk: TracedRisk) {
  return {
    traced_risk_exposure_in: from_risk.share,
    traced_risk_exposure_out: to_risk.share,
    traced_risk_hops: from_risk.hops.map((hops, node) => Math.min(hops, to_risk.hops[node]!)),
  };
}

function cutNotice(direction: TraceDirection, steps: number): RunNotice {
  const what = direction === 'forward' ? 'from risk labels' : 'back from risk labels';
  const missing = direction === 'forward' ? 'later' : 'earlier';
  const message = `The trace ${what} ended after ${counted(steps, 'move')}: traced exposure of ${missing} money is missing.`;
  return { code: 'RISK_TRACE_CUT', message, count: steps };
}
