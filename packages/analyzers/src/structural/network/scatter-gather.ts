/** Source → mules → aggregators: smurfing where the parts stay below a limit, scatter-gather where they need not. */
import { HOUR_MS, counted, type ProofGrade } from '@analytics/domain';
import { countStrength } from '../confidence.ts';
import type { DetectionInput } from '../detection.ts';
import type { NoticeBook, WorkBudget } from '../notices.ts';
import { pairOrder } from '../pair-order.ts';
import { firstAtOrAfter } from '../row-search.ts';
import type { Money } from '../money.ts';
import { largestOf, smallestOf } from '../../extremes.ts';
import { mergedBySource, saysMore, withoutParts } from './joined-shapes.ts';
import { layeredParts } from './layered-parts.ts';
import type { NetworkSettings } from './params.ts';
import { densestParts, muleCount, type Part } from './parts.ts';
import type { NetworkShape } from './network-shape.ts';
import { splitParts } from './split-parts.ts';

/** A source's transfers to one mule: positions in the pair order. */
interface Share {
  readonly mule: number;
  readonly begin: number;
  readonly end: number;
}

/** Addresses that the same mules pay, and what the source gave these mules. */
interface Group {
  readonly aggregators: readonly number[];
  readonly shares: readonly Share[];
}

interface Candidates {
  readonly groups: readonly Group[];
  /** Addresses other than services that at least two of the source's mules pay. */
  readonly meeting: ReadonlySet<number>;
}

interface Search {
  readonly input: DetectionInput;
  readonly money: Money;
  readonly settings: NetworkSettings;
  readonly windowMs: number;
  readonly ordered: Uint32Array;
  readonly budget: WorkBudget;
  readonly skippedHub: Uint8Array;
}

const GRADES: readonly ProofGrade[] = ['shape_time_value', 'shape_time', 'shape'];

/**
 * Counts wedges source → mule → aggregator source by source, so that memory stays O(nodes); mules above the degree cap
 * are left out. Work is Σ over mules of in · out on the capped ones, bounded by `total_steps`. Deterministic: sources
 * by node id.
 */
export function scatterGathers(
  input: DetectionInput,
  money: Money,
  settings: NetworkSettings,
  book: NoticeBook,
): NetworkShape[] {
  const { index } = input;
  const search: Search = {
    input,
    money,
    settings,
    windowMs: settings.window_hours * HOUR_MS,
    ordered: pairOrder(index, input.transfers.from),
    budget: { left: settings.total_steps },
    skippedHub: new Uint8Array(index.nodeCount),
  };
  const candidatesOf = aggregatorCounter(search);
  const shapes: NetworkShape[] = [];
  let sourcesLeft = 0;
  for (let source = 0; source < index.nodeCount; source++) {
    if (index.outOffsets[source + 1]! - index.outOffsets[source]! < settings.min_mules) continue;
    if (search.budget.left <= 0) {
      sourcesLeft++;
      continue;
    }
    const shares = sharesOf(search, source);
    if (shares.length < settings.min_mules) continue;
    const { groups, meeting } = candidatesOf(source, shares);
    const oneLayer = groups.flatMap((group) => schemesOf(search, source, group, book));
    const ofSource = [...oneLayer];
    for (const shape of splitSmurfing(search, source, shares, meeting))
      if (saysMore(shape, ofSource)) ofSource.push(shape);
    const direct = new Set(oneLayer.flatMap(({ hubs }) => hubs));
    for (const parts of layeredParts(input, money, settings, search.ordered, source, shares, search.budget)) {
      const aggregators = [...new Set(parts.flatMap((part) => part.aggregators))];
      const shape = shapeOf(search, source, parts, 'shape_time_value');
      const isJoined = aggregators.length > 1;
      if (isJoined ? isSplit(search, source, shape) && saysMore(shape, ofSource) : !direct.has(aggregators[0]!))
        ofSource.push(shape);
    }
    for (const shape of withoutParts(ofSource)) shapes.push(shape);
  }
  book.add('BUDGET_REACHED', sourcesLeft, (n) => `The search for smurfing ended before ${counted(n, 'source')}.`);
  book.addHubs(
    search.skippedHub,
    (n) =>
      `Not taken for mules: ${counted(n, 'address', 'addresses')} with more than ${settings.mule_degree_cap} outgoing transfers.`,
  );
  return mergedBySource(shapes, input);
}

/** Who gets money from `source`, services and itself left out; by node id. */
function sharesOf({ input, ordered }: Search, source: number): Share[] {
  const { index, transfers, addresses } = input;
  const shares: Share[] = [];
  const last = index.outOffsets[source + 1]!;
  for (let begin = index.outOffsets[source]!, end = begin; begin < last; begin = end) {
    const mule = transfers.to[ordered[begin]!]!;
    for (end = begin + 1; end < last; end++) if (transfers.to[ordered[end]!] !== mule) break;
    if (mule === source || addresses.is_service[mule] === 1) continue;
    if (index.outOffsets[mule] !== index.outOffsets[mule + 1]) shares.push({ mule, begin, end });
  }
  return shares;
}

/**
 * Groups of addresses that at least `min_mules` of the source's mules pay; those that mostly share their mules are one
 * group.
 */
function aggregatorCounter(search: Search): (source: number, shares: readonly Share[]) => Candidates {
  const { input, settings, windowMs, ordered, budget, skippedHub } = search;
  const { index, transfers, addresses } = input;
  const { timestamp_ms: times, to } = transfers;
  const muleStamp = new Uint32Array(index.nodeCount);
  const mules = new Uint32Array(index.nodeCount);
  let stamp = 0;
  return (source, shares) => {
    const touched: number[] = [];
    const eachPayment = (share: Share, visit: (receiver: number) => void) => {
      const { mule } = share;
      const begin_ms = times[ordered[share.begin]!]!;
      const end_ms = times[ordered[share.end - 1]!]! + windowMs;
      const end = index.outOffsets[mule + 1]!;
      const low = firstAtOrAfter(index.outRows, times, index.outOffsets[mule]!, end, begin_ms);
      let high = low;
      while (high < end && high - low <= settings.mule_degree_cap && times[index.outRows[high]!]! <= end_ms) high++;
      budget.left -= high - low + 4;
      if (high - low > settings.mule_degree_cap) {
        skippedHub[mule] = 1;
        return;
      }
      stamp++;
      for (let i = low; i < high; i++) {
        const receiver = to[index.outRows[i]!]!;
        if (receiver === source || receiver === mule || muleStamp[receiver] === stamp) continue;
        if (addresses.is_service[receiver] === 1 && addresses.is_service[source] === 1) continue;
        muleStamp[receiver] = stamp;
        visit(receiver);
      }
    };
    for (const share of shares) {
      eachPayment(share, (receiver) => {
        if (mules[receiver]!++ === 0) touched.push(receiver);
      });
    }
    const candidates = touched.filter((receiver) => mules[receiver]! >= settings.min_mules).sort((a, b) => a - b);
    const meeting = new Set(
      touched.filter((receiver) => mules[receiver]! >= 2 && addresses.is_service[receiver] === 0),
    );
    for (const receiver of touched) mules[receiver] = 0;
    if (candidates.length === 0) return { groups: [], meeting };
    const sharesOfReceiver = new Map<number, Share[]>(candidates.map((receiver) => [receiver, []]));
    for (const share of shares) eachPayment(share, (receiver) => sharesOfReceiver.get(receiver)?.push(share));
    return { groups: groupsBySharedMules(sharesOfReceiver), meeting };
  };
}

/** Joins receivers when at least half of the smaller one's mules pay the other too. */
function groupsBySharedMules(sharesOf: ReadonlyMap<number, readonly Share[]>): Group[] {
  const receiversOf = new Map<Share, number[]>();
  for (const [receiver, shares] of sharesOf) {
    for (const share of shares) {
      const receivers = receiversOf.get(share);
      if (receivers) receivers.push(receiver);
      else receiversOf.set(share, [receiver]);
    }
  }
  const shared = new Map<number, Map<number, number>>();
  for (const receivers of receiversOf.values()) {
    for (const a of receivers) {
      for (const b of receivers) {
        if (a >= b) continue;
        const row = shared.get(a) ?? new Map<number, number>();
        shared.set(a, row.set(b, (row.get(b) ?? 0) + 1));
      }
    }
  }
  const groupOf = new Map([...sharesOf.keys()].map((receiver) => [receiver, [receiver]]));
  for (const [a, row] of shared) {
    for (const [b, count] of row) {
      const [x, y] = [groupOf.get(a)!, groupOf.get(b)!];
      if (x === y || 2 * count < Math.min(sharesOf.get(a)!.length, sharesOf.get(b)!.length)) continue;
      for (const receiver of y) {
        x.push(receiver);
        groupOf.set(receiver, x);
      }
    }
  }
  return [...new Set(groupOf.values())].map((aggregators) => ({
    aggregators,
    shares: [...new Set(aggregators.flatMap((receiver) => sharesOf.get(receiver)!))].sort((a, b) => a.begin - b.begin),
  }));
}

/** All shapes between a source and a group of aggregators: the densest window first, then the next of what is left. */
function schemesOf(search: Search, source: number, group: Group, book: NoticeBook): NetworkShape[] {
  const { input, settings, windowMs } = search;
  const aggregators = new Set(group.aggregators);
  const hasServiceEnd = [source, ...group.aggregators].some((node) => input.addresses.is_service[node] === 1);
  let parts = group.shares.flatMap((share) => partsOf(search, share, aggregators));
  const shapes: NetworkShape[] = [];
  for (let grade = 0; grade < (hasServiceEnd ? 1 : GRADES.length);) {
    const allowed = GRADES.slice(0, grade + 1);
    const densest = densestParts(
      parts.filter(({ proof }) => allowed.includes(proof)),
      windowMs,
    );
    if (muleCount(densest) < settings.min_mules) {
      grade++;
      continue;
    }
    const taken = new Set(densest);
    parts = parts.filter((part) => !taken.has(part));
    shapes.push(shapeOf(search, source, densest, GRADES[grade]!));
  }
  const limit = settings.max_schemes_per_hub;
  book.add(
    'SCHEMES_CAPPED',
    shapes.length - limit,
    (n) => `Not listed: ${counted(n, 'further scheme')} of the same source and aggregators.`,
  );
  return shapes.slice(0, limit);
}

/**
 * Smurfing whose aggregators have mules of their own: each part conserved and below the limit, and the source then did
 * mostly this. The last keeps apart what merely has a busy payer in common.
 */
function splitSmurfing(
  search: Search,
  source: number,
  shares: readonly Share[],
  meeting: ReadonlySet<number>,
): NetworkShape[] {
  const { input, settings, windowMs } = search;
  if (meeting.size < 2 || shares.length < settings.smurfing_min_mules || input.addresses.is_service[source] === 1)
    return [];
  const conserved = shares
    .flatMap((share) => partsOf(search, share, meeting))
    .filter(({ proof, rowsIn }) => proof === 'shape_time_value' && isBelowLimit(search, rowsIn));
  const parts = splitParts(conserved, settings, windowMs);
  if (parts.length === 0) return [];
  const shape = shapeOf(search, source, parts, 'shape_time_value');
  return isSplit(search, source, shape) ? [shape] : [];
}

/**
 * Whether a shape with several aggregators is smurfing, and most transfers that its source sent meanwhile belong to it.
 */
function isSplit({ input, settings }: Search, source: number, shape: NetworkShape): boolean {
  if (shape.subtype !== '') return false;
  const { index, transfers } = input;
  const own = shape.rows.filter((row) => transfers.from[row] === source);
  const first = smallestOf(own);
  const last = largestOf(own);
  const sent = index.outRows
    .subarray(index.outOffsets[source], index.outOffsets[source + 1])
    .filter((row) => row >= first && row <= last);
  return new Set(own).size >= settings.min_exclusive_share * sent.length;
}

function isBelowLimit({ input, money, settings }: Search, rows: readonly number[]): boolean {
  const { amount_usd, asset } = input.transfers;
  return rows.every((row) => money.priced[asset[row]!] === 1 && amount_usd[row]! < settings.threshold_usd);
}

/**
 * Cuts a mule's transfers from the source and to the aggregators, asset by asset, where receiving begins anew: each
 * piece is money in, then money out. Without conserved value a piece counts only at a mule that works mostly for this
 * shape.
 */
function partsOf(search: Search, share: Share, aggregators: ReadonlySet<number>): Part[] {
  const { input, money, settings, windowMs, ordered } = search;
  const { index, transfers } = input;
  const { timestamp_ms: times, asset } = transfers;
  const { value } = money;
  const incoming = Array.from(ordered.subarray(share.begin, share.end));
  const low = index.outOffsets[share.mule]!;
  const high = index.outOffsets[share.mule + 1]!;
  if (high - low > settings.mule_degree_cap * 4) return [];
  const outgoing = Array.from(index.outRows.subarray(low, high)).filter((row) => aggregators.has(transfers.to[row]!));
  const received = index.inOffsets[share.mule + 1]! - index.inOffsets[share.mule]!;
  const isExclusive =
    incoming.length >= settings.min_exclusive_share * received &&
    outgoing.length >= settings.min_exclusive_share * (high - low);
  const parts: Part[] = [];
  for (const kind of new Set(incoming.map((row) => asset[row]!))) {
    const ins = incoming.filter((row) => asset[row] === kind);
    const outs = outgoing.filter((row) => asset[row] === kind);
    for (let i = 0, o = 0; i < ins.length && o < outs.length;) {
      const rowsIn: number[] = [];
      const rowsOut: number[] = [];
      while (o < outs.length && times[outs[o]!]! < times[ins[i]!]!) o++;
      if (o === outs.length) break;
      for (; i < ins.length && times[ins[i]!]! <= times[outs[o]!]!; i++) rowsIn.push(ins[i]!);
      const lastIn_ms = times[rowsIn[rowsIn.length - 1]!]!;
      const got = rowsIn.reduce((sum, row) => sum + value[row]!, 0);
      let passed = 0;
      for (; o < outs.length && (i === ins.length || times[outs[o]!]! < times[ins[i]!]!); o++) {
        const next = value[outs[o]!]!;
        if (times[outs[o]!]! - lastIn_ms > windowMs) continue;
        if (passed >= settings.min_forward_ratio * got && passed + next > settings.max_forward_ratio * got) continue;
        rowsOut.push(outs[o]!);
        passed += next;
      }
      if (rowsOut.length === 0) continue;
      const isOrdered = times[rowsOut[0]!]! > lastIn_ms;
      const isConserved =
        got > 0 && passed >= settings.min_forward_ratio * got && passed <= settings.max_forward_ratio * got;
      if (!isConserved && !isExclusive) continue;
      const proof = !isOrdered ? 'shape' : isConserved ? 'shape_time_value' : 'shape_time';
      const end_ms = times[rowsOut[rowsOut.length - 1]!]!;
      const ends = [...new Set(rowsOut.map((row) => transfers.to[row]!))];
      parts.push({ mule: share.mule, rowsIn, rowsOut, aggregators: ends, begin_ms: times[rowsIn[0]!]!, end_ms, proof });
    }
  }
  return parts;
}

/** Smurfing over the parts below the limit where they suffice, else scatter-gather over all. */
function shapeOf(search: Search, source: number, parts: readonly Part[], proof_grade: ProofGrade): NetworkShape {
  const { input, settings } = search;
  const { amount_usd, from, to } = input.transfers;
  const below = parts.filter(({ rowsIn }) => isBelowLimit(search, rowsIn));
  const total = below.reduce((sum, { rowsIn }) => sum + rowsIn.reduce((part, row) => part + amount_usd[row]!, 0), 0);
  const isSmurfing =
    muleCount(below) >= settings.smurfing_min_mules && total >= settings.min_total_thresholds * settings.threshold_usd;
  const used = isSmurfing ? below : parts;
  const rows = used.flatMap(({ rowsIn, rowsOut }) => [...rowsIn, ...rowsOut]);
  const aggregators = [...new Set(used.flatMap((part) => part.aggregators))].sort((a, b) => a - b);
  const ends = new Set([source, ...aggregators]);
  const mules = [...new Set(rows.flatMap((row) => [from[row]!, to[row]!]))]
    .filter((node) => !ends.has(node))
    .sort((a, b) => a - b);
  const mulesNeeded = isSmurfing ? settings.smurfing_min_mules : settings.min_mules;
  return {
    subtype: isSmurfing ? '' : 'scatter_gather',
    proof_grade,
    strength: 0.8 * countStrength(muleCount(used), mulesNeeded) + (isSmurfing ? 0.2 : 0),
    roles: new Map([
      [source, 'source'],
      ...mules.map((mule) => [mule, 'mule'] as const),
      ...aggregators.map((aggregator) => [aggregator, 'aggregator'] as const),
    ]),
    rows,
    hubs: [source, ...aggregators],
    method: 'windowed_wedge_counting',
  };
}
