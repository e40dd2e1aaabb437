/** Chains of hops seconds apart: the subtype `chain`. */
import { HOUR_MS, type BurstPattern, type RunNotice } from '@analytics/domain';
import {
  FOLLOW,
  followGraph,
  gradeOfChain,
  type Chain,
  type Follow,
  type FollowGraph,
  type FollowRule,
} from '../chains/follow-graph.ts';
import { hopUnits } from '../chains/hop-units.ts';
import { longestChains } from '../chains/longest-chains.ts';
import { confidenceOf, countStrength } from '../confidence.ts';
import type { DetectionInput } from '../detection.ts';
import { moneyOf } from '../money.ts';
import type { NoticeBook } from '../notices.ts';
import { evidenceOf } from '../strongest.ts';
import { compareWithBaseline, observedTime, type ObservedTime } from './baseline.ts';
import type { BurstSettings } from './params.ts';

/** Conserved chains first, then those in order, then those within one instant; no transfer in two of them. */
export function burstChains(
  input: DetectionInput,
  settings: BurstSettings,
  book: NoticeBook,
): { chains: BurstPattern[]; notices: readonly RunNotice[] } {
  const { value, notices } = moneyOf(input);
  const units = hopUnits(input, value, 0);
  const graph = followGraph(input, units, chainRule(value, settings), book);
  const used = new Uint8Array(input.transfers.length);
  const least: readonly Follow[] = [FOLLOW.CONSERVED, FOLLOW.TIMED, FOLLOW.TIE];
  const observed = observedTime(input.transfers);
  const chains = least.flatMap((minFollow) => {
    const limits = {
      minHops: settings.chain_min_hops,
      maxHops: settings.chain_max_hops,
      minFollow,
      stepsPerStart: settings.steps_per_start,
    };
    return longestChains(units, graph, limits, used, book).map((chain) =>
      asPattern(input, graph, chain, observed, settings),
    );
  });
  return { chains, notices };
}

function chainRule(value: Float64Array, settings: BurstSettings): FollowRule {
  return {
    windowMs: settings.chain_gap_seconds * 1000,
    degreeCap: settings.chain_degree_cap,
    judge(a, b) {
      const larger = Math.max(value[a]!, value[b]!);
      const isConserved = larger > 0 && Math.min(value[a]!, value[b]!) >= settings.chain_min_ratio * larger;
      return isConserved ? FOLLOW.CONSERVED : FOLLOW.TIMED;
    },
  };
}

function asPattern(
  input: DetectionInput,
  graph: FollowGraph,
  chain: Chain,
  observed: ObservedTime,
  settings: BurstSettings,
): BurstPattern {
  const { from, to, timestamp_ms } = input.transfers;
  const { units: rows } = chain;
  const path = [from[rows[0]!]!, ...rows.map((row) => to[row]!)];
  const burst_start_ms = timestamp_ms[rows[0]!]!;
  const burst_end_ms = timestamp_ms[rows[rows.length - 1]!]!;
  const proof_grade = gradeOfChain(graph, chain);
  const intermediaries = path.slice(1, -1);
  const outside = timesOutside(input, intermediaries, burst_start_ms, burst_end_ms);
  const burstMs = burst_end_ms - burst_start_ms;
  return {
    pattern_type: 'temporal_burst',
    pattern_subtype: 'chain',
    members: path,
    roles: path.map((_, i) => (i === 0 ? 'source' : i === path.length - 1 ? 'destination' : 'intermediary')),
    transfers: evidenceOf(rows),
    occurrence_count: 1,
    proof_grade,
    confidence_score: confidenceOf(proof_grade, countStrength(rows.length, settings.chain_min_hops)),
    detection_method: 'longest_rapid_chain',
    // The source may be a service; the first intermediary never is.
    address: path[1]!,
    burst_start_ms,
    burst_end_ms,
    ...compareWithBaseline(observed, outside, Math.max(HOUR_MS, burstMs), rows.length, burstMs),
  };
}

/** Times of what the intermediaries sent outside the chain, ascending. */
function timesOutside(input: DetectionInput, nodes: readonly number[], start_ms: number, end_ms: number): number[] {
  const { outOffsets, outRows } = input.index;
  const { timestamp_ms } = input.transfers;
  const times: number[] = [];
  for (const node of nodes) {
    for (let i = outOffsets[node]!; i < outOffsets[node + 1]!; i++) {
      const time = timestamp_ms[outRows[i]!]!;
      if (time < start_ms || time > end_ms) times.push(time);
    }
  }
  return times.sort((a, b) => a - b);
}
