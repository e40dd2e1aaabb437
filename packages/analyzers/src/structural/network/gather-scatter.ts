/** Many → hub → many: a hub gathers, then scatters what it gathered. */
import { HOUR_MS, counted, type ProofGrade, type Role } from '@analytics/domain';
import { countStrength, gradeRank } from '../confidence.ts';
import type { DetectionInput } from '../detection.ts';
import type { Money } from '../money.ts';
import type { NoticeBook, WorkBudget } from '../notices.ts';
import type { NetworkSettings } from './params.ts';
import type { NetworkShape } from './network-shape.ts';

/** One address's transfers in one asset, by row; `inward[i]` is 1 where it receives. */
interface Timeline {
  readonly hub: number;
  readonly rows: readonly number[];
  readonly inward: readonly boolean[];
}

/** Rows of one turn from gathering to scattering, each side ascending. */
interface Turn {
  readonly gathered: readonly number[];
  readonly scattered: readonly number[];
  readonly proof_grade: ProofGrade;
  readonly ratio: number;
}

/**
 * At every non-service address and asset, each moment when receiving turns into paying: backwards the gathering phase,
 * forwards the scattering phase, each allowed a little noise of the other direction, each inside one window around the
 * turn: what is paid out follows what came in last. O(transfers of addresses with enough of them), up to the degree cap
 * for each turn. Deterministic: hubs by node id, assets by id, turns by strength, then time.
 */
export function gatherScatters(
  input: DetectionInput,
  money: Money,
  settings: NetworkSettings,
  book: NoticeBook,
): NetworkShape[] {
  const { index, addresses } = input;
  const budget: WorkBudget = { left: settings.total_steps };
  const shapes: NetworkShape[] = [];
  let left = 0;
  let more = 0;
  for (let hub = 0; hub < index.nodeCount; hub++) {
    const received = index.inOffsets[hub + 1]! - index.inOffsets[hub]!;
    const sent = index.outOffsets[hub + 1]! - index.outOffsets[hub]!;
    if (addresses.is_service[hub] === 1 || received < settings.min_mules || sent < settings.min_mules) continue;
    if (budget.left <= 0) {
      left++;
      continue;
    }
    const turns = timelinesOf(input, hub).flatMap((timeline) =>
      turnsOf(input, money.value, timeline, settings, budget),
    );
    turns.sort(
      (a, b) =>
        gradeRank(b.proof_grade) - gradeRank(a.proof_grade) || size(b) - size(a) || a.gathered[0]! - b.gathered[0]!,
    );
    more += Math.max(0, turns.length - settings.max_schemes_per_hub);
    for (const turn of turns.slice(0, settings.max_schemes_per_hub)) shapes.push(shapeOf(input, hub, turn, settings));
  }
  book.add(
    'BUDGET_REACHED',
    left,
    (n) => `The search for gather-scatter ended before ${counted(n, 'address', 'addresses')}.`,
  );
  book.add(
    'SCHEMES_CAPPED',
    more,
    (n) => `Not listed: ${counted(n, 'further gather-scatter scheme')} of the same hubs.`,
  );
  return shapes;
}

function timelinesOf({ index, transfers }: DetectionInput, hub: number): Timeline[] {
  const { inOffsets, inRows, outOffsets, outRows } = index;
  const byAsset = new Map<number, { hub: number; rows: number[]; inward: boolean[] }>();
  let incoming = inOffsets[hub]!;
  let outgoing = outOffsets[hub]!;
  while (incoming < inOffsets[hub + 1]! || outgoing < outOffsets[hub + 1]!) {
    const takesIn =
      outgoing === outOffsets[hub + 1]! || (incoming < inOffsets[hub + 1]! && inRows[incoming]! <= outRows[outgoing]!);
    const row = takesIn ? inRows[incoming++]! : outRows[outgoing++]!;
    if (transfers.from[row] === transfers.to[row]) continue;
    const timeline = byAsset.get(transfers.asset[row]!) ?? { hub, rows: [], inward: [] };
    timeline.rows.push(row);
    timeline.inward.push(takesIn);
    byAsset.set(transfers.asset[row]!, timeline);
  }
  return [...byAsset].sort(([a], [b]) => a - b).map(([, timeline]) => timeline);
}

/** Turns of one timeline that share no transfer, in time order. */
function turnsOf(
  input: DetectionInput,
  value: Float64Array,
  timeline: Timeline,
  settings: NetworkSettings,
  budget: WorkBudget,
): Turn[] {
  const { rows, inward } = timeline;
  const turns: Turn[] = [];
  let free = 0;
  for (let i = 0; i + 1 < rows.length; i++) {
    if (!inward[i] || inward[i + 1]!) continue;
    const turn = turnAt(input, value, timeline, i, free, settings, budget);
    if (turn === undefined) continue;
    turns.push(turn);
    const last = turn.scattered[turn.scattered.length - 1]!;
    while (free < rows.length && rows[free]! <= last) free++;
  }
  return turns;
}

/**
 * The turn between positions `at` and `at + 1`, using no position before `free`; undefined where it is no
 * gather-scatter.
 */
function turnAt(
  input: DetectionInput,
  value: Float64Array,
  { rows, inward }: Timeline,
  at: number,
  free: number,
  settings: NetworkSettings,
  budget: WorkBudget,
): Turn | undefined {
  const { timestamp_ms: times, from, to } = input.transfers;
  const windowMs = settings.window_hours * HOUR_MS;
  const phase = (start: number, step: number, wanted: boolean, isWithin: (time: number) => boolean): number[] => {
    const taken: number[] = [];
    let signal = 0;
    let noise = 0;
    for (let i = start; i >= free && i < rows.length && Math.abs(i - start) < settings.gather_degree_cap; i += step) {
      budget.left--;
      if (!isWithin(times[rows[i]!]!)) break;
      if (inward[i] === wanted) {
        signal += value[rows[i]!]!;
        taken.push(rows[i]!);
      } else {
        noise += value[rows[i]!]!;
        if (noise > settings.gather_noise_ratio * signal) break;
      }
    }
    return taken;
  };
  const turned_ms = times[rows[at]!]!;
  const before = phase(at, -1, true, (time) => time >= turned_ms - windowMs).reverse();
  const isGathering = (rowsIn: readonly number[]) =>
    new Set(rowsIn.map((row) => from[row]!)).size >= settings.min_mules;
  const isScattering = (rowsOut: readonly number[]) =>
    new Set(rowsOut.map((row) => to[row]!)).size >= settings.min_mules;
  if (!isGathering(before)) return undefined;
  const after = phase(at + 1, 1, false, (time) => time <= turned_ms + windowMs);
  if (!isScattering(after)) return undefined;
  const balanced = balance(before, after, value, settings.min_forward_ratio);
  // Where dropping would leave too few on a side, the sides stay unequal and the grade says so.
  const [gathered, scattered] = isGathering(balanced[0]) && isScattering(balanced[1]) ? balanced : [before, after];
  const [got, paid] = [sumOf(gathered, value), sumOf(scattered, value)];
  const ratio = Math.max(got, paid) > 0 ? Math.min(got, paid) / Math.max(got, paid) : 0;
  if (ratio < settings.gather_weak_ratio) return undefined;
  const isOrdered = times[scattered[0]!]! > times[gathered[gathered.length - 1]!]!;
  const proof_grade = !isOrdered ? 'shape' : ratio >= settings.min_forward_ratio ? 'shape_time_value' : 'shape_time';
  return { gathered, scattered, proof_grade, ratio };
}

/** Both sides without the oldest receipts, or the latest payments, that only make them unequal. */
function balance(
  gathered: readonly number[],
  scattered: readonly number[],
  value: Float64Array,
  minRatio: number,
): [gathered: readonly number[], scattered: readonly number[]] {
  let got = sumOf(gathered, value);
  let paid = sumOf(scattered, value);
  let first = 0;
  while (first < gathered.length && paid < minRatio * got && got - value[gathered[first]!]! >= paid)
    got -= value[gathered[first++]!]!;
  let end = scattered.length;
  while (end > 0 && got < minRatio * paid && paid - value[scattered[end - 1]!]! >= got)
    paid -= value[scattered[--end]!]!;
  return [gathered.slice(first), scattered.slice(0, end)];
}

function sumOf(rows: readonly number[], value: Float64Array): number {
  return rows.reduce((sum, row) => sum + value[row]!, 0);
}

function size({ gathered, scattered }: Turn): number {
  return Math.min(gathered.length, scattered.length);
}

function shapeOf({ transfers }: DetectionInput, hub: number, turn: Turn, settings: NetworkSettings): NetworkShape {
  const senders = [...new Set(turn.gathered.map((row) => transfers.from[row]!))].sort((a, b) => a - b);
  const receivers = [...new Set(turn.scattered.map((row) => transfers.to[row]!))].sort((a, b) => a - b);
  const roles = new Map<number, Role>([[hub, 'hub']]);
  for (const sender of senders) roles.set(sender, 'sender');
  for (const receiver of receivers) roles.set(receiver, roles.has(receiver) ? 'sender_and_receiver' : 'receiver');
  const narrower = Math.min(senders.length, receivers.length);
  return {
    subtype: 'gather_scatter',
    proof_grade: turn.proof_grade,
    strength: 0.7 * countStrength(narrower, settings.min_mules) + 0.3 * turn.ratio,
    roles,
    rows: [...turn.gathered, ...turn.scattered],
    hubs: [hub],
    method: 'phases_of_one_hub',
  };
}
