/**
 * Rare ties: groups and cycles of pairs that deal only there, and unusual amounts that go on, whatever their order and
 * value.
 */
import {
  counted,
  type CyclePattern,
  type LayeringPattern,
  type NetworkPattern,
  type Pattern,
  type ProofGrade,
} from '@analytics/domain';
import { confidenceOf } from '../confidence.ts';
import type { DetectionInput, DetectionResult } from '../detection.ts';
import { noticeBook } from '../notices.ts';
import { evidenceOf, strongestPerIdentity } from '../strongest.ts';
import { tieCycles } from './cycles.ts';
import { tieGroups } from './groups.ts';
import type { RareTiesSettings } from './params.ts';
import { sameAmountFlows, type AmountFlow } from './same-amount.ts';
import { scaleOf, scalesOf } from './scale.ts';
import { networkOf } from '../shape-of.ts';
import { rareTies, rowsOfTie, type RareTies } from './ties.ts';

/** A shape that shares so much of its ties with a stronger one is a part of it. */
const MAX_SHARED = 0.5;
/** Bits at which a shape's strength within its grade is full. */
const FULL_BITS = 40;

interface Found {
  readonly kind: 'group' | 'cycle';
  readonly ties: readonly number[];
  readonly bits: number;
}

/**
 * Shapes at every time scale, the strongest of those that overlap. See README.md. Deterministic; the work of each
 * search is bounded by `total_steps`.
 */
export function detectRareTies(input: DetectionInput, settings: RareTiesSettings): DetectionResult {
  const ties = rareTies(input, settings);
  const book = noticeBook();
  const found: Found[] = [];
  for (const window_ms of scalesOf(input, settings)) {
    const scale = scaleOf(ties, window_ms);
    const [groupBudget, cycleBudget] = [{ left: settings.total_steps }, { left: settings.total_steps }];
    const groups = tieGroups(ties, scale, settings, groupBudget).filter(({ bits }) => bits >= settings.min_group_bits);
    const cycles = tieCycles(ties, scale, settings, cycleBudget).filter(({ bits }) => bits >= settings.min_cycle_bits);
    for (const group of groups) found.push({ kind: 'group', ...group });
    for (const cycle of cycles) found.push({ kind: 'cycle', ...cycle });
    const ended = [groupBudget, cycleBudget].filter(({ left }) => left <= 0).length;
    book.add(
      'BUDGET_REACHED',
      ended,
      (n) => `Ended early: ${counted(n, 'search', 'searches')} for shapes of rare ties.`,
    );
  }
  const kept = strongest(found);
  book.add(
    'OVERLAPS_MERGED',
    found.length - kept.length,
    (n) => `${n} shapes of rare ties that are mostly a part of a stronger one have no row of their own.`,
  );
  const patterns: Pattern[] = kept.map((one) =>
    one.kind === 'group' ? groupPattern(input, ties, one) : tieCycle(ties, one),
  );
  const flows = sameAmountFlows(input, settings).map((flow) => (flow.is_cycle ? amountCycle(flow) : amountPath(flow)));
  return { patterns: strongestPerIdentity([...patterns, ...flows]), notices: book.list() };
}

/** The ones with most bits first; what is mostly a part of one that is kept is left out. */
function strongest(found: readonly Found[]): Found[] {
  const ranked = found
    .map((one, at) => ({ one, at }))
    .sort((a, b) => b.one.bits - a.one.bits || a.at - b.at)
    .map(({ one }) => one);
  const taken = new Set<number>();
  return ranked.filter(({ ties }) => {
    const shared = ties.filter((tie) => taken.has(tie)).length;
    if (shared > MAX_SHARED * ties.length) return false;
    for (const tie of ties) taken.add(tie);
    return true;
  });
}

function groupPattern({ transfers }: DetectionInput, ties: RareTies, { ties: group, bits }: Found): NetworkPattern {
  const rows = evidenceOf(group.flatMap((tie) => [...rowsOfTie(ties, tie)]));
  return {
    ...networkOf(group.map((tie) => [ties.payer[tie]!, ties.payee[tie]!] as const)),
    transfers: rows,
    occurrence_count: 1,
    ...graded(isSpread(transfers.timestamp_ms, rows) ? 'shape_time' : 'shape', bits),
    detection_method: 'rare_tie_group',
    found_by: 'rare_ties',
    surprise_bits: bits,
  };
}

function tieCycle(ties: RareTies, { ties: cycle, bits }: Found): CyclePattern {
  const path = cycle.map((tie) => ties.payer[tie]!);
  const hops = cycle.map((tie) => [rowsOfTie(ties, tie)[0]!]);
  return cyclePattern({ path, hops, bits }, 'rare_ties', 'rare_tie_cycle', 'shape_time');
}

function amountCycle(flow: AmountFlow): CyclePattern {
  return cyclePattern(flow, 'same_amount', 'same_amount_cycle', 'shape');
}

function cyclePattern(
  { path, hops, bits }: Omit<AmountFlow, 'is_cycle'>,
  pattern_subtype: CyclePattern['pattern_subtype'],
  detection_method: string,
  proof_grade: ProofGrade,
): CyclePattern {
  return {
    pattern_type: 'cycle',
    pattern_subtype,
    members: path,
    roles: path.map((_, at) => (at === 0 ? 'origin' : 'intermediary')),
    transfers: evidenceOf(hops.flat()),
    occurrence_count: 1,
    ...graded(proof_grade, bits),
    detection_method,
    found_by: 'rare_ties',
    surprise_bits: bits,
    cycle_path: path,
    hops: hops.map((rows) => rows[0]!),
  };
}

function amountPath({ path, hops, bits }: AmountFlow): LayeringPattern {
  return {
    pattern_type: 'layering_path',
    pattern_subtype: 'same_amount',
    members: path,
    roles: path.map((_, at) => (at === 0 ? 'source' : at === path.length - 1 ? 'destination' : 'intermediary')),
    transfers: evidenceOf(hops.flat()),
    occurrence_count: 1,
    ...graded('shape', bits),
    detection_method: 'same_amount_path',
    found_by: 'rare_ties',
    surprise_bits: bits,
    layering_path: path,
    hops,
    retention_ratio: 1,
  };
}

function graded(proof_grade: ProofGrade, bits: number): { proof_grade: ProofGrade; confidence_score: number } {
  return { proof_grade, confidence_score: confidenceOf(proof_grade, bits / FULL_BITS) };
}

function isSpread(time_ms: Float64Array, rows: Uint32Array): boolean {
  return time_ms[rows[0]!]! < time_ms[rows.at(-1)!]!;
}
