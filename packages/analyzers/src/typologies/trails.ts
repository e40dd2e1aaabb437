/**
 * Where the money of one transfer went on to, or came from: single follows in one asset, until a service or a pool ends
 * the trail.
 */
import { HOUR_MS } from '@analytics/domain';
import type { TypologyContext } from './context.ts';
import { lowerBound } from '../lower-bound.ts';

export interface TrailRules {
  readonly window_hours: number;
  /** Share of a transfer that its follow carries at least; at most `1 / least_ratio` of it. */
  readonly least_ratio: number;
  readonly most_hops: number;
}

/** At an address with more candidates some amount fits by chance. */
const MAX_CANDIDATES = 64;

/**
 * The rows that carry the money of `row` on, in time order, `row` itself left out. A deposit wallet's sweep is the last
 * hop. O(hops · candidates).
 */
export function trailForward(context: TypologyContext, row: number, rules: TrailRules): number[] {
  return trail(context, row, rules, 'forward');
}

/** Where money went that may part and meet other money on its way. */
export interface Spread {
  /** In the order in which it was followed, each address before what it sends. */
  readonly rows: readonly number[];
  /** Transfers on the longest way. */
  readonly hops: number;
  /** Whether somewhere no single transfer carried it on. */
  readonly is_parted: boolean;
}

/** Payments that money may part into at one address, and transfers that are followed in all. */
const MAX_PARTS = 5;
const MAX_SPREAD = 32;
/** Money that is less than this of what an address passes on together is followed no farther, however often it was pooled. */
const LEAST_SHARE = 0.2;
/** Receipts and payments that are looked at around one: an address with more has a crowd. */
const MAX_RECEIPTS = 1000;

/**
 * As `trailForward`; where no single transfer carries the money on, the few payments that carry on all that the address
 * had received within the window. O(transfers followed · receipts looked at).
 */
export function spreadForward(context: TypologyContext, row: number, rules: TrailRules): Spread {
  const { from, to } = context.input.transfers;
  const rows: number[] = [];
  const seen = new Set([from[row]!, to[row]!]);
  let ends: readonly { readonly row: number; readonly share: number }[] = [{ row, share: 1 }];
  let [hops, is_parted] = [0, false];
  while (ends.length > 0 && hops < rules.most_hops) {
    const next: { row: number; share: number }[] = [];
    const followed = rows.length;
    for (const end of ends) {
      if (context.isService(to[end.row]!)) continue;
      const single = nearestFollow(context, end.row, to[end.row]!, rules, 'forward');
      const on = single >= 0 ? { rows: [single], share: end.share } : partsOn(context, end.row, end.share, rules);
      is_parted ||= single < 0 && on.rows.length > 0;
      for (const follow of on.rows) {
        if (rows.length === MAX_SPREAD) break;
        rows.push(follow);
        if (seen.has(to[follow]!)) continue;
        seen.add(to[follow]!);
        next.push({ row: follow, share: on.share });
      }
    }
    if (rows.length > followed) hops++;
    ends = next;
  }
  return { rows, hops, is_parted };
}

/** The payments that money goes on in, and how much of them it is. */
interface Parts {
  readonly rows: readonly number[];
  readonly share: number;
}

const NO_PARTS: Parts = { rows: [], share: 0 };

/**
 * The few payments that carry on a row and all that came in around it; none where its money, `share` of the row, is a
 * small part of that, or more than `MAX_RECEIPTS` came in. O(receipts looked at).
 */
function partsOn(context: TypologyContext, row: number, share: number, rules: TrailRules): Parts {
  const { to, asset, timestamp_ms } = context.input.transfers;
  const node = to[row]!;
  const window_ms = rules.window_hours * HOUR_MS;
  const isLike = (other: number): boolean => asset[other] === asset[row];
  const sent = context.rowsOut(node);
  const got = context.rowsIn(node);
  const carried = share * context.value[row]!;
  let [received, tried] = [0, 0];
  /** False where the money is too small a part of what has come in. */
  const take = (receipt: number): boolean => {
    if (isLike(receipt)) received += context.value[receipt]!;
    return tried++ < MAX_RECEIPTS && carried >= LEAST_SHARE * received;
  };
  const here = lowerBound(got, row);
  for (let at = here; at >= 0 && timestamp_ms[row]! - timestamp_ms[got[at]!]! <= window_ms; at--)
    if (!take(got[at]!)) return NO_PARTS;
  const parts: number[] = [];
  let passed = 0;
  let next = here + 1;
  for (let at = lowerBound(sent, row); at < sent.length && parts.length < MAX_PARTS; at++) {
    const part = sent[at]!;
    if (timestamp_ms[part]! - timestamp_ms[row]! > window_ms || tried++ > MAX_RECEIPTS) break;
    if (!isLike(part) || timestamp_ms[part] === timestamp_ms[row]) continue;
    for (; next < got.length && got[next]! < part; next++) if (!take(got[next]!)) return NO_PARTS;
    parts.push(part);
    passed += context.value[part]!;
    if (passed * rules.least_ratio > received) return NO_PARTS;
    if (passed >= rules.least_ratio * received) return { rows: parts, share: carried / received };
  }
  return NO_PARTS;
}

/** The rows that brought the money of `row`, from the first to the last, `row` itself left out. */
export function trailBackward(context: TypologyContext, row: number, rules: TrailRules): number[] {
  return trail(context, row, rules, 'backward').reverse();
}

function trail(
  context: TypologyContext,
  start: number,
  rules: TrailRules,
  direction: 'forward' | 'backward',
): number[] {
  const { from, to } = context.input.transfers;
  const rows: number[] = [];
  const seen = new Set([from[start]!, to[start]!]);
  for (let row = start; rows.length < rules.most_hops;) {
    const node = direction === 'forward' ? to[row]! : from[row]!;
    if (context.isService(node)) break;
    const next = nearestFollow(context, row, node, rules, direction);
    if (next < 0) break;
    const other = direction === 'forward' ? to[next]! : from[next]!;
    rows.push(next);
    if (seen.has(other)) break;
    seen.add(other);
    row = next;
  }
  return rows;
}

/**
 * The transfer nearest in time that carries about as much of the same asset; of several the one nearest in amount
 * within the hour.
 */
function nearestFollow(
  { input, value, rowsIn, rowsOut }: TypologyContext,
  row: number,
  node: number,
  { window_hours, least_ratio }: TrailRules,
  direction: 'forward' | 'backward',
): number {
  const { transfers } = input;
  const isForward = direction === 'forward';
  const list = isForward ? rowsOut(node) : rowsIn(node);
  const time_ms = transfers.timestamp_ms[row]!;
  const from = lowerBound(list, row);
  let best = -1;
  let tried = 0;
  for (let i = isForward ? from : from - 1; i >= 0 && i < list.length; i += isForward ? 1 : -1) {
    const candidate = list[i]!;
    const gap_ms = Math.abs(transfers.timestamp_ms[candidate]! - time_ms);
    if (gap_ms > window_hours * HOUR_MS || tried++ > MAX_CANDIDATES) break;
    if (gap_ms === 0 || transfers.asset[candidate] !== transfers.asset[row]) continue;
    const [before, after] = isForward ? [value[row]!, value[candidate]!] : [value[candidate]!, value[row]!];
    if (after < least_ratio * before || after * least_ratio > before) continue;
    if (best < 0) best = candidate;
    else if (gap_ms - Math.abs(transfers.timestamp_ms[best]! - time_ms) > HOUR_MS) break;
    else if (misfit(value, row, candidate) < misfit(value, row, best)) best = candidate;
  }
  return best;
}

function misfit(value: Float64Array, row: number, candidate: number): number {
  return Math.abs(Math.log(value[candidate]! / value[row]!));
}
