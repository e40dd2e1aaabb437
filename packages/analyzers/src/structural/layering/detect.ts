/** Layering: money handed on from wallet to wallet; and peel chains, where every hand keeps a slice for someone. */
import { HOUR_MS, type LayeringPattern, type Role } from '@analytics/domain';
import {
  FOLLOW,
  followGraph,
  gradeOfChain,
  swapRowsInto,
  type Chain,
  type Follow,
  type FollowGraph,
} from '../chains/follow-graph.ts';
import { hopUnits, rowsOfUnit, type HopUnits } from '../chains/hop-units.ts';
import { longestChains } from '../chains/longest-chains.ts';
import { swapPayouts } from '../chains/swaps.ts';
import { confidenceOf, countStrength } from '../confidence.ts';
import type { DetectionInput, DetectionResult } from '../detection.ts';
import { moneyOf } from '../money.ts';
import { noticeBook, type NoticeBook } from '../notices.ts';
import { evidenceOf, strongestPerIdentity } from '../strongest.ts';
import { layeringRule, peelRule } from './follow-rules.ts';
import type { LayeringSettings } from './params.ts';
import { peelsOf } from './peels.ts';

/**
 * Peel chains first, then layering paths over the transfers that no peel chain used; of each, chains whose every hop is
 * conserved first. Maximal chains only, no transfer in two of them. See README.md. Deterministic.
 */
export function detectLayering(input: DetectionInput, settings: LayeringSettings): DetectionResult {
  const { value, notices } = moneyOf(input);
  const book = noticeBook();
  const used = new Uint8Array(input.transfers.length);
  const patterns = [
    ...peelChains(input, value, settings, used, book),
    ...layeringPaths(input, value, settings, used, book),
  ];
  return { patterns: strongestPerIdentity(patterns), notices: [...notices, ...book.list()] };
}

function layeringPaths(
  input: DetectionInput,
  value: Float64Array,
  settings: LayeringSettings,
  used: Uint8Array,
  book: NoticeBook,
): LayeringPattern[] {
  const units = hopUnits(input, value, settings.bundle_gap_hours * HOUR_MS);
  const rule = { ...layeringRule(input, units, settings), payouts: swapPayouts(input), swapCap: settings.swap_cap };
  const graph = followGraph(input, units, rule, book);
  const minHops = settings.min_intermediaries + 1;
  return chainsBestFirst(units, graph, minHops, settings, used, book).map((chain) => {
    const hops = chain.units.map((unit, at) => [...swapRowsInto(graph, chain, at), ...rowsOfUnit(units, unit)]);
    const layering_path = pathOf(units, chain.units);
    const venues = venuesOf(input, hops, layering_path);
    const retention_ratio = retentionOf(units, chain.units);
    const strength =
      0.4 * countStrength(chain.units.length - 1, settings.min_intermediaries) +
      0.4 * specificityOf(graph, chain.units) +
      0.2 * retention_ratio;
    const proof_grade = gradeOfChain(graph, chain);
    return {
      pattern_type: 'layering_path',
      pattern_subtype: '',
      members: [...layering_path, ...venues],
      roles: [...rolesOfPath(layering_path), ...venues.map(() => 'counterparty' as const)],
      transfers: evidenceOf(hops.flat()),
      occurrence_count: 1,
      proof_grade,
      confidence_score: confidenceOf(proof_grade, strength),
      detection_method: 'longest_follow_chain',
      layering_path,
      hops: hops.map((rows) => [...new Set(rows)]),
      retention_ratio,
    };
  });
}

function peelChains(
  input: DetectionInput,
  value: Float64Array,
  settings: LayeringSettings,
  used: Uint8Array,
  book: NoticeBook,
): LayeringPattern[] {
  const units = hopUnits(input, value, 0);
  const graph = followGraph(input, units, peelRule(input, value, settings), book);
  return chainsBestFirst(units, graph, settings.peel_min_hops, settings, used, book).map((chain) => {
    const { units: rows } = chain;
    const peels = rows.slice(1).flatMap((onward, link) => peelsOf(input, value, settings, rows[link]!, onward).rows);
    for (const row of peels) used[row] = 1;
    const layering_path = pathOf(units, chain.units);
    const receivers = [...new Set(peels.map((row) => input.transfers.to[row]!))]
      .filter((node) => !layering_path.includes(node))
      .sort((a, b) => a - b);
    const proof_grade = gradeOfChain(graph, chain);
    const strength =
      0.6 * countStrength(chain.units.length, settings.peel_min_hops) + 0.4 * specificityOf(graph, chain.units);
    return {
      pattern_type: 'layering_path',
      pattern_subtype: 'peel_chain',
      members: [...layering_path, ...receivers],
      roles: [...rolesOfPath(layering_path), ...receivers.map(() => 'peel_receiver' as const)],
      transfers: evidenceOf([...rows, ...peels]),
      occurrence_count: 1,
      proof_grade,
      confidence_score: confidenceOf(proof_grade, strength),
      detection_method: 'longest_peel_chain',
      layering_path,
      hops: rows.map((row) => [row]),
      retention_ratio: retentionOf(units, chain.units),
    };
  });
}

/**
 * Conserved chains before timed ones before those with hops in one instant: a weak follow never takes a transfer from a
 * proven chain.
 */
function chainsBestFirst(
  units: HopUnits,
  graph: FollowGraph,
  minHops: number,
  settings: LayeringSettings,
  used: Uint8Array,
  book: NoticeBook,
): Chain[] {
  const { max_hops: maxHops, steps_per_start: stepsPerStart } = settings;
  const least: readonly Follow[] = [FOLLOW.CONSERVED, FOLLOW.TIMED, FOLLOW.TIE];
  return least.flatMap((minFollow) =>
    longestChains(units, graph, { minHops, maxHops, minFollow, stepsPerStart }, used, book),
  );
}

function pathOf(units: HopUnits, chain: readonly number[]): number[] {
  return [units.from[chain[0]!]!, ...chain.map((unit) => units.to[unit]!)];
}

function rolesOfPath(path: readonly number[]): Role[] {
  return path.map((_, i) => (i === 0 ? 'source' : i === path.length - 1 ? 'destination' : 'intermediary'));
}

/** Where the money of a chain was swapped, ascending. */
function venuesOf(
  { transfers: { from, to } }: DetectionInput,
  hops: readonly (readonly number[])[],
  path: readonly number[],
): number[] {
  const venues = new Set(hops.flatMap((rows) => rows.flatMap((row) => [from[row]!, to[row]!])));
  for (const node of path) venues.delete(node);
  return [...venues].sort((a, b) => a - b);
}

function retentionOf(units: HopUnits, chain: readonly number[]): number {
  return Math.min(1, units.value[chain[chain.length - 1]!]! / units.value[chain[0]!]!);
}

/** Mean over the chain of 1 / (hops that could have carried the money on): 1 where there was never a choice. */
function specificityOf(graph: FollowGraph, chain: readonly number[]): number {
  let sum = 0;
  for (const unit of chain.slice(0, -1)) sum += 1 / (graph.offsets[unit + 1]! - graph.offsets[unit]!);
  return sum / (chain.length - 1);
}
