/** Cycles: money, or a show of money, that comes back to where it started. */
import { HOUR_MS, counted, type CyclePattern, type ProofGrade } from '@analytics/domain';
import { confidenceOf, gradeRank } from '../confidence.ts';
import type { DetectionInput, DetectionResult } from '../detection.ts';
import { smallestRotation } from '../identity.ts';
import { moneyOf } from '../money.ts';
import { noticeBook, type NoticeBook } from '../notices.ts';
import { evidenceOf } from '../strongest.ts';
import { eligibleRows } from './eligible-rows.ts';
import type { CycleSettings } from './params.ts';
import { cycleSearch, type CycleLimits, type CycleVisitor } from './search.ts';

interface Occurrence {
  readonly path: readonly number[];
  readonly rows: readonly number[];
  readonly grade: ProofGrade;
  readonly conserved: boolean;
  /** Smallest hop / largest hop. */
  readonly hop_ratio: number;
  readonly volume_usd: number;
}

interface CycleRecord {
  best: Occurrence;
  /** First transfers of the occurrences. */
  starts: Set<number>;
}

/**
 * Every simple cycle once, at its strongest occurrence; `occurrence_count` counts the transfers that begin one. Cycles
 * whose amounts are not conserved have the subtype `amount_free`. See README.md. Deterministic; the work is bounded by
 * `total_steps` for each of the two searches.
 */
export function detectCycles(input: DetectionInput, settings: CycleSettings): DetectionResult {
  const { transfers } = input;
  const { value, notices } = moneyOf(input);
  const spanMs = settings.window_hours * HOUR_MS;
  const eligible = eligibleRows(transfers, input.addresses.is_service, spanMs);
  const book = noticeBook();
  const found = new Map<string, CycleRecord>();
  let unheld = 0;

  const remember: CycleVisitor = (path, rows) => {
    const occurrence = judged(input, value, settings.min_hop_ratio, path, rows);
    const key = smallestRotation(path).join(',');
    const known = found.get(key);
    if (known === undefined && found.size >= settings.max_cycles) {
      unheld++;
      return;
    }
    if (known === undefined || (occurrence.conserved && !known.best.conserved)) {
      found.set(key, { best: occurrence, starts: new Set([rows[0]!]) });
      return;
    }
    // A conserved cycle is not counted up by amount-free occurrences of the same path: they are other facts.
    if (known.best.conserved && !occurrence.conserved) return;
    known.starts.add(rows[0]!);
    if (isStronger(occurrence, known.best)) known.best = occurrence;
  };

  const limits = { spanMs, minLength: settings.min_length, degreeCap: settings.degree_cap };
  const conserved = { ...limits, maxLength: settings.max_length, minHopRatio: settings.min_hop_ratio };
  runSearch(input, value, eligible, conserved, settings, remember, book);
  const freeLength = Math.min(settings.amount_free_max_length, settings.max_length);
  if (freeLength >= settings.min_length) {
    runSearch(input, value, eligible, { ...limits, maxLength: freeLength, minHopRatio: 0 }, settings, remember, book);
  }
  book.add(
    'PATTERNS_CAPPED',
    unheld,
    (n) => `Not listed: ${counted(n, 'time')} a further cycle was found after ${settings.max_cycles}.`,
  );
  const patterns = kept(withoutParts([...found.values()], settings, book), settings, book).map((record) =>
    asPattern(record, settings),
  );
  return { patterns, notices: [...notices, ...book.list()] };
}

/** Steps that any start gets in the first round, however many starts there are. */
const MIN_STEPS = 10;
/** How much more each further round allows: the rounds before the last together cost a seventh of it. */
const STEPS_GROWTH = 8;

/**
 * Gives every start a small budget first, its fair part of the total at most; then those that ran out ever larger ones
 * while the total lasts, so that a few hard starts do not use up what others need. What a start is seen to begin twice
 * is remembered once.
 */
function runSearch(
  input: DetectionInput,
  value: Float64Array,
  eligible: ReturnType<typeof eligibleRows>,
  limits: CycleLimits,
  settings: CycleSettings,
  remember: CycleVisitor,
  book: NoticeBook,
): void {
  const search = cycleSearch(input.transfers, value, eligible, limits);
  let total = settings.total_steps;
  let unfinished: Iterable<number> = eligible.rows;
  let unfinishedCount = eligible.rows.length;
  const fairSteps = Math.max(MIN_STEPS, Math.floor(total / Math.max(1, unfinishedCount)));
  for (let steps = Math.min(settings.first_steps, fairSteps); unfinishedCount > 0 && total > 0; steps *= STEPS_GROWTH) {
    const allowed = Math.min(steps, settings.more_steps);
    const left: number[] = [];
    for (const start of unfinished) {
      const budget = { left: allowed };
      if (total <= 0 || !search.from(start, budget, remember)) left.push(start);
      total -= allowed - budget.left;
    }
    unfinished = left;
    unfinishedCount = left.length;
    if (steps >= settings.more_steps) break;
  }
  const kind = limits.minHopRatio > 0 ? 'value-conserving' : 'amount-free';
  book.add(
    'BUDGET_REACHED',
    unfinishedCount,
    (n) => `The search for cycles (${kind} the last) gave up early on ${counted(n, 'starting transfer')}.`,
  );
  book.addHubs(
    search.skippedHub,
    (n) =>
      `${counted(n, 'time')} an address with more than ${settings.degree_cap} transfers in the span was not searched through.`,
  );
}

function judged(
  input: DetectionInput,
  value: Float64Array,
  minHopRatio: number,
  path: readonly number[],
  rows: readonly number[],
): Occurrence {
  const { timestamp_ms, asset, amount_usd } = input.transfers;
  let smallest = Number.POSITIVE_INFINITY;
  let largest = 0;
  let volume_usd = 0;
  let oneAsset = true;
  let ordered = true;
  for (const [hop, row] of rows.entries()) {
    smallest = Math.min(smallest, value[row]!);
    largest = Math.max(largest, value[row]!);
    volume_usd += amount_usd[row]!;
    oneAsset &&= asset[row] === asset[rows[0]!];
    if (hop > 0) ordered &&= timestamp_ms[row]! > timestamp_ms[rows[hop - 1]!]!;
  }
  const conserved = oneAsset && largest > 0 && smallest >= minHopRatio * largest;
  const grade = !ordered ? 'shape' : conserved ? 'shape_time_value' : 'shape_time';
  const hop_ratio = oneAsset && largest > 0 ? smallest / largest : 0;
  return { path: [...path], rows: [...rows], grade, conserved, hop_ratio, volume_usd };
}

function isStronger(a: Occurrence, b: Occurrence): boolean {
  if (a.conserved !== b.conserved) return a.conserved;
  const byGrade = gradeRank(a.grade) - gradeRank(b.grade);
  if (byGrade !== 0) return byGrade > 0;
  if (a.hop_ratio !== b.hop_ratio) return a.hop_ratio > b.hop_ratio;
  if (a.volume_usd !== b.volume_usd) return a.volume_usd > b.volume_usd;
  const hop = a.rows.findIndex((row, i) => row !== b.rows[i]);
  return hop >= 0 && a.rows[hop]! < b.rows[hop]!;
}

/** The strongest first; what is mostly a part of stronger cycles is counted and left out. */
function withoutParts(records: CycleRecord[], { max_shared_ratio }: CycleSettings, book: NoticeBook): CycleRecord[] {
  const taken = new Set<number>();
  const whole = [...records]
    .sort((a, b) => (isStronger(a.best, b.best) ? -1 : isStronger(b.best, a.best) ? 1 : 0))
    .filter(({ best: { rows } }) => {
      const shared = rows.filter((row) => taken.has(row)).length;
      if (shared > max_shared_ratio * rows.length) return false;
      for (const row of rows) taken.add(row);
      return true;
    });
  book.add(
    'OVERLAPS_MERGED',
    records.length - whole.length,
    (n) =>
      `${counted(n, 'cycle')} that ${n === 1 ? 'is' : 'are'} mostly a part of stronger ones ${n === 1 ? 'has' : 'have'} no row of ${n === 1 ? 'its' : 'their'} own.`,
  );
  return whole;
}

/** All conserving cycles and the amount-free ones with the largest volume, in order of their first transfer. */
function kept(records: CycleRecord[], settings: CycleSettings, book: NoticeBook): CycleRecord[] {
  const byFirst = (a: CycleRecord, b: CycleRecord) => {
    const hop = a.best.rows.findIndex((row, i) => row !== b.best.rows[i]);
    return hop < 0 ? a.best.rows.length - b.best.rows.length : a.best.rows[hop]! - (b.best.rows[hop] ?? -1);
  };
  const free = records
    .filter(({ best }) => !best.conserved)
    .sort((a, b) => b.best.volume_usd - a.best.volume_usd || byFirst(a, b));
  const limit = settings.amount_free_max_patterns;
  book.add(
    'PATTERNS_CAPPED',
    free.length - limit,
    (n) => `Not listed: ${counted(n, 'amount-free cycle')} with the least volume.`,
  );
  return [...records.filter(({ best }) => best.conserved), ...free.slice(0, limit)].sort(byFirst);
}

function asPattern({ best, starts }: CycleRecord, settings: CycleSettings): CyclePattern {
  const tightness = best.conserved ? (best.hop_ratio - settings.min_hop_ratio) / (1 - settings.min_hop_ratio || 1) : 0;
  const lengthStrength = Math.min(1, (best.path.length - 2) / 4);
  return {
    pattern_type: 'cycle',
    pattern_subtype: best.conserved ? '' : 'amount_free',
    members: best.path,
    roles: best.path.map((_, hop) => (hop === 0 ? 'origin' : 'intermediary')),
    transfers: evidenceOf(best.rows),
    occurrence_count: starts.size,
    proof_grade: best.grade,
    confidence_score: confidenceOf(best.grade, 0.6 * tightness + 0.4 * lengthStrength),
    detection_method: 'time_respecting_cycle_search',
    cycle_path: best.path,
    hops: best.rows,
  };
}
